"""Gather the words that labpress writes, and bring the catalogues of all languages up to them.

``make messages`` runs it: it writes ``locale/labpress.pot`` and each language's ``labpress.po``.
A word that a catalogue lacks is added in English and marked as fuzzy: labpress prints English
until somebody has translated it and taken the mark away. Words that are gone are dropped.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

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
#: Tables whose rows hold messages: the label of a link, and what a mark means.
TABLES = {"records/fields.py": {"_link": (2,)}, "records/model.py": {"Mark": (3,)}}
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
    for file, keywords in TABLES.items():
        for _, message, _, _ in extract_from_file("python", PACKAGE / file, keywords=keywords):
            catalogue.add(message, None, [(file, 1)])
    return catalogue


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
    catalogue.update(messages, no_fuzzy_matching=True)
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
