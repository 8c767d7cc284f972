"""Records of an old site as keys and values, which remember what of them was read.

What nobody has read when a record is done is told as left out, with its line: so no field can be
forgotten in silence.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from labpress.reading.yaml.tree import MappingNode, Node, ScalarNode, SequenceNode, parse
from labpress.records.model import Location

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from labpress.importing.found import Ledger
    from labpress.importing.tree import Tree

#: What stands in a field of the template that nobody has filled in.
_PLACEHOLDER = re.compile(
    r"#|todo|temp|tbd|n/?a|none|x+|\.\.\.|https?://(www\.)?(twitter|x)\.com/(xyou|username|your.*)"
    r"|test@example\.(org|com)|your[_ -]?(e-?mail|name|username|id)\S*|name@\S*example\S*"
    r"|you@example\.\w+|https?://example\.(com|org)/?",
    re.I,
)


#: Why a setting of the old site is left.
GENERATOR = "a setting of the generator"


class Fields:
    """A mapping of an old site. Keys are compared in lower case, with ``_`` for ``-``."""

    def __init__(self, node: Node | None, file: str, line: int = 1) -> None:
        self.file = file
        pairs = node.pairs if isinstance(node, MappingNode) else ()
        self._pairs = {_key(key.value): (key, value) for key, value in pairs}
        self._read: set[str] = set()
        place = node.location if node is not None else Location(file, line)
        self.place = Location(file, place.line)

    def __contains__(self, key: str) -> bool:
        return _key(key) in self._pairs

    @property
    def keys(self) -> list[str]:
        """The keys as they are written."""
        return [key.value for key, _ in self._pairs.values()]

    def node(self, key: str) -> Node | None:
        """Return the value of *key*; it counts as read."""
        self._read.add(_key(key))
        pair = self._pairs.get(_key(key))
        return pair[1] if pair else None

    def place_of(self, *keys: str) -> Location:
        """Return where the first of *keys* stands that is there, or the record."""
        for key in keys:
            if pair := self._pairs.get(_key(key)):
                return Location(self.file, pair[0].location.line)
        return self.place

    def text(self, *keys: str) -> str:
        """Return the first text under *keys*; all of them count as read."""
        found = ""
        for key in keys:
            node = self.node(key)
            if not found:
                found = _text(node)
        return found

    def filled(self, *keys: str) -> str:
        """Return the first text under *keys* that is no placeholder of the template."""
        found = ""
        for key in keys:
            text = _text(self.node(key))
            if not found and text and not _PLACEHOLDER.fullmatch(text):
                found = text
        return found

    def texts(self, *keys: str) -> list[str]:
        """Return the texts of a list, or the one text, under the first of *keys* that has any."""
        found: list[str] = []
        for key in keys:
            node = self.node(key)
            if not found:
                items = node.items if isinstance(node, SequenceNode) else (node,)
                found = [text for item in items if (text := _text(item))]
        return found

    def flag(self, key: str, default: bool = False) -> bool:
        """Return whether *key* says yes."""
        text = self.text(key).lower()
        return text in ("true", "yes", "on", "1", "y") if text else default

    def inner(self, key: str) -> Fields:
        """Return the mapping under *key*; empty where there is none."""
        place = self.place_of(key)
        return Fields(self.node(key), self.file, place.line)

    def records(self, *keys: str) -> list[Fields]:
        """Return the mappings of the list, or the one mapping, under *keys*."""
        found: list[Fields] = []
        for key in keys:
            found += mappings(self.node(key), self.file)
        return found

    def rest(self) -> Iterator[tuple[str, str, Location]]:
        """Yield each key that was not read and has a value: key, beginning of the value, place."""
        for folded, (key, value) in self._pairs.items():
            if folded not in self._read and (text := outline(value)):
                yield key.value, text, Location(self.file, key.location.line)

    def leave_rest(self, ledger: Ledger, kind: str, why: str) -> None:
        """Tell of each key that was not read as something of *kind* that is left: *why*."""
        for key, value, place in self.rest():
            ledger.found(kind, f"{key}: {value}", place, why)

    def tell(self, ledger: Ledger, of: str, settings: Collection[str] = ()) -> None:
        """Put all fields into *ledger*; *settings*: keys that only say how a page looks."""
        for folded, (key, value) in self._pairs.items():
            if not outline(value):
                continue
            left = ""
            if folded not in self._read:
                shown = folded in settings
                left = "how the template shows it" if shown else "labpress has no place for it"
            place = Location(self.file, key.location.line)
            label = f"{key.value}: {outline(value)}" if left else key.value
            ledger.found(f"field of {of}", label, place, left)


def mappings(node: Node | None, file: str) -> list[Fields]:
    """Return the mappings in *node*: those of a list, or the one it is.

    An item that is nothing but the name of what it is (``- project: {…}``) is what stands below.
    """
    if isinstance(node, SequenceNode):
        items = [item for item in node.items if isinstance(item, MappingNode)]
        return [Fields(_unwrapped(item), file) for item in items]
    return [Fields(node, file)] if isinstance(node, MappingNode) else []


def _unwrapped(node: MappingNode) -> MappingNode:
    if len(node.pairs) == 1 and isinstance(node.pairs[0][1], MappingNode):
        return node.pairs[0][1]
    return node


def load(tree: Tree, name: str, ledger: Ledger) -> Node | None:
    """Return what the data file *name* holds; faults of its YAML go into *ledger*."""
    text = tree.text(name)
    if name.endswith(".toml"):
        return toml(text, name, ledger)
    return _parsed(text, name, ledger)


def list_of(tree: Tree, name: str, ledger: Ledger) -> list[Fields]:
    """Return the records of a data file that is a list, or a mapping of records or lists."""
    if not tree.has(name):
        return []
    node = load(tree, name, ledger)
    if isinstance(node, MappingNode) and all(
        isinstance(value, MappingNode | SequenceNode) for _, value in node.pairs
    ):
        found: list[Fields] = []
        for _, value in node.pairs:
            found += mappings(value, name)
        return found
    return mappings(node, name)


def front_matter(text: str, name: str, ledger: Ledger) -> tuple[Fields, str, int]:
    """Return the front matter of a page, the rest of its text, and the line where that begins."""
    for fence, end in (("---", r"^(?:---|\.\.\.)[ \t]*$"), ("+++", r"^\+\+\+[ \t]*$")):
        if not re.match(re.escape(fence) + r"[ \t]*\n", text):
            continue
        start = text.index("\n") + 1
        found = re.compile(end, re.M).search(text, start)
        if found is None:
            ledger.fault("front matter without an end", Location(name, 1))
            return Fields(None, name), text, 1
        inner = "\n" + text[start : found.start()]
        node = toml(inner, name, ledger) if fence == "+++" else _parsed(inner, name, ledger)
        body = text[found.end() :]
        first = text.count("\n", 0, found.end()) + 1
        return Fields(node, name), body, first
    return Fields(None, name), text, 1


def _parsed(text: str, name: str, ledger: Ledger) -> Node | None:
    node, problems = parse(text.replace("\t", "    ").encode("utf-8"), name)
    for problem in problems:
        ledger.fault(f"YAML: {problem.message}", Location(name, problem.location.line))
    return node


def toml(text: str, name: str, ledger: Ledger) -> Node | None:
    """Return the TOML *text* as a tree; places are those of the first key of a name."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        ledger.fault(f"TOML: {error}", Location(name, 1))
        return None
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.match(r"\s*\[*\s*\"?([\w.-]+)\"?\s*(?:\]|=)", line):
            lines.setdefault(match[1].rpartition(".")[2], number)
    return _node(value, name, lines, 1)


def _node(value: Any, name: str, lines: dict[str, int], line: int) -> Node:
    here = Location(name, line)
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            at = lines.get(key, line)
            pairs.append(
                (ScalarNode(key, False, Location(name, at)), _node(inner, name, lines, at))
            )
        return MappingNode(tuple(pairs), here)
    if isinstance(value, list):
        return SequenceNode(tuple(_node(inner, name, lines, line) for inner in value), here)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return ScalarNode(text, False, here)


def outline(node: Node | None) -> str:
    """Return the beginning of what a value says, in one line; nothing for an empty one."""
    match node:
        case ScalarNode():
            text = _text(node)
        case SequenceNode():
            text = ", ".join(filter(None, map(outline, node.items)))
        case MappingNode():
            text = ", ".join(
                f"{key.value}: {inner}" for key, value in node.pairs if (inner := outline(value))
            )
        case _:
            text = ""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _text(node: Node | None) -> str:
    return node.value.strip() if isinstance(node, ScalarNode) and not node.absent else ""


def _key(key: str) -> str:
    return key.strip().lower().replace("-", "_")
