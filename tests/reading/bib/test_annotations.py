"""Annotations and the marks that stand inside names."""

from __future__ import annotations

import pytest
from labpress.reading.bib.annotations import read_annotations
from labpress.reading.bib.marks import strip_marks
from labpress.records.problems import Code


def read(value):
    annotations, findings = read_annotations(value, "author+an")
    assert findings == ()
    return [(one.position, one.values) for one in annotations]


@pytest.mark.parametrize(
    ("value", "annotations"),
    [
        ("1=equal; 3=equal", [(1, ("equal",)), (3, ("equal",))]),
        ("1=equal, corresponding", [(1, ("equal", "corresponding"))]),
        ("1=equal; 1=advisor;", [(1, ("equal",)), (1, ("advisor",))]),
        ('1="yihua-zhang"; 2=none', [(1, ("yihua-zhang",)), (2, ("none",))]),
        ('1="a; b, c=d"', [(1, ("a; b, c=d",))]),
        ("1=acceptance rate 3%", [(1, ("acceptance rate 3%",))]),
        ("1:family=equal", [(1, ("equal",))]),
        ("1=“x”", [(1, ("x",))]),
        ("", []),
        (" ;\n ; ", []),
    ],
)
def test_annotations(value, annotations):
    assert read(value) == annotations


@pytest.mark.parametrize(
    ("value", "offset"),
    [
        ("equal", 0),
        ("1=equal; x=equal", 9),
        ("1=", 0),
        ("1=equal 2=equal", 0),
        ('1="a', 0),
        ("=equal", 0),
    ],
)
def test_what_cannot_be_read_is_located(value, offset):
    _, findings = read_annotations(value, "author+an")
    assert [(one.code, one.offset) for one in findings] == [(Code.ANNOTATION_SYNTAX, offset)]
    assert "author+an = {1=equal" in findings[0].hint


@pytest.mark.parametrize(
    "source",
    [
        "Jia*, Jinghan",
        "Jia, Jinghan*",
        "*Jia, Jinghan",
        "Jia, Jinghan ∗",
        "Jia$^*$, Jinghan",
        "Jia$^{*}$, Jinghan",
        r"Jia, Jinghan\textsuperscript{*}",
        r"Jia{\textsuperscript{*}}, Jinghan",
        r"Jia, Jinghan\(^{\ast}\)",
        r"Jia\textasteriskcentered{}, Jinghan",
        r"Jia\*, Jinghan",
        "Jia{*}, Jinghan",
        "Jia, Jinghan$^{*,*}$",
    ],
)
def test_a_star_leaves_the_name(source):
    assert strip_marks(source)[:2] == ("Jia, Jinghan", ("*",))


@pytest.mark.parametrize(
    ("source", "name", "symbols"),
    [
        (r"Sijia Liu$^{\dagger\ddagger}$", "Sijia Liu", ("†", "‡")),
        ("Sijia Liu*†", "Sijia Liu", ("*", "†")),
        (r"Sijia Liu\textsuperscript{\S}", "Sijia Liu", ("§",)),
        ("Sijia‡ Liu", "Sijia Liu", ("‡",)),
        ("{OpenAI Team*}", "{OpenAI Team}", ("*",)),
        (r"\v{S}mid, Jan", r"\v{S}mid, Jan", ()),
        (r"{\"O}zg\"ur M.", r"{\"O}zg\"ur M.", ()),
    ],
)
def test_other_marks(source, name, symbols):
    assert strip_marks(source)[:2] == (name, symbols)
