"""The ``lab`` domain: one permanent name for each paper, person, theme and news item."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast
from zlib import crc32

from docutils import nodes as docutils_nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from labpress.group.catalogue import Catalogue
from labpress.group.kinds import KINDS
from labpress.group.lab import Lab
from labpress.group.settings import data_files
from labpress.people.question_text import guess_line
from labpress.records.ids import anchor_of, kind_and_id
from labpress.records.listing import joined_line, unlisted_line
from labpress.records.model import Location, NewsItem
from labpress.records.problems import Code, Problem
from labpress.sphinxext import nodes
from labpress.sphinxext.config import project_in
from labpress.sphinxext.page_ids import pages_by_id
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import place_of
from labpress.sphinxext.targets import Target, holds, reading_order, targets_in
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from labpress.files.web import WebPicture
    from labpress.group.catalogue import Page
    from labpress.records.model import Publication

logger = logging.getLogger(__name__)

#: Builders that make a page of its own for each paper and person.
PAGE_BUILDERS = ("html", "dirhtml")


class RecordRole(XRefRole):
    """A reference to a record; notes that the page must be rebuilt when records change."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note the page and leave *title* and *target* as they are."""
        lab_domain(env).note_use(env.docname)
        return title, target.strip()


def record_role() -> RecordRole:
    """Return the role that refers to objects of one kind."""
    return RecordRole(innernodeclass=docutils_nodes.inline)


class LabDomain(Domain):
    """Records as objects of a Sphinx domain.

    ``data`` holds only what pages say: the targets that show records, the news items, which pages
    use records at all, and the digest of the records when these were read. The records themselves
    are in :attr:`lab`, outside the environment's pickle.
    """

    name = "lab"
    label = "Research group"
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in KINDS}
    roles: ClassVar = {kind: record_role() for kind in KINDS}
    initial_data: ClassVar = {
        "targets": {},
        "news": {},
        "uses": set(),
        "read_with": "",
        "gathers": set(),
        "days": {},
        "conditional": {},
    }
    # an environment pickled with other fields is read anew
    data_version = crc32(
        repr([*initial_data, *(f.name for f in (*fields(Target), *fields(NewsItem)))]).encode()
    )

    #: The builder of this run; set when Sphinx has made it.
    builder: Builder
    #: The commit that is checked out, empty without git; None until somebody asks.
    commit: str | None = None
    #: Kind, id and key of a record -> the picture that it names, as the site shows it.
    pictures: Mapping[tuple[str, str, str], WebPicture] = {}
    #: Name below the source folder of a picture of pages -> the picture, if it is a large one.
    page_pictures: Mapping[str, WebPicture] = {}
    #: Address below the site's root -> a file of these pictures.
    picture_files: Mapping[str, Path] = {}
    #: The booklet's PDF if the site has one to offer; set when the builder is made.
    booklet_pdf: Path | None = None
    #: A picture of the booklet's cover, if one could be made; and how many pages it has, or 0.
    booklet_cover: Path | None = None
    booklet_page_count: int = 0
    #: What the site calls the booklet.
    booklet_title: str = ""
    #: anchor -> the page of the booklet on which it stands, as printed.
    printed_pages: Mapping[str, str] = {}
    #: Anchors that the booklet has; set while it is assembled.
    booklet_anchors: frozenset[str] = frozenset()

    # --- the records

    @cached_property
    def lab(self) -> Lab:
        """The group's records."""
        project = project_in(self.env.config)
        return Lab.load(project.folder, project.settings, Path(self.env.doctreedir) / "labpress")

    @cached_property
    def booklet_digest(self) -> str:
        """Changes whenever what the site says of the booklet changes."""
        if self.booklet_pdf is None:
            return ""
        cover = self.booklet_cover.name if self.booklet_cover else ""
        facts = (self.booklet_pdf.name, self.booklet_title, cover, self.booklet_page_count)
        return repr((*facts, self.booklet_pdf.stat().st_size, sorted(self.printed_pages.items())))

    def booklet_note(self, anchor: str) -> str:
        """Return on which page of the booklet *anchor* stands, or nothing if on none."""
        page = self.printed_pages.get(anchor)
        if not page:
            return ""
        # Translators: a page of the printed booklet: "Welcome Booklet, p. 7".
        place = self.lab.words.gettext("{booklet}, p. {page}")
        return place.format(booklet=self.booklet_title, page=page)

    def note_use(self, docname: str) -> None:
        """Note that *docname* shows records: it is read again when a file of theirs changes."""
        self.data["uses"].add(docname)
        project = project_in(self.env.config)
        for path in data_files(project.folder, project.settings):
            # one that is not there would be "changed" at each build; see :func:`outdated_pages`
            if path.is_file():
                self.env.note_dependency(str(path))

    @property
    def today(self) -> date:
        """The day on which this build decides what is over."""
        return project_in(self.env.config).options.today or date.today()

    def note_day(self, docname: str) -> None:
        """Note that what *docname* shows depends on the day: it is read again on another one."""
        self.data["days"][docname] = self.today.isoformat()

    def note_gathering(self, docname: str) -> None:
        """Note that *docname* shows news that stand in other pages."""
        self.data["gathers"].add(docname)

    # --- what pages show

    @property
    def targets(self) -> dict[str, list[Target]]:
        """docname -> the targets in it that show records."""
        return cast("dict[str, list[Target]]", self.data["targets"])

    @property
    def news(self) -> dict[str, NewsItem]:
        """The news items by id, in no particular order."""
        return cast("dict[str, NewsItem]", self.data["news"])

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* shows."""
        self.targets.pop(docname, None)
        self.data["uses"].discard(docname)
        self.data["gathers"].discard(docname)
        self.data["days"].pop(docname, None)
        for news_id in [i for i, item in self.news.items() if item.docname == docname]:
            del self.news[news_id]

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found in *docnames*."""
        wanted = set(docnames)
        self.targets.update({d: p for d, p in otherdata["targets"].items() if d in wanted})
        self.data["uses"] |= otherdata["uses"] & wanted
        self.data["gathers"] |= otherdata["gathers"] & wanted
        self.data["days"].update({d: day for d, day in otherdata["days"].items() if d in wanted})
        for item in otherdata["news"].values():
            if item.docname in wanted:
                self.add_news(item)

    def add_news(self, item: NewsItem) -> None:
        """Add *item*; an id that another item has already is reported and the other one kept."""
        other = self.news.get(item.id)
        if other and (other.docname, other.line) != (item.docname, item.line):
            first, second = sorted((other, item), key=lambda i: (i.docname, i.line))
            self.news[item.id] = first
            where = Location(str(self.env.doc2path(second.docname)), second.line)
            message = f"the news id '{item.id}' is already that of another item"
            hint = f"the other is in {self.env.doc2path(first.docname, False)}:{first.line}"
            report(Problem(Code.NEWS_DUPLICATE, where, message, hint, item.id))
            return
        self.news[item.id] = item

    def process_doc(
        self, env: BuildEnvironment, docname: str, document: docutils_nodes.document
    ) -> None:
        """Note the targets in *document* that show records."""
        targets = list(targets_in(document))
        if targets:
            self.targets[docname] = targets
        for anchor in dict.fromkeys(target.anchor for target in targets):
            if (other := document.ids.get(anchor)) is not None:
                where = Location(str(env.doc2path(docname)), other.line or 1)
                message = f"the page has another anchor '{anchor}', which is that of a record"
                hint = "reword the heading, or give it or the label another name"
                report(Problem(Code.RECORD_ID, where, message, hint, anchor))

    @cached_property
    def canonical_pages(self) -> dict[str, str]:
        """anchor -> the page that has it, of the pages that this builder writes.

        Valid once all pages are read; :func:`forget_targets` renews it.
        """
        position = {docname: index for index, docname in enumerate(reading_order(self.env))}
        found: dict[str, tuple[int, int, str]] = {}
        for docname, targets in self.targets.items():
            at = position.get(docname, len(position))
            for target in targets:
                if not holds(self, target.condition):
                    continue
                candidate = (target.rank, at, docname)
                if target.anchor not in found or candidate < found[target.anchor]:
                    found[target.anchor] = candidate
        return self.own_pages | {anchor: docname for anchor, (_, _, docname) in found.items()}

    @property
    def has_record_pages(self) -> bool:
        """Whether this output has a page of its own for each paper and person."""
        wanted = project_in(self.env.config).options.record_pages
        return wanted and self.builder.name in PAGE_BUILDERS

    @cached_property
    def own_pages(self) -> dict[str, str]:
        """anchor -> the page that an object has to itself, or in what it is a part of.

        Objects that are not pages of the source tree have one only in outputs that make it.
        """
        catalogue = self.catalogue
        return {
            anchor_of(kind, object_id): page
            for kind, declared in catalogue.kinds.items()
            if declared.is_page or self.has_record_pages
            for object_id in catalogue.ids(kind)
            if (page := catalogue.page(kind, object_id))
        }

    def forget_targets(self) -> None:
        """Make :attr:`canonical_pages` and :attr:`catalogue` be worked out again."""
        self.__dict__.pop("canonical_pages", None)
        self.__dict__.pop("catalogue", None)
        self.__dict__.pop("own_pages", None)

    # --- resolving names

    @cached_property
    def catalogue(self) -> Catalogue:
        """Everything that has a permanent name. Valid like :attr:`canonical_pages`."""
        return Catalogue(self.lab, self.news, pages_by_id(self.env)[0])

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> docutils_nodes.reference | None:
        """Return a reference to a record's canonical target, or only its text if it has none."""
        record_id = self.catalogue.find(typ, target)
        if record_id is None:
            self._report_unknown(typ, target, node)
            return cast("docutils_nodes.reference", contnode)
        if not node.get("refexplicit"):
            name = self.catalogue.name(typ, record_id)
            contnode = docutils_nodes.inline("", name, classes=[f"lab-{typ}"])
            if typ == "paper" and builder.format == "html":
                self._set_title(contnode, self.lab.publications[record_id])
        anchor = anchor_of(typ, record_id)
        return cast(
            "docutils_nodes.reference", self.reference(fromdocname, builder, anchor, contnode)
        )

    def _set_title(self, content: Element, paper: Publication) -> None:
        """Show the title of *paper* with its formulas, of which plain text has but the source."""
        from labpress.formatting.html import rich_html

        kinds = {span.kind for span in paper.title}
        if "math" in kinds and "link" not in kinds:
            content.clear()
            content += docutils_nodes.raw("", rich_html(paper.title), format="html")

    def reference(
        self, fromdocname: str, builder: Builder, anchor: str, content: Element
    ) -> Element:
        """Return *content* as a reference to *anchor*, or as it is if this output lacks it."""
        if builder.format == "latex":
            if anchor not in self.booklet_anchors:
                return content
            return nodes.record_reference("", "", content, anchor=anchor)
        docname = self.canonical_pages.get(anchor)
        if docname is None:
            return content
        kind = self.catalogue.kinds[kind_and_id(anchor)[0]]
        fragment = "" if kind.is_page else anchor
        return make_refnode(builder, fromdocname, docname, fragment, content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, docutils_nodes.reference]]:
        """Return references to all records called *target*; for the ``any`` role."""
        found = []
        for kind in self.catalogue.kinds:
            if self.catalogue.find(kind, target) is not None:
                resolved = self.resolve_xref(
                    env, fromdocname, builder, kind, target, node, contnode
                )
                if resolved is not None:
                    found.append((f"lab:{kind}", resolved))
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every record that has a target, for ``objects.inv`` and the search."""
        for kind, declared in self.catalogue.kinds.items():
            for name, object_id in self.catalogue.all_names(kind).items():
                anchor = anchor_of(kind, object_id)
                docname = self.canonical_pages.get(anchor)
                if docname is not None:
                    title = self.catalogue.name(kind, object_id)
                    fragment = "" if declared.is_page else anchor
                    # former names are found by references, not by the search
                    yield (name, title, kind, docname, fragment, 1 if name == object_id else -1)

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """Return what the site's search calls an object of *type*."""
        return self.lab.words.pgettext("search", self.catalogue.kinds[type.lname].searched)

    def get_full_qualified_name(self, node: Element) -> str | None:
        """Return the target of *node*: names of records are global."""
        return cast("str | None", node.get("reftarget"))

    def _report_unknown(self, kind: str, target: str, node: pending_xref) -> None:
        near = nearest(target, self.catalogue.ids(kind), 0.5)
        hint = f"did you mean '{near}'?" if near else ""
        where = place_of(node, target, "}`", "<", ":`")
        if not where.file and node.get("refdoc"):
            where = Location(str(self.env.doc2path(node["refdoc"])))
        declared = self.catalogue.kinds[kind]
        message = f"there is no {declared.noun} '{target}'"
        report(Problem(declared.unknown, where, message, hint, target))


def lab_domain(env: BuildEnvironment) -> LabDomain:
    """Return the lab domain of *env*."""
    return cast("LabDomain", env.domains["lab"])


def lab_of(env: BuildEnvironment) -> Lab:
    """Return the records of the group that *env* builds."""
    return lab_domain(env).lab


def remember_builder(app: Sphinx) -> None:
    """Tell the domain which builder runs; Sphinx event ``builder-inited``."""
    domain = lab_domain(app.env)
    domain.builder = app.builder
    domain.forget_targets()


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    """Return the pages that show records, if these have changed; event ``env-get-outdated``.

    Sphinx knows a changed file by its time. One that appears, or comes back from a backup with
    an older time, is known by the digest.
    """
    domain = lab_domain(env)
    return set(domain.data["uses"]) if domain.data["read_with"] != domain.lab.digest else set()


def report_data_problems(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Report the problems of the records; Sphinx event ``env-before-read-docs``."""
    lab = lab_of(env)
    lab_domain(env).data["read_with"] = lab.digest
    for problem in lab.problems:
        report(problem)
    for guess in lab.guesses:
        logger.info("%s", guess_line(guess, lab.people))
    if lab.unlisted:
        logger.info("labpress: %s", unlisted_line(lab.unlisted))
    if lab.joined:
        logger.info("labpress: %s", joined_line(lab.joined))


def read_on_another_day(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages that depend on the day and were read on another; ``env-get-outdated``."""
    domain = lab_domain(env)
    today = domain.today.isoformat()
    return [docname for docname, day in domain.data["days"].items() if day != today]


def renew_targets(app: Sphinx, env: BuildEnvironment) -> None:
    """All pages are read, so targets are known; Sphinx event ``env-updated``."""
    domain = lab_domain(env)
    domain.forget_targets()
    _keep_former_documents(env, domain.catalogue.pages.values())


def _keep_former_documents(env: BuildEnvironment, pages: Iterable[Page]) -> None:
    """Let other projects cite a page that was moved as the document it once was, too."""
    objects = env.domains.standard_domain.objects
    for key in [key for key in objects if key[0] == "doc"]:
        del objects[key]
    for page in pages:
        for name in page.formerly:
            if name not in env.found_docs:
                objects["doc", name] = (page.docname, "")
