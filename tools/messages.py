"""Gather the words that labpress writes, and bring the catalogues of all languages up to them.

``make messages`` runs it: it writes ``locale/labpress.pot`` and each language's ``labpress.po``.
A word that a catalogue lacks is added in English and marked as fuzzy: labpress prints English
until somebody has translated it and taken the mark away. Words that are gone are dropped.
"""

from __future__ import annotations

import re
import sys
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po
from labpress.records.fields import LINKS
from labpress.records.items import ITEM_KINDS
from labpress.records.model import DEFAULT_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parents[1] / "extensions" / "labpress"
LOCALES = PACKAGE / "locale"
TEMPLATE = LOCALES / "labpress.pot"

#: What marks a message in the code: function -> the places of its arguments.
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_noop": None,
    "pgettext_noop": ((1, "c"), 2),
    "ngettext_noop": (1, 2),
}
_CHANGING = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
    rb"|Report-Msgid-Bugs-To):.*\n",
    re.MULTILINE,
)


def template() -> Catalog:
    """Return all messages of the code, each with the modules that use it."""
    catalogue = Catalog(project="labpress", version="", header_comment="# Words of labpress.")
    found = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for file, _, message, comments, context in found:
        catalogue.add(message, None, [(file, 1)], auto_comments=comments, context=context)
    for file, message, context in _declared():
        catalogue.add(message, None, [(file, 1)], context=context)
    return catalogue


def _declared() -> Iterator[tuple[str, str, str | None]]:
    """Yield the words in tables of records, which know nothing of translations.

    The labels of links but those that name a site, what marks mean, and all of kinds of items.
    """
    for row in LINKS:
        if not row.pattern:
            yield "records/fields.py", row.label, None
    for mark in DEFAULT_MARKS:
        yield "records/model.py", mark.legend, None
    for kind in ITEM_KINDS.values():
        yield "records/items.py", kind.id, "search"
        labels = [
            field.label or field.name.capitalize() for field in kind.of_type("address", "file")
        ]
        labels += [field.label for field in kind.fields if field.label]
        labels += [word for field in kind.fields for word in field.words.values()]
        labels += [f"{state.capitalize()} {kind.plural.lower()}" for state in kind.states or ()]
        for word in (kind.plural, *labels):
            yield "records/items.py", word, None


def text_of(catalogue: Catalog) -> bytes:
    """Return *catalogue* as the text of a file, which changes only when a message does."""
    written = BytesIO()
    write_po(
        written, catalogue, width=100, ignore_obsolete=True, sort_output=True, include_lineno=False
    )
    return _CHANGING.sub(b"", written.getvalue()).replace(b"labpress VERSION", b"labpress")


def updated(file: Path, messages: Catalog) -> Catalog:
    """Return the catalogue in *file* with all *messages* and no others."""
    language = file.parts[-3]
    with file.open("rb") as source:
        catalogue = read_po(source, locale=language)
    # a copy, since new messages become the catalogue's own
    catalogue.update(deepcopy(messages), no_fuzzy_matching=True)
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Words of labpress: {catalogue.locale.english_name}."
    for message in catalogue:
        if message.id and not all(_strings(message.string)):
            message.string = message.id
            message.flags.add("fuzzy")
            if message.pluralizable:
                plurals = [message.id[0], *[message.id[1]] * (catalogue.num_plurals - 1)]
                message.string = tuple(plurals)
    return catalogue


def _strings(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def files() -> list[Path]:
    """Return the catalogues of all languages."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/labpress.po"))


def main() -> int:
    """Write all files, and say how many words wait for a translation."""
    messages = template()
    TEMPLATE.write_bytes(text_of(messages))
    for file in files():
        catalogue = updated(file, messages)
        file.write_bytes(text_of(catalogue))
        waiting = [message for message in catalogue if message.id and message.fuzzy]
        if waiting:
            print(f"{file.relative_to(PACKAGE)}: {len(waiting)} words are still English (fuzzy)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
