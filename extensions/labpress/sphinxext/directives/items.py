"""``{projects}`` and the like: a list of the items of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.formatting.items import plain_entry
from labpress.group import item_query
from labpress.group.item_query import GROUPINGS, ORDERS, ItemOrder, ItemQuery, select
from labpress.group.query import parse_years
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of, positive, some_of, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element, Node

    from labpress.records.items import Item, ItemKind

LAYOUTS = ("list", "cards")


class ItemsDirective(LabDirective):
    """A list of the items that meet all options.

    Options, as far as the kind has what they ask for: ``type``: words of the field ``type``;
    ``person``, ``theme``, ``paper``: ids, one of which must fit; ``year``: years and ranges;
    ``status``: one of the kind's states; ``ids``: just these, in this order; ``group-by``:
    ``type``, ``year``, ``status`` or ``none``; ``order``: ``newest``, ``oldest``, ``title`` or
    ``file``; ``layout``: ``list`` or ``cards``; ``limit``: at most so many; ``heading``: a heading
    above the list, only if the list shows something.
    """

    kind: ClassVar[ItemKind]

    def run(self) -> list[Node]:
        """Return the list, or one section for each group."""
        query = self.query()
        group_by = self.option("group-by", "none", one_of(self.groupings()))
        if query.status or group_by == "status" or self.kind.state:
            self.domain.note_day(self.env.docname)
        items = select(self.lab, self.kind, query, self.domain.today)
        rank = 0 if query.complete else 1
        content: list[Node] = [self.entries(items, rank)] if items else []
        if group_by != "none":
            content = self.in_groups(items, group_by, rank)
        heading = self.options.get("heading", "").strip()
        if content and heading:
            return [self.section(heading, self.kind.folder, *content)]
        return content

    def in_groups(self, items: list[Item], group_by: str, rank: int) -> list[Node]:
        """Return a section for each group of *items*."""
        groups: dict[str, list[Item]] = {}
        for item in items:
            groups.setdefault(self.group_of(item, group_by), []).append(item)
        return [
            self.section(
                self.heading(group, group_by),
                f"{self.kind.folder}-{group or 'other'}",
                self.entries(groups[group], rank),
            )
            for group in self.in_order(groups, group_by)
        ]

    def query(self) -> ItemQuery:
        """Return the query that the options ask for; what is wrong with them is reported."""
        noun = self.kind.noun
        return ItemQuery(
            types=self.option("type", (), some_of(self.types(), f"type of {noun}")),
            people=self.option("person", (), self.ids_of("person")),
            themes=self.option("theme", (), self.ids_of("theme")),
            papers=self.option("paper", (), self.ids_of("paper")),
            years=self.option("year", (), parse_years),
            status=self.option("status", "", one_of(self.kind.states or ())),
            ids=self.option("ids", (), self.ids_of(self.kind.id)),
            order=cast("ItemOrder | None", self.option("order", None, one_of(ORDERS))),
            limit=self.option("limit", None, positive),
        )

    def types(self) -> tuple[str, ...]:
        """Return the words of the field ``type``."""
        return tuple(word for field in self.kind.of_type("word") for word in field.words)

    def groupings(self) -> tuple[str, ...]:
        """Return what a list of this kind can be grouped by."""
        lacking = set()
        if not self.types():
            lacking.add("type")
        if not self.kind.states:
            lacking.add("status")
        if not self.kind.start and not self.kind.end:
            lacking.add("year")
        return tuple(grouping for grouping in GROUPINGS if grouping not in lacking)

    def ids_of(self, kind: str) -> Callable[[str], tuple[str, ...]]:
        """Return a reader of ids of *kind*, also former ones."""

        def read(text: str) -> tuple[str, ...]:
            found = []
            for word in words(text):
                object_id = self.lab.find(kind, word)
                if object_id is None:
                    noun = self.domain.catalogue.kinds[kind].noun
                    raise ValueError(f"there is no {noun} '{word}'")
                found.append(object_id)
            return tuple(found)

        return read

    def entries(self, items: list[Item], rank: int) -> Element:
        """Return a list node of *items*."""
        layout = self.option("layout", "list", one_of(LAYOUTS))
        result = nodes.item_list(
            item_kind=self.kind.id, layout=layout, status=self.options.get("status", "")
        )
        self.set_source_info(result)
        for item in items:
            text = docutils_nodes.Text(
                plain_entry(
                    item,
                    self.kind,
                    self.lab.name_of,
                    self.lab.words,
                    item_query.status(item, self.kind, self.domain.today),
                )
            )
            result += nodes.item_entry("", text, item_kind=self.kind.id, item=item.id, rank=rank)
        return result

    def group_of(self, item: Item, group_by: str) -> str:
        """Return the group in which *item* stands."""
        if group_by == "type":
            return item.text("type")
        if group_by == "status":
            return item_query.status(item, self.kind, self.domain.today)
        date = item_query.dated(item, self.kind)
        return str(date.year) if date else ""

    def in_order(self, groups: dict[str, list[Item]], group_by: str) -> list[str]:
        """Return the groups in order; that of items without one comes last."""
        known: tuple[str, ...] = ()
        if group_by == "type":
            known = self.types()
        elif group_by == "status":
            known = self.kind.states or ()
        named = [group for group in known if group in groups]
        named += [group for group in groups if group and group not in known]
        return [*named, *([""] if "" in groups else [])]

    def heading(self, group: str, group_by: str) -> str:
        """Return the heading of a group."""
        words = self.lab.words
        if group_by == "type":
            types = {w: text for f in self.kind.of_type("word") for w, text in f.words.items()}
            return words.gettext(types.get(group, "")) or words.gettext("Other")
        if group_by == "status":
            # each is a word of its own: tools/messages.py gathers them from the kinds
            return words.gettext(f"{group.capitalize()} {self.kind.plural.lower()}")
        return group or words.gettext("Undated")


def directive_of(kind: ItemKind) -> type[ItemsDirective]:
    """Return the directive that lists the items of *kind*, with the options that suit them."""
    spec = dict.fromkeys(kind.options, directives.unchanged)
    name = f"{kind.id.capitalize()}ListDirective"
    return type(name, (ItemsDirective,), {"kind": kind, "option_spec": spec})
