"""Files beside the pages: written when they change, removed when not made."""

from __future__ import annotations

import json

import pytest
from labpress.site.output_files import OutputFiles


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "html"
    folder.mkdir()

    def run(offers, taken=()):
        files = OutputFiles(folder, tmp_path / "state.json", taken)
        free = {n: files.offer(n, text, lambda text=text: text) for n, text in offers.items()}
        files.finish()
        return files.written, free

    run.folder = folder
    run.state = tmp_path / "state.json"
    return run


def test_only_what_changed_is_written(run):
    assert run({"a.html": "1", "b/c.html": "2"})[0] == ["a.html", "b/c.html"]
    assert run({"a.html": "1", "b/c.html": "3"})[0] == ["b/c.html"]
    assert (run.folder / "b/c.html").read_text() == "3"


def test_what_is_not_made_any_more_goes_with_its_folder(run):
    run({"a.html": "1", "b/c.html": "2"})
    (run.folder / "own.html").write_text("mine")
    run({"a.html": "1"})
    assert sorted(path.name for path in run.folder.iterdir()) == ["a.html", "own.html"]


def test_a_file_that_somebody_deleted_is_written_again(run):
    run({"a.html": "1"})
    (run.folder / "a.html").unlink()
    assert run({"a.html": "1"})[0] == ["a.html"]


def test_what_belongs_to_others_is_left_alone(run):
    _, free = run({"index.html": "1", "index.html/x": "2"}, taken=["index.html"])
    assert free == {"index.html": False, "index.html/x": False}
    assert not list(run.folder.iterdir())


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x"])
def test_no_name_leads_out_of_the_folder(run, name):
    assert run({name: "1"})[1] == {name: False}


def test_a_broken_state_means_that_all_is_written(run):
    run({"a.html": "1"})
    for state in ("{", json.dumps([1])):
        run.state.write_text(state)
        assert run({"a.html": "1"})[0] == ["a.html"]
