"""The kinds of objects that have a permanent name, each declared once.

All that the catalogue, the domain, the permanent addresses, the check of published names, the
comparison's manifest and the pages of records know of a kind, they read here. How objects of a
kind look is a second table, :mod:`labpress.registry`, since this one knows nothing of Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from labpress.formatting import bylines
from labpress.group.award_ids import former_award_ids
from labpress.group.item_query import dated
from labpress.records.items import ITEM_KINDS
from labpress.records.problems import Code
from labpress.text.messages import pgettext_noop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from labpress.group.catalogue import Catalogue, Page
    from labpress.records.items import Item, ItemKind
    from labpress.records.model import Award, Date, NewsItem, Publication
    from labpress.text.messages import Messages


def _no_page(catalogue: Catalogue, object_id: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object.

    ``id``: the word of roles, anchors and addresses, made of the letters a to z alone, so that the
    first hyphen of ``KIND-ID`` ends it. ``noun``: what messages call an object. ``unknown``: the
    code of a reference to none.

    ``objects``: all objects by id, in order. ``title``: what running text calls an object, given
    it and the words of the language. ``searched``: what the site's search calls an object.
    ``former``: pairs of a name that an object once had and its present id; the first to claim a
    name has it. ``dated``: the date under which an object stands in a feed; None for a kind that
    no feed has.

    ``hand_on``: what is to be written so that an object answers to the old name ``{0}``, too;
    ``hand_on_to``: the same where the object ``{1}`` is likely to be the one. ``rename``: how an
    object is given the better name ``{0}``; empty where names are checked as the file is read.

    ``folder``: that of the own pages. ``page``: the docname of the page that an object has to
    itself, or shares with what it belongs to; empty where it has none. ``tells_all``: whether the
    own page is made, and the permanent address leads there, although another page shows the
    object. ``is_page``: objects are whole pages, so that no fragment leads to them.
    ``holder``: the kind of what an object is a part of, with whose id its own begins.

    ``from_pages``: objects stand in pages, so that only a build knows them. ``compared``: whether
    ``labpress compare`` looks for an object in both outputs.
    """

    id: str
    noun: str
    searched: str
    unknown: Code
    objects: Callable[[Catalogue], Mapping[str, Any]]
    title: Callable[[Any, Messages], str]
    former: Callable[[Catalogue], Iterable[tuple[str, str]]]
    hand_on: str
    hand_on_to: str
    rename: str = ""
    folder: str = ""
    page: Callable[[Catalogue, str], str] = _no_page
    tells_all: bool = False
    is_page: bool = False
    holder: str = ""
    from_pages: bool = False
    compared: bool = False
    dated: Callable[[Any], Date | None] | None = None


def own_page(catalogue: Catalogue, kind: str, object_id: str) -> str:
    """Return the docname of an object's own page."""
    return f"{catalogue.kinds[kind].folder}/{catalogue.file_name(kind, object_id)}"


def _in_its_folder(
    kind: str, has_one: Callable[[Catalogue, str], bool] = lambda catalogue, object_id: True
) -> Callable[[Catalogue, str], str]:
    """Return a ``page`` for objects of *kind* for which *has_one* holds."""

    def page(catalogue: Catalogue, object_id: str) -> str:
        return own_page(catalogue, kind, object_id) if has_one(catalogue, object_id) else ""

    return page


def _former(
    objects: Callable[[Catalogue], Mapping[str, Any]], attribute: str = "formerly"
) -> Callable[[Catalogue], Iterator[tuple[str, str]]]:
    """Return a ``former`` for objects that list their former names in *attribute*."""

    def former(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        for object_id, found in objects(catalogue).items():
            for old in getattr(found, attribute):
                yield old, object_id

    return former


def _news_title(item: NewsItem, words: Messages) -> str:
    if item.date is None:
        return words.gettext("Announcement")
    return words.gettext("News of {date}").format(date=bylines.date_text(item.date, words=words))


def _award_title(won: tuple[Publication, Award], words: Messages) -> str:
    paper, award = won
    return f"{award.name}: {paper.plain_title}"


def _page_docname(catalogue: Catalogue, page_id: str) -> str:
    page: Page = catalogue.pages[page_id]
    return page.docname


_papers = attrgetter("lab.publications")
_people = attrgetter("lab.people")
_themes = attrgetter("lab.themes")
_news = attrgetter("news")
_awards = attrgetter("awards")
_pages = attrgetter("pages")

_DECLARED = (
    Kind(
        "paper",
        noun="paper",
        searched=pgettext_noop("search", "paper"),
        unknown=Code.UNKNOWN_PAPER,
        objects=_papers,
        title=lambda paper, words: paper.plain_title,
        former=_former(_papers, "aliases"),
        dated=attrgetter("date"),
        hand_on="`ids = {{{0}}}` in the entry that it has become",
        hand_on_to="`ids = {{{0}}}` in the entry {1}",
        folder="papers",
        page=_in_its_folder("paper"),
        tells_all=True,
        compared=True,
    ),
    Kind(
        "person",
        noun="person",
        searched=pgettext_noop("search", "person"),
        unknown=Code.UNKNOWN_PERSON,
        objects=_people,
        title=lambda person, words: str(person.name),
        former=_former(_people),
        hand_on="`formerly: [{0}]` at the person who had it, in people.yml",
        hand_on_to="`formerly: [{0}]` at {1} in people.yml",
        folder="people",
        page=_in_its_folder("person", lambda catalogue, i: catalogue.lab.people[i].member),
        tells_all=True,
        compared=True,
    ),
    Kind(
        "theme",
        noun="theme",
        searched=pgettext_noop("search", "theme"),
        unknown=Code.UNKNOWN_THEME,
        objects=_themes,
        title=lambda theme, words: theme.title,
        former=_former(_themes),
        hand_on="`formerly: [{0}]` at the theme that it has become, in themes.yml",
        hand_on_to="`formerly: [{0}]` at {1} in themes.yml",
        folder="themes",
        # a theme that nothing belongs to has nothing to show
        page=_in_its_folder("theme", lambda catalogue, i: bool(catalogue.lab.newest_of_theme(i))),
        compared=True,
    ),
    Kind(
        "news",
        noun="news item",
        searched=pgettext_noop("search", "news"),
        unknown=Code.UNKNOWN_NEWS,
        objects=_news,
        title=_news_title,
        former=_former(_news),
        dated=attrgetter("date"),
        hand_on="`:formerly: {0}` at the item that it has become",
        hand_on_to="`:formerly: {0}` at the item {1}",
        rename="`:id: {0}`",
        from_pages=True,
        compared=True,
    ),
    Kind(
        "award",
        noun="award",
        searched=pgettext_noop("search", "award"),
        unknown=Code.UNKNOWN_AWARD,
        objects=_awards,
        title=_award_title,
        former=lambda catalogue: former_award_ids(catalogue.lab.awards),
        hand_on='`award+an:formerly = {{1="{0}"}}` in the entry of its paper',
        hand_on_to='`award+an:formerly = {{1="{0}"}}` beside the award that is now {1}',
        rename="the award's name in ASCII",
        page=lambda catalogue, i: own_page(catalogue, "paper", catalogue.awards[i][0].key),
        holder="paper",
    ),
    Kind(
        "page",
        noun="page",
        searched=pgettext_noop("search", "page"),
        unknown=Code.UNKNOWN_PAGE,
        objects=_pages,
        title=lambda page, words: page.title,
        former=_former(_pages),
        hand_on="`formerly: {0}` in the front matter of the page that it has become",
        hand_on_to="`formerly: {0}` in the front matter of {1}",
        rename="`permalink: {0}` in its front matter",
        page=_page_docname,
        is_page=True,
        from_pages=True,
    ),
)


def _item_kind(declared: ItemKind) -> Kind:
    """Return the row of a kind of items; it follows from what is declared of them."""

    def items(catalogue: Catalogue) -> Mapping[str, Item]:
        return catalogue.lab.items.get(declared.id, {})

    return Kind(
        declared.id,
        noun=declared.noun,
        searched=declared.id,
        unknown=Code.UNKNOWN_ITEM,
        objects=items,
        title=lambda item, words: item.title,
        former=_former(items),
        dated=lambda item: dated(item, declared),
        hand_on=f"`formerly: [{{0}}]` at the {declared.noun} that it has become, in "
        f"{declared.file}",
        hand_on_to=f"`formerly: [{{0}}]` at {{1}} in {declared.file}",
        folder=declared.folder,
        page=_in_its_folder(declared.id),
        tells_all=True,
        compared=True,
    )


#: Every kind of labpress by its id, in the order of lists and of ``objects.inv``.
KINDS: Mapping[str, Kind] = {
    kind.id: kind for kind in (*_DECLARED, *map(_item_kind, ITEM_KINDS.values()))
}


def kinds_with(own: Iterable[ItemKind]) -> Mapping[str, Kind]:
    """Return :data:`KINDS`, and those that a group declares itself."""
    return {**KINDS, **{kind.id: _item_kind(kind) for kind in own}}
