"""Files for visitors that are not what their names say."""

from __future__ import annotations

import pytest
from labpress.files.contents import defect_of


@pytest.mark.parametrize(
    ("name", "content", "defect"),
    [
        ("a.pdf", b"%PDF-1.7 words", ""),
        # some programs write something before it, and readers accept it
        ("a.pdf", b"\xef\xbb\xbf\r\n%PDF-1.4", ""),
        ("a.PDF", b"", "it is empty"),
        ("a.zip", b"", "it is empty"),
        ("a.pdf", b"words", "it is no PDF file"),
        ("a.pdf", b"\n <!DOCTYPE html><html>", "it is no PDF file, but a page of HTML"),
        # what others hold is theirs
        ("a.html", b"<html>", ""),
        ("a.zip", b"PK", ""),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path, name, content, defect):
    path = tmp_path / name
    path.write_bytes(content)
    assert defect_of(path) == defect


def test_a_file_that_is_gone_cannot_be_read(tmp_path):
    assert defect_of(tmp_path / "none.pdf").startswith("it cannot be read")
