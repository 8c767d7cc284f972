"""Author lines, taken apart."""

from __future__ import annotations

from labpress.comparing.readings import Author, authors_of, own_kinds


def characters(text: str, bold: str = "") -> list[tuple[str, bool | None]]:
    start = text.find(bold) if bold else -1
    return [(c, start <= i < start + len(bold)) for i, c in enumerate(text)]


def test_a_line_is_taken_apart_at_its_commas():
    assert authors_of(characters("S. Liu*, A. O. Hero, et al.", "S. Liu*")) == (
        Author("S. Liu", "*", True, True),
        Author("A. O. Hero", "", False, None),
        Author("et al.", "", False, None),
    )


def test_no_text_is_no_author():
    assert authors_of(characters(" , ")) == ()


def test_a_mark_outside_the_bold_is_seen():
    (author,) = authors_of(characters("S. Liu*", "S. Liu"))
    assert (author.bold, author.bold_marks) == (True, False)


def test_kinds_of_the_group_s_own_are_read_like_labpress_s():
    anchors = ("paper-a", "reading-on-engines", "talk-b", "reading-c", "protocol-d")
    assert own_kinds(anchors) == ("protocol-", "reading-")
