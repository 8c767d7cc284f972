"""Words as people type them."""

from __future__ import annotations

import pytest
from labpress.text.folding import LETTERS, folded, search_words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Núñez", "nunez"),
        ("Nu\u0301n\u0303ez", "nunez"),
        ("Çelik", "celik"),
        ("Øresund", "oresund"),
        ("Đoković Łódź Æsir Straße Þór", "dokovic lodz aesir strasse thor"),
        ("ﬁne", "fine"),
        ("İstanbul Isparta ısı", "istanbul isparta isi"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
    ],
)
def test_accents_and_special_letters_are_typed_without(written, typed):
    assert folded(written) == typed


def test_every_letter_of_the_table_is_folded_within_a_word():
    for letter, typed in LETTERS.items():
        assert folded(f"A{letter}b") == f"a{typed}b"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Self-Supervised nets", {"self", "supervised", "selfsupervised", "nets"}),
        ("10.1000/182", {"10", "1000", "182", "101000182"}),
        ("O’Brien, (2023)!", {"o", "brien", "obrien", "2023"}),
        ("Müller", {"muller", "mueller"}),
        ("one—two", {"one", "two"}),
        ("", set()),
    ],
)
def test_words_are_found_whole_and_by_their_parts(text, words):
    assert search_words(text) == words


def test_a_text_without_blanks_is_found_from_any_sign_on():
    assert search_words("机器学习") == {"机器学习", "器学习", "学习", "习"}
    assert "学习是好的方" in search_words("机器学习是好的方法")
