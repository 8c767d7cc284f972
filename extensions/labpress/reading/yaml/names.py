"""The names of people in ``people.yml``, and what stands in them that is no part of a name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.names.eastern import without_native
from labpress.names.extras import strip_extras, without_setting
from labpress.names.lists import Company, read_piece
from labpress.names.plausibility import in_capitals, without_capitals
from labpress.reading.yaml.tree import MappingNode
from labpress.reading.yaml.values import Record
from labpress.records.model import Name
from labpress.records.problems import Code, shortened
from labpress.text.addresses import safe

if TYPE_CHECKING:
    from labpress.records.model import Location

NAME_PARTS = ("given", "particle", "family", "suffix")

_LINK = re.compile(
    r"\[(?P<text>[^\[\]]+)\]\((?P<url>[^()\s]+)\)"
    r"|<a\s[^<>]*href=[\"']?(?P<href>[^\"'\s<>]+)[^<>]*>(?P<inner>.*?)</a>",
    re.I,
)
#: Markdown that only sets type, and attributes behind it.
_MARKDOWN = re.compile(
    r"`+(?P<code>[^`]+)`+|(?<![\w*])\*(?=[^\s*])(?P<text>[^*]+)(?<=[^\s*])\*(?![\w*])"
    r"|\s*\{[.#:][^{}]*\}"
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\((?P<url>[^()\s]+)\)")
_BRACKET = re.compile(
    r"\(([^()]*)\)|(?<=\s)(?:“([^“”]*)”|\"([^\"]*)\"|'([^']*)'|‘([^‘’]*)’)(?=\s|$)"
)
_MARKS = re.compile(r"(?<=[^\W\d_])\s*[*†‡§¶]+$")
#: What a hint says to write, where YAML would take it for a mapping.
_VALUE = re.compile(r"(?:(?<=write )|(?<=, ))(\{[^{}:]+\})")


def name_of(record: Record) -> Name | None:
    """Return the name, given as a text or part by part; None when there is none."""
    node = record.node("name")
    if isinstance(node, MappingNode):
        name = _by_parts(record, node)
    else:
        name = _whole(record, record.text("name")) if node else Name("")
    if name.family:
        return name
    record.missing("name")
    return None


def spelling_of(record: Record, text: str, place: Location) -> Name:
    """Return the other spelling *text* of a name, without what is no part of it, which is told."""
    bare = _without_additions(record, text, place)
    if text and (wrong := parsing.fault(bare)):
        record.report(Code.NAME_SYNTAX, place, *wrong)
    return parsing.from_yaml(bare)


def homepage_in_name(record: Record) -> str:
    """Return the address that the name links to."""
    node = record.node("name")
    if node is None or isinstance(node, MappingNode):
        return ""
    found = _LINK.search(record.text("name"))
    address = safe(found["url"] or found["href"]) if found else None
    return address if address and address.startswith(("http:", "https:")) else ""


def _whole(record: Record, text: str) -> Name:
    """Return the name that *text* is, read as one is in a list of authors."""
    bare = _without_additions(record, text, "name")
    if not bare:
        return Name("")
    plain = parsing.from_yaml(bare)
    (first, _), *more = parsing.split(bare) or (("", 0),)
    reading = read_piece(first, Company())
    meant = parsing.from_yaml(reading.people[0].source) if reading.people else plain
    if more:
        message = f"“{shortened(text)}” are several people"
        record.report(Code.NAME_SYNTAX, "name", message, "write a record for each person")
    shy = meant == plain and len(meant.family) == 1  # Ada B does not want to be found.
    for found in () if shy else reading.findings:
        hint = _VALUE.sub(r"'\1'", found.hint)
        if len(reading.people) > 1:
            hint = "write a record for each person"
        elif meant != plain and not meant.literal:
            rest = hint.partition("; ")[2]
            hint = f"write name: {_as_parts(meant)}" + (f"; {rest}" if rest else "")
        code = Code.NAME_MARK if found.extra else Code.NAME_SYNTAX
        record.report(code, "name", found.message, hint)
    return meant


def _by_parts(record: Record, node: MappingNode) -> Name:
    """Return the name whose parts are stated, without markup and titles in them."""
    parts = Record(node, NAME_PARTS, record.problems, record.name)
    written = {part: parts.text(part) for part in NAME_PARTS}
    found = {part: " ".join(_without_markup(text)[0].split()) for part, text in written.items()}
    advice = []
    if bracket := _BRACKET.search(found["given"]):
        advice.append(f"also: [{_inside(bracket)} {found['family']}]")
        found["given"] = " ".join(_BRACKET.sub(" ", found["given"]).split())
    stripped = strip_extras(f"{found['given']} X")
    if stripped.removed and stripped.name.endswith(" X"):
        advice.append(f"{', '.join(stripped.removed)} apart from it")
        found["given"] = stripped.name.removesuffix(" X")
    if advice:
        message = f"“{shortened(written['given'])}” is more than a given name"
        hint = f"write given: {found['given']}, and {'; '.join(advice)}"
        record.report(Code.NAME_MARK, "name", message, hint)
    both = f"{found['given']} {found['family']}"
    if in_capitals(both):
        small = {part: without_capitals(found[part]) for part in ("given", "family")}
        hint = f"write {{given: {small['given']}, family: {small['family']}}}"
        message = f"“{both}” is read as “{small['given']} {small['family']}”"
        record.report(Code.NAME_SYNTAX, "name", message, f"{hint}, or as the owner writes it")
        found |= small
    return parsing.from_yaml(found)


def _without_additions(record: Record, text: str, place: Location | str) -> str:
    """Return *text* without what is no part of a name, and tell of it."""
    bare, advice = _without_markup(text)
    bare, native = without_native(bare)
    if native:
        advice.append(f"native: {native}")
    stripped = strip_extras(_MARKS.sub("", bare))
    if stripped.removed:
        advice.append(f"{', '.join(stripped.removed)} apart from it")
    elif stripped.name != bare:
        advice.append("marks in the entries (author+an)")
    if bracket := _BRACKET.search(stripped.name):
        stripped = replace(stripped, name=" ".join(_BRACKET.sub(" ", stripped.name).split()))
        family = parsing.parse(stripped.name).family
        advice.append(f"also: [{_inside(bracket)} {family}]")
    if advice:
        message = f"“{shortened(text)}” is more than a name"
        hint = f"write {stripped.name}, and {'; '.join(advice)}"
        record.report(Code.NAME_MARK, place, message, hint)
    return stripped.name


def _inside(bracket: re.Match[str]) -> str:
    return next((text for text in bracket.groups() if text is not None), "").strip()


def _without_markup(text: str) -> tuple[str, list[str]]:
    """Return *text* without Markdown and HTML, and the fields for what of it says something."""
    text, advice = without_setting(_MARKDOWN.sub(_only_text, text)), []
    if image := _IMAGE.search(text):
        advice.append(f"photo: {image['url']}")
        text = _IMAGE.sub(" ", text)
    if found := _LINK.search(text):
        advice.append(f"homepage: {found['url'] or found['href']}")
        text = _LINK.sub(lambda one: one["text"] or one["inner"], text)
    if "<" in text:
        text = re.sub(r"</?[A-Za-z][^<>@]*>", " ", text)
    return " ".join(text.split()), advice


def _only_text(found: re.Match[str]) -> str:
    return found["text"] or found["code"] or ""


def _as_parts(name: Name) -> str:
    """Return *name* as people.yml takes it part by part."""
    parts = (
        ("given", name.given),
        ("particle", name.particle),
        ("family", name.family),
        ("suffix", name.suffix),
    )
    return f"{{{', '.join(f'{key}: {value}' for key, value in parts if value)}}}"
