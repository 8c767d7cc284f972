"""A spelling or an outsider added to people.yml of every layout, all else as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labpress.reading.insertion import Refused
from labpress.reading.yaml.amending import add_outsider, add_spelling, scalar
from labpress.reading.yaml.people import read_people
from labpress.records.model import Location, Name

PEOPLE = """\
# everybody

ada-berg:
  name: Ada Berg  # with one e
  role: phd

otto-ruh:
  name: {given: Otto, family: Ruh}
  also:
    - O. Ruh  # often
  role: ms
"""


def read(content, tmp_path):
    path = tmp_path / "people.yml"
    path.write_bytes(content)
    people, problems = read_people(path, roles=["phd", "ms"])
    return {one.id: replace(one, location=Location("")) for one in people}, problems


def spelled(text, tmp_path, person="ada-berg", spelling="A. Berg"):
    """*text* with a spelling: the new text, when it says this and nothing else."""
    content = text.encode()
    before, problems = read(content, tmp_path)
    new = add_spelling(content, person, spelling, "people.yml")
    after, now = read(new, tmp_path)
    assert [problem.message for problem in now] == [problem.message for problem in problems]
    also = after[person].also
    assert Name("Berg", "A.") in also
    assert len(also) == len(before[person].also) + 1
    assert set(before[person].also) < set(also)
    assert after | {person: before[person]} == before
    assert replace(after[person], also=()) == replace(before[person], also=())
    return new.decode()


def test_a_person_without_other_spellings_gets_a_line_below_the_name(tmp_path):
    new = spelled(PEOPLE, tmp_path)
    assert new == PEOPLE.replace("one e\n", "one e\n  also: [A. Berg]\n")


def test_a_list_gets_one_more_item_at_its_end(tmp_path):
    new = spelled(PEOPLE, tmp_path, "otto-ruh")
    assert new == PEOPLE.replace("# often\n", "# often\n    - A. Berg\n")


RECORDS = {
    "flow list": "  name: Ada Berg\n  also: [Ada B., Ada]\n",
    "flow list, comma at its end": "  name: Ada Berg\n  also: [Ada B., ]\n",
    "flow list of lines": "  name: Ada Berg\n  also: [\n   Ada B., # a, b\n   'B., A.' # c\n  ]\n",
    "empty list": "  name: Ada Berg\n  also: []\n",
    "nothing": "  name: Ada Berg\n  also:\n  role: phd\n",
    "one text": "  name: Ada Berg\n  also: Ada B. # x\n",
    "one text, comma": "  name: Ada Berg\n  also: B., Ada\n",
    "one quoted text": '  name: Ada Berg\n  also: "B., Ada"\n',
    "list at the key's column": "  name: Ada Berg\n  also:\n  - Ada B.\n  - Ada X.\n  role: phd\n",
    "list, last item of two lines": "  name: Ada Berg\n  also:\n    - Ada\n      B.\n",
    "list, last item a block": "  name: Ada Berg\n  also:\n    - >\n      Ada B.\n",
    "quoted keys": "  'name': 'Ada Berg'\n  \"also\": ['Ada B.']\n",
    "name last": "  role: phd\n  name: Ada Berg",
    "name of parts": "  name:\n    given: Ada\n    family: Berg\n  role: phd\n",
    "name of parts, last": "  role: phd\n  name:\n    given: Ada\n    family: Berg\n",
    "name of two lines": "  name: Ada\n    Berg\n  role: phd\n",
    "comments": "  # first\n  name: Ada Berg\n  # then\n  role: phd\n  # last\n",
    "deep": "      name: Ada Berg\n      role: phd\n",
    "an alias in the list": "  name: &n Ada Berg\n  also: [*n]\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_records_of_every_layout(tmp_path, record, mark, end):
    text = f"{mark}first:\n  name: First One\nada-berg:\n{record}"
    rest = "\nzoe-zorn:\n  name: Zoe Zorn\n"
    for whole in (text, text.rstrip("\n") + rest):
        new = spelled(whole.replace("\n", end), tmp_path)
        assert new.replace(end, "").count("\n") == 0 or end == "\n"


@pytest.mark.parametrize(
    "text",
    [
        "ada-berg: {name: Ada Berg, role: phd}\n",
        "ada-berg: {name: Ada Berg}\n",
        "ada-berg: {name: Ada Berg, also: [Ada B.]}\n",
        "ada-berg: {name: {given: Ada, family: Berg}}\n",
        "{ada-berg: {name: Ada Berg, also: []}, otto: {name: Otto Ruh}}\n",
        "{\n  ada-berg: {\n    name: Ada Berg,\n  },\n}\n",
        '"ada-berg":\n  name: Ada Berg\n',
        "x: {name: &n Ada Berg}\nada-berg: {name: *n}\n",
        "x: {name: &n Ada Berg}\nada-berg:\n  name: *n\n",
        "---\nada-berg:\n  name: Ada Berg\n...\n",
        "ada-berg:\t# a tab\n  name: Ada Berg\t# here\t\n\t\n#\tand here\n",
        "# 🎉\nada-berg:\n  name: Ada Berg\n  now: at\u0085home\u2028today\n",
    ],
)
def test_people_in_flow_style_and_with_quoted_keys(tmp_path, text):
    spelled(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("otto:\n  name: Otto\n", "people.yml has no ada-berg"),
        ("ada-berg: [\n", "people.yml has a mistake in its YAML; mend that first"),
        ("ada-berg:\n", "ada-berg in people.yml is no record of its own"),
        ("x: &x\n  name: Ada\nada-berg: *x\n", "ada-berg in people.yml is no record of its own"),
        ("ada-berg:\n  name: Ada\n  also: ~\n", "of ada-berg in people.yml is “~”; take it out"),
        ("ada-berg:\n  name: Ada\n  also: |\n    X\n", "is a text of several lines"),
        ("ada-berg:\n  name: Ada\n  also: {}\n", "is not a list that can be added to"),
        ('ada-berg:\n  name: Ada\n  also: a "b", c\n', "is one text; write a list there by hand"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_in_one_line(text, message):
    with pytest.raises(Refused, match=message) as refused:
        add_spelling(text.encode(), "ada-berg", "A. Berg", "people.yml")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "x-y:\n  name: X Y\n  member: false\n"),
        ("# nobody yet", "# nobody yet\nx-y:\n  name: X Y\n  member: false\n"),
        ("a:\n  name: A B\n", "a:\n  name: A B\nx-y:\n  name: X Y\n  member: false\n"),
        ("a:\n  name: A B", "a:\n  name: A B\nx-y:\n  name: X Y\n  member: false\n"),
        (PEOPLE, PEOPLE + "\nx-y:\n  name: X Y\n  member: false\n"),
        ("a: {name: A B}\r\n", "a: {name: A B}\r\nx-y:\r\n  name: X Y\r\n  member: false\r\n"),
        ("{a: {name: A B}}\n", "{a: {name: A B}, x-y: {name: X Y, member: false}}\n"),
        (
            "a:\t# tab\n  name: A B\n \t\n",
            "a:\t# tab\n  name: A B\n \t\nx-y:\n  name: X Y\n  member: false\n",
        ),
        ("{}\n", "{x-y: {name: X Y, member: false}}\n"),
        (
            "  a:\n    name: A B\n",
            "  a:\n    name: A B\n  x-y:\n    name: X Y\n    member: false\n",
        ),
    ],
)
def test_an_outsider_stands_at_the_end(tmp_path, old, new):
    assert add_outsider(old.encode(), "x-y", "X Y", "people.yml").decode() == new
    people, problems = read(new.encode(), tmp_path)
    assert people["x-y"].name == Name("Y", "X")
    assert not people["x-y"].member
    assert not problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "people.yml is no list of people by id; add x-y by hand"),
        ("x-y:\n  name: X Y\n", "people.yml has x-y already"),
        ("a: {name: A B}\n...\n", "people.yml ends with “...”; add x-y by hand"),
    ],
)
def test_where_no_outsider_can_be_added_one_line_says_so(text, message):
    with pytest.raises(Refused, match=message):
        add_outsider(text.encode(), "x-y", "X Y", "people.yml")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A. Berg", "A. Berg"),
        ("Jean-Luc O’Neil", "Jean-Luc O’Neil"),
        ("刘思嘉", "刘思嘉"),
        ("No", '"No"'),
        ("Berg, A.", '"Berg, A."'),
        ("Ann #1", '"Ann #1"'),
        ("A: B", '"A: B"'),
        ("O'Brien", '"O\'Brien"'),
        ("'Q' \"B\"", '"\'Q\' \\"B\\""'),
    ],
)
def test_a_text_has_quotation_marks_where_it_needs_them(text, written):
    assert scalar(text) == written
