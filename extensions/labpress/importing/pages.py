"""Pages, posts and news of an old site: which of ours they become, and their text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing.assembling import slug_of
from labpress.importing.found import FoundNews, FoundPage, Ledger
from labpress.importing.markup import convert, plain
from labpress.importing.people import SETTINGS
from labpress.importing.wording import date_of
from labpress.records.model import Location

if TYPE_CHECKING:
    from labpress.importing.fields import Fields
    from labpress.importing.markup import Dialect

#: Names of pages -> which of ours they become.
PURPOSES: tuple[tuple[str, str], ...] = (
    (r"index|home|about|about-?us|bio|welcome", "index"),
    (
        r"people|authors|teams?|members?|group|group-?members|lab-?members|our-?team|who-?we-?are",
        "people",
    ),
    (r"publications?|papers?|pubs|publist", "publications"),
    (r"news|all-?news|announcements", "news"),
    (r"projects?", "projects"),
    (r"research|research-?interests|themes", "research"),
    (r"contact|contact-?us|find-?us|location", "contact"),
    (r"join|join-?us|openings?|positions?|vacanc(?:y|ies)|opportunities|jobs|prospective", "join"),
    (r"teaching|courses?|classes", "courses"),
    (r"talks?|events?", "talks"),
    (r"posts?|blog|archive", "news"),
    (r"sponsors?|funding|funders|support", "sponsors"),
)
#: Pages of a template that say nothing.
MACHINERY = re.compile(
    r"(?:404|search|tags?|categor(?:y|ies)|archives?|feed|sitemap|robots|redirects?|dropdown|submenus?"
    r"|manifest|style|styleguide|testbed|template|_?footer|_?header|allnews-?feed|paginate|rss)",
    re.I,
)
_MORE = re.compile(r"<!--\s*more\s*-->", re.I)
#: A post with more letters than these gets a page of its own.
_SHORT = 700
_PAGE_SETTINGS = SETTINGS | frozenset(
    """
    description subtitle years news selected_papers social profile cv_pdf cv_format pretty_table
    chart giscus_comments related_posts announcements latest_posts display_categories horizontal
    datatable jupyter carousels profiles header page_width menu sections design author authors
    last_updated related_publications title_slug full_width footer headless image images photo cover
    teaser animations scholar selected categories summary keywords type cascade dropdown children
    listing page editor filters about execute knitr number_sections link_citations cardtype
    cardimage links pagination excerpt_separator meta meta_description theme inline post
    commentable reading_time share projects views publishdate lastmod projects_list view sidebar
    css_file permalink_alias thumbnail category bibliography nocite csl search navbar
    """.split()
)


def purpose_of(name: str) -> str:
    """Return which of our pages the page *name* becomes, or nothing."""
    bare = re.sub(r"[_\s]+", "-", name.strip("/").lower())
    return next((purpose for pattern, purpose in PURPOSES if re.fullmatch(pattern, bare)), "")


def page_from(
    record: Fields,
    ledger: Ledger,
    name: str,
    body: str,
    line: int,
    dialect: Dialect = "jekyll",
    *,
    address: str = "",
) -> FoundPage | None:
    """Return the page in the file *name*; None for one that is only machinery of the template.

    *address*: where it stood, relative to the old site's root.
    """
    path = PurePosixPath(name)
    stem = (
        path.stem if path.stem.lower() not in ("index", "_index") else path.parent.name or "index"
    )
    permalink = record.text("permalink", "url", "slug")
    title = plain(record.text("title", "linkTitle"))
    last = permalink.strip("/").rsplit("/", 1)[-1].removesuffix(".html")
    if (
        MACHINERY.fullmatch(stem)
        or MACHINERY.fullmatch(last)
        or permalink.endswith((".xml", ".json"))
    ):
        ledger.found("page", title or stem, record.place, "a page of the template's machinery")
        return None
    layout = record.text("layout").lower()
    purpose = purpose_of(last) or purpose_of(stem) or purpose_of(title)
    if layout in ("about", "home", "homepage", "landing") or permalink.strip() == "/":
        purpose = "index"
    elif purpose == "index" and stem not in ("index", "_index") and not permalink:
        purpose = "index" if len(path.parts) <= 2 else ""
    if purpose and len([part for part in path.parts if not part.startswith("_")]) > 3:
        purpose = ""
    parts = [part.strip() for part in re.split(r"\s[-–|:]\s", title)]
    if len(parts) == 2:  # “Some Lab - Team”
        title = next((part for part in reversed(parts) if purpose_of(part)), title)
    page = FoundPage(
        ledger.found("page", title or stem, record.place),
        title or stem.replace("-", " ").replace("_", " ").capitalize(),
        slug_of(last or stem) or "page",
        purpose=purpose,
    )
    nav = record.inner("nav")
    order = record.text("nav_order", "order", "weight") or nav.text("order") or record.text("nav")
    page.order = int(order) if order.isdigit() else None
    values = {key: record.text(key) for key in ("title", "subtitle", "description", "image")}
    page.text = convert(body, Location(name, line), ledger, dialect, values)
    page.text = without_title(page.text, page.title)
    page.addresses += [
        one for one in (permalink or address, *record.texts("redirect_from", "aliases")) if one
    ]
    record.tell(ledger, "a page", _PAGE_SETTINGS)
    return page


def without_title(text: str, title: str) -> str:
    """Return *text* without a first heading that repeats the page's title."""
    match = re.match(r"\s*#{1,6}\s+([^\n]*)\n?", text)
    if match and _letters(plain(match[1])) == _letters(title):
        return text[match.end() :].lstrip("\n")
    return text


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def post_from(
    record: Fields,
    ledger: Ledger,
    name: str,
    body: str,
    line: int,
    dialect: Dialect = "jekyll",
    *,
    address: str = "",
) -> tuple[FoundNews | None, FoundPage | None]:
    """Return the item of news of a post, and its page where it is too long for one."""
    stem = PurePosixPath(name).stem
    if stem.lower() in ("index", "_index"):
        stem = PurePosixPath(name).parent.name
    match = re.match(r"(\d{4}-\d{1,2}-\d{1,2})-(.*)", stem)
    date = date_of(record.text("date", "publishDate")) or (date_of(match[1]) if match else "")
    title = plain(record.text("title"))
    label = title or stem
    if record.flag("draft") or record.text("published").lower() == "false":
        ledger.found("post", label, record.place, "a draft")
        return None, None
    thing = ledger.found("post", label, record.place)
    values = {key: record.text(key) for key in ("title", "subtitle", "description", "summary")}
    excerpt, *more = _MORE.split(body, maxsplit=1)
    rest = "".join(more)
    text = convert(body, Location(name, line), ledger, dialect, values)
    summary = plain(record.text("summary", "description", "subtitle", "excerpt"))
    slug = slug_of(match[2] if match else stem) or "post"
    addresses = [record.text("permalink") or address, *record.texts("redirect_from", "aliases")]
    addresses = [one for one in addresses if one]
    for key in ("author", "authors"):
        if byline := ", ".join(plain(one) for one in record.texts(key)):
            break
    record.tell(ledger, "a post", _PAGE_SETTINGS)
    if not date:
        ledger.fault(f"the post “{label}” has no date that can be understood", record.place)
    short = record.flag("inline") or (
        len(text) <= _SHORT and not re.search(r"(?m)^#+ |^```|^!\[", text) and not rest.strip()
    )
    if short:
        heading = (
            f"**{title}**"
            if title and title not in text and not stem.startswith("announcement")
            else ""
        )
        joined = f"{heading}\n\n{text}" if heading and text else heading or text
        if not joined.strip():
            thing.left = "it says nothing"
            return None, None
        return FoundNews(thing, date, joined, addresses=addresses), None
    page = FoundPage(
        thing, title or slug.replace("-", " ").capitalize(), slug, text, post=True, date=date
    )
    page.byline = byline if byline != "admin" else ""
    page.addresses = addresses
    first = (
        # the text is converted a second time: what became of it is told already
        convert(excerpt, Location(name, line), Ledger(), dialect, values) if rest.strip() else ""
    )
    lead = summary or plain(first) or _lead(text)
    news = FoundNews(thing, date, f"\ufdd9post/{slug}\ufdda" + (f": {lead}" if lead else ""))
    return news, page


def _lead(text: str) -> str:
    for part in re.split(r"\n\s*\n", text):
        words = plain(re.sub(r"!\[[^\]]*\]\([^()]*\)", "", part))
        if words and not re.match(r"\s*(?:#|```|:::|\||-|>|\d+\.)", part):
            words = re.sub(r"\{\w+\}", "", words)
            return words if len(words) <= 240 else words[:239].rsplit(" ", 1)[0] + "…"
    return ""


def news_from(record: Fields, ledger: Ledger, dialect: Dialect = "jekyll") -> FoundNews | None:
    """Return the item of news in a record of a data file."""
    said = record.text("headline", "content", "text", "en", "body", "description", "news", "title")
    title = plain(record.text("title"))
    date = date_of(record.text("date", "day", "when"))
    link = record.filled("url", "link", "href")
    if not said and not title:
        ledger.found("news", "a record", record.place, "it says nothing")
        return None
    text = convert(said, record.place, ledger, dialect)
    label = plain(text)[:60] or title
    thing = ledger.found("news", label, record.place)
    if not date:
        ledger.fault(
            f"the date of the news “{label}” cannot be understood", record.place_of("date")
        )
    if title and title not in plain(text):
        text = f"**{title}** {text}"
    if link and link not in text:
        text = f"{text} ([more]({link}))"
    news = FoundNews(thing, date, text.strip(), pinned=record.flag("pinned"))
    record.tell(ledger, "a news item", _PAGE_SETTINGS)
    return news
