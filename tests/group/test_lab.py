"""The records of one group, loaded once and kept as long as nothing has changed."""

from __future__ import annotations

import pickle

import pytest
from labpress.group import lab as module
from labpress.group.lab import Lab

BIB = "@misc{a, title={T}, author={Jane Doe}, year=2020}\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "publications.bib").write_text(BIB, encoding="utf-8")
    return folder


def test_nothing_is_read_where_nothing_has_changed(folder, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    first = Lab.load(folder, cache=cache)
    monkeypatch.setattr(Lab, "_read", None)
    again = Lab.load(folder, cache=cache)
    assert again.digest == first.digest
    assert list(again.publications) == ["a"]


def test_what_an_older_labpress_has_read_is_read_anew(folder, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    Lab.load(folder, cache=cache)
    code, entries = pickle.loads((cache / "entries.pickle").read_bytes())
    assert code == module.code_digest()
    broken = (code, dict.fromkeys(entries, "of another shape"))
    (cache / "entries.pickle").write_bytes(pickle.dumps(broken))
    monkeypatch.setattr(module, "code_digest", lambda: "newer")
    lab = Lab.load(folder, cache=cache)
    assert lab.publications["a"].plain_title == "T"


@pytest.mark.parametrize("name", ["lab.pickle", "entries.pickle"])
@pytest.mark.parametrize("content", [b"", b"\x80", pickle.dumps([1]), pickle.dumps({"a": 1})])
def test_a_broken_cache_is_no_cache(folder, tmp_path, name, content):
    cache = tmp_path / "cache"
    Lab.load(folder, cache=cache)
    (cache / name).write_bytes(content)
    (folder / "publications.bib").write_text(BIB + BIB.replace("{a,", "{b,"), encoding="utf-8")
    assert list(Lab.load(folder, cache=cache).publications) == ["a", "b"]


def test_a_folder_without_files_holds_no_records(tmp_path):
    lab = Lab.load(tmp_path / "nowhere")
    assert (lab.people, lab.publications, lab.problems) == ({}, {}, ())
