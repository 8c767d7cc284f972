"""What an option of ``conf.py`` is: how one is declared, checked and read.

A mapping of options is a frozen dataclass whose fields are made by :func:`option`. A field has
the default as it would be written in ``conf.py``, a check, what Sphinx rebuilds when the value
changes, a help text and an example. Everything else comes from there: what Sphinx is told
(:mod:`labpress.sphinxext.config`), what is read (:func:`read`), the messages, and the tables in
the documentation (``docs/option_tables.py``).

A check takes the value as written and a function that reports a part of it. It returns the value
as labpress uses it, or raises :class:`UnusableError`: then the default is used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from reprlib import Repr
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What Sphinx does when the value changes: read all pages again, or write them all again.
Rebuild: TypeAlias = Literal["env", "html"]

T = TypeVar("T")


class UnusableError(ValueError):
    """A value cannot be used; *hint* says what to write (if empty, the option's example)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Reject(Protocol):
    """Reports that a part of a value, at *keys* in it, cannot be used."""

    def __call__(self, message: str, hint: str, *keys: str) -> None:
        """Report it."""


#: Turns a value as written into one as used.
Check: TypeAlias = Callable[[Any, Reject], Any]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared of an option beside its name and type.

    ``default`` and ``example`` are as a person would write them; ``described``: what the
    default is, in words, where its literal does not tell.
    """

    default: Any
    check: Check
    help: str
    example: Any = None
    rebuild: Rebuild = "env"
    described: str = ""


def option(
    default: Any,
    check: Check,
    *,
    help: str,
    example: Any = None,
    rebuild: Rebuild = "env",
    described: str = "",
) -> Any:
    """Declare an option as a field of a dataclass; see :class:`Declaration`."""
    declaration = Declaration(default, check, help, example, rebuild, described)
    return field(
        default_factory=lambda: check(default, _no_fault), metadata={"option": declaration}
    )


def declaration(one: Field[Any]) -> Declaration:
    """Return what is declared of a field."""
    return cast("Declaration", one.metadata["option"])


def _no_fault(message: str, hint: str, *keys: str) -> None:
    raise AssertionError(f"a default cannot be used: {message}")


def read(declared: type[T], values: Mapping[str, Any], reject: Reject, prefix: str = "") -> T:
    """Return the options *declared* as *values* has them, by name.

    What cannot be used is reported, and has its default. ``prefix`` stands before each name
    where *values* are those of ``conf.py`` itself; else they are a mapping in it, in which a
    key that is not declared is reported.
    """
    known = {prefix + one.name: one for one in fields(declared)}  # type: ignore[arg-type]
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            reject("there is no such setting", nearest(str(key), known), str(key))
            continue
        one = known[key]
        part = _at(reject, key)
        try:
            found[one.name] = declaration(one).check(value, part)
        except UnusableError as fault:
            example = literal(declaration(one).example)
            written = f"{key} = {example}" if prefix else f'"{key}": {example}'
            part(str(fault), fault.hint or f"write {written}")
    return declared(**found)


def _at(reject: Reject, key: str) -> Reject:
    """Return what reports parts of the value of *key*."""

    def reject_part(message: str, hint: str, *keys: str) -> None:
        reject(message, hint, key, *keys)

    return reject_part


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the hint for a *name* that is none of *known*."""
    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else "one of " + ", ".join(names)


_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = 60


def short(value: object) -> str:
    """Return *value* as Python writes it, on one line and not too long."""
    return " ".join(_SHORT.repr(value).split())


def literal(value: object) -> str:
    """Return *value* as a person would write it in ``conf.py``."""
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False)
        case dict():
            inside = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
            return "{" + ", ".join(inside) + "}"
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case tuple():
            return "(" + ", ".join(map(literal, value)) + ")"
    return repr(value)


# --- checks that several options share


def text(value: Any, reject: Reject) -> str:
    """Accept a text, without spaces around it."""
    if not isinstance(value, str):
        raise UnusableError(f"{short(value)} is not a text")
    return value.strip()


def texts(value: Any, reject: Reject) -> tuple[str, ...]:
    """Accept a list of texts, or a text of several lines."""
    if isinstance(value, str):
        return tuple(line.strip() for line in value.splitlines() if line.strip())
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise UnusableError(f"{short(value)} is not a list of texts")


def switch(value: Any, reject: Reject) -> bool:
    """Accept ``True`` or ``False``."""
    if not isinstance(value, bool):
        raise UnusableError(f"{short(value)} is neither True nor False")
    return value


def or_none(check: Check) -> Check:
    """Accept ``None`` and whatever *check* accepts."""

    def check_unless_none(value: Any, reject: Reject) -> Any:
        return None if value is None else check(value, reject)

    return check_unless_none


def number_from(minimum: int) -> Check:
    """Accept a whole number from *minimum*."""

    def check(value: Any, reject: Reject) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= minimum:
            return value
        raise UnusableError(f"{short(value)} is not a whole number from {minimum}")

    return check


def one_of(*allowed: str) -> Check:
    """Accept one of the texts *allowed*."""

    def check(value: Any, reject: Reject) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        hint = "write one of " + ", ".join(map(literal, allowed))
        raise UnusableError(f"it cannot be {short(value)}", hint)

    return check


def options_of(declared: type[Any]) -> Check:
    """Accept a mapping of the options *declared*."""

    def check(value: Any, reject: Reject) -> Any:
        return read(declared, a_mapping(value), reject)

    return check


def entries(check: Check, known: Iterable[str] = ()) -> Check:
    """Accept a mapping with keys of *known* (or any text), whose values *check* accepts."""
    names = tuple(known)

    def check_all(value: Any, reject: Reject) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, item in a_mapping(value).items():
            if not isinstance(key, str):
                reject(f"{short(key)} is not a text", "write it in quotation marks", str(key))
            elif names and key not in names:
                reject("there is no such key", nearest(key, names), key)
            else:
                part = _at(reject, key)
                try:
                    found[key] = check(item, part)
                except UnusableError as fault:
                    part(str(fault), fault.hint or f'write "{key}": "…"')
        return found

    return check_all


def a_mapping(value: Any) -> Mapping[Any, Any]:
    """Return *value* if it is a mapping."""
    if isinstance(value, Mapping):
        return value
    raise UnusableError(f"{short(value)} is not a mapping")
