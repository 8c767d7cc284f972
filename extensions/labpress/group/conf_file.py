"""What a ``conf.py`` says, and where: read, not run.

Only settings that are written out as literals have a value here; of a mapping, the entries that
are. That is quick, and safe for a checkout that is not trusted.
"""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, Any

from labpress.records.model import Location

if TYPE_CHECKING:
    from pathlib import Path

_NO_LITERAL = object()


class ConfFile:
    """The ``conf.py`` at *path*; one that is not there, or is no Python, says nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lines: list[bytes] = []

    @cached_property
    def assigned(self) -> dict[str, ast.expr]:
        """Name of each setting at the top level -> what is assigned to it last."""
        return {name: value for name, (_, value) in self._assignments.items()}

    @cached_property
    def values(self) -> dict[str, Any]:
        """Name of each setting that is a literal -> its value."""
        found = {name: _literal(value) for name, value in self.assigned.items()}
        return {name: value for name, value in found.items() if value is not _NO_LITERAL}

    def place(self, setting: str, *keys: str) -> Location:
        """Return where *setting* is assigned, or the entry *keys* in it, as far as that is told."""
        if setting not in self._assignments:
            return Location(str(self.path))
        where, value = self._assignments[setting]
        for key in keys:
            entry = _entry(value, key)
            if entry is None:
                break
            where, value = entry
        before = self._lines[where.lineno - 1][: where.col_offset]
        return Location(str(self.path), where.lineno, len(before.decode("utf-8", "replace")) + 1)

    @cached_property
    def _assignments(self) -> dict[str, tuple[ast.expr, ast.expr]]:
        """Name -> the name where it is assigned, and what is assigned to it."""
        try:
            content = self.path.read_bytes()
            statements = ast.parse(content).body
        except (OSError, SyntaxError, ValueError, MemoryError, RecursionError):
            return {}  # what is wrong with it, Sphinx tells better
        self._lines = content.splitlines()
        found: dict[str, tuple[ast.expr, ast.expr]] = {}
        for statement in statements:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name) as target], value=value):
                    found[name] = target, value
                case ast.AnnAssign(target=ast.Name(id=name) as target, value=ast.expr() as value):
                    found[name] = target, value
        return found


def _entry(value: ast.expr, key: str) -> tuple[ast.expr, ast.expr] | None:
    """Return the key and the value of an entry of the mapping that *value* writes out."""
    if isinstance(value, ast.Dict):
        for written, item in zip(value.keys, value.values, strict=True):
            if isinstance(written, ast.Constant) and str(written.value) == key:
                return written, item
    return None


def _literal(value: ast.expr) -> Any:
    """Return what *value* stands for; of a mapping, the entries that are literals."""
    if isinstance(value, ast.Dict):
        found = {}
        for key, item in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and (read := _literal(item)) is not _NO_LITERAL:
                found[key.value] = read
        return found
    try:
        return ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return _NO_LITERAL
