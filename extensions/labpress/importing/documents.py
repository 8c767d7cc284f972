"""A document of an old site, front matter and text: what it is, told by the folder it lies in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing import demo
from labpress.importing.items import item_from, kind_of
from labpress.importing.markup import plain
from labpress.importing.pages import page_from, post_from
from labpress.importing.papers import paper_from
from labpress.importing.people import person_from
from labpress.importing.wording import role_of, says_alumnus

if TYPE_CHECKING:
    from labpress.importing.fields import Fields
    from labpress.importing.found import FoundPaper, Ledger, Site
    from labpress.importing.markup import Dialect

#: Names of folders and data files of people, of papers, and of news.
PEOPLE = re.compile(
    r"(?:lab_?|group_?|team_?|our_?|current_?|previous_?|former_?|past_?|active_?|pinlab_?)*"
    r"(?:people|members?|team|staff|students?|alumni\w*|faculty\w*|postdocs?\w*|(?:under|other)?grads?"
    r"|undergraduates?|visitors?\w*|professors?|phds?\w*|msc?\w*|bsc\w*|masters?\w*|high_?school\w*"
    r"|interns?\w*|authors|current|head|(?:first|second|third|fourth)_year|staff_members"
    r"|(?:group|team|lab|faculty|postdoc|phd|ms|master|undergrad\w*|alumni|visiting|student|research)"
    r"_(?:members?|students?|interns?|people|head|staff)|collaborators?|affiliates?)",
    re.I,
)
PAPERS = re.compile(
    r"publist\w*|publications?|papers?|pubs|conferences?|journals?|preprints?|citations", re.I
)
NEWS = re.compile(r"(?:all_?)?news|announcements?|updates", re.I)
#: Posts, which have a date and a text.
POSTS = re.compile(r"posts?|blog|articles", re.I)


def take(
    site: Site,
    ledger: Ledger,
    folder: str,
    name: str,
    record: Fields,
    body: str,
    line: int,
    dialect: Dialect,
    address: str,
    *,
    old_id: str = "",
) -> FoundPaper | None:
    """Put the document in the file *name* into *site*, as what *folder* says; a paper is returned.

    *address*: where it stood on the old site. *old_id*: what others call it there.
    """
    path = PurePosixPath(name)
    stem = path.stem if path.stem.lower() not in ("index", "_index") else path.parent.name
    old_id = old_id or stem
    permalink = record.text("permalink") or address
    if why := demo.why(name, record, body):
        kind = "person" if PEOPLE.fullmatch(folder) else kind_of(folder) or "page"
        kind = "post" if POSTS.fullmatch(folder) or NEWS.fullmatch(folder) else kind
        kind = "paper" if PAPERS.fullmatch(folder) else kind
        ledger.found(kind, plain(record.text("title", "name")) or stem, record.place, why)
        return None
    if POSTS.fullmatch(folder) or NEWS.fullmatch(folder):
        news, page = post_from(record, ledger, name, body, line, dialect, address=address)
        site.news += [news] if news else []
        site.pages += [page] if page else []
    elif PEOPLE.fullmatch(folder):
        parents = "_".join(path.parts[:-1] if path.stem.lower() != "index" else path.parts[:-2])
        words = " ".join(re.split(r"[_/-]+", f"{folder} {parents}"))
        person = person_from(
            record,
            ledger,
            old_id=old_id,
            heading=words if says_alumnus(words) or role_of(words) else "",
            former=says_alumnus(words),
            body=_without_loops(body),
            line=line,
            dialect=dialect,
            titled=True,
        )
        if person:
            person.addresses += [one for one in (permalink, *record.texts("redirect_from")) if one]
            site.people.append(person)
    elif PAPERS.fullmatch(folder):
        paper = paper_from(record, ledger, key=old_id, body=body)
        if paper:
            paper.addresses.append(permalink)
            site.papers.append(paper)
        return paper
    elif kind := kind_of(folder):
        item = item_from(
            record,
            ledger,
            kind,
            old_id=old_id,
            body=body,
            line=line,
            dialect=dialect,
            folder=folder,
        )
        if item:
            item.addresses.append(permalink)
            site.items.append(item)
    else:
        page = page_from(record, ledger, name, body, line, dialect, address=address)
        if page:
            page.purpose = ""
            site.pages.append(page)
    return None


def _without_loops(body: str) -> str:
    """Return *body* without a loop over the person's papers, which their page lists anyway."""
    return re.sub(r"\{%-?\s*for\s.*?endfor\s*-?%\}", "", body, flags=re.S)
