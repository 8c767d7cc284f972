"""The tables of LaTeX's commands, through what a reader of them gets."""

from __future__ import annotations

import unicodedata

import pytest
from labpress.records.richtext import plain
from labpress.text.latex_commands import ACCENTS, ARGUMENTS, HIDDEN, NOTHING
from labpress.text.latex_reader import read


def printed(latex: str) -> str:
    return unicodedata.normalize("NFC", plain(tuple(read(latex, []))))


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\H{o}", "ő"),
        (r"\v{c}", "č"),
        (r"\k{a}", "ą"),
        (r"\d{h}", "ḥ"),
        (r"\c{s}", "ş"),
        (r"\r{u}", "ů"),
        (r"\ss", "ß"),
        (r"\l", "ł"),
        (r"\DJ", "Đ"),
        (r"\th", "þ"),
        (r"\ohorn", "ơ"),
        (r"\textdegree", "°"),
        (r"\ldots", "…"),
        (r"\enquote{a}", "“a”"),
        (r"\&", "&"),
    ],
)
def test_accents_letters_and_symbols_are_unicode(latex, text):
    assert printed(latex) == text


def test_every_accent_is_one_combining_character():
    assert ACCENTS
    assert [name for name, mark in ACCENTS.items() if unicodedata.combining(mark) == 0] == []


@pytest.mark.parametrize(
    ("latex", "kind"),
    [
        (r"\emph{a}", "emph"),
        (r"\textbf{a}", "strong"),
        (r"\texttt{a}", "code"),
        (r"\textsc{a}", "smallcaps"),
        (r"\textsuperscript{a}", "superscript"),
        (r"\textsubscript{a}", "subscript"),
    ],
)
def test_styles_are_kinds_of_spans(latex, kind):
    assert [span.kind for span in read(latex, [])] == [kind]


def test_what_prints_nothing_has_its_arguments_told():
    # else its arguments would be printed
    assert sorted(HIDDEN - set(ARGUMENTS)) == []
    assert sorted(HIDDEN - NOTHING) == []
    assert printed(r"a\thanks{b}") == "a"
