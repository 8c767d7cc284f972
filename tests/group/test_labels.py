"""Words of the booklet that a group may replace, and the edition."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from labpress.group.labels import LABELS, edition, labels_in
from labpress.text.messages import ENGLISH, messages


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        *((1, "Spring 2026"), (5, "Spring 2026"), (6, "Summer 2026"), (7, "Summer 2026")),
        *((8, "Fall 2026"), (11, "Fall 2026"), (12, "Winter 2026")),
    ],
)
def test_the_edition_is_the_season_of_academic_life(month: int, expected: str) -> None:
    assert edition(datetime(2026, month, 3, tzinfo=UTC), labels_in(ENGLISH, {})) == expected


def test_a_group_s_words_win_over_those_of_the_language() -> None:
    found = labels_in(messages("de"), {"contents": "Was drin ist"})
    assert found.keys() == LABELS.keys()
    assert found["contents"] == "Was drin ist"
    assert found["notes"] == "Notizen"
