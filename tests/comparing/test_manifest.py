"""What an output shows on purpose, written and read again."""

from __future__ import annotations

from labpress.comparing.manifest import Manifest, read, write

FULL = Manifest(
    frozenset({"paper-a", "news-b"}),
    frozenset({"paper-old"}),
    frozenset({"news-b"}),
    frozenset({"page-index"}),
    ("index.html", "news.html"),
)


def test_what_is_written_is_read_again_in_an_order_of_its_own(tmp_path):
    path = tmp_path / "shown.json"
    write(path, site=FULL, booklet=None)
    assert read(path) == {"site": FULL}
    before = path.stat().st_mtime_ns
    write(path, site=FULL)
    assert path.stat().st_mtime_ns == before


def test_another_file_or_none_shows_nothing(tmp_path):
    path = tmp_path / "shown.json"
    assert read(path) == {}
    for content in ("{", "[]", '{"site": {"anchors": 1}}', '{"site": []}'):
        path.write_text(content, encoding="utf-8")
        assert read(path) == {}
