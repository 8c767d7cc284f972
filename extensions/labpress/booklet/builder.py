"""The LaTeX builder of a booklet: chapters in their own order, each with its address."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder
from sphinx.util.docutils import new_document
from sphinx.util.nodes import inline_all_toctrees

from labpress.booklet import cover_art, qr, tex_languages
from labpress.booklet.latex_settings import BACK, FRONT, PACKAGE, QR, current_booklet
from labpress.booklet.latex_text import anchors, escape, print_url, short_url, url
from labpress.booklet.note import FILENAME, note_of
from labpress.booklet.pictures import printed_pictures, report_remote
from labpress.booklet.tex_log import MARK
from labpress.booklet.tex_run import ENVIRONMENT, forget_booklet
from labpress.comparing.manifest import BOOKLET_FILE
from labpress.files.conversions import Conversions
from labpress.group.conf_file import ConfFile
from labpress.group.made_files import expect_files, remove_others
from labpress.records.ids import anchor_of
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.nodes import item_entry, publication
from labpress.sphinxext.reporting import report
from labpress.sphinxext.targets import conditions_around, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from labpress.booklet.settings import Booklet

#: Pages whose last name is one of these get a QR code unless ``labpress_booklet["qr"]`` says
#: which.
JOIN_PAGES = frozenset({"join", "join-us", "joining", "openings", "apply", "positions"})

#: What latexmk reads before it begins.
LATEXMK = "latexmkrc"

#: Lines that the contents page has for chapters, each of a line and a half or so, and sections.
LINES_OF_CONTENTS = 27

#: class that a page's author gives a paragraph -> macro of ``labpress.sty``
PARTS = {
    "lab-subtitle": "labsubtitle",
    "lab-lead": "lablead",
    "lab-signature": "labsignature",
    "lab-more": "labmore",
}


class BookletBuilder(LaTeXBuilder):
    """Sphinx's LaTeX builder, arranged for a booklet.

    It takes the place of Sphinx's own under the name ``latex``. Where another engine than
    XeLaTeX is configured, or several documents are, it does what Sphinx's does.
    """

    def init(self) -> None:
        """Read the settings, then as Sphinx does."""
        self.booklet: Booklet = current_booklet(self.config)
        #: QR code -> the address it holds
        self.lab_codes: dict[str, str] = {}
        #: kind, id and key of a record -> its picture beside the ``.tex`` file
        self.lab_pictures: dict[tuple[str, str, str], str] = {}
        self._picture_files: dict[str, Path] = {}
        #: anchors of the pages that the booklet has
        self.lab_pages: frozenset[str] = frozenset()
        self._included: set[str] = set()
        #: the files that this run writes, without Sphinx's support files, which never change
        self._made: set[str] = set()
        super().init()

    @property
    def makes_booklet(self) -> bool:
        """Whether this run makes a booklet, and not some other LaTeX document."""
        return bool(self.config.latex_engine == "xelatex")

    # --- the chapters

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """Return the booklet: the chapters, each a whole page of the site."""
        if not self.makes_booklet or indexfile != self.config.root_doc:
            return super().assemble_doctree(indexfile, toctree_only, appendices)
        self._check_pages()
        chapters = self.chapters()
        self.docnames = self._included = {indexfile}
        whole = new_document(str(self.env.doc2path(indexfile)))
        # the title of this section is the one that Sphinx takes for the document's, and leaves
        # out
        frame = nodes.section()
        frame += nodes.title("", self.booklet.title)
        whole += frame
        seen = [*chapters, *self.booklet.site_only]
        for docname in chapters:
            frame += self._chapter(docname, seen)
        self.lab_pages = frozenset(
            name
            for file in frame.findall(addnodes.start_of_file)
            for name in self.page_anchors(file["docname"])
        )
        # before Sphinx gives each link a footnote: what is an address already needs none
        self._shorten_urls(whole)
        self.env.resolve_references(whole, indexfile, self)
        for pending in list(whole.findall(addnodes.pending_xref)):
            pending.replace_self(pending.children)
        self._shorten_urls(whole)
        _set_roles(whole)
        self._gather_pictures(whole)
        _drop_last_breaks(whole)
        # a contents page is one page: sections are listed only where they leave room
        entries = 1.6 * len(chapters) + sum(1 for _ in _second_level(frame))
        depth = 1 if entries <= LINES_OF_CONTENTS else 0
        self.context["tableofcontents"] = rf"\setcounter{{tocdepth}}{{{depth}}}\labcontents"
        return whole

    def chapters(self) -> list[str]:
        """Return the pages that are chapters, in order; one that does not exist is reported."""
        wanted = self.booklet.chapters
        if not wanted:
            root = self.config.root_doc
            wanted = (root, *self._below(root))
        kept = (docname for docname in wanted if docname not in self.booklet.site_only)
        return [docname for docname in dict.fromkeys(kept) if docname in self.env.all_docs]

    def _check_pages(self) -> None:
        """Report pages that the settings name and that do not exist."""
        conf = project_in(self.config).conf
        settings = {
            "chapters": self.booklet.chapters,
            "site_only": self.booklet.site_only,
            "run_on": self.booklet.run_on,
            "qr": self.booklet.qr or (),
        }
        for key, docnames in settings.items():
            for docname in docnames:
                if docname in self.env.all_docs:
                    continue
                where = conf.place("labpress_booklet", key)
                near = get_close_matches(docname, self.env.all_docs, n=1)
                otherwise = "write its path below the source directory, without suffix"
                hint = f"did you mean {near[0]!r}?" if near else otherwise
                message = f"labpress_booklet[{key!r}]: there is no page {docname!r}"
                report(Problem(Code.CONFIG, where, message, hint))

    def _below(self, docname: str) -> Iterator[str]:
        domain = lab_domain(self.env)
        for toctree in self.env.get_doctree(docname).findall(addnodes.toctree):
            if not holds(domain, conditions_around(toctree)):
                continue
            yield from (name for name in toctree["includefiles"] if name in self.env.all_docs)

    def _chapter(self, docname: str, seen: list[str]) -> nodes.Element:
        tree = self.env.get_doctree(docname)
        if docname == self.config.root_doc or self.booklet.chapters:
            # the list of chapters stands in for the site's own order
            for toctree in list(tree.findall(addnodes.toctree)):
                toctree["includefiles"] = [n for n in toctree["includefiles"] if n not in seen]
            if docname == self.config.root_doc:
                for toctree in list(tree.findall(addnodes.toctree)):
                    _remove(toctree)
        tree = inline_all_toctrees(self, self._included, docname, tree, str, seen)
        self._included.add(docname)
        for below in tree.findall(addnodes.start_of_file):
            # pages below a chapter are sections of it, and places with names, too
            names = anchors(self.page_anchors(below["docname"]))
            heading = next(below.findall(nodes.section), None)
            place = nodes.raw("", names, format="latex")
            if heading is None:
                below.insert(0, place)
            else:
                heading.insert(1, place)
        chapter = addnodes.start_of_file(docname=docname)
        chapter += self._opening(docname)
        chapter += tree.children
        for section in chapter.findall(nodes.section):
            section.setdefault("docname", docname)
        return chapter

    def _opening(self, docname: str) -> nodes.Element:
        address = self.permanent_address(docname)
        code = ""
        wanted = self.booklet.qr
        named = docname.rsplit("/", 1)[-1] in JOIN_PAGES if wanted is None else docname in wanted
        if address and named:
            code = QR.format(len(self.lab_codes) + 1)
            self.lab_codes[code] = address
        place = f"{{{escape(short_url(address))}}}{{{url(address)}}}{{{code}}}"
        mark = self.mark(Location(str(self.env.doc2path(docname))))
        names = f"\\labchapteranchors{{{anchors(self.page_anchors(docname))}}}"
        if docname in self.booklet.run_on:
            names += r"\labrunon"
        return nodes.raw("", f"\n{mark}\\labchapterplace{place}{names}\n", format="latex")

    def page_anchors(self, docname: str) -> tuple[str, ...]:
        """Return the anchors of a page: by its permanent name, and by those it once had."""
        found = lab_domain(self.env).catalogue.page_of(docname)
        names = (found.id, *found.formerly) if found else ()
        return tuple(anchor_of("page", name) for name in dict.fromkeys(names))

    def mark(self, where: Location, record: str = "") -> str:
        """Return the comment that names the source of what is written next."""
        try:
            file = Path(os.path.relpath(where.file, self.srcdir)).as_posix()
        except ValueError:  # another drive
            return ""
        name = " ".join(f"{file}:{where.line} {record}".split())
        return f"{MARK}{name}\n"

    def permanent_address(self, docname: str) -> str:
        """Return the short permanent address of a page, or nothing without a site.

        The home page has the site's own. Where the site has no permanent addresses, it is the
        page's present one.
        """
        base = str(self.config.html_baseurl or "").rstrip("/")
        if not base or docname == self.config.root_doc:
            return f"{base}/" if base else ""
        if not project_in(self.config).options.record_pages:
            return f"{base}/{docname}{self.config.html_file_suffix or '.html'}"
        catalogue = lab_domain(self.env).catalogue
        page = catalogue.page_of(docname)
        return f"{base}/{catalogue.permanent_address('page', page.id)}" if page else ""

    def _shorten_urls(self, whole: nodes.document) -> None:
        """Print addresses as people write them; a click still leads to the whole."""
        for node in list(whole.findall(nodes.reference)):
            address = node.get("refuri", "")
            bare = short_url(address)
            shown = (address, bare, bare.removeprefix("www."), f"{bare}/")
            if "://" in address and node.astext() in shown:
                node.replace_self(nodes.raw("", print_url(address), format="latex"))

    # --- files beside the .tex file

    def _gather_pictures(self, whole: nodes.document) -> None:
        """Take the pictures of records along; one that cannot be printed gives way to words."""
        lab = lab_domain(self.env).lab
        entries = {("paper", entry["key"]) for entry in whole.findall(publication)}
        entries |= {(entry["item_kind"], entry["item"]) for entry in whole.findall(item_entry)}
        report_remote(lab, entries)
        printed = printed_pictures(lab, Conversions.of_project(self.doctreedir), entries)
        for key, (path, name) in printed.items():
            self.lab_pictures[key] = name
            self._picture_files[name] = path

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Note what is about to be written, then as Sphinx does."""
        super().prepare_writing(docnames)
        named = [*self.config.latex_additional_files, self.config.latex_logo]
        targets = [str(entry[1]) for entry in self.document_data]
        self._expect(targets + [Path(name).name for name in named if name])

    def _expect(self, names: Iterable[str]) -> None:
        self._made.update(names)
        expect_files(Path(self.outdir), self._made)

    def copy_image_files(self) -> None:
        """Copy the pictures of pages as Sphinx does, and those of records."""
        self._expect(self.images.values())
        super().copy_image_files()
        # a picture may be a record's and a page's, so Sphinx's list, by file, has not both names
        for name, path in self._picture_files.items():
            self._write(name, path.read_bytes())

    def copy_support_files(self) -> None:
        """Copy Sphinx's support files, ours, and draw covers and QR codes."""
        super().copy_support_files()
        if not self.makes_booklet:
            return
        for source in sorted(PACKAGE.glob("*.sty")):
            self._write(source.name, source.read_bytes())
        name = Path(str(self.document_data[0][1])).stem
        note = note_of(name, Path(self.srcdir), Path(self.outdir), self.booklet.bleed)
        self._expect([BOOKLET_FILE])  # written at the very end
        self._write(FILENAME, note.text().encode())
        self._tame_tex()
        if self.booklet.cover:
            sheet = cover_art.Sheet(*self.booklet.size)
            front, back = cover_art.covers(sheet, self.booklet.rgb)
            self._write(FRONT, front)
            self._write(BACK, back)
        if self.booklet.group.url:
            self._write(QR.format("site"), qr.code(self.booklet.group.url))

    def _tame_tex(self) -> None:
        """Let latexmk call a TeX that starts no program and strays nowhere."""
        lines = [f"$ENV{{'{key}'}} = '{value}';" for key, value in ENVIRONMENT.items()]
        lines += [
            "$xelatex = 'xelatex --no-pdf ' . $ENV{'LATEXOPTS'} . ' %O %S';",
            "$pdflatex = 'xelatex ' . $ENV{'LATEXOPTS'} . ' %O %S';",
            "",
        ]
        self._write(LATEXMK, "\n".join(lines).encode())

    def finish(self) -> None:
        """Draw the QR codes that chapters asked for, then as Sphinx does."""
        for name, address in self.lab_codes.items():
            self._write(name, qr.code(address))
        conf = ConfFile(Path(self.confdir) / "conf.py")
        if self.makes_booklet and (lacking := tex_languages.lacking(self.config.language, conf)):
            report(lacking)
        super().finish()
        folder = Path(self.outdir)
        for name in remove_others(folder, self._made):
            if name.endswith(".tex"):
                forget_booklet(folder, name.removesuffix(".tex"))

    def _write(self, name: str, content: bytes) -> None:
        """Write a file unless it is there: latexmk asks what is new."""
        if name != LATEXMK:  # which Sphinx writes where we do not
            self._expect([name])
        path = Path(self.outdir) / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)

    def get_contentsname(self, indexfile: str) -> str:
        """Return nothing: the contents page is called what the language calls it."""
        return "" if self.makes_booklet else super().get_contentsname(indexfile)

    def update_doc_context(self, title: str, author: str, theme: Any) -> None:
        """Let the title in LaTeX be the booklet's."""
        super().update_doc_context(title, author, theme)


def _remove(toctree: nodes.Element) -> None:
    """Remove a toctree and the block that is there for it alone."""
    parent = toctree.parent
    if isinstance(parent, nodes.compound) and len(parent) == 1:
        toctree, parent = parent, parent.parent
    parent.remove(toctree)


def _set_roles(whole: nodes.document) -> None:
    """Set paragraphs that a page's author gave a part to play in that part's macro."""
    for paragraph in whole.findall(nodes.paragraph):
        for name in paragraph["classes"]:
            if macro := PARTS.get(name):
                paragraph.insert(0, nodes.raw("", f"\\{macro}{{", format="latex"))
                paragraph += nodes.raw("", "}", format="latex")


def _second_level(frame: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the sections that are sections of the booklet, below its chapters."""
    for section in frame.findall(nodes.section):
        depth, parent = 0, section.parent
        while parent is not None and parent is not frame:
            depth += isinstance(parent, nodes.section)
            parent = parent.parent
        if parent is frame and depth == 1:
            yield section


def _drop_last_breaks(whole: nodes.document) -> None:
    """Drop pauses after which nothing comes, such as MyST's before footnotes."""
    for pause in list(whole.findall(nodes.transition)):
        following = pause.parent[pause.parent.index(pause) + 1 :]
        if not any(not isinstance(node, (nodes.footnote, nodes.comment)) for node in following):
            pause.parent.remove(pause)
