"""``docs/problems.md`` has each code with an example that does what is said of it."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_run import typeset
from labpress.cli.main import main
from labpress.records.listing import listing
from labpress.records.problems import Code
from markdown_it import MarkdownIt

from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = REPOSITORY / "docs" / "problems.md"

#: Codes of the booklet that its build tells before TeX runs.
BEFORE_TEX = {Code.BOOKLET_PAGES, Code.BOOKLET_HTML}
#: Codes that only TeX's log tells.
TYPESET = {code for code in Code if code.value.startswith("booklet-")} - BEFORE_TEX
#: Codes that the booklet's build tells before TeX runs.
PRINTED = {Code.PICTURE_REMOTE, Code.PICTURE_COARSE} | BEFORE_TEX


@dataclass
class Example:
    """The section of one code: its files, each a path and its bytes; and what is printed."""

    code: str
    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    printed: str = ""
    mended: dict[str, bytes] = field(default_factory=dict)

    @property
    def needs_build(self) -> bool:
        return any(name.endswith(".md") for name in self.files)


def examples() -> Iterator[Example]:
    """Read the page.

    A section of a code is headed by the code. A fenced block is a file if its info string names
    one after the language: ``yaml data/people.yml``. Words after the name: ``mended``, if it
    takes the place of the file above, and ``latin-1``, if it is encoded so. A block that is
    just ``text`` is what is printed. ``base64`` says that a block is a file's bytes.
    """
    example: Example | None = None
    tokens = MarkdownIt().parse(PAGE.read_text(encoding="utf-8"))
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open":
            if example:
                yield example
            title = following.content if following else ""
            match = re.fullmatch(r"`([a-z-]+)`", title)
            example = Example(match[1]) if match else None
        elif example and token.type == "paragraph_open" and following:
            example.text += following.content + "\n"
        elif example and token.type == "fence":
            _, *info = token.info.split()
            if not info:
                assert not example.printed, f"{example.code} prints twice"
                example.printed = token.content
                continue
            files = example.mended if "mended" in info else example.files
            encoding = "latin-1" if "latin-1" in info else "utf-8"
            content = token.content.encode(encoding)
            files[info[0]] = b64decode(content) if "base64" in info else content
    if example:
        yield example


EXAMPLES = list(examples())
#: Running TeX takes seconds, and what it says of good pages is tested elsewhere.
MENDED = [example for example in EXAMPLES if Code(example.code) not in TYPESET]


def test_the_page_has_every_code_once_in_the_order_of_the_source():
    assert [example.code for example in EXAMPLES] == [code.value for code in Code]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_a_section_says_what_the_source_says_and_how_to_mend_it(example):
    code = Code(example.code)
    first, *rest = example.text.splitlines()
    assert first == f"**{code.severity.capitalize()}.** {code.meaning}"
    assert len(rest) >= 2  # when it arises, and how to mend it


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, marks=pytest.mark.tex) if example not in MENDED else example
        for example in EXAMPLES
    ],
    ids=lambda example: example.code,
)
def test_an_example_causes_exactly_its_code_and_prints_what_is_shown(
    example, project, monkeypatch, capsys
):
    assert codes_of(example.printed) == {example.code}
    write(project.source, example.files)
    printed = example.printed
    if Code(example.code) in TYPESET:
        printed = unmeasured(printed)
    assert show(example, project, monkeypatch, capsys) == printed


@pytest.mark.parametrize("example", MENDED, ids=lambda example: example.code)
def test_a_mended_example_has_no_problem(example, project, monkeypatch, capsys):
    assert example.mended
    write(project.source, example.files | example.mended)
    assert show(example, project, monkeypatch, capsys) == ""


def codes_of(printed: str) -> set[str]:
    """The codes of the problems in *printed*, whose hints are indented."""
    problems = [line for line in printed.splitlines() if not line.startswith("    ")]
    return {line.rpartition(" [")[2].rstrip("]") for line in problems}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def show(example, project, monkeypatch, capsys) -> str:
    """What labpress prints of the project as it stands, without the count."""
    monkeypatch.chdir(project.source)
    if Code(example.code) in TYPESET:
        built = project.build("latex")
        assert not built.warnings
        _, problems = typeset(built.outdir, "booklet", lambda _: None)
        return unmeasured(uncounted(listing(problems, project.source)))
    if not example.needs_build:
        status = main(["check"])
        printed = uncounted(capsys.readouterr().out)
        assert status == (bool(printed) and Code(example.code).severity == "error")
        return printed
    settings: dict[str, object] = {}
    if (conf := project.source / "conf.py").exists():
        exec(conf.read_text(encoding="utf-8"), settings)
        settings = {name: value for name, value in settings.items() if name[:2] != "__"}
    builder = "latex" if Code(example.code) in PRINTED else "html"
    built = project.build(builder, **settings)
    warnings = re.sub(r"\x1b\[[\d;]+m", "", built.warnings)
    plain = uncounted(warnings).replace(" [labpress.", " [")
    return plain.replace(" WARNING: ", " ").replace(" HINT: ", " ")


def uncounted(listed: str) -> str:
    """*listed* without the line that counts problems, and what follows it."""
    return re.split(r"(?m)^(?=(?:labpress: )?\d+ errors?, )", listed)[0]


def unmeasured(listed: str) -> str:
    """*listed* without numbers that change whenever the booklet's design does."""
    return re.sub(r"(?<=page )\d+|[\d.]+(?= pt)", "…", listed)
