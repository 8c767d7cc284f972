"""The words that labpress writes: gathered from the code, complete, and right in each language."""

from __future__ import annotations

import ast
import pickle
import runpy
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po
from labpress.records.fields import LINKS
from labpress.text.messages import ENGLISH, LANGUAGES, LOCALES, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

#: So many new words may wait for their translation in a language, no more.
WAITING = 5

TO_DO = (
    "run `make messages`; then translate what is marked as fuzzy in"
    " extensions/labpress/locale/LANGUAGE/LC_MESSAGES/labpress.po and take the mark away"
    f" (up to {WAITING} words a language may wait, and are printed in English)"
)


@pytest.fixture(scope="module")
def tool(repository: Path) -> dict[str, Any]:
    return runpy.run_path(str(repository / "tools" / "messages.py"))


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "labpress.po").open("rb") as file:
        return read_po(file)


def words_of(found: Catalog) -> Iterator[Message]:
    words = [message for message in found if message.id]
    assert words
    return iter(words)


def key(message: Message) -> tuple[object, ...]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    return (message.context, *ids)


def strings(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_template_has_the_words_of_the_code(tool: dict[str, Any]) -> None:
    written = tool["text_of"](tool["template"]())
    assert (LOCALES / "labpress.pot").read_bytes() == written, TO_DO


def test_labels_of_links_are_words(tool: dict[str, Any]) -> None:
    """Only the name of a site is the same in all languages."""
    known = {message.id for message in words_of(tool["template"]())}
    kinds = [row.label for row in LINKS if not getattr(row, "pattern", "")]
    assert kinds
    assert set(kinds) <= known


def test_every_word_of_the_code_is_gathered(tool: dict[str, Any]) -> None:
    """Babel does not look into f-strings; Python's own reader of code does."""
    known = {key(message)[1] for message in words_of(tool["template"]())}
    functions = {name for name in tool["KEYWORDS"] if "gettext" in name}
    said = set()
    for path in sorted(LOCALES.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in functions:
                    first = [
                        argument for argument in node.args if isinstance(argument, ast.Constant)
                    ]
                    said |= {str(argument.value) for argument in first[name.startswith("p") :][:1]}
    assert said
    assert said <= known, "move the call out of the f-string, then run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_complete(language: str, tool: dict[str, Any]) -> None:
    wanted = {key(message) for message in words_of(tool["template"]())}
    found = catalogue(language)
    assert {key(message) for message in words_of(found)} == wanted, TO_DO
    assert all(all(strings(message.string)) for message in words_of(found)), TO_DO
    waiting = [message.id for message in words_of(found) if message.fuzzy]
    assert len(waiting) <= WAITING, f"{waiting}: {TO_DO}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_blanks_of_its_word(language: str) -> None:
    for message in words_of(catalogue(language)):
        wanted = blanks(strings(message.id)[0])
        for translation in strings(message.string):
            assert blanks(translation) == wanted, (message.id, translation)


def test_the_languages() -> None:
    assert LANGUAGES == ("ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pt", "zh_CN", "zh_TW")


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en", "News"),
        ("de", "Neuigkeiten"),
        ("de-AT", "Neuigkeiten"),
        ("pt_BR", "Notícias"),
        ("zh", "新闻"),
        ("zh-Hans", "新闻"),
        ("zh_TW", "最新消息"),
        ("zh-HK", "最新消息"),
        ("ar", "الأخبار"),
        ("tlh", "News"),
        ("no such tag", "News"),
        ("", "News"),
    ],
)
def test_a_language_goes_by_several_tags(language: str, word: str) -> None:
    assert messages(language).gettext("News") == word


def test_what_has_no_translation_is_english() -> None:
    assert messages("de").gettext("No catalogue has this") == "No catalogue has this"


def test_contexts_part_words_that_are_one_in_english() -> None:
    french = messages("fr")
    assert french.pgettext("date", "Fall {year}") == "automne {year}"
    assert french.pgettext("booklet", "Fall {year}") == "Automne {year}"


def test_forms_go_with_the_number() -> None:
    one, several = "{symbols} marks {meaning}", "{symbols} mark {meaning}"
    assert [messages("de").ngettext(one, several, n) for n in (1, 2)] == [
        "{symbols} kennzeichnet {meaning}",
        "{symbols} kennzeichnen {meaning}",
    ]
    assert ENGLISH.ngettext(one, several, 2) == several


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "26 September 2025", "September 2025"),
        ("en_US", "September 26, 2025", "September 2025"),
        ("de", "26. September 2025", "September 2025"),
        ("fr", "26 septembre 2025", "septembre 2025"),
        ("es", "26 de septiembre de 2025", "septiembre de 2025"),
        ("zh_CN", "2025年9月26日", "2025年9月"),
        ("ko", "2025년 9월 26일", "2025년 9월"),
        ("ar", "26 سبتمبر 2025", "سبتمبر 2025"),
        ("tlh", "26 September 2025", "September 2025"),
    ],
)
def test_dates(language: str, day: str, month: str) -> None:
    words = messages(language)
    assert (words.day(2025, 9, 26), words.month(2025, 9)) == (day, month)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "a, b and c"), ("de", "a, b und c"), ("fr", "a, b et c"), ("zh_CN", "a、b和c")],
)
def test_enumerations(language: str, text: str) -> None:
    assert messages(language).all_of(["a", "b", "c"]) == text
    assert messages(language).all_of(["a"]) == "a"
    assert messages(language).all_of([]) == ""


def test_words_are_pickled_as_their_language() -> None:
    german = messages("de")
    assert german.gettext("News")
    assert pickle.loads(pickle.dumps(german)) is german


def test_directions() -> None:
    assert {language: messages(language).direction for language in ("en", "ar", "he", "zh")} == {
        "en": "ltr",
        "ar": "rtl",
        "he": "rtl",
        "zh": "ltr",
    }
