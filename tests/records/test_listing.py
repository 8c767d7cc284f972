"""Problems as text and as annotations of GitHub Actions."""

from __future__ import annotations

from labpress.records.grouping import groups
from labpress.records.listing import github_annotations, listing
from labpress.records.model import Location
from labpress.records.problems import Code, Problem


def test_problems_are_sorted_each_with_its_hint_and_counted(tmp_path):
    file = str(tmp_path / "a.yml")
    two = Problem(Code.YAML_SYNTAX, Location(file, 9), "second", "mend it")
    one = Problem(Code.YAML_SYNTAX, Location(file, 2), "first")
    first, second, hint, count = listing([two, one, two], tmp_path).splitlines()
    assert first.startswith("a.yml:2:1: first")
    assert second.startswith("a.yml:9:1: second")
    assert hint == "    mend it"
    assert "2 " in count
    assert listing([], tmp_path) == "0 errors, 0 warnings"


def test_an_annotation_cannot_be_broken_by_its_text():
    where = Location("a,b.yml", 3, 4)
    problem = Problem(Code.YAML_SYNTAX, where, "100% wrong", "mend\nit")
    (line,) = github_annotations(groups([problem])).splitlines()
    assert "file=a%2Cb.yml,line=3,col=4" in line
    assert line.endswith("::100%25 wrong%0Amend it")
