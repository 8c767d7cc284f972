"""One record for each person and each work: ids, keys, what stands twice, who an author is."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from labpress.importing import identity
from labpress.names.parsing import from_yaml, parse
from labpress.names.similarity import letters, normal
from labpress.names.variants import folded
from labpress.reading.bib.same_work import free_key, title_letters, without_version
from labpress.reading.bib.tidying import entries_in, new_key
from labpress.reading.insertion import Refused
from labpress.records.ids import is_safe, mended

if TYPE_CHECKING:
    from labpress.importing.found import FoundPaper, FoundPerson, Ledger, Site

#: A preprint and what became of it are so many years apart at most.
_YEARS = 4
#: A title with fewer letters tells too little.
_LETTERS = 14
#: Folders that name nobody.
_NO_IDS = frozenset({"admin", "me", "index", "pi", "template"})
#: Fields that belong to the one version of a work only.
_OWN = frozenset(
    "doi date year month url pdf arxiv preprint journal booktitle volume number pages".split()
)


def assemble(site: Site, ledger: Ledger) -> None:
    """Give everything of *site* its name; merge what stands twice; write down who is an author."""
    _merge_people(site, ledger)
    taken: set[str] = set()
    for person in site.people:
        person.id = _free(_person_id(person), taken)
    _merge_papers(site, ledger)
    _name_papers(site, ledger)
    for kind in dict.fromkeys(item.kind for item in site.items):
        taken = set()
        for item in site.items:
            if item.kind == kind:
                item.id = _free(_slug(item.old_id) or _slug(item.title) or kind, taken)
    taken = set()
    for news in site.news:
        if news.date:
            base = mended(news.date.lower().replace(" ", "-"))
            news.id = _free(base, taken)
    identity.settle(site, ledger)


def _free(name: str, taken: set[str]) -> str:
    name = free_key(name, taken) if name.casefold() in taken else name
    taken.add(name.casefold())
    return name


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", mended(text.replace("/", " ")).lower())
    return mended("-".join(words[:8]))


def slug_of(text: str) -> str:
    """Return *text* as a part of an address: its first words in small letters."""
    return _slug(re.sub(r"[^\w]+", " ", text))


def _person_id(person: FoundPerson) -> str:
    old = re.sub(r"[^a-z0-9]+", "-", mended(person.old_id.strip()).lower()).strip("-")
    if old and old not in _NO_IDS and not old.isdigit():
        return old
    name = from_yaml(person.name)
    words = f"{name.given} {name.particle} {name.family}".split()
    slug = "-".join(filter(None, (re.sub(r"[^\w-]", "", folded(word)) for word in words)))
    return mended(slug) or old or "person"


# --- people


def _merge_people(site: Site, ledger: Ledger) -> None:
    """Make one record of those of one name: somebody may stand in two lists."""
    known: dict[tuple[str, ...], FoundPerson] = {}
    kept: list[FoundPerson] = []
    for person in site.people:
        name = from_yaml(person.name)
        keys = [("name", normal(name)), *letters(name)]
        if person.orcid:
            keys.append(("orcid", person.orcid))
        first = next((known[key] for key in keys if key in known), None)
        if first is None:
            kept.append(person)
            for key in keys:
                known[key] = person
            continue
        _merge_person(first, person)
        person.thing.into = first.name
        ledger.change(f"two records of {first.name} became one", person.thing.place)
    site.people[:] = kept


def _merge_person(first: FoundPerson, second: FoundPerson) -> None:
    if (first.role, first.title) != (second.role, second.title) or second.joined != first.joined:
        times = [*_positions(first), *_positions(second)]
        if all(one.get("from") or one.get("until") for one in times):
            first.positions = sorted(times, key=lambda one: one.get("from") or one.get("until", ""))
            first.joined = first.left = ""
    current = not first.left or not second.left
    first.left = "" if current else first.left if first.left != "unknown" else second.left
    first.member = first.member or second.member
    if normal(from_yaml(second.name)) != normal(from_yaml(first.name)):
        first.also.append(second.name)
    for key in (
        "role",
        "title",
        "joined",
        "now",
        "homepage",
        "orcid",
        "scholar",
        "github",
        "email",
    ):
        if not getattr(first, key):
            setattr(first, key, getattr(second, key))
    first.photo = first.photo or second.photo
    first.native = first.native or second.native
    first.bio = first.bio or second.bio
    first.links += [link for link in second.links if link not in first.links]
    first.facts += [fact for fact in second.facts if fact not in first.facts]
    first.addresses += second.addresses
    first.also += [name for name in second.also if name not in first.also]


def _positions(person: FoundPerson) -> list[dict[str, str]]:
    if person.positions:
        return person.positions
    found = {
        "role": person.role,
        "title": person.title,
        "from": person.joined,
        "until": person.left,
    }
    return [{key: value for key, value in found.items() if value}]


# --- papers


def _title_of(paper: FoundPaper) -> str:
    return title_letters(re.sub(r"\\[A-Za-z]+|<[^>]*>", "", paper.fields.get("title", "")))


def year_of(paper: FoundPaper) -> int | None:
    """Return the year of a paper, or None."""
    found = re.search(r"\d{4}", paper.fields.get("date", "") or paper.fields.get("year", ""))
    return int(found[0]) if found else None


def _numbers(paper: FoundPaper) -> list[str]:
    found = [
        f"{name}:{paper.fields[name].lower()}" for name in ("doi", "pmid") if name in paper.fields
    ]
    if "arxiv" in paper.fields:
        found.append(f"arxiv:{without_version(paper.fields['arxiv'])}")
    return found


def _is_preprint(paper: FoundPaper) -> bool:
    doi = paper.fields.get("doi", "")
    venue = " ".join(
        paper.fields.get(key, "") for key in ("journal", "booktitle", "publisher", "howpublished")
    )
    if doi and not re.match(r"10\.(?:48550|1101|5281|6084|21203|31234|31219|26434|2139)/", doi):
        return False
    return (
        not venue
        or re.search(r"rxiv|preprint|zenodo|research square|ssrn|figshare", venue, re.I) is not None
    )


def _merge_papers(site: Site, ledger: Ledger) -> None:
    """Make one entry of the records of one work: by number, or by title, author and time."""
    numbers: dict[str, FoundPaper] = {}
    titles: defaultdict[str, list[FoundPaper]] = defaultdict(list)
    kept: list[FoundPaper] = []
    for paper in site.papers:
        title = _title_of(paper)
        first = next((numbers[one] for one in _numbers(paper) if one in numbers), None)
        if first is None and len(title) >= _LETTERS:
            first = next((one for one in titles[title] if _may_be_one(one, paper)), None)
        if first is None:
            kept.append(paper)
            first = paper
        else:
            _merge_paper(first, paper)
            paper.thing.into = first.thing.label
            ledger.change("two records of one work became one entry", paper.thing.place)
        for number in _numbers(first):
            numbers.setdefault(number, first)
        if first is paper:
            titles[title].append(paper)
    site.papers[:] = kept


def _may_be_one(one: FoundPaper, other: FoundPaper) -> bool:
    first, second = year_of(one), year_of(other)
    if first and second and abs(first - second) > _YEARS:
        return False
    doi, other_doi = one.fields.get("doi", ""), other.fields.get("doi", "")
    if (
        doi
        and other_doi
        and doi.lower() != other_doi.lower()
        and not (_is_preprint(one) or _is_preprint(other))
    ):
        return False
    families = {parse(author.name).family.casefold() for author in one.authors}
    others = {parse(author.name).family.casefold() for author in other.authors}
    return not families or not others or bool(families & others)


def _merge_paper(first: FoundPaper, second: FoundPaper) -> None:
    """Put what *second* says into *first*; where that is the published one, it comes first."""
    if _is_preprint(first) and not _is_preprint(second):
        for name in (
            "type",
            "fields",
            "authors",
            "others",
            "files",
            "key",
            "former_keys",
            "addresses",
        ):
            mine, its = getattr(first, name), getattr(second, name)
            setattr(first, name, its)
            setattr(second, name, mine)
    if second.key and second.key != first.key:
        first.former_keys.append(second.key)
    first.former_keys += [key for key in second.former_keys if key not in first.former_keys]
    first.addresses += [one for one in second.addresses if one not in first.addresses]
    doi = second.fields.get("doi", "")
    if "arxiv" in second.fields and "arxiv" not in first.fields:
        first.fields["arxiv"] = second.fields["arxiv"]
    if (
        doi
        and doi.lower() != first.fields.get("doi", "").lower()
        and "preprint" not in first.fields
    ):
        if "doi" not in first.fields:
            first.fields["doi"] = doi
        else:
            first.fields["preprint"] = f"https://doi.org/{doi}"
    if "date" not in first.fields and "year" not in first.fields:
        for name in ("date", "year"):
            if name in second.fields:
                first.fields[name] = second.fields[name]
    for name, value in second.fields.items():
        if name not in first.fields and name not in _OWN:
            first.fields[name] = value
        elif name == "keywords":
            words = first.fields[name].split(", ")
            words += [word for word in value.split(", ") if word not in words]
            first.fields[name] = ", ".join(words)
    for name, path in second.files.items():
        if name not in first.files and name not in first.fields:
            first.files[name] = path
    if len(first.authors) == len(second.authors):
        for mine, its in zip(first.authors, second.authors, strict=True):
            mine.marked = mine.marked or its.marked
            mine.person = mine.person or its.person
            mine.marks = mine.marks or its.marks
    elif not first.authors:
        first.authors, first.others = second.authors, second.others


def _name_papers(site: Site, ledger: Ledger) -> None:
    """Give each paper a key of its own that can stand in an address."""
    taken: set[str] = set()
    for paper in site.papers:
        old = paper.key
        key = old if is_safe(old) else mended(old)
        if not key:
            key = _made(paper, taken)
        if key.casefold() in taken:
            key = free_key(key, taken)
            ledger.fault(f"the key {old} stands twice", paper.thing.place)
        if old and key != old:
            ledger.change(f"the key {old} is now {key}", paper.thing.place)
        taken.add(key.casefold())
        paper.key = key
    known = {paper.key.casefold() for paper in site.papers}
    for paper in site.papers:
        former = []
        for old in paper.former_keys:
            name = old if is_safe(old) else mended(old)
            if name and name.casefold() not in known:
                known.add(name.casefold())
                former.append(name)
        paper.former_keys = former


def _made(paper: FoundPaper, taken: set[str]) -> str:
    names = " and ".join(author.name for author in paper.authors[:1])
    title, date = (
        paper.fields.get("title", ""),
        paper.fields.get("date") or paper.fields.get("year", ""),
    )
    try:
        raw = entries_in(
            f"@misc{{x, author = {{{names}}}, title = {{{title}}}, date = {{{date}}}}}"
        )
    except Refused:
        return free_key("paper", taken)
    return new_key(raw[0], taken)
