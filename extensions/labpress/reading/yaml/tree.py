"""YAML files as trees in which every key and every text knows its place.

PyYAML's parser is used for its events only. Building the tree ourselves has four uses: keys
given twice are seen; texts stay what was typed (YAML 1.1 would make ``no`` false, ``0x1`` a
number and ``2024-01-02`` a date, see https://yaml.org/type/); nothing is ever constructed from
a tag; and neither deep nesting nor aliases of aliases can use up memory.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from labpress.reading.encoding import decode
from labpress.reading.yaml.escapes import MOST_ESCAPES, is_escape, without_wrong_escape
from labpress.reading.yaml.syntax_errors import syntax_problem
from labpress.records.findings import Lines
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened
from labpress.text.invisible import without_controls

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.findings import Finding

#: Collections inside one another; our formats need three.
MAX_DEPTH = 32
#: Characters of a text that an alias may repeat, so that no small file stands for a huge one.
MAX_REPEATED = 1000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null")}
_HARMLESS_TAGS = {
    *_PLAIN_TAGS,
    *(f"tag:yaml.org,2002:{n}" for n in ("timestamp", "seq", "map")),
}
# The beginning or end of a document, and an item of a list
_MARKER = re.compile(r"(---|\.\.\.)\s*$")
_ITEM = re.compile(r"\s*-(\s|$)")


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text. ``plain``: it stood without quotes, so that ``~`` means no value."""

    value: str
    plain: bool
    location: Location

    @property
    def absent(self) -> bool:
        """Whether it stands for no value: nothing, ``~`` or ``null``, without quotes.

        ``Null`` with a capital is a family name.
        """
        return self.plain and self.value in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys, each different and with its place, and their values, in the order of the file."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    location: Location


_TABS_ALONE = re.compile(r"(?m)^ *\t[ \t]*(?=[\r\n]|\Z)")

Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


def load(path: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what the YAML file *path* holds, and its problems; see :func:`parse`.

    A missing file holds nothing, and that is no problem.
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None, ()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or type(error).__name__}"
        return None, (Problem(Code.YAML_SYNTAX, Location(str(path)), message),)
    return parse(content, str(path))


def parse(content: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return what the YAML in *content* holds, None for nothing, and its problems.

    Never raises. Where the YAML as a whole has a syntax error, those of its top-level records
    that are good by themselves are returned.
    """
    problems: list[Problem] = []
    text, told = decode(content, file, Code.YAML_ENCODING, Code.YAML_SYNTAX)
    problems += told
    text = without_blank_tabs(text)
    roots, found, error = _read(text, file, 0)
    if error is None:
        return _merge(roots, problems + found)
    # Each record by itself; what they report replaces the report of the whole, whose place may
    # be far from the slip (a quotation mark never closed is noticed in a later record).
    roots, found = [], []
    failures = 0
    for line, chunk in _records(text):
        some, more, failed = _read(chunk, file, line)
        found += more
        if failed:
            failures += 1
            found.append(failed)
        elif any(isinstance(root, ScalarNode) for root in some):
            failures += 1
            found.append(_no_key(Location(file, line + 1), chunk))
        else:
            roots += some
    if not failures:
        found.append(error)
    return _merge(roots, problems + found)


def without_blank_tabs(text: str) -> str:
    """Return *text* with blanks for the tabs in lines that are empty but for them.

    YAML has nothing against them (1.2.2, 6.7: ``l-comment``); its parser in Python has.
    """
    return _TABS_ALONE.sub(lambda found: " " * len(found[0]), text)


def _read(text: str, file: str, offset: int) -> tuple[list[Node], list[Problem], Problem | None]:
    """Return the documents of *text*, problems that leave them good, and one that does not."""
    escapes: list[Problem] = []
    for _ in range(MOST_ESCAPES):
        builder = _Builder(file, offset)
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                builder.add(event)
        except yaml.MarkedYAMLError as error:
            better = _without_escape(error, text)
            if better is None:
                failed = syntax_problem(error, text, file, offset)
                return [], builder.problems + escapes, failed
            if finding := better[1]:
                line, column = Lines(text).place(finding.offset)
                place = Location(file, offset + line + 1, column)
                escapes.append(Problem(finding.code, place, finding.message, finding.hint))
            text = better[0]
            continue
        except _TooDeepError as error:
            message = f"lists or records stand more than {MAX_DEPTH} deep in one another"
            hint = "close each bracket where its list ends"
            failed = Problem(Code.YAML_SYNTAX, error.location, message, hint)
            return [], builder.problems + escapes, failed
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            message = f"the file is not YAML: {' '.join(str(error).split())[:200]}"
            failed = Problem(Code.YAML_SYNTAX, Location(file, offset + 1), message)
            return [], builder.problems + escapes, failed
        return builder.roots, builder.problems + escapes, None
    message = f"more than {MOST_ESCAPES} escapes are none of YAML; the rest was not read"
    hint = "put single quotes around a text with backslashes"
    return [], escapes, Problem(Code.YAML_SYNTAX, escapes[-1].location, message, hint)


def _without_escape(error: yaml.MarkedYAMLError, text: str) -> tuple[str, Finding | None] | None:
    """Return *text* without the escape that *error* is about, if it is about one."""
    opened = error.context_mark
    if opened is None or not is_escape(error.problem or ""):
        return None
    starts = Lines(text)
    return without_wrong_escape(text, starts.offset(opened.line, opened.column))


class _TooDeepError(Exception):
    def __init__(self, location: Location) -> None:
        super().__init__()
        self.location = location


class _Builder:
    """Builds trees from the parser's events, on a stack of its own."""

    def __init__(self, file: str, offset: int) -> None:
        self.file = file
        self.offset = offset
        self.roots: list[Node] = []
        self.problems: list[Problem] = []
        self._anchors: dict[str, Node | None] = {}
        # collections that are open: their first event, their place, and what they hold so far
        self._open: list[tuple[Any, Location, list[Node | None]]] = []
        self._documents = 0

    def add(self, event: Any) -> None:
        """Take the next event."""
        mark = event.start_mark
        place = Location(self.file, self.offset + mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._complete(self._scalar(event, place), event)
        elif isinstance(event, yaml.AliasEvent):
            self._complete(self._repeated(event.anchor, place), None)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= MAX_DEPTH:
                raise _TooDeepError(place)
            self._open.append((event, place, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            self._anchors.clear()
            if self._documents == 2:
                message = "“---” begins a second document; a data file is one document"
                self._report(Code.YAML_SYNTAX, place, message, "take the line out")

    def _report(self, code: Code, place: Location, message: str, hint: str = "") -> None:
        self.problems.append(Problem(code, place, message, hint))

    def _complete(self, node: Node | None, event: Any) -> None:
        """Put *node*, None for a value that was reported and left out, where it belongs."""
        if event is not None and event.anchor:
            self._anchors[event.anchor] = node
        if self._open:
            self._open[-1][2].append(node)
        elif node is not None and not (isinstance(node, ScalarNode) and node.absent):
            self.roots.append(node)

    def _refused(self, event: Any, place: Location) -> bool:
        """Report a tag that asks for anything but text, lists and mappings."""
        tag = event.tag
        if not tag or tag == "!" or tag in _HARMLESS_TAGS:
            return False
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        self._report(
            Code.YAML_TYPE,
            place,
            f"the tag {shown} cannot be used here; the value was left out",
            "put quotes around a text that begins with “!”",
        )
        return True

    def _scalar(self, event: Any, place: Location) -> ScalarNode | None:
        if self._refused(event, place):
            return None
        # "!!str null" is a text, as if it had quotes
        # libyaml calls the plain style "", PyYAML's own parser None
        plain = not event.style and event.tag in (None, "tag:yaml.org,2002:null")
        value, told = without_controls(event.value)
        if told:  # an escape such as "\x07"; the file itself has no such character
            self._report(Code.YAML_SYNTAX, place, told, "take it out")
        return ScalarNode(unicodedata.normalize("NFC", value), plain, place)

    def _repeated(self, anchor: Any, place: Location) -> Node | None:
        node = self._anchors.get(anchor)
        if isinstance(node, ScalarNode) and len(node.value) <= MAX_REPEATED:
            return replace(node, location=place)
        if anchor not in self._anchors:
            message = f"“*{anchor}” repeats what “&{anchor}” marks, but nothing above is so marked"
            hint = "put quotes around a text that begins with “*”"
            self._report(Code.YAML_SYNTAX, place, message, hint)
        elif node is not None:
            message = f"“*{anchor}” can only repeat a short text; the value was left out"
            self._report(Code.YAML_TYPE, place, message, "write the value out")
        return None

    def _close(self) -> None:
        event, place, content = self._open.pop()
        node: Node | None
        if self._refused(event, place):
            node = None
        elif isinstance(event, yaml.SequenceStartEvent):
            node = SequenceNode(tuple(item for item in content if item is not None), place)
        else:
            pairs = zip(content[::2], content[1::2], strict=True)
            node = MappingNode(tuple(self._pairs(pairs)), place)
        self._complete(node, event)

    def _pairs(self, pairs: Any) -> list[tuple[ScalarNode, Node]]:
        good: list[tuple[ScalarNode, Node]] = []
        for key, value in pairs:
            if key is not None and not isinstance(key, ScalarNode):
                message = "a key must be a text, not a list or a mapping"
                self._report(Code.YAML_TYPE, key.location, message)
            elif key is not None and value is not None:
                good.append((key, value))
        return _unique(good, self.problems)


def _unique(
    pairs: list[tuple[ScalarNode, Node]], problems: list[Problem]
) -> list[tuple[ScalarNode, Node]]:
    """Return *pairs* without the later ones of each key, which are reported."""
    first: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in pairs:
        known = first.setdefault(key.value, (key, value))[0]
        if known is not key:
            problems.append(
                Problem(
                    Code.YAML_DUPLICATE,
                    key.location,
                    f"“{key.value}” already stands on line {known.location.line}, column"
                    f" {known.location.column}; that one is used",
                    "take one of the two out, or give one another name",
                    key.value,
                )
            )
    return list(first.values())


def _merge(roots: list[Node], problems: list[Problem]) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the documents or salvaged records *roots* as one tree, of the first one's kind."""
    if len(roots) < 2:
        return (roots[0] if roots else None), tuple(problems)
    first = roots[0]
    alike = [root for root in roots if type(root) is type(first)]
    for root in roots:
        if type(root) is not type(first):
            message = "this is of another kind than what stands above; it was left out"
            problems.append(Problem(Code.YAML_TYPE, root.location, message))
    if isinstance(first, ScalarNode):
        return first, tuple(problems)
    if isinstance(first, SequenceNode):
        items = tuple(i for root in alike if isinstance(root, SequenceNode) for i in root.items)
        return SequenceNode(items, first.location), tuple(problems)
    pairs = [p for root in alike if isinstance(root, MappingNode) for p in root.pairs]
    return MappingNode(tuple(_unique(pairs, problems)), first.location), tuple(problems)


def _records(text: str) -> list[tuple[int, str]]:
    """Return each top-level record of *text* with the number of its first line, from 0.

    A record starts at a line that is indented no further than any other. In a file that begins
    with an item of a list only items start one; in others items belong to the key above them.
    """
    lines = text.split("\n")
    content = [n for n, line in enumerate(lines) if re.match(r"\s*[^\s#%]", line)]
    content = [n for n in content if not _MARKER.match(lines[n])]
    if not content:
        return []
    edge = min(len(lines[n]) - len(lines[n].lstrip()) for n in content)
    starts = [n for n in content if not lines[n][edge].isspace()]
    if lines[starts[0]][edge] in "{[":
        return []
    listed = bool(_ITEM.match(lines[starts[0]]))
    starts = [n for n in starts if bool(_ITEM.match(lines[n])) == listed]
    ends = [*starts[1:], len(lines)]
    return [
        (
            start,
            "\n".join("" if _MARKER.match(line) else line for line in lines[start:end]) + "\n",
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _no_key(place: Location, chunk: str) -> Problem:
    line = chunk.split("\n", 1)[0].strip()
    message = f"“{shortened(line)}” is neither a key nor a value"
    return Problem(Code.YAML_SYNTAX, place, message, "put a colon after a key: “key: value”")
