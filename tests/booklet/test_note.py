"""The note that a booklet's build leaves for the commands."""

from __future__ import annotations

import pytest
from labpress.booklet.note import FILENAME, Note, note_of, read_note


def test_a_note_is_read_as_it_was_written(tmp_path):
    note = note_of("welcome", tmp_path / "source", tmp_path / "build" / "latex", 3.0)
    assert note == Note("welcome", "../../source", 3.0)
    (tmp_path / FILENAME).write_text(note.text(), encoding="utf-8")
    assert read_note(tmp_path) == note


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "a"}'])
def test_what_is_no_note_is_none(tmp_path, content):
    assert read_note(tmp_path) is None
    (tmp_path / FILENAME).write_text(content, encoding="utf-8")
    assert read_note(tmp_path) is None
