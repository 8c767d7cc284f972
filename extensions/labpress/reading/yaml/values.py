"""Typed values out of located YAML nodes; whatever cannot be used is reported and left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode
from labpress.records.ids import why_no_path
from labpress.records.problems import Code, Problem, shortened
from labpress.text.addresses import advice, is_local, is_path, safe
from labpress.text.dates import earliest, latest, parse_date, suggestion
from labpress.text.nearest import nearest as like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labpress.records.model import Date, Location, Offsets

_YES = ("true", "yes", "on")
_NO = ("false", "no", "off")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_ID_HINT = "an id is made of the letters a to z, digits and hyphens, like “ada-lovelace”"
# Neither a path of its own on the site nor markup can come from an id of these characters.
_USABLE_ID = re.compile(r"\w[\w. -]*")


#: Keys that mean the same in lists of other groups, or in another list of this one.
_SAME = (
    {"from", "joined", "since", "start", "start_date", "began", "begin"},
    {"until", "left", "end", "end_date", "ended", "to"},
    {"mentor", "advisor", "adviser", "supervisor"},
)

_DATES = "2024, 2024-09, 2024-09-26 or Fall 2024"


class Record:
    """The values of one record, asked for one by one under their keys.

    ``problems`` gains what is wrong. Every value asked for is of the type promised, and empty
    (or None) where there is none or none that can be used.
    """

    def __init__(
        self, node: MappingNode, keys: Iterable[str], problems: list[Problem], name: str = ""
    ) -> None:
        """*keys*: all keys that such a record may have. *name*: its id, for the reports."""
        self.location = node.location
        self.name = name
        self.problems = problems
        self._values: dict[str, Node] = {}
        self._mistyped: set[str] = set()
        keys = tuple(keys)
        for key, value in node.pairs:
            if key.value in keys:
                self._values[key.value] = value
            else:
                near = nearest(key.value, keys) or _meant(key.value, keys)
                hint = f"did you mean “{near}”?" if near else f"known keys: {', '.join(keys)}"
                message = f"the key “{shortened(key.value)}” does not exist here"
                self.report(Code.YAML_KEY, key.location, message, hint)

    def report(self, code: Code, where: Location | str, message: str, hint: str = "") -> None:
        """Add a problem at a place, or at the value of the key *where*."""
        place = self._at(where) if isinstance(where, str) else where
        self.problems.append(Problem(code, place, message, hint, self.name))

    def _at(self, key: str) -> Location:
        return self._values[key].location if key in self._values else self.location

    def node(self, key: str) -> Node | None:
        """Return the value of *key* as it stands, None where nothing does."""
        node = self._values.get(key)
        return None if isinstance(node, ScalarNode) and node.absent else node

    def text(self, key: str) -> str:
        """Return a text, in one line."""
        node = self.node(key)
        if node is None:
            return ""
        if not isinstance(node, ScalarNode):
            self._mistyped.add(key)
            message = f"“{key}” must be a text, not {kind(node)}"
            self.report(Code.YAML_TYPE, node.location, message)
            return ""
        return one_line(node.value)

    def texts(self, key: str) -> tuple[tuple[str, Location], ...]:
        """Return a list of texts with the place of each; a text alone is a list of one."""
        node = self.node(key)
        return () if node is None else texts(node, f"“{key}”", self.problems, self.name)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return what a list holds; what is no list is the one thing in it."""
        node = self.node(key)
        return () if node is None else _items(node)

    def parts(self, key: str, keys: Sequence[str], hint: str) -> Iterator[Record]:
        """Yield a record, which may have *keys*, for each mapping in the list under *key*.

        *hint*: what to write where something else stands.
        """
        for item in self.items(key):
            if isinstance(item, MappingNode):
                yield Record(item, keys, self.problems, self.name)
                continue
            message = f"each of “{key}” must consist of keys and values, but this is {kind(item)}"
            self.report(Code.YAML_TYPE, item.location, message, hint)

    def ids(self, key: str) -> tuple[tuple[str, Location], ...]:
        """Return a list of ids with the place of each; what cannot be an id is reported."""
        return tuple(
            (name, place)
            for name, place in self.texts(key)
            if usable_id(ScalarNode(name, False, place), self.problems)
        )

    def flag(self, key: str, default: bool) -> bool:
        """Return whether *key* is true; YAML 1.1's spellings (yes, off) are understood, too."""
        word = self.text(key)
        if word and word.lower() not in (*_YES, *_NO):
            message = f"“{key}” cannot be “{shortened(word)}”"
            self.report(Code.YAML_TYPE, key, message, "write true or false")
            return default
        return word.lower() in _YES if word else default

    def date(self, key: str, hint: str = "") -> Date | None:
        """Return a date; *hint*: what to write where nobody can tell which one is meant."""
        text = self.text(key)
        date = parse_date(text) if text else None
        if text and date is None:
            better = suggestion(text)
            self.report(
                Code.YAML_DATE,
                key,
                f"“{key}” is “{shortened(text)}”, which is no date",
                f"write {better}" if better else hint or f"write {_DATES}",
            )
        return date

    def url(self, key: str) -> str:
        """Return a complete address that is safe to link to."""
        text = self.text(key)
        address = safe(text) if text else None
        if address and re.match(r"(https?|mailto):", address):
            return address
        if text:
            bare = re.fullmatch(r"(//)?([\w-]+\.)+[a-z]{2,}(/\S*)?", text, re.IGNORECASE)
            hint = f"write https://{text.lstrip('/')}" if bare else "begin with https://"
            hint = advice(text, hint)
            message = f"“{key}” is not a web address: “{shortened(text)}”"
            self.report(Code.UNSAFE_URL, key, message, hint)
        return ""

    def picture(self, key: str) -> str:
        """Return the path of a file below the source folder, or a web address."""
        text = self.text(key)
        if text.startswith("/") and not text.startswith("//") and not is_local(text):
            text = text[1:]  # below the site's root, as Jekyll and Hugo write it
        address = safe(text) if text else None
        if address and is_path(text) and not text.startswith("/"):
            return text  # as it stands: the booklet needs the name of the file, not its address
        if address and address.startswith(("http:", "https:")):
            return address
        if text:
            message = f"“{key}” is neither a file of the site nor an address: “{shortened(text)}”"
            hint = "write the name of a file in the source folder, like _static/people/ada.jpg"
            self.report(Code.UNSAFE_URL, key, message, advice(text, hint))
        return ""

    def offsets(self, *keys: str) -> Offsets:
        """Return where the values of *keys* stand, of those that are there."""
        first = self.location.line
        return tuple(
            (key, (node.location.line - first, node.location.column))
            for key in keys
            if (node := self.node(key)) is not None
        )

    def missing(self, key: str) -> None:
        """Report that the record needs *key*, unless it was reported to be of a wrong type."""
        if key not in self._mistyped:
            message = f"the record lacks “{key}” and was left out"
            self.report(Code.YAML_MISSING, self.location, message, f"add “{key}: …”")


def records(
    node: Node | None, keys: Iterable[str], what: str, problems: list[Problem]
) -> list[tuple[str, Record]]:
    """Return the records of a file that maps ids to records (*what*, in the plural)."""
    if node is None:
        return []
    if not isinstance(node, MappingNode):
        message = f"the file must map ids to {what}, but it is {kind(node)}"
        hint = "begin each record with its id and a colon, in the first column"
        problems.append(Problem(Code.YAML_TYPE, node.location, message, hint))
        return []
    found = []
    for key, value in node.pairs:
        if not usable_id(key, problems):
            continue
        if not isinstance(value, MappingNode):
            message = f"the record “{shortened(key.value)}” must consist of keys and values"
            problem = Problem(
                Code.YAML_TYPE,
                key.location,
                f"{message}, but it is {kind(value)}",
                "write its keys below it, indented by two spaces, like “  name: Ada Lovelace”",
                key.value,
            )
            problems.append(problem)
            continue
        record = Record(value, keys, problems, key.value)
        record.location = key.location
        found.append((key.value, record))
    return found


def texts(
    node: Node, what: str, problems: list[Problem], name: str = ""
) -> tuple[tuple[str, Location], ...]:
    """Return the texts of a list, or a text alone, each with its place."""
    good = []
    for item in _items(node):
        if not isinstance(item, ScalarNode):
            message = f"{what} must be a list of texts, but this is {kind(item)}"
            problems.append(Problem(Code.YAML_TYPE, item.location, message, record=name))
        elif not item.absent and (text := one_line(item.value)):
            good.append((text, item.location))
    return tuple(good)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, SequenceNode) else (node,)


def usable_id(key: ScalarNode, problems: list[Problem]) -> bool:
    """Report an id that is not of the permanent form; return whether it can be used at all."""
    why = why_no_path(key.value)
    if not why and _ID.fullmatch(key.value):
        return True
    usable = not why and bool(_USABLE_ID.fullmatch(key.value))
    message = f"“{shortened(key.value)}” cannot be a permanent address"
    message += (f": {why}" if why else "") + ("" if usable else "; it was left out")
    better = folded(key.value)
    hint = f"write {better}; {_ID_HINT}" if better else _ID_HINT
    problems.append(Problem(Code.RECORD_ID, key.location, message, hint, key.value))
    return usable


def report_alike(ids: Iterable[tuple[str, Location]], problems: list[Problem]) -> None:
    """Report each of *ids* whose address a reader cannot tell from that of one before it."""
    seen: dict[str, tuple[str, Location]] = {}
    for name, place in ids:
        known, first = seen.setdefault(folded(name) or name, (name, place))
        if first != place:
            message = f"the id “{shortened(name)}” "
            message += "is already taken" if known == name else f"is too like “{shortened(known)}”"
            message += f", on line {first.line}"
            problems.append(Problem(Code.RECORD_ID, place, message, "give it another id", name))


def folded(name: str) -> str:
    """Return the id that is left of *name* without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def one_line(text: str) -> str:
    """Return *text* with every run of white space as one space."""
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of *known* that *word* is most like, or "" when it is like none."""
    by_small = {name.lower(): name for name in known}
    near = like(word.lower(), by_small)
    return by_small[near] if near else ""


def _meant(word: str, known: Iterable[str]) -> str:
    """Return the one of *known* that means what *word* does elsewhere, or ""."""
    for names in _SAME:
        if word.lower() in names:
            return next((one for one in known if one in names), "")
    return ""


def kind(node: Node) -> str:
    """Return what *node* is, for messages."""
    if isinstance(node, ScalarNode):
        return "empty" if node.absent else f"the text “{shortened(node.value)}”"
    return "a list" if isinstance(node, SequenceNode) else "a mapping"


def in_order(record: Record, start: tuple[str, Date | None], end: tuple[str, Date | None]) -> None:
    """Report an end that lies before its start; each is a key and its date."""
    if start[1] and end[1] and latest(end[1]) < earliest(start[1]):
        message = f"“{end[0]}” ({end[1]}) is before “{start[0]}” ({start[1]})"
        record.report(Code.YAML_DATE, end[0], message, "mend one of the two dates")
