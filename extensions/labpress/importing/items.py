"""Projects, talks, courses and sponsors of an old site, in whatever words its template has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.bibtex import is_local
from labpress.importing.found import FoundItem, FoundSponsor
from labpress.importing.markup import convert, plain
from labpress.importing.people import SETTINGS
from labpress.importing.wording import date_of, span_of
from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode
from labpress.records.model import Location

if TYPE_CHECKING:
    from labpress.importing.fields import Fields
    from labpress.importing.found import Ledger
    from labpress.importing.markup import Dialect

#: Names of folders and data files -> the kind of item in them.
KINDS: tuple[tuple[str, str], ...] = (
    (r"talks?|events?|seminars?|presentations?|workshops?", "talk"),
    (r"teachings?|courses?|class(?:es)?|lectures?", "course"),
    (
        r"projects?|projlist|tools?|software|datasets?|research_?projects|repositories_own|code",
        "project",
    ),
    (r"media|press", "media"),
)
_SOFTWARE = re.compile(r"software|tool|package|code", re.I)
_DATASET = re.compile(r"data", re.I)
_ITEM_SETTINGS = SETTINGS | frozenset(
    """
    card_image giscus_comments related_publications header caption focal_point preview_only
    show_related publishdate all_day math commentable slides_theme external_link_target lastmod
    badge icon subtitle_style collection venue_type redirect
    """.split()
)


def kind_of(name: str) -> str:
    """Return the kind of items that the folder or data file *name* holds, or nothing."""
    bare = name.strip("_").lower()
    return next((kind for pattern, kind in KINDS if re.fullmatch(pattern, bare)), "")


def item_from(
    record: Fields,
    ledger: Ledger,
    kind: str,
    *,
    old_id: str = "",
    body: str = "",
    line: int = 1,
    dialect: Dialect = "jekyll",
    folder: str = "",
) -> FoundItem | None:
    """Return the item that *record* speaks of; None without a title, or what the kind needs.

    *folder*: what the records are called there. All keys of the record are told in *ledger*.
    """
    title = plain(record.text("title", "name", "topic" if kind == "talk" else "name"))
    if not title:
        ledger.found(kind, old_id or "a record", record.place, "it has no title")
        return None
    item = FoundItem(ledger.found(kind, title, record.place), kind, title, old_id=old_id)
    values = item.values
    summary = record.text("summary", "description", "subtitle", "abstract", "excerpt", "comment")
    if summary:
        values["summary"] = plain(convert(summary, record.place_of("summary"), ledger, dialect))
    if body.strip():
        item.body = convert(body, Location(record.file, line), ledger, dialect)
    _dates(item, record)
    people = [
        plain(name) for name in record.texts("people", "authors", "speakers", "speaker", "members")
    ]
    people = [part.strip() for name in people for part in re.split(r",| and | & ", name)]
    people = [name for name in people if name]
    if people:
        values["speakers" if kind == "talk" else "people"] = people
    if kind == "talk":
        if event := plain(record.text("event", "venue", "conference")):
            values["event"] = event
        place = record.inner("address")
        parts = [place.text("city"), place.text("region"), place.text("country")]
        if where := plain(record.text("location", "place")) or ", ".join(filter(None, parts)):
            values["place"] = where
    if kind == "media":
        values["outlet"] = plain(record.text("outlet", "source", "publisher", "venue")) or title
    if kind == "course":  # noqa: SIM102
        if number := plain(record.text("course_number", "number", "code", "course_id")):
            values["number"] = number
    if kind == "project":
        word = f"{record.text('type', 'category', 'kind', 'group')} {folder}"
        if _SOFTWARE.search(word):
            values["type"] = "software"
        elif _DATASET.search(word):
            values["type"] = "dataset"
    _addresses(item, record, ledger)
    papers = record.texts("papers", "publications", "keys")
    if papers and kind != "course":
        values["papers"] = papers
    needed = {"talk": "date", "media": "outlet"}.get(kind)
    if needed and needed not in values:
        item.thing.left = f"a {kind} needs a {needed}"
    record.tell(ledger, f"a {kind}", _ITEM_SETTINGS)
    return None if item.thing.left else item


def _dates(item: FoundItem, record: Fields) -> None:
    said = record.text("date", "start_date", "start", "date_start", "since", "from", "year")
    end = date_of(record.text("date_end", "end_date", "end", "until", "to"))
    semester, year = record.text("semester", "term", "terms"), record.text("year")
    span = span_of(said)
    start = span.start or date_of(said)
    end = span.end or end
    match item.kind:
        case "talk":
            if start:
                item.values["date"] = start
            if end and end != start:
                item.values["until"] = end
        case "media":
            if start:
                item.values["date"] = start
        case "course":
            term = f"{semester} {year}".strip() if year not in semester else semester
            found = date_of(term) or date_of(semester) or date_of(year)
            if found:
                item.values["terms"] = [found]
            elif semester:
                item.values["summary"] = f"{semester}. {item.values.get('summary', '')}".strip()
        case "project":
            if start and re.search(r"since|start|from|year", " ".join(record.keys).lower()):
                item.values["since"] = start
            if end:
                item.values["until"] = end


def _addresses(item: FoundItem, record: Fields, ledger: Ledger) -> None:
    picture = record.filled("image", "img", "photo", "picture", "thumbnail", "logo", "cover")
    picture = picture or record.inner("image").filled("filename", "path", "src")
    if picture and item.kind == "project":
        if is_local(picture):
            item.files["picture"] = picture.replace("\\", "/")
        else:
            item.values["picture"] = picture
    elif picture:
        ledger.found(
            f"picture of a {item.kind}", picture, record.place_of("image", "img"), "it shows none"
        )
    places = {
        "project": ("website", "repository"),
        "talk": ("url", "video"),
        "media": ("url",),
        "course": ("url",),
    }[item.kind]
    for key, word in (
        ("repo", "repository"),
        ("repository", "repository"),
        ("github", "repository"),
        ("url_code", "repository"),
        ("url_slides", "slides"),
        ("slides", "slides"),
        ("url_video", "video"),
        ("video", "video"),
        ("recording", "video"),
        ("syllabus", "materials"),
        ("materials", "materials"),
        ("link", ""),
        ("url", ""),
        ("website", ""),
        ("webpage", ""),
        ("event_url", ""),
        ("external_link", ""),
        ("url_project", ""),
        ("url_pdf", ""),
        ("hub", ""),
        ("redirect", ""),
    ):
        text = record.filled(key)
        if text:
            _put(item, text, word, places, ledger, record.place_of(key))
    for key in ("links", "buttons"):
        node = record.node(key)
        for inner in node.items if isinstance(node, SequenceNode) else ():
            if isinstance(inner, MappingNode):
                texts = {
                    one.value: two.value for one, two in inner.pairs if isinstance(two, ScalarNode)
                }
                if address := texts.get("url") or texts.get("link"):
                    word = "repository" if "github.com" in address else ""
                    at = Location(record.file, inner.location.line)
                    _put(item, address, word, places, ledger, at)


def _put(
    item: FoundItem,
    text: str,
    word: str,
    places: tuple[str, ...],
    ledger: Ledger,
    place: Location,
) -> None:
    if word == "repository" and re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        text = f"https://github.com/{text}"
    if not word and re.search(r"//(?:www\.)?(?:github|gitlab)\.com/", text):
        word = "repository"
    allowed = {"project": ("repository",), "talk": ("slides", "video"), "course": ("materials",)}
    name = word if word in allowed.get(item.kind, ()) else places[0]
    if is_local(text) and name in ("slides", "materials"):
        item.files[name] = text
        return
    if is_local(text):
        ledger.found(f"link of a {item.kind}", text, place, "it leads to a page of the old site")
    elif name not in item.values:
        item.values[name] = text
    elif item.values[name] != text:
        spare = next((one for one in places if one not in item.values), "")
        if spare:
            item.values[spare] = text
        else:
            ledger.found(f"link of a {item.kind}", text, place, "no field is left")


def sponsor_from(record: Fields, ledger: Ledger) -> FoundSponsor | None:
    """Return who funds the group, as *record* says."""
    name = plain(record.text("name", "title", "text", "sponsor", "alt"))
    if not name:
        ledger.found("sponsor", "a record", record.place, "it has no name")
        return None
    sponsor = FoundSponsor(ledger.found("sponsor", name, record.place), name)
    sponsor.url = record.filled("url", "link", "website", "href")
    sponsor.logo = record.filled("logo", "image", "img", "photo", "picture")
    record.tell(ledger, "a sponsor", SETTINGS)
    return sponsor
