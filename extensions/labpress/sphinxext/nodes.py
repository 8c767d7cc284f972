"""Document nodes that name a record.

A page holds a record's key or id, never a copy of the record; the writer of each output asks the
:class:`~labpress.group.lab.Lab` for it and writes the markup that suits that output. Each leaf also
carries the record as one plain ``Text`` child, so that the search index and builders without a
writer of ours (gettext, man, texinfo, …) have something good to show.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from labpress.records.ids import anchor_of


class record_node(nodes.General, nodes.Element):  # noqa: N801
    """Shows one object that has a permanent name.

    ``rank``: how fit this target is to be the object's one canonical target (lower is better).
    ``canonical``: True at the one target of an output that carries the anchor; set while writing.
    """

    #: The kind of the object.
    kind: ClassVar[str]
    #: The attribute that holds its id.
    id_attribute: ClassVar[str]

    @property
    def anchor(self) -> str:
        """The anchor of the object."""
        return anchor_of(self.kind, self[self.id_attribute])


class record_list(nodes.General, nodes.Element):  # noqa: N801
    """A list of records."""


class publication_list(record_list):  # noqa: N801
    """A list of publications. Children: :class:`publication`. ``layout``: ``list`` or ``cards``.

    ``find``: whether a :class:`publication_finder` narrows it.
    """


class publication(record_node):  # noqa: N801
    """One publication in a list. ``key``: its key."""

    kind = "paper"
    id_attribute = "key"


class publication_finder(nodes.General, nodes.Element):  # noqa: N801
    """A form to narrow the lists that follow. ``keys``: of their papers, in order.

    ``groups``: id, title and number of papers of each section.
    """


class person_list(record_list):  # noqa: N801
    """A list of people. Children: :class:`person`. ``layout``: ``cards``, ``list`` or ``strip``."""


class person(record_node):  # noqa: N801
    """One person in a list. ``person``: the id."""

    kind = "person"
    id_attribute = "person"


class news_list(record_list):  # noqa: N801
    """A list of news items. Children: :class:`news_item`.

    Until post-transforms run, a list made by ``{news}`` is empty and its options stand in
    ``query``. ``layout``: ``list`` or ``cards``.
    """


class news_item(record_node):  # noqa: N801
    """One news item; its children are body elements.

    ``news``: the id. ``date``: ISO date or empty. The attribute ``kind``: a word of the group's, or
    empty. ``pinned``: bool.
    """

    kind = "news"
    id_attribute = "news"


class award_list(record_list):  # noqa: N801
    """Awards of the group's papers and people. Children: :class:`award`, :class:`honor`."""


class award(record_node):  # noqa: N801
    """One award. ``key``: the publication's key; ``index``: which of its awards, from 0.

    ``award``: the award's permanent id.
    """

    kind = "award"
    id_attribute = "award"


class honor(nodes.General, nodes.Element):  # noqa: N801
    """What a person was awarded. ``person``: the id; ``index``: which of its honors, from 0."""


class item_list(record_list):  # noqa: N801
    """A list of items of one kind. Children: :class:`item_entry`.

    ``item_kind``: the kind. ``layout``: ``list`` or ``cards``. ``status``: the state that all
    have, or empty.
    """


class item_entry(record_node):  # noqa: N801
    """One item in a list. ``item_kind``: the kind; ``item``: the id."""

    id_attribute = "item"

    @property
    def anchor(self) -> str:
        """The anchor of the item."""
        return anchor_of(self["item_kind"], self["item"])


class item_anchor(item_entry):  # noqa: N801
    """The place of an item in a page that is written about it: nothing to be seen."""


class publications_chart(nodes.General, nodes.Element):  # noqa: N801
    """How many publications there are each year; the text says it in words.

    ``chart``: a :class:`labpress.formatting.charts.Chart`. ``called``: what it is called.
    """


class sponsor_list(record_list):  # noqa: N801
    """The sponsors. Children: :class:`sponsor`."""


class sponsor(nodes.General, nodes.Element):  # noqa: N801
    """One sponsor. ``index``: its position in ``sponsors.yml``, from 0."""


class author_legend(nodes.General, nodes.Element):  # noqa: N801
    """The sentence that explains bold names and marks; what it names is decided while writing.

    ``explicit``: whether the author of the page asked for it here. ``bold``: whether a bold name
    occurs on the page; ``marks``: ids of the marks that occur; both set while writing.
    """


class downloads(nodes.General, nodes.Element):  # noqa: N801
    """Links to a list's papers as files, on a site that has them.

    ``path``: that of the files below the folder of downloads, without suffix.
    """


class theme_anchor(record_node):  # noqa: N801
    """The place of a theme. ``theme``: its id."""

    kind = "theme"
    id_attribute = "theme"


class print_note(nodes.General, nodes.Element):  # noqa: N801
    """Where in the booklet a theme stands, at the end of its section. ``theme``: its id."""


class with_booklet(nodes.General, nodes.Element):  # noqa: N801
    """Content for a site that has a booklet to offer; dropped from the booklet itself."""


class booklet_link(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A link to the booklet's PDF: a link on a site that has one, otherwise nothing."""


class record_reference(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A reference, in print, to a record's place. ``anchor``: ``paper-KEY``, ``person-ID``, ….

    Only made for outputs that print page numbers; the site uses ordinary references.
    """


# --- blocks of a home page, which the site alone shows


class hero(nodes.General, nodes.Element):  # noqa: N801
    """The opening of a page, as wide as the window. Children: art (an image), text, actions.

    ``headline``: its sentence. ``title``: the page's title, which it takes over while writing.
    ``booklet``: whether it shows the booklet's cover.
    """


class call(nodes.General, nodes.Element):  # noqa: N801
    """A band in the accent colour. ``headline``: its sentence. Children: text, actions."""


class theme_list(record_list):  # noqa: N801
    """Research themes as cards. Children: :class:`theme`."""


class theme(nodes.General, nodes.Element):  # noqa: N801
    """One theme as a card that leads to its place. ``theme``: its id."""


class numbers(nodes.General, nodes.Element):  # noqa: N801
    """Numbers about the group. ``rows``: pairs of a number and what it counts."""


class booklet_card(nodes.General, nodes.Element):  # noqa: N801
    """The booklet, to be taken along. Children: text."""
