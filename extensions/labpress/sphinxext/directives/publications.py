"""``{publications}``: a list of publications."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.formatting import citations
from labpress.formatting.publication_kinds import KIND_TITLES, KINDS
from labpress.group.query import FORTHCOMING, GROUPINGS, ORDERS, GroupBy, Order, Query, parse_years
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of, positive, some_of, words
from labpress.text.messages import gettext_noop

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from labpress.records.model import Publication

#: What sections are headed, beside years and themes.
_GROUP_TITLES = {**KIND_TITLES, FORTHCOMING: gettext_noop("Forthcoming")}


class PublicationsDirective(LabDirective):
    """A list of the publications that meet all options.

    Options: ``theme``, ``person``: ids, one of which must fit; ``year``: years and ranges;
    ``kind``: kinds of :data:`labpress.group.query.KINDS` or entry types; ``award``: with an award,
    or one whose name contains the given text; ``selected``: those marked so; ``keys``: just these;
    ``group-by``: ``year``, ``theme``, ``kind`` or ``none``; ``order``: ``newest``, ``oldest``,
    ``title``, ``file`` or ``keys``; ``limit``: at most so many; ``layout``: ``list`` (the default)
    or ``cards``, with their pictures; ``find``: with a form to narrow the list, and links to its
    groups.
    """

    option_spec: ClassVar = {
        "theme": directives.unchanged,
        "year": directives.unchanged,
        "person": directives.unchanged,
        "kind": directives.unchanged,
        "award": directives.unchanged,
        "selected": directives.unchanged,
        "keys": directives.unchanged,
        "group-by": directives.unchanged,
        "order": directives.unchanged,
        "limit": directives.unchanged,
        "layout": directives.unchanged,
        "find": directives.flag,
    }

    def run(self) -> list[Node]:
        """Return the legend and the list, or one section for each group."""
        query = self.query()
        found: list[Node] = [nodes.author_legend()]
        if path := _files_of(query):
            found.append(nodes.downloads(path=path))
        rank = 0 if query.complete else 1
        whole_theme = query.whole_theme
        if whole_theme in self.lab.themes:
            found.append(nodes.theme_anchor(theme=whole_theme, rank=0))
        groups = self.lab.groups(query)
        shown: list[Element] = []
        for group, publications in groups:
            entries = self.entries(publications, rank)
            if query.group_by != "none":
                entries = self.group_section(query.group_by, group, entries)
            shown.append(entries)
        if "find" in self.options:
            found.append(self.finder([p for _, papers in groups for p in papers], shown))
        return [*found, *shown]

    def finder(self, papers: list[Publication], shown: list[Element]) -> Element:
        """Return the form to narrow *papers*, with links to the sections among *shown*."""
        groups = [
            (section["ids"][0], section[0].astext(), len(list(section.findall(nodes.publication))))
            for section in shown
            if isinstance(section, docutils_nodes.section)
        ]
        finder = nodes.publication_finder(keys=tuple(p.key for p in papers), groups=groups)
        self.set_source_info(finder)
        return finder

    def query(self) -> Query:
        """Return the query that the options ask for; what is wrong with them is reported."""
        lab = self.lab
        keys = self.option("keys", (), words)
        for key in keys:
            if lab.publication(key) is None:
                self.reject(f"option 'keys' of 'publications': there is no paper '{key}'")
        default_order = "keys" if keys else "newest"
        return Query(
            themes=self.option("theme", (), self.theme_ids),
            years=self.option("year", (), parse_years),
            people=self.option("person", (), self.person_ids),
            kinds=self.option("kind", (), some_of(_all_kinds(), "kind of publication")),
            award=self.option("award", None, lambda text: text.strip()),
            selected=self.option("selected", False, _flag),
            keys=keys,
            group_by=cast("GroupBy", self.option("group-by", "none", one_of(GROUPINGS))),
            order=cast("Order", self.option("order", default_order, one_of(ORDERS))),
            limit=self.option("limit", None, positive),
        )

    def theme_ids(self, text: str) -> tuple[str, ...]:
        """Read ids of themes, also former ones; raises ValueError for one that nobody has."""
        found = []
        for word in words(text):
            theme = self.lab.theme(word)
            if theme is None:
                known = ", ".join(self.lab.themes)
                raise ValueError(f"'{word}' is not a theme; there are: {known}")
            found.append(theme.id)
        return tuple(found)

    def person_ids(self, text: str) -> tuple[str, ...]:
        """Read ids of people, also former ones; raises ValueError for one that nobody has."""
        found = []
        for word in words(text):
            person = self.lab.person(word)
            if person is None:
                raise ValueError(f"there is no person '{word}'")
            found.append(person.id)
        return tuple(found)

    def entries(self, publications: list[Publication], rank: int) -> Element:
        """Return a list node of *publications*."""
        layout = self.option("layout", "list", one_of(("list", "cards")))
        result = nodes.publication_list(layout=layout, find="find" in self.options)
        self.set_source_info(result)
        for publication in publications:
            text = citations.plain_entry(
                publication, self.lab.bylines[publication.key], self.lab.source_style
            )
            entry = nodes.publication("", docutils_nodes.Text(text), key=publication.key, rank=rank)
            result += entry
        return result

    def group_section(self, group_by: str, group: str, entries: Element) -> Element:
        """Return the section of one group."""
        if group_by == "theme" and group in self.lab.themes:
            theme = self.lab.themes[group]
            head: list[Node] = [nodes.theme_anchor(theme=group, rank=1)]
            if theme.subtitle:
                head.append(docutils_nodes.paragraph("", theme.subtitle, classes=["lab-subtitle"]))
            return self.section(theme.title, f"publications-{group}", *head, entries)
        title = group
        if group in _GROUP_TITLES or not group:
            undated = gettext_noop("Undated") if group_by == "year" else _GROUP_TITLES["other"]
            title = self.lab.words.gettext(_GROUP_TITLES.get(group, undated))
        return self.section(title, f"publications-{group or 'other'}", entries)


def _files_of(query: Query) -> str:
    """Return the path of the files that hold just the papers of *query*; nothing if none do."""
    if query.complete:
        return "publications"
    if query.whole_theme:
        return f"theme/{query.whole_theme}"
    if len(query.people) == 1 and query == Query(
        people=query.people, group_by=query.group_by, order=query.order
    ):
        return f"person/{query.people[0]}"
    return ""


def _all_kinds() -> tuple[str, ...]:
    return (*KINDS, *(entry_type for types in KINDS.values() for entry_type in types))


def _flag(text: str) -> bool:
    value = text.strip().lower()
    if value in ("", "true", "yes"):
        return True
    if value in ("false", "no"):
        return False
    raise ValueError(f"'{text}' is neither true nor false")
