"""The options of ``conf.py``: what can be used, and what is said of the rest."""

from __future__ import annotations

import ast
import runpy
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from labpress.cli.main import main
from labpress.group.conf_file import ConfFile
from labpress.group.option import declaration, literal
from labpress.group.options import PREFIX, BookletOptions, Group, Options
from labpress.group.project import read_options
from labpress.sphinxext.config import project_in
from sphinx.testing.util import SphinxTestApp

from ..conftest import REPOSITORY

if TYPE_CHECKING:
    from labpress.records.problems import Problem

#: Every option: the keys that lead to it in conf.py, and what is declared of it.
EVERY = [
    *((f"{PREFIX}{field.name}",) for field in fields(Options)),
    *(("labpress_group", field.name) for field in fields(Group)),
    *(("labpress_booklet", field.name) for field in fields(BookletOptions)),
]
DECLARED = {
    **{(f"{PREFIX}{field.name}",): declaration(field) for field in fields(Options)},
    **{("labpress_group", field.name): declaration(field) for field in fields(Group)},
    **{("labpress_booklet", field.name): declaration(field) for field in fields(BookletOptions)},
}
ODD: list[Any] = [
    *(None, True, 0, -3, 2.5, "", "x" * 5000, "\n", b"x", [], ["lead"], [3], (), {}, {"a": 1}),
    *({"lead": None}, {3: 4}, {"name": {"name": []}}, {None: None}, object(), len, Path()),
]


def read(folder: Path, **values: Any) -> tuple[Options, tuple[Problem, ...]]:
    """The options that a conf.py with these values has."""
    path = folder / "conf.py"
    path.write_text("".join(f"{key} = {value!r}\n" for key, value in values.items()), "utf-8")
    return read_options(values, ConfFile(path))


def nested(keys: tuple[str, ...], value: Any) -> dict[str, Any]:
    for key in reversed(keys):
        value = {key: value}
    return dict(value)


def spelled(keys: tuple[str, ...]) -> str:
    return keys[0] + "".join(f"[{key!r}]" for key in keys[1:])


def test_without_a_word_everything_has_its_default(tmp_path: Path) -> None:
    assert read(tmp_path) == (Options(), ())


@pytest.mark.parametrize("keys", EVERY, ids=spelled)
def test_an_example_can_be_used_and_is_another_value_than_the_default(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    declared = DECLARED[keys]
    assert ast.literal_eval(literal(declared.example)) == declared.example
    options, problems = read(tmp_path, **nested(keys, declared.example))
    assert not problems
    assert options != Options()
    assert read(tmp_path, **nested(keys, declared.default)) == (Options(), ())


@pytest.mark.parametrize("keys", EVERY, ids=spelled)
def test_any_value_is_used_or_told_in_one_line_at_its_place(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    told = 0
    for value in ODD:
        options, problems = read(tmp_path, **nested(keys, value))
        told += bool(problems)
        for problem in problems:
            assert problem.message.startswith(spelled(keys))
            assert len(problem.message.splitlines()) == 1
            assert len(problem.message) < 300
            assert problem.hint
        hash(repr(options))  # whatever was read is whole
        if not problems and not isinstance(value, dict | list | tuple):
            assert type(value).__name__ in {"str", "bool", "int", "NoneType"}
    assert told


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"papre": "a5"}, "did you mean 'paper'"),
        ({"paper": "a0"}, "half-letter"),
        ({"bleed": "lots"}, "3mm"),
        ({"bleed": "2cm"}, "5mm"),
        ({"fonts": {"chinese": "X"}}, "cjk"),
        ({"fonts": {"cjk": "}\\evil"}}, "name of a font"),
        ({"name": "../../x"}, "letters"),
        ({"chapters": 3}, "["),
        ({"notes": "yes"}, "True"),
        ({"cover": 1}, "False"),
        ({"labels": {"note": "X"}}, "did you mean 'notes'"),
        ({"labels": {"notes": 3}}, "…"),
        ({"fonts": {"mian": "X"}}, "did you mean 'main'"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(
    tmp_path: Path, given: dict[str, Any], words: str
) -> None:
    options, problems = read(tmp_path, project="P", labpress_booklet={"title": "T", **given})
    (problem,) = problems
    assert words in problem.hint
    assert problem.location.line == 2
    assert problem.location.column > len("labpress_booklet = {'title': ")
    assert options.booklet.title == "T"


def test_what_is_right_beside_a_wrong_entry_is_used(tmp_path: Path) -> None:
    options, problems = read(
        tmp_path,
        labpress_marks={"lead": ("§", "project lead"), "other": "¶"},
        labpress_roles={"fellow": ("Fellow", "Fellows"), "guest": 3},
        labpress_group={"adress": "x", "short": "SL"},
    )
    assert [problem.message.split(":")[0] for problem in problems] == [
        "labpress_group['adress']",
        "labpress_marks['other']",
        "labpress_roles['guest']",
    ]
    assert "did you mean 'address'" in problems[0].hint
    assert options.marks[-1].symbol == "§"
    assert options.roles["fellow"] == ("Fellow", "Fellows")
    assert "guest" not in options.roles
    assert options.group.short == "SL"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("#357", "#335577"), ("357", "#335577"), ("18453B", "#18453B"), ("#0b5394", "#0b5394")],
)
def test_a_colour_has_one_grammar(tmp_path: Path, written: str, read_as: str) -> None:
    options, problems = read(tmp_path, labpress_accent=written)
    assert not problems
    assert options.accent == read_as


@pytest.mark.parametrize("colour", ["red", "#ab", "#abcd", "#12345g", "#18453B;}", 7])
def test_what_is_no_colour_is_none_anywhere(tmp_path: Path, colour: object) -> None:
    options, (problem,) = read(tmp_path, labpress_accent=colour)
    assert "is not a colour" in problem.message
    assert options.accent == "#18453B"


def test_an_option_that_does_not_exist_is_told(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, project="P", labpress_booklett={"paper": "a5"})
    assert problem.message == "labpress_booklett: there is no such setting"
    assert "did you mean 'labpress_booklet'" in problem.hint
    assert (problem.location.line, problem.location.column) == (2, 1)


# --- in Sphinx and in `labpress check` alike

WRONG = {
    "labpress_group": "Some Lab",
    "labpress_booklet": "a5",
    "labpress_marks": ["lead"],
    "labpress_roles": ["fellow"],
    "labpress_max_authors": "3",
    "labpress_accent": "red",
    "labpress_bold": ["ever"],
    "labpress_match_initials": "yes",
    "labpress_record_pages": 1,
    "labpress_data": 3,
    "labpress_acent": "#18453B",
}
DATA = {
    "index.md": "# Lab\n\n{person}`ada-lovelace`\n\n```{publications}\n```\n",
    "data/people.yml": "ada-lovelace:\n  name: Ada Lovelace\n  role: phd\n",
    "data/publications.bib": "@article{p, title={On Engines}, author={Ada Lovelace}, year=2020}\n",
}


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_values_of_a_wrong_type_are_told_once_each_and_nothing_stops(
    project, monkeypatch, capsys, builder
):
    monkeypatch.chdir(project.source)
    project.write(DATA)
    built = project.build(builder, **WRONG)
    assert built.warnings.count("[labpress.config]") == len(WRONG)
    for name in WRONG:
        assert built.warnings.count(f"{name}:") == 1, name
    main(["check"])
    checked = capsys.readouterr().out.splitlines()
    said = built.warnings.replace("labpress.config", "config")
    told = [line for line in checked if "[config]" in line]
    assert len(told) == len(WRONG)
    for line in told:
        place, message = line.split(" ", 1)
        assert place in said
        assert message in said
    if builder == "html":
        assert built.soup().select_one("li.lab-publication strong.lab-member")


def test_what_an_option_says_on_the_command_line_is_a_literal(project):
    project.write(DATA)
    (project.source / "conf.py").write_text("extensions = ['myst_parser', 'labpress']\n")
    overrides = {
        "labpress_max_authors": "3",
        "labpress_record_pages": "0",
        "labpress_bold": "current",
        "labpress_booklet.paper": "a5",
    }
    app = SphinxTestApp("html", srcdir=project.source, confoverrides=overrides)
    try:
        read = project_in(app.config)
    finally:
        app.cleanup()
    assert not read.problems
    assert read.options.max_authors == 3
    assert read.options.record_pages is False
    assert read.options.bold == "current"
    assert read.options.booklet.paper == "a5"


def test_a_site_has_the_booklet_whose_name_is_written_with_its_ending(project):
    project.write(DATA)
    pdf = project.build_folder / "latex" / "welcome.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF-1.5\n")
    built = project.build("html", labpress_booklet={"name": "welcome.pdf"})
    assert (built.outdir / "welcome.pdf").read_bytes() == pdf.read_bytes()
    assert not (built.outdir / "welcome.pdf.pdf").exists()


def test_only_one_module_touches_the_options_of_sphinx() -> None:
    package = REPOSITORY / "extensions" / "labpress"
    names = {f"{PREFIX}{field.name}" for field in fields(Options)}
    paths = sorted(package.rglob("*.py"))
    assert package / "group" / "options.py" in paths
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(package)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Attribute):
                assert not node.attr.startswith(PREFIX), where
            # `Config.__getitem__` and `getattr` take the name as a text; places name it, too
            if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                assert node.slice.value not in names, where
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
                if called in {"getattr", "get", "add_config_value"}:
                    assert names.isdisjoint(texts), where


# --- the documentation


def test_the_tables_in_the_documentation_are_as_declared(capsys) -> None:
    tool = runpy.run_path(str(REPOSITORY / "docs" / "option_tables.py"))
    assert tool["main"](["--check"]) == 0, capsys.readouterr().out
    found: list[tuple[str, ...]] = []
    for path in sorted((REPOSITORY / "docs").glob("*.md")):
        for match in tool["_TABLE"].finditer(path.read_text("utf-8")):
            declared, _ = tool["MAPPINGS"][match["mapping"]]
            names = match["names"].split() or [field.name for field in fields(declared)]
            prefix = () if declared is Options else (match["mapping"],)
            start = PREFIX if declared is Options else ""
            found += [(*prefix, f"{start}{name}") for name in names]
    assert sorted(found) == sorted(EVERY)
