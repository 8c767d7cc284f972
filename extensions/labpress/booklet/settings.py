"""The booklet's settings, checked: ``labpress_booklet`` and ``labpress_group``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from labpress.booklet.words import KEYS as WORDS
from labpress.booklet.words import words_in
from labpress.records.model import Location
from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

#: name of the paper -> width and height of the trimmed page, in points (72 to the inch)
PAPERS: dict[str, tuple[float, float]] = {
    "half-letter": (396.0, 612.0),
    "a5": (148 * 72 / 25.4, 210 * 72 / 25.4),
}
#: key of ``labpress_booklet`` -> what it is, for messages
KEYS: dict[str, str] = {
    "name": "the file's name without .pdf",
    "title": "what stands on the cover",
    "called": "what the site calls it, such as 'Welcome Booklet'; the title if not set",
    "paper": "half-letter or a5",
    "edition": "season and year, such as 'Fall 2026'",
    "date": "the date on the cover, in words",
    "chapters": "names of pages, in the order in which they are printed",
    "fonts": "a mapping of main, sans, cjk and fallback to fonts",
    "bleed": "a length such as '3mm'",
    "run_on": "names of short chapters that start below the end of the one before",
    "notes": "True: pages for notes before the back cover, up to a multiple of four",
    "qr": "names of the pages whose opening carries a QR code",
    "cover": "True for the drawn cover, False for a plain one",
    "subject": "a line for the file's metadata",
    "keywords": "words for the file's metadata",
    "labels": "a mapping of words that the booklet says by itself",
}
#: key of ``labpress_group``
GROUP_KEYS = (
    "name",
    "short",
    "organization",
    "department",
    "address",
    "email",
    "url",
    "code",
)
FONTS = ("main", "sans", "cjk", "fallback")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class Group:
    """The group, as the covers name it; an empty field is left out."""

    name: str = ""
    short: str = ""
    organization: str = ""
    department: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Booklet:
    """All that ``conf.py`` says of the booklet. ``bleed`` is in points."""

    name: str = "booklet"
    title: str = ""
    paper: str = "half-letter"
    accent: str = "18453B"
    edition: str = ""
    date: str = ""
    chapters: tuple[str, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)
    bleed: float = 0.0
    run_on: tuple[str, ...] = ()
    notes: bool = False
    qr: tuple[str, ...] | None = None
    cover: bool = True
    subject: str = ""
    keywords: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    group: Group = Group()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the trimmed page, in points."""
        return PAPERS[self.paper]

    @property
    def rgb(self) -> tuple[float, float, float]:
        """The accent colour, each part between 0 and 1."""
        r, g, b = (int(self.accent[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return r, g, b


class _Reader:
    """Takes values out of a mapping and notes what cannot be used."""

    def __init__(self, setting: str, values: Mapping[str, Any], conf: Path) -> None:
        self.setting, self.values, self.conf = setting, values, conf
        self.problems: list[Problem] = []

    def reject(self, key: str, message: str, hint: str) -> None:
        where = Location(str(self.conf), *place_of(self.conf, self.setting, key))
        text = f"{self.setting}[{key!r}]: {message}" if key else f"{self.setting}: {message}"
        self.problems.append(Problem(Code.CONFIG, where, text, hint))

    def text(self, key: str, default: str = "") -> str:
        value = self.values.get(key, default)
        if isinstance(value, str):
            return value.strip()
        self.reject(key, f"{value!r} is not a text", f'write "{key}": "…"')
        return default

    def texts(self, key: str) -> tuple[str, ...] | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            return tuple(line.strip() for line in value.splitlines() if line.strip())
        if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.reject(key, f"{value!r} is not a list of texts", f'write "{key}": ["…", "…"]')
        return None

    def switch(self, key: str, default: bool) -> bool:
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.reject(key, f"{value!r} is neither True nor False", f'write "{key}": {not default}')
        return default

    def only(self, keys: Iterable[str]) -> None:
        """Reject all keys but *keys*, naming the nearest of them."""
        known = list(keys)
        for key in self.values:
            if key not in known:
                near = get_close_matches(str(key), known, n=1)
                hint = f"did you mean {near[0]!r}?" if near else "one of " + ", ".join(known)
                self.reject(str(key), "there is no such setting", hint)


def booklet_of(config: Config, conf: Path) -> tuple[Booklet, tuple[Problem, ...]]:
    """Return what *config* says of the booklet, and what of it cannot be used."""
    given = _mapping(config.labpress_booklet)
    reader = _Reader("labpress_booklet", given, conf)
    if not isinstance(config.labpress_booklet, Mapping):
        reader.reject("", "this is not a mapping", 'write labpress_booklet = {"paper": "a5"}')
    reader.only(KEYS)
    group_values = _mapping(getattr(config, "labpress_group", {}))
    group_reader = _Reader("labpress_group", group_values, conf)
    group_reader.only(GROUP_KEYS)
    words = words_in(str(getattr(config, "language", "") or "en"), _labels(reader))
    group = Group(
        name=group_reader.text("name", str(config.project)) or str(config.project),
        short=group_reader.text("short", str(config.project)) or str(config.project),
        organization=group_reader.text("organization"),
        department=group_reader.text("department"),
        address=group_reader.texts("address") or (),
        email=group_reader.text("email"),
        url=group_reader.text("url") or str(getattr(config, "html_baseurl", "") or ""),
    )
    booklet = Booklet(
        name=_file_name(reader),
        title=reader.text("title") or words["welcome"].replace("{group}", group.short),
        paper=_paper(reader),
        accent=_accent(config, conf, reader),
        edition=reader.text("edition"),
        date=reader.text("date"),
        chapters=reader.texts("chapters") or (),
        fonts=_fonts(reader),
        bleed=_bleed(reader),
        qr=reader.texts("qr"),
        run_on=reader.texts("run_on") or (),
        notes=reader.switch("notes", False),
        cover=reader.switch("cover", True),
        subject=reader.text("subject") or words["subject"].replace("{group}", group.name),
        keywords=reader.texts("keywords") or (),
        words=words,
        group=group,
    )
    return booklet, (*reader.problems, *group_reader.problems)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _file_name(reader: _Reader) -> str:
    name = reader.text("name", "booklet").removesuffix(".pdf")
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
        return name
    reader.reject("name", f"{name!r} cannot be a file's name", "write letters, digits, - and _")
    return "booklet"


def _paper(reader: _Reader) -> str:
    paper = reader.text("paper", "half-letter").lower().replace("halfletter", "half-letter")
    if paper in PAPERS:
        return paper
    reader.reject("paper", f"there is no paper {paper!r}", 'write "half-letter" or "a5"')
    return "half-letter"


def _accent(config: Config, conf: Path, reader: _Reader) -> str:
    accent = str(getattr(config, "labpress_accent", "") or "#18453B")
    if match := _COLOUR.fullmatch(accent):
        return match[1].upper()
    where = Location(str(conf), *place_of(conf, "labpress_accent", ""))
    message = f"labpress_accent: {accent!r} is not a colour"
    reader.problems.append(Problem(Code.CONFIG, where, message, 'write "#18453B", say'))
    return "18453B"


def _fonts(reader: _Reader) -> dict[str, str]:
    value = reader.values.get("fonts", {})
    if not isinstance(value, Mapping):
        reader.reject("fonts", f"{value!r} is not a mapping", 'write {"cjk": "Noto Serif CJK SC"}')
        return {}
    fonts = {}
    for key, font in value.items():
        if key not in FONTS:
            near = get_close_matches(str(key), FONTS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "one of " + ", ".join(FONTS)
            reader.reject("fonts", f"there is no {key!r}", hint)
        elif not isinstance(font, str) or not re.fullmatch(r"[\w .+-]+", font):
            reader.reject("fonts", f"{font!r} cannot be a font", "write the name of a font")
        else:
            fonts[str(key)] = font
    return fonts


def _labels(reader: _Reader) -> dict[str, str]:
    value = reader.values.get("labels", {})
    if not isinstance(value, Mapping):
        reader.reject("labels", f"{value!r} is not a mapping", 'write {"notes": "For notes"}')
        return {}
    labels = {}
    for key, word in value.items():
        if key not in WORDS:
            near = get_close_matches(str(key), WORDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "one of " + ", ".join(WORDS)
            reader.reject("labels", f"there is no {key!r}", hint)
        elif not isinstance(word, str):
            reader.reject("labels", f"{word!r} is not a text", f'write "{key}": "…"')
        else:
            labels[str(key)] = word
    return labels


def _bleed(reader: _Reader) -> float:
    value = reader.values.get("bleed")
    if value in (None, 0, ""):
        return 0.0
    if isinstance(value, str) and (match := _LENGTH.fullmatch(value.strip())):
        points = float(match[1]) * _POINTS[match[2]]
        if points <= 5 * _POINTS["mm"] + 0.01:
            return points
        reader.reject("bleed", f"{value!r} is more than the cover has", "write at most '5mm'")
        return 5 * _POINTS["mm"]
    reader.reject("bleed", f"{value!r} is not a length", "write '3mm'")
    return 0.0


def place_of(conf: Path, setting: str, key: str) -> tuple[int, int]:
    """Return line and column of *key* of *setting* in ``conf.py``, as well as can be told."""
    try:
        lines = conf.read_text("utf-8", "replace").splitlines()
    except OSError:
        return 1, 1
    start = next((n for n, line in enumerate(lines) if line.startswith(setting)), None)
    if start is None:
        return 1, 1
    if key:
        quoted = re.compile(rf"""["']{re.escape(key)}["']\s*:""")
        for number, line in enumerate(lines[start:], start):
            if match := quoted.search(line):
                return number + 1, match.start() + 1
    return start + 1, 1
