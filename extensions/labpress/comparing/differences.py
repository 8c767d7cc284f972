"""What one output says and the other does not, or says differently. Pure functions."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from labpress.comparing import file_differences as files
from labpress.comparing.difference import Difference, Kind
from labpress.comparing.readings import SOFT_HYPHEN
from labpress.comparing.texts import excerpts, normal, same, visible, without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.comparing.manifest import Manifest
    from labpress.comparing.readings import Author, Item, News, Paper, Person, Reading


def differences(
    site: Reading, booklet: Reading, on_site: Manifest, in_booklet: Manifest
) -> list[Difference]:
    """Return all differences between what was read, in the order of the anchors.

    *on_site* and *in_booklet* say what each output shows on purpose: a record that only one of
    them is to show is no difference.
    """
    anchors = {*site.places, *booklet.places, *on_site.anchors, *in_booklet.anchors}
    anchors |= on_site.former | in_booklet.former
    found: list[Difference] = []
    for anchor in sorted(anchors):
        found += _presence(anchor, site, booklet, on_site, in_booklet)
        if anchor in site.papers and anchor in booklet.papers:
            found += papers(anchor, site.papers[anchor], booklet.papers[anchor])
        elif anchor in site.people and anchor in booklet.people:
            found += people(anchor, site.people[anchor], booklet.people[anchor])
        elif anchor in site.news and anchor in booklet.news:
            differing = anchor in on_site.differing | in_booklet.differing
            found += news(anchor, site.news[anchor], booklet.news[anchor], differing)
        elif anchor in site.items and anchor in booklet.items:
            found += items(anchor, site.items[anchor], booklet.items[anchor])
    return found + files.logos(site, booklet)


def _presence(
    anchor: str, site: Reading, booklet: Reading, on_site: Manifest, in_booklet: Manifest
) -> Iterator[Difference]:
    page, printed = site.places.get(anchor, ""), booklet.places.get(anchor, "")
    intended = anchor in in_booklet.anchors | in_booklet.former
    if anchor in on_site.anchors | on_site.former and not page:
        other = f"in the booklet ({printed})" if printed else "in a page's source"
        if anchor in on_site.former:
            other = "a former name"
        yield Difference(anchor, Kind.NOT_ON_SITE, f"is {other} but not on the site", "", printed)
    elif page and anchor not in on_site.anchors | on_site.former:
        message = f"is on the site ({page}), where its sources do not show it"
        yield Difference(anchor, Kind.NOT_INTENDED, message, page, "")
    if intended and not printed:
        other = f"on the site ({page})" if page else "in a page's source"
        if anchor in in_booklet.former:
            other = "a former name"
        yield Difference(
            anchor, Kind.NOT_IN_BOOKLET, f"is {other} but not in the booklet", page, ""
        )
    elif printed and not intended:
        message = f"is in the booklet ({printed}), where its sources do not show it"
        yield Difference(anchor, Kind.NOT_INTENDED, message, "", printed)


# --- publications


def papers(anchor: str, site: Paper, booklet: Paper) -> list[Difference]:
    """Return how two entries of one paper differ."""
    return [
        *_texts(anchor, Kind.TITLE, "the title", site.title, booklet.title),
        *_authors(anchor, site.authors, booklet.authors),
        *_texts(anchor, Kind.VENUE, "the venue", site.venue, booklet.venue),
        *_texts(anchor, Kind.AWARD, "the award", site.awards, booklet.awards),
        *files.pictures(anchor, "a picture", site.picture, booklet.picture),
        *files.links(anchor, site.links, booklet.links or (), "one"),
    ]


def _authors(
    anchor: str, site: tuple[Author, ...], booklet: tuple[Author, ...]
) -> Iterator[Difference]:
    ours, theirs = [_name(author) for author in site], [_name(author) for author in booklet]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(site[i1:i2], booklet[j1:j2], strict=True):
                yield from _author(anchor, one, other)
            continue
        if i2 - i1 == j2 - j1:
            for one, other in zip(site[i1:i2], booklet[j1:j2], strict=True):
                yield from _texts(anchor, Kind.AUTHOR, "an author", one.name, other.name, True)
            continue
        for author in site[i1:i2]:
            yield from _texts(anchor, Kind.AUTHOR, "the author", author.name, "", True)
        for author in booklet[j1:j2]:
            yield from _texts(anchor, Kind.AUTHOR, "the author", "", author.name, True)


def _name(author: Author) -> str:
    # names are not divided: a hyphen at a line's end is one
    return normal(author.name.replace(SOFT_HYPHEN, "-"))


def _author(anchor: str, site: Author, booklet: Author) -> Iterator[Difference]:
    name = visible(site.name)
    differs = (site.bold, booklet.bold) in ((True, False), (False, True))
    if differs:
        where = "on the site" if site.bold else "in the booklet"
        message = f"the author '{name}' is bold {where} only"
        yield Difference(anchor, Kind.BOLD, message, _bold(site.bold), _bold(booklet.bold))
    if normal(site.marks) != normal(booklet.marks):
        what = f"the mark of '{name}'"
        yield from _texts(anchor, Kind.MARK, what, site.marks, booklet.marks, True)
    elif not differs and (site.bold_marks, booklet.bold_marks) in ((True, False), (False, True)):
        # a mark that follows its name is no second difference
        where = "on the site" if site.bold_marks else "in the booklet"
        message = f"the mark '{site.marks}' of '{name}' is bold {where} only"
        yield Difference(
            anchor, Kind.MARK, message, _bold(site.bold_marks), _bold(booklet.bold_marks)
        )


def _bold(bold: bool | None) -> str:
    return "bold" if bold else "not bold"


# --- people


def people(anchor: str, site: Person, booklet: Person) -> list[Difference]:
    """Return how two cards of one person differ."""
    found = [
        *_texts(anchor, Kind.NAME, "the name", site.name, booklet.name),
        *_texts(anchor, Kind.NAME, "the name in its script", site.native, booklet.native),
    ]
    parts = [
        (Kind.ROLE, "the role", site.role),
        (Kind.DATES, "the time of membership", site.dates),
        (Kind.DETAILS, "what is told of the position", site.topic),
        (Kind.DETAILS, "the list of earlier positions", site.career),
        (Kind.NOW, "the present position", site.now),
    ]
    left, lacking = normal(booklet.printed), 0
    # the longest first, for one may be a part of another
    for kind, what, text in sorted(parts, key=lambda part: -len(part[2])):
        if not text:
            continue
        remaining = without(left, text)
        if remaining is not None:
            left = remaining
        elif not (kind is Kind.ROLE and booklet.line and site.now):
            lacking += 1
            printed = visible(booklet.printed)
            message = f"{what} '{visible(text)}' is on the site only"
            if printed:
                message += f"; the booklet has '{printed}'"
            found.append(Difference(anchor, kind, message, visible(text), printed))
    if not lacking and any(character.isalnum() for character in left):
        ours = ", ".join(visible(text) for _, _, text in parts if text)
        found += _texts(anchor, Kind.DETAILS, "the card", ours, booklet.printed, True)
    found += files.pictures(anchor, "a portrait", site.picture, booklet.picture)
    found += files.links(anchor, site.links, booklet.links or ())
    return found


# --- items


def items(anchor: str, site: Item, booklet: Item) -> list[Difference]:
    """Return how two entries of one item differ."""
    ours, theirs = site.text, booklet.text
    if booklet.cut and _bare(ours).startswith(_bare(theirs)):
        ours = theirs
    return [
        *_texts(anchor, Kind.TITLE, "the title", site.title, booklet.title),
        *_texts(anchor, Kind.TEXT, "the text", ours, theirs),
        *files.pictures(anchor, "a picture", site.picture, booklet.picture),
        *files.links(anchor, site.links, booklet.links, "all"),
    ]


def _bare(text: str) -> str:
    return normal(text).replace(SOFT_HYPHEN, "")


# --- news


def news(anchor: str, site: News, booklet: News, differing: bool = False) -> list[Difference]:
    """Return how two renderings of one item differ; *differing*: their texts do on purpose."""
    found = [
        *_texts(anchor, Kind.DATE, "the date", site.date, booklet.date),
        *_texts(anchor, Kind.NEWS_KIND, "the kind", site.kind, booklet.kind),
    ]
    if not differing:
        found += _texts(anchor, Kind.TEXT, "the text", site.text, booklet.text)
    return found


def _texts(
    anchor: str, kind: Kind, what: str, site: str, booklet: str, different: bool = False
) -> Iterator[Difference]:
    """Yield a difference unless two texts are the same; *different*: they are known not to be."""
    if not different and same(site, booklet):
        return
    ours, theirs = visible(site), visible(booklet)
    if not theirs:
        message = f"{what} '{_short(ours)}' is on the site only"
    elif not ours:
        message = f"{what} '{_short(theirs)}' is in the booklet only"
    else:
        one, other = excerpts(site, booklet)
        message = f"{what} is '{one}' on the site and '{other}' in the booklet"
    yield Difference(anchor, kind, message, ours, theirs)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
