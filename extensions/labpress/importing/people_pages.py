"""People out of a page: headings are roles, a name stands alone, what follows belongs to it.

Sites without records of people write them into a page by hand: cards with a portrait and a bold
name, headings with names, tables, and lists of alumni. The page is MyST by now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.bibtex import is_local
from labpress.importing.found import FoundPerson
from labpress.importing.html_markup import link_label
from labpress.importing.markup import plain
from labpress.importing.wording import (
    is_nobody,
    role_of,
    says_alumnus,
    single_date,
    span_of,
    title_of,
    without_titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.importing.found import FoundPage, Ledger

_HEADING = re.compile(r"(#{2,6})\s+(.*)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^()\s]+)\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(<?([^()\s<>]+)>?\)")
_BOLD = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:,\\]?\s*(.*)")
_ITEM = re.compile(r"(?:[-*+]|\d+\.)\s+(.*)")
_ROW = re.compile(r"\|(.+)\|\s*$")
_WORD = r"[^\W\d_][\w.’'\-]*"
#: Two to five words with capitals, particles between them.
_NAME = re.compile(
    rf"(?:{_WORD})(?:\s+(?:“[^”]+”|\"[^\"]+\"|\([^()]+\)|{_WORD}))*",
)
_NO_NAME = re.compile(
    r"\b(?:students?|members?|alumni|group|lab|team|research|university|institute|department|former"
    r"|current|postdocs?|faculty|staff|professor|collaborators?|people|about|contact|join|publications"
    r"|news|awards?|projects?|interests?|education|email|position|visiting|interns?|the|and|our|for|we"
    r"|undergraduates?|graduates?|master'?s?|bachelor'?s?|phd|ph\.d|scholars?|fellows?|engineers?"
    r"|background|biography|bio|leader|head|director|year|links?|photos?|standing|major)\b",
    re.I,
)


def looks_like_name(text: str) -> bool:
    """Tell whether *text* can be somebody's name and nothing else."""
    bare = without_titles(plain(text).strip(" .,;:"))
    words = bare.split()
    if not 2 <= len(words) <= 5 or not _NAME.fullmatch(bare) or _NO_NAME.search(bare):
        return False
    return (words[0][0].isupper() and words[-1][0].isupper()) or not bare.isascii()


def people_of_pages(pages: Iterable[FoundPage], ledger: Ledger) -> list[FoundPerson]:
    """Return the people that those of *pages* tell of which are about people."""
    about = (page for page in pages if page.purpose == "people" or says_alumnus(page.title))
    return [person for page in about for person in people_in(page, ledger)]


def people_in(page: FoundPage, ledger: Ledger) -> list[FoundPerson]:
    """Return the people that *page* tells of; its text keeps what belongs to none of them."""
    finder = _Finder(page, ledger)
    for block in re.split(r"\n\s*\n", page.text):
        finder.block(block)
    if len(finder.people) < 2:
        for person in finder.people:
            ledger.things.remove(person.thing)
        return []
    page.text = "\n\n".join(finder.others).strip()
    return finder.people


class _Finder:
    def __init__(self, page: FoundPage, ledger: Ledger) -> None:
        self.page, self.ledger = page, ledger
        self.people: list[FoundPerson] = []
        self.others: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.person: FoundPerson | None = None
        self.picture = ""

    @property
    def heading(self) -> str:
        return " ".join(text for _, text in self.headings)

    def block(self, block: str) -> None:
        """Take one block of the page."""
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            return
        if all(_ROW.fullmatch(line) for line in lines) and len(lines) > 2:
            self._table(lines, block)
        elif all(_ITEM.match(line) for line in lines) and self._list(lines):
            return
        else:
            for line in lines:
                self._line(line)

    def _line(self, line: str) -> None:
        if match := _HEADING.match(line):
            level, text = len(match[1]), match[2]
            if looks_like_name(_without_links(text)):
                self._start(text)
                return
            while self.headings and self.headings[-1][0] >= level:
                self.headings.pop()
            inner = self.person is not None and not role_of(plain(text)) and not says_alumnus(text)
            if inner and level > 3:
                self._add(f"**{plain(text)}**")
                return
            self.headings.append((level, plain(text)))
            self.person = None
            if not role_of(plain(text)) and not says_alumnus(text):
                self.others.append(line)
            return
        bare = line.rstrip("\\").strip()
        if match := _PICTURE.fullmatch(bare) or re.fullmatch(
            r"\[" + _PICTURE.pattern + r"\]\([^()]*\)", bare
        ):
            if self.person is not None and not self.person.photo and not self.person.bio:
                self.person.photo = match[1]
            else:
                self.picture = match[1]
            return
        if match := _PICTURE.match(bare):
            rest = bare[match.end() :].strip()
            if rest:
                self.picture = match[1]
                self._line(rest)
                return
        match = _BOLD.match(bare)
        linked = _LINK.fullmatch(bare)
        if match and looks_like_name(_without_links(match[1])):
            self._start(match[1])
            if match[2].strip():
                self._add(match[2].strip())
        elif (linked and looks_like_name(linked[1])) or (self.picture and looks_like_name(bare)):
            self._start(bare)
        else:
            self._add(bare)

    def _start(self, text: str) -> None:
        name = without_titles(plain(_without_links(text)).strip(" .,;:"))
        if is_nobody(name):
            self.person = None
            return
        person = FoundPerson(self.ledger.found("person", name, self.page.thing.place), name)
        if link := _LINK.search(text):
            person.homepage = link[2]
        person.role = role_of(self.heading)
        if says_alumnus(self.heading):
            person.left = "unknown"
        person.photo, self.picture = self.picture, ""
        self.people.append(person)
        self.person = person

    def _add(self, text: str) -> None:
        """Let *text* belong to the person before it, or to the page."""
        person = self.person
        if person is None:
            self.others.append(text)
            return
        emphasis = re.fullmatch(r"\*([^*]+)\*\\?", text)
        words = plain(emphasis[1] if emphasis else text).strip(" ,;")
        links = _LINK.findall(text)
        bare = plain(_LINK.sub("", text)).strip(" ,;|/·•-")
        if links and not bare:
            for label, address in links:
                _link(person, label, address)
            return
        span = span_of(words)
        if len(words) < 120 and not person.bio and (role := role_of(words)):
            person.role = role if not person.title else person.role
            if not person.title:
                person.title = title_of(span.rest.strip(" ,;()"))
                _time(person, words)
                return
        if emphasis and not person.title:
            person.title = words
            return
        person.bio = f"{person.bio}\n\n{text}".strip()

    def _list(self, lines: list[str]) -> bool:
        """Take a list of names: ``- Name, what (years), now …``."""
        found = []
        items = [(line, match[1]) for line in lines if (match := _ITEM.match(line))]
        for _, text in items:
            head = re.split(
                r"\s*[,(:;]|\s+[-–—]+\s+", _without_links(text).replace("*", ""), maxsplit=1
            )[0]
            if looks_like_name(head):
                found.append((head, text))
        if len(found) < len(lines) * 0.7 or not (
            role_of(self.heading) or says_alumnus(self.heading)
        ):
            return False
        names = {text for _, text in found}
        for head, text in found:
            self._start(head)
            person = self.person
            if person is None:
                continue
            if link := _LINK.search(text):
                person.homepage = link[2] if not is_local(link[2]) else ""
            rest = plain(_without_links(text).replace("*", "")[len(head) :]).strip(" ,;:-–—")
            _time(person, rest)
            rest = span_of(rest).rest.strip(" ,;:()-–—")
            person.role = role_of(rest) or person.role
            if rest and person.left:
                person.now = re.sub(r"^(?:now|currently)\b[\s:]*(?:at )?", "", rest, flags=re.I)
            elif rest:
                person.title = title_of(rest)
        self.others += [line for line, text in items if text not in names]
        self.person = None
        return True

    def _table(self, lines: list[str], block: str) -> None:
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        header = [plain(cell).lower().strip("* ") for cell in rows[0]]
        at = next(
            (
                n
                for n, cell in enumerate(header)
                if re.fullmatch(r"name|student|person|member", cell)
            ),
            None,
        )
        if at is None:
            self.others.append(block)
            return
        for row in rows[2:]:
            if at >= len(row) or not looks_like_name(_without_links(row[at]).replace("*", "")):
                self.others.append(" — ".join(row))
                continue
            self._start(row[at].replace("*", ""))
            person = self.person
            if person is None:
                continue
            for number, cell in enumerate(row):
                if number == at or number >= len(header) or not cell:
                    continue
                words = plain(cell)
                if re.search(r"year|tenure|date|time|when|period", header[number]):
                    _time(person, words)
                elif re.search(r"role|position|degree|level", header[number]):
                    person.role = role_of(words) or person.role
                    person.title = title_of(words)
                elif re.search(r"now|current|next|where|placement", header[number]):
                    person.now = words
                else:
                    person.facts.append((rows[0][number].strip("* "), [words]))
        self.person = None


def _time(person: FoundPerson, text: str) -> None:
    span = span_of(text)
    if span.start:
        person.joined = person.joined or span.start
        if span.end:
            person.left = span.end
    elif person.left == "unknown" and (date := single_date(text)):
        person.left = date


def _link(person: FoundPerson, label: str, address: str) -> None:
    if address.startswith("mailto:"):
        person.email = person.email or address.removeprefix("mailto:")
    elif match := re.search(r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", address):
        person.orcid = person.orcid or match[1]
    elif match := re.search(r"scholar\.google\.[\w.]+/citations\?.*?user=([\w-]+)", address):
        person.scholar = person.scholar or match[1]
    elif match := re.fullmatch(r"https?://(?:www\.)?github\.com/([A-Za-z0-9-]+)/?", address):
        person.github = person.github or match[1]
    elif not person.homepage and re.search(
        r"home|web|page|site", f"{label} {link_label(address)}", re.I
    ):
        person.homepage = address
    else:
        person.links.append((plain(label) or link_label(address), address))


def _without_links(text: str) -> str:
    return _LINK.sub(r"\1", _PICTURE.sub("", text)).strip()
