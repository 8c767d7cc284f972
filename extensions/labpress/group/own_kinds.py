"""Kinds of records that a group declares itself, in ``labpress_kinds`` of ``conf.py``.

From the declaration follows all that follows from a row of :data:`labpress.records.items
.ITEM_KINDS`, but that papers cannot name them in a field of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from labpress.group.option import UnusableError, a_mapping, literal, nearest, short
from labpress.records.items import ITEM_KINDS, FieldType, ItemField, ItemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.group.option import Reject

#: Kinds that are no items, whose words nobody else can have.
_OTHERS = ("paper", "person", "theme", "news", "award", "page", "sponsor")
#: Folders of the site and directives that are taken.
_TAKEN = frozenset(
    {
        *("papers", "people", "themes", "news", "awards", "r", "feeds", "files", "publications"),
        *("sponsors", "numbers", "hero", "call", "downloads", "booklet", "author-legend"),
        *(kind.folder for kind in ITEM_KINDS.values()),
    }
)
_WORD = re.compile(r"[a-z]{1,40}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
#: What every item has anyway.
_EVERY = ("title", "formerly")
_KIND_KEYS = (
    *("fields", "noun", "plural", "folder", "file", "start", "end", "states"),
    *("by_day", "newest_first", "feed", "schema"),
)
_FIELD_KEYS = ("type", "label", "required", "words", "to", "free", "schema")
_SWITCHES = ("by_day", "newest_first", "feed")
_EXAMPLE = '"reading": {"fields": {"author": "text", "link": "address"}}'


def own_kinds(value: Any, reject: Reject) -> tuple[ItemKind, ...]:
    """Accept a mapping of a kind's word to what is declared of it.

    What cannot be used is reported; a kind without a field that can be used has its title alone.
    """
    found: list[ItemKind] = []
    for kind_id, declared in a_mapping(value).items():
        try:
            folders = {kind.folder for kind in found}
            found.append(_kind(kind_id, declared, folders, reject))
        except UnusableError as fault:
            reject(str(fault), fault.hint or f"write {_EXAMPLE}", str(kind_id))
    return tuple(found)


def _kind(kind_id: Any, declared: Any, folders: set[str], reject: Reject) -> ItemKind:
    if not isinstance(kind_id, str) or not _WORD.fullmatch(kind_id):
        raise UnusableError(
            f"{short(kind_id)} is no word of the letters a to z, as roles and addresses need it"
        )
    if kind_id in (*_OTHERS, *ITEM_KINDS):
        raise UnusableError("there is such a kind already", "give yours another word")
    values = dict(a_mapping(declared))
    for key in [key for key in values if key not in _KIND_KEYS]:
        reject("there is no such key", nearest(str(key), _KIND_KEYS), kind_id, str(key))
    fields = tuple(_fields(kind_id, values.get("fields", {}), reject))
    folder = _text(values, "folder", f"{kind_id}s")
    if not _NAME.fullmatch(folder) or folder in _TAKEN or folder in folders:
        raise UnusableError(
            f"its folder {folder!r} is taken, or no name of a folder",
            f'write "folder": "{kind_id}-list"',
        )
    start, end = (_date_field(values, key, kind_id, fields, reject) for key in ("start", "end"))
    states = values.get("states")
    if states is not None and not _are_states(states, start or end):
        hint = 'write "start": or "end": a field of dates, and "states": ["current", "past"]'
        reject("it has no two words for before and after its end", hint, kind_id, "states")
        states = None
    switches = {key: values[key] for key in _SWITCHES if key in values}
    for key in [key for key, one in switches.items() if not isinstance(one, bool)]:
        reject(f"{short(switches.pop(key))} is neither True nor False", "", kind_id, key)
    noun = _text(values, "noun", kind_id)
    return ItemKind(
        kind_id,
        noun=noun,
        plural=_text(values, "plural", f"{noun}s".capitalize()),
        file=f"{_stem(_text(values, 'file', folder))}.yml",
        folder=folder,
        fields=fields,
        start=start,
        end=end,
        states=tuple(states) if states else None,
        # "since" is right only where something ends
        apart=not end,
        schema={"": _text(values, "schema", "CreativeWork")},
        **switches,
    )


def _fields(kind_id: str, declared: Any, reject: Reject) -> Iterable[ItemField]:
    for name, field in a_mapping(declared).items():
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name in _EVERY:
            message = f"{short(name)} is no name of a field, or one that every record has"
            reject(message, "write a word of small letters", kind_id, "fields", str(name))
            continue
        values = {"type": field} if isinstance(field, str) else field
        try:
            yield _field(kind_id, name, dict(a_mapping(values)), reject)
        except UnusableError as fault:
            reject(str(fault), fault.hint, kind_id, "fields", name)


def _field(kind_id: str, name: str, values: dict[Any, Any], reject: Reject) -> ItemField:
    for key in [key for key in values if key not in _FIELD_KEYS]:
        hint = nearest(str(key), _FIELD_KEYS)
        reject("there is no such key", hint, kind_id, "fields", name, str(key))
    types = get_args(FieldType)
    field_type = values.get("type", "text")
    if field_type not in types:
        raise UnusableError(
            f"there is no type {short(field_type)}", nearest(str(field_type), types)
        )
    words = values.get("words", {})
    if isinstance(words, Sequence) and not isinstance(words, str):
        words = {word: str(word).capitalize() for word in words}
    usable = isinstance(words, Mapping) and all(
        isinstance(part, str) for pair in words.items() for part in pair
    )
    if not usable or (field_type == "word" and not words):
        raise UnusableError("it has no words to choose from", 'write "words": ["one", "other"]')
    to = values.get("to", "")
    kinds = ("person", "paper", "theme", *ITEM_KINDS)
    if field_type == "references" and to not in kinds:
        hint = f'write "to": one of {", ".join(map(literal, kinds))}'
        raise UnusableError("it does not say what it refers to", hint)
    return ItemField(
        name,
        field_type,
        label=_text(values, "label", ""),
        required=values.get("required") is True,
        words=words,
        to=to if field_type == "references" else "",
        free=values.get("free") is True,
        schema=_text(values, "schema", ""),
    )


def _date_field(
    values: Mapping[Any, Any],
    key: str,
    kind_id: str,
    fields: Iterable[ItemField],
    reject: Reject,
) -> str:
    """Return the name of the field of dates that *key* names, or nothing."""
    named = values.get(key)
    dates = [one.name for one in fields if one.type == "date"]
    if named is None or named in dates:
        return named or ""
    hint = nearest(str(named), dates) if dates else 'declare one: "when": "date"'
    reject(f'{short(named)} is no field of the type "date"', hint, kind_id, key)
    return ""


def _are_states(states: Any, dated: str) -> bool:
    words = states if isinstance(states, Sequence) and not isinstance(states, str) else ()
    usable = len(words) == 2 and all(
        isinstance(word, str) and _NAME.fullmatch(word) for word in words
    )
    return usable and words[0] != words[1] and bool(dated)


def _text(values: Mapping[Any, Any], key: str, default: str) -> str:
    value = values.get(key, default)
    if not isinstance(value, str):
        raise UnusableError(f"its {key} {short(value)} is not a text", f'write "{key}": "…"')
    return value.strip() or default


def _stem(file: str) -> str:
    stem = file.removesuffix(".yml").removesuffix(".yaml")
    if not _NAME.fullmatch(stem):
        raise UnusableError(
            f"its file {file!r} is no name of a file", 'write "file": "readings.yml"'
        )
    return stem
