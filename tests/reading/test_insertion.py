"""Text put into a file at marked places, and a file written as a whole or not at all."""

from __future__ import annotations

import stat

import pytest
from labpress.reading.insertion import Insertion, Refused, inserted, source, write


def test_insertions_go_where_they_are_marked_and_nothing_else_changes():
    old = source(b"one two three", "f")
    new = inserted(old, [Insertion(8, "[b]"), Insertion(0, "[a]"), Insertion(8, "[c]")])
    assert new == b"[a]one two [b][c]three"


@pytest.mark.parametrize(
    ("content", "line_end"),
    [(b"a\nb", "\n"), (b"a\r\nb\n", "\r\n"), (b"a\rb", "\r"), (b"a", "\n")],
)
def test_line_ends_and_a_byte_order_mark_stay(content, line_end):
    for mark in (b"", b"\xef\xbb\xbf"):
        old = source(mark + content, "f")
        assert old.line_end == line_end
        assert inserted(old, []) == mark + content
        assert inserted(old, [Insertion(1, "ü")]) == mark + content.replace(b"a", "aü".encode())
        assert len(old.lines) == len(old.text)


def test_what_is_not_utf_8_is_refused():
    with pytest.raises(Refused, match=r"^p\.bib is not UTF-8; save it as UTF-8 first$"):
        source(b"M\xfcller", "p.bib")


def test_a_place_outside_the_text_is_refused():
    with pytest.raises(Refused):
        inserted(source(b"ab", "f"), [Insertion(7, "x")])


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    path, link = tmp_path / "a.yml", tmp_path / "b.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.yml", "b.yml"]


def test_a_new_file_is_written_with_its_folder(tmp_path):
    write(tmp_path / "data" / "people.yml", b"", b"new")
    assert (tmp_path / "data" / "people.yml").read_bytes() == b"new"


def test_what_somebody_else_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "a.yml"
    path.write_bytes(b"theirs")
    with pytest.raises(Refused, match="changed by somebody else"):
        write(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "a.yml"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="cannot be written: No space left"):
        write(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
