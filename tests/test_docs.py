"""The documentation: it is built by labpress without a warning, and its snippets are right."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from labpress.cli.main import COMMANDS, MODULES
from labpress.group.conf_file import ConfFile
from labpress.group.project import read_options
from labpress.reading.bib.tidying import entries_in
from labpress.registry import LOOKS, OTHERS

DOCS = Path(__file__).resolve().parents[1] / "docs"
#: Pages whose snippets show what is wrong, or are no more than a part.
WRONG = {"problems.md"}
_FENCE = re.compile(r"^(`{3,})([\w-]+)\n(.*?)^\1$", re.M | re.S)


def snippets(*languages):
    for path in sorted(DOCS.glob("*.md")):
        if path.name not in WRONG:
            for match in _FENCE.finditer(path.read_text("utf-8")):
                if match[2] in languages:
                    line = path.read_text("utf-8").count("\n", 0, match.start()) + 2
                    yield pytest.param(match[3], id=f"{path.name}:{line}")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-c", DOCS, "-d", out / "doctrees"]
    done = subprocess.run(
        [*command, "-b", "html", DOCS, out / "html"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return out / "html"


def test_it_is_built_by_labpress_and_shows_what_directives_make(built):
    page = BeautifulSoup((built / "directives.html").read_text("utf-8"), "lxml")
    assert [one.get_text() for one in page.select("#paper-weide2024tides strong.lab-member")] == [
        "M. Weide*",
        "T. Ode*",
    ]
    shown = {heading.get_text().rstrip("¶") for heading in page.select("h2")}
    assert {"publications", "people", "news", "awards", "projects", "numbers"} <= shown
    home = BeautifulSoup((built / "index.html").read_text("utf-8"), "lxml")
    for name in ("start", "how-to", "directives", "commands", "coming-from", "why"):
        assert home.select_one(f'a[href="{name}.html"]') is not None


@pytest.mark.parametrize("text", snippets("sh"))
def test_commands_are_such_as_labpress_takes(text):
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        words = words[: words.index("<")] if "<" in words else words
        if words[:1] != ["labpress"] or len(words) < 2:
            continue
        assert words[1] in COMMANDS, line
        parser = ArgumentParser(exit_on_error=False)
        import_module(f"labpress.cli.{MODULES.get(words[1], words[1])}").add_arguments(parser)
        parser.parse_args(words[2:])


@pytest.mark.parametrize("text", snippets("python"))
def test_configurations_are_read_without_a_problem(text, tmp_path):
    ast.parse(text)
    path = tmp_path / "conf.py"
    path.write_text(text, "utf-8")
    values: dict[str, object] = {}
    exec(compile(text, "conf.py", "exec"), values)
    _, problems = read_options(values, ConfFile(path))
    assert problems == ()


@pytest.mark.parametrize("text", snippets("yaml"))
def test_records_in_yaml_are_read(text):
    assert yaml.safe_load(text)


@pytest.mark.parametrize("text", snippets("bibtex"))
def test_entries_are_read(text):
    part = text if "@" in text else f"@misc{{part,\n{text}}}"
    assert entries_in(part)


def test_every_directive_and_option_stands_in_the_reference():
    text = (DOCS / "reference.md").read_text("utf-8")
    for look in (*LOOKS.values(), *OTHERS):
        for name, directive in look.directives.items():
            row = next(
                (
                    line
                    for line in text.splitlines()
                    if f"`{{{name}}}" in line or f"`{{{name} " in line
                ),
                "",
            )
            assert row, name
            for option in directive.option_spec or {}:
                assert f"`{option}`" in text, (name, option)


def test_each_template_has_a_table_of_its_own():
    text = (DOCS / "coming-from.md").read_text("utf-8")
    for title in ("al-folio", "Hugo Blox", "Quarto", "Greene Lab", "Allan Lab"):
        part = text.split(f"## {title}", 1)[1].split("\n## ")[0]
        assert part.count("\n| ") > 3
