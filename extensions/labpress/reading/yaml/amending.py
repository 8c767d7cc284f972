"""Adding to ``people.yml``: another spelling of a name, or an outsider; all else stays as it is.

A YAML writer would lay out the whole file anew, and even one that keeps comments changes other
lines. So only the parser's marks are used, to find where the new text goes in.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

from labpress.reading.encoding import without_other_breaks
from labpress.reading.insertion import Insertion, Refused, inserted, source
from labpress.reading.yaml.tree import without_blank_tabs
from labpress.records.ids import mended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.reading.insertion import Source
    from labpress.records.model import Name

# Plain words only; all else gets quotation marks
_PLAIN = re.compile(r"[^\W\d_][\w.’-]*(?: [\w.’-]*[\w.’])*")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_NEXT_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r|\n|\Z)")
# The marks of the first are better; the second, which reads the records, takes more tabs
_LOADERS = (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_MULTILINE = ("|", ">")


def add_spelling(content: bytes, person: str, spelling: str, file: str) -> bytes:
    """Return *content*, a people.yml, with *spelling* under ``also`` of *person*, an id.

    *file* is its name for messages. Raises Refused where it is not laid out so that this can be
    done without touching anything else.
    """
    old = source(content, file)
    key, record = _record(old, person, file)
    if not isinstance(record, yaml.MappingNode) or _is_alias(key, record):
        raise Refused(f"{person} in {file} is no record of its own; add the spelling by hand")
    for name, value in record.value:
        if name.value == "also":
            return inserted(old, _into(old, name, value, spelling, f"“also” of {person} in {file}"))
    return inserted(old, [_new_key(old, record, f"also: [{scalar(spelling)}]")])


def add_outsider(content: bytes, person: str, name: str, file: str) -> bytes:
    """Return *content*, a people.yml, with a person at its end who is no member of the group.

    *person* is the id; *name* the name. Raises Refused as :func:`add_spelling` does.
    """
    return add_record(content, person, {"name": name, "member": "false"}, file)


def add_record(content: bytes, person: str, values: Mapping[str, str], file: str) -> bytes:
    """Return *content*, a file of records by id, with one more at its end.

    *person* is the id; *values* are key -> text. Raises Refused as :func:`add_spelling` does.
    """
    old = source(content, file)
    roots = _roots(old, file)
    fields = [f"{key}: {scalar(text) if text != 'false' else text}" for key, text in values.items()]
    if not roots:
        edge = "" if not old.text or old.text.endswith(("\n", "\r")) else old.line_end
        return inserted(old, [Insertion(len(old.text), edge + _block(old, person, fields, ""))])
    root = roots[-1]
    if not isinstance(root, yaml.MappingNode):
        raise Refused(f"{file} is no list of people by id; add {person} by hand")
    if any(key.value == person for one in roots for key, _ in _pairs(one)):
        raise Refused(f"{file} has {person} already")
    if root.flow_style:
        text = f"{scalar(person)}: {{{', '.join(fields)}}}"
        if not root.value:
            return inserted(old, [Insertion(root.end_mark.index - 1, text)])
        return inserted(old, [Insertion(root.value[-1][1].end_mark.index, f", {text}")])
    if re.search(r"(?m)^\.\.\.", old.lines[root.start_mark.index :]):
        raise Refused(f"{file} ends with “...”; add {person} by hand")
    edge = "" if old.text.endswith(("\n", "\r")) else old.line_end
    starts = [key.start_mark.line for key, _ in root.value]
    lines = old.lines.split("\n")
    if len(starts) > 1 and all(not lines[line - 1].strip() for line in starts[1:]):
        edge += old.line_end  # the records stand apart
    indent = " " * root.start_mark.column
    return inserted(old, [Insertion(len(old.text), edge + _block(old, person, fields, indent))])


def id_of(name: Name) -> str:
    """Return the id that a person called *name* may have: ``ada-lovelace``."""
    words = f"{name.given} {name.particle} {name.family}".split()
    parts = (re.sub(r"[^a-z0-9]+", "-", mended(word).lower()).strip("-") for word in words)
    return "-".join(filter(None, parts)) or "person"


def scalar(text: str) -> str:
    """Return *text* as YAML in one line, with quotation marks where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _block(old: Source, key: str, fields: list[str], indent: str) -> str:
    lines = [f"{scalar(key)}:", *(f"  {field}" for field in fields)]
    return "".join(f"{indent}{line}{old.line_end}" for line in lines)


def _roots(old: Source, file: str) -> list[Any]:
    """Return the documents of a file as trees with marks."""
    text = without_blank_tabs(without_other_breaks(old.text))
    for loader in _LOADERS:
        with suppress(yaml.YAMLError, ValueError, RecursionError):
            documents = list(yaml.compose_all(text, Loader=loader))
            break
    else:
        raise Refused(f"{file} has a mistake in its YAML; mend that first")
    return [
        one
        for one in documents
        if one is not None and not (isinstance(one, yaml.ScalarNode) and not one.value)
    ]


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _record(old: Source, person: str, file: str) -> tuple[Any, Any]:
    for root in _roots(old, file):
        for key, value in _pairs(root):
            if isinstance(key, yaml.ScalarNode) and key.value == person:
                return key, value
    raise Refused(f"{file} has no {person}")


def _new_key(old: Source, record: Any, text: str) -> Insertion:
    """Return *text*, a key and its value, as part of *record*: after its name, if possible."""
    if not record.value:
        return Insertion(record.start_mark.index + 1, text)  # {}
    named = [at for at, (key, _) in enumerate(record.value) if key.value == "name"]
    at = named[0] if named else len(record.value) - 1
    key, value = record.value[at]
    if record.flow_style:
        if _is_alias(key, value):
            return Insertion(record.start_mark.index + 1, f"{text}, ")
        return Insertion(value.end_mark.index, f", {text}")
    indent = " " * record.start_mark.column
    if end := _end_of_line(old, key, value):
        return Insertion(end, f"{old.line_end}{indent}{text}")
    if at + 1 < len(record.value):
        start = record.value[at + 1][0].start_mark.index
        return Insertion(start, f"{text}{old.line_end}{indent}")
    return Insertion(record.start_mark.index, f"{text}{old.line_end}{indent}")


def _into(old: Source, key: Any, value: Any, spelling: str, what: str) -> list[Insertion]:
    """Return what adds *spelling* to *value*, the texts under *key*."""
    item = scalar(spelling)
    if _is_alias(key, value) or value.tag not in (
        "tag:yaml.org,2002:seq",
        "tag:yaml.org,2002:str",
        "tag:yaml.org,2002:null",
    ):
        raise Refused(f"{what} is not a list that can be added to; add the spelling by hand")
    if isinstance(value, yaml.ScalarNode):
        return _listed(old, value, item, what)
    if value.flow_style:
        if not value.value:
            return [Insertion(value.start_mark.index + 1, item)]
        if _is_alias(value, value.value[-1]):
            return [Insertion(value.start_mark.index + 1, f"{item}, ")]
        return [Insertion(value.value[-1].end_mark.index, f", {item}")]
    indent = " " * value.start_mark.column
    if end := _end_of_line(old, value, value.value[-1]):
        return [Insertion(end, f"{old.line_end}{indent}- {item}")]
    return [Insertion(value.start_mark.index, f"- {item}{old.line_end}{indent}")]


def _listed(old: Source, value: Any, item: str, what: str) -> list[Insertion]:
    """Return what makes a list of *value*, one text, and *item*."""
    start, end = value.start_mark.index, value.end_mark.index
    if start == end:
        return [Insertion(start, f" [{item}]")]
    if value.style in _MULTILINE or value.start_mark.line != value.end_mark.line:
        raise Refused(f"{what} is a text of several lines; write a list there by hand")
    if value.style:
        return [Insertion(start, "["), Insertion(end, f", {item}]")]
    if value.tag.endswith(":null"):
        raise Refused(f"{what} is “{old.text[start:end]}”; take it out first")
    quote = '"' if re.search(r"[\[\]{},]", old.text[start:end]) else ""
    if quote and re.search(r'["\\]', old.text[start:end]):
        raise Refused(f"{what} is one text; write a list there by hand")
    return [Insertion(start, f"[{quote}"), Insertion(end, f"{quote}, {item}]")]


def _is_alias(before: Any, value: Any) -> bool:
    """Tell whether *value* repeats what stands elsewhere, whose marks it then has."""
    return bool(value.start_mark.index < before.start_mark.index)


def _end_of_line(old: Source, key: Any, value: Any) -> int:
    """Return where the line of *key* and *value* ends, if nothing else stands there; else 0."""
    if isinstance(value, yaml.CollectionNode) and not value.flow_style:
        return 0
    if isinstance(value, yaml.ScalarNode) and value.style in _MULTILINE:
        return 0
    if _is_alias(key, value):
        return 0
    match = _NEXT_LINE.match(old.text, value.end_mark.index)
    return match.end() if match else 0
