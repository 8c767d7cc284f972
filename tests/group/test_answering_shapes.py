"""Answers written into files of every shape: what is not inserted stays, byte for byte."""

from __future__ import annotations

import pytest
from labpress.group.answering import NOBODY, Answer, Desk
from labpress.group.lab import Lab
from labpress.group.project import project_of
from labpress.reading.insertion import Refused

#: Files by what is special about them; the one called latin1 is in Latin-1.
PEOPLE = {
    "plain": ("ada-berg:\n  name: Ada Berg\notto-ruh:\n  name: Otto Ruh\n"),
    "flow": ("{ada-berg: {name: Ada Berg, role: phd}, otto-ruh: {name: Otto Ruh}}\n"),
    "flow-multi": (
        "ada-berg: {name: Ada Berg,\n"
        "    role: phd,\n"
        "}\n"
        "otto-ruh: {name: Otto Ruh, also: [\n"
        "   O. Ruhh,\n"
        "   ]}\n"
    ),
    "anchors": (
        "ada-berg: &a\n"
        "  name: &n Ada Berg   # the first\n"
        "  role: phd\n"
        "otto-ruh:\n"
        "  name: Otto Ruh\n"
        "  title: *n\n"
    ),
    "merge": (
        "x-base: &b {name: Base Person, role: phd, member: false}\n"
        "ada-berg:\n"
        "  <<: *b\n"
        "  name: Ada Berg\n"
        "otto-ruh:\n"
        "  <<: *b\n"
        "  name: Otto Ruh\n"
    ),
    "alias-also": (
        "ada-berg:\n"
        "  name: Ada Berg\n"
        "  also: &l [Ada M. Berg]\n"
        "otto-ruh:\n"
        "  name: Otto Ruh\n"
        "  also: *l\n"
    ),
    "comments": (
        "# head\n"
        "ada-berg: # is ada\n"
        "  # before\n"
        "  name: Ada Berg # name\n"
        "\n"
        "  # after\n"
        "  also: # others\n"
        "    - Ada M. Berg # one\n"
        "    # last\n"
        "\n"
        "otto-ruh:\n"
        "  name: 'Otto Ruh'\n"
        "# end"
    ),
    "crlf": (
        "ada-berg:\r\n"
        "  name: Ada Berg\r\n"
        "  also:\r\n"
        "    - Ada M. Berg\r\n"
        "otto-ruh:\r\n"
        "  name: Otto Ruh\r\n"
    ),
    "cr": ("ada-berg:\r  name: Ada Berg\rotto-ruh:\r  name: Otto Ruh\r"),
    "mixed": ("ada-berg:\r\n  name: Ada Berg\notto-ruh:\r\n  name: Otto Ruh\n"),
    "tabs": (
        "ada-berg:\t# tab\n  name: Ada Berg\t# tab\t\n\t\n#\ttab\notto-ruh:\n  name: Otto Ruh\t\n"
    ),
    "bom": ("\ufeffada-berg:\n  name: Ada Berg\notto-ruh:\n  name: Otto Ruh\n"),
    "docs": ("---\nada-berg:\n  name: Ada Berg\n---\notto-ruh:\n  name: Otto Ruh\n"),
    "dash": ("---\nada-berg:\n  name: Ada Berg\notto-ruh:\n  name: Otto Ruh\n...\n"),
    "names-parts": (
        "ada-berg:\n"
        "  name: {given: Ada, family: Berg}\n"
        "otto-ruh:\n"
        "  name:\n"
        "    given: Otto\n"
        "    family: Ruh\n"
    ),
    "noend": ("ada-berg:\n  name: Ada Berg\notto-ruh:\n  name: Otto Ruh"),
    "quotedkeys": (
        '"ada-berg":\n  "name": "Ada Berg"\n\'otto-ruh\':\n  name: >-\n    Otto\n    Ruh\n'
    ),
    "also-scalar": (
        "ada-berg:\n  name: Ada Berg\n  also: Ada M. Berg\notto-ruh:\n  name: Otto Ruh\n  also:\n"
    ),
    "also-null": (
        "ada-berg:\n  name: Ada Berg\n  also: ~\notto-ruh:\n  name: Otto Ruh\n  also: []\n"
    ),
    "dup": (
        "ada-berg:\n  name: Ada Berg\nada-berg:\n  name: Ada Bergg\notto-ruh:\n  name: Otto Ruh\n"
    ),
    "indented": (
        "  ada-berg:\n      name: Ada Berg\n      role: phd\n  otto-ruh:\n      name: Otto Ruh\n"
    ),
    "explicit": ("? ada-berg\n: name: Ada Berg\n? otto-ruh\n: name: Otto Ruh\n"),
    "broken": ("ada-berg:\n  name: Ada Berg\n  also: [\notto-ruh:\n  name: Otto Ruh\n"),
    "literal-last": (
        "ada-berg:\n"
        "  name: Ada Berg\n"
        "otto-ruh:\n"
        "  name: Otto Ruh\n"
        "  now: |\n"
        "    Engineer\n"
        "    here\n"
        "\n"
        "\n"
    ),
    "latin1": ("ada-berg:\n  name: Ada Berg\n  now: Zürich\notto-ruh:\n  name: Otto Ruh\n"),
    "nel": ("ada-berg:\n  name: Ada Berg\n  now: a\u2028b\x85c\notto-ruh:\n  name: Otto Ruh\n"),
    "emoji": (
        "# 🎉 ünïcode\n"
        "ada-berg:\n"
        "  native: 张文 🎉\n"
        "  name: Ada Berg\n"
        "otto-ruh:\n"
        "  name: Otto Ruh\n"
    ),
    "aliasrecord": ("ada-berg: &x\n  name: Ada Berg\notto-ruh:\n  name: Otto Ruh\nzed: *x\n"),
    "first-also": (
        "ada-berg:\n"
        "  also: [Ada M. Berg] # c\n"
        "  name: Ada Berg\n"
        "otto-ruh:\n"
        "  also:\n"
        "  - Otto X. Ruh\n"
        "  name: Otto Ruh\n"
    ),
    "literal-name": (
        "ada-berg:\n  name: |\n    Ada Berg\n  role: phd\notto-ruh:\n  name: Otto Ruh\n"
    ),
}

PAPERS = {
    "plain": (
        "@article{a1,\n"
        "  title = {On a},\n"
        "  author = {A. Berg and O. Ruh},\n"
        "  year = 2021\n"
        "}\n"
        "@article{a2,\n"
        "  title = {On b},\n"
        "  author = {O. Ruh and A. Berg},\n"
        "  year = 2018\n"
        "}\n"
    ),
    "an": (
        "@article{a1, title={On a}, author={A. Berg and O. Ruh and A. Moll}, "
        'author+an = {1=equal; 2=equal}, author+an:id={3="none"}, year=2021}\n'
    ),
    "an-q": (
        "@article{a1, title={On a}, author={A. Berg and O. Ruh and A. Moll}, "
        'author+an:id="3=none", year=2021}\n'
    ),
    "an-before": (
        '@article{a1, author+an:id = {3="none";}, title={On a}, author={A. '
        "Berg and O. Ruh and A. Moll}, year=2021}\n"
    ),
    "string": (
        '@string{who = "A. Berg and O. Ruh"}\n'
        "@string{r = {O. Ruh}}\n"
        "@article{a1, title={On a}, author=who, year=2021}\n"
        '@article{a2, title={On b}, author="A. Berg and " # r, year=2020}\n'
    ),
    "paren": (
        "@article(a1, title={On a}, author={A. Berg and O. Ruh}, year=2021)\n"
        "@ARTICLE( a2 ,\n"
        " title = {On b},\n"
        " AUTHOR = {O. Ruh}\n"
        ")\n"
    ),
    "oneline": (
        "@article{a1,title={On a},author={A. Berg and O. "
        "Ruh},year=2021}@article{a2,title={On b},author={O. Ruh},year=2021}"
    ),
    "comment": (
        "@comment{a1, author={A. Berg}}\n"
        "% hello @article{x, author={A. Berg}}\n"
        "@article{a1, title={On a}, author={A. Berg and O. Ruh}, year=2021}\n"
        "@comment @article{a2, author = {O. Ruh}}\n"
    ),
    "dup": (
        "@article{a1, title={On a}, author={A. Berg and O. Ruh}, year=2021}\n"
        "@article{a1, title={On b quite other}, author={O. Ruh}, year=2020}\n"
    ),
    "dupfield": (
        "@article{a1, title={On a}, author={A. Berg and O. Ruh}, author={A. Berg}, year=2021}\n"
    ),
    "crlf": (
        "@article{a1,\r\n"
        "\ttitle = {On a},\r\n"
        "\tauthor = {A. Berg and\r\n"
        "\t\tO. Ruh},\r\n"
        "\tyear = 2021,\r\n"
        "}\r\n"
    ),
    "cr": (
        "@article{a1,\r\ttitle = {On a},\r\tauthor = {A. Berg and O. Ruh},\r\tyear = 2021,\r}\r"
    ),
    "bom": ("\ufeff@article{a1,title={On a},author={A. Berg and O. Ruh},year=2021}"),
    "authorlast": (
        "@article{a1,\n  title = {On a},\n  year = 2021,\n  author = {A. Berg and O. Ruh}}\n"
    ),
    "leading": (
        "@article{a1\n , title = {On a}\n , author = {A. Berg and O. Ruh}\n , year = 2021\n}\n"
    ),
    "editor": (
        "@proceedings{a1,\n  title = {On a},\n  editor = {A. Berg and O. Ruh},\n  year = 2021\n}\n"
    ),
    "both": (
        "@incollection{a1,\n"
        "  title = {On a},\n"
        "  author={O. Ruh}, editor = {A. Berg and O. Ruh}, booktitle={B},\n"
        "  year = 2021\n"
        "}\n"
    ),
    "broken": (
        "@article{a1,\n  title = {On a}\n  author = {A. Berg and O. Ruh},\n  year = 2021\n}\n"
    ),
    "nobrace": (
        "@article{a1,\n"
        "  title = {On a},\n"
        "  author = {A. Berg and O. Ruh},\n"
        "  year = 2021\n"
        "\n"
        "@article{a2, title={On b}, author={O. Ruh}, year=2020}\n"
    ),
    "latin1": (
        "@article{a1,\n  title = {On ä},\n  author = {A. Berg and O. Ruh},\n  year = 2021\n}\n"
    ),
    "quoted": (
        "@article{a1,\n"
        '  title = "On a",\n'
        '  author    =    "A. Berg and O. Ruh"   ,   % who\n'
        "  year = 2021\n"
        "}\n"
    ),
    "crossref": (
        "@inproceedings{a1, title={On a}, crossref={p}}\n"
        "@proceedings{p, title={P}, editor={O. Ruh}, author={A. Berg}, "
        "year=2020}\n"
    ),
    "emoji": (
        "% 🎉🎉\n@article{a1,\n  title = {On 🎉},\n  author = {A. Berg and O. Ruh}, year = 2021}\n"
    ),
    "commented-author": (
        "@article{a1,\n"
        "  title = {On a},\n"
        "  %author = {X Y},\n"
        "  author = {A. Berg and O. Ruh},\n"
        "  year = 2021\n"
        "}\n"
    ),
}

#: Where no entry can be changed, one line says why.
REFUSED = ("mistake in its", "is not UTF-8", "would not be author 1 of a1", "ends with")


def is_within(old, new):
    """Whether *old* is what is left of *new* when some of its bytes are taken out."""
    rest = iter(new)
    return all(byte in rest for byte in old)


def answers(question, way):
    spelling, places = question.spelling, question.places
    if way == "always":
        return Answer(spelling, question.ids[0], places, every=True)
    if way == "once":
        return Answer(spelling, question.ids[0], places[:1])
    if way == "nobody":
        return Answer(spelling, NOBODY, places, every=True)
    name = spelling.replace(".", "xel")
    return Answer(spelling, name.lower().replace(" ", "-"), places, every=True, name=name)


@pytest.mark.parametrize("way", ["always", "once", "nobody", "outsider"])
@pytest.mark.parametrize(
    ("people", "papers"),
    [(name, "plain") for name in PEOPLE] + [("plain", name) for name in PAPERS],
)
def test_all_else_stays_and_the_question_is_settled(tmp_path, people, papers, way):
    files = {
        "people.yml": PEOPLE[people].encode("latin-1" if people == "latin1" else "utf-8"),
        "publications.bib": PAPERS[papers].encode("latin-1" if papers == "latin1" else "utf-8"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    written, refused = {}, set()
    with Desk(project_of(tmp_path)) as desk:
        before = desk.lab.problems
        for _ in range(4):
            left = [one for one in desk.questions if one.spelling not in {*written, *refused}]
            if not left:
                break
            answer = answers(left[0], way)
            try:
                desk.answer(answer)
                written[answer.spelling] = answer
            except Refused as error:
                assert any(reason in str(error) for reason in REFUSED)  # noqa: PT017
                assert "\n" not in str(error)  # noqa: PT017
                refused.add(answer.spelling)
    assert written or refused or before
    for name, content in files.items():
        new = (tmp_path / name).read_bytes()
        assert is_within(content, new)
        assert (new == content) or written
    lab = Lab.load(tmp_path)
    for answer in written.values():
        for place in answer.places:
            identity = lab.publications[place.key].authors[place.position - 1].identity
            assert identity.person == ("" if answer.person == NOBODY else answer.person)
            assert identity.kind == ("stranger" if answer.person == NOBODY else "person")
