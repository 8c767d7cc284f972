"""Document nodes that name a record.

A page holds a record's key or id, never a copy of the record; the writer of each output asks the
:class:`~labpress.group.lab.Lab` for it and writes the markup that suits that output. Each leaf also
carries the record as one plain ``Text`` child, so that the search index and builders without a
writer of ours (gettext, man, texinfo, …) have something good to show.
"""

from __future__ import annotations

from docutils import nodes


class publication_list(nodes.General, nodes.Element):  # noqa: N801
    """A list of publications. Children: :class:`publication`."""


class publication(nodes.General, nodes.Element):  # noqa: N801
    """One publication in a list.

    ``key``: its key. ``rank``: how fit this place is to be the paper's one canonical place (lower
    is better). ``canonical``: True at the one place of an output that carries the anchor
    ``paper-KEY``; set while writing.
    """


class person_list(nodes.General, nodes.Element):  # noqa: N801
    """A list of people. Children: :class:`person`. ``layout``: ``cards`` or ``list``."""


class person(nodes.General, nodes.Element):  # noqa: N801
    """One person in a list. ``person``: the id. ``canonical``: as for publications."""


class news_list(nodes.General, nodes.Element):  # noqa: N801
    """A list of news items. Children: :class:`news_item`.

    Until post-transforms run, a list made by ``{news}`` is empty and its options stand in
    ``query``.
    """


class news_item(nodes.General, nodes.Element):  # noqa: N801
    """One news item; its children are body elements.

    ``news``: the id. ``date``: ISO date or empty. ``kind``: the kind or empty. ``pinned``: bool.
    ``canonical``: as for publications.
    """


class award_list(nodes.General, nodes.Element):  # noqa: N801
    """All awards of the group's papers. Children: :class:`award`."""


class award(nodes.General, nodes.Element):  # noqa: N801
    """One award. ``key``: the publication's key; ``index``: which of its awards, from 0.

    ``award``: the award's permanent id. ``canonical``: as for publications.
    """


class sponsor_list(nodes.General, nodes.Element):  # noqa: N801
    """The sponsors. Children: :class:`sponsor`."""


class sponsor(nodes.General, nodes.Element):  # noqa: N801
    """One sponsor. ``index``: its position in ``sponsors.yml``, from 0."""


class author_legend(nodes.General, nodes.Element):  # noqa: N801
    """The sentence that explains bold names and marks; what it names is decided while writing.

    ``explicit``: whether the author of the page asked for it here. ``bold``: whether a bold name
    occurs on the page; ``marks``: ids of the marks that occur; both set while writing.
    """


class theme_anchor(nodes.General, nodes.Element):  # noqa: N801
    """The place of a theme. ``theme``: its id. ``canonical``: as for publications."""


class with_booklet(nodes.General, nodes.Element):  # noqa: N801
    """Content for a site that has a booklet to offer; dropped from the booklet itself."""


class booklet_link(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A link to the booklet's PDF: a link on a site that has one, otherwise nothing."""


class record_reference(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A reference, in print, to a record's place. ``anchor``: ``paper-KEY``, ``person-ID``, ….

    Only made for outputs that print page numbers; the site uses ordinary references.
    """


ALL: tuple[type[nodes.Element], ...] = (
    publication_list,
    publication,
    person_list,
    person,
    news_list,
    news_item,
    award_list,
    award,
    sponsor_list,
    sponsor,
    author_legend,
    theme_anchor,
    with_booklet,
    booklet_link,
    record_reference,
)
