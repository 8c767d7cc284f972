"""What TeX needs in each language: settings, packages, and the word where they are missing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_languages import NEEDS, elements, lacking, missing, needs_of
from labpress.group.conf_file import ConfFile
from labpress.text.messages import LANGUAGES, messages

from tests.conftest import lacking as lacking_tool
from tests.conftest import set_type
from tests.site.group import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Built

INDEX = {
    "fr": "Anticonstitutionnellement, l’interdisciplinarité incompréhensible se répand. " * 9,
    "de": "Verantwortungsbereitschaft und Wahrscheinlichkeitsrechnung untersuchen wir. " * 9,
    "zh_CN": "我们研究可信赖的机器学习与优化方法，欢迎加入我们的课题组。" * 9,
}


def conf_in(folder: Path, language: str) -> ConfFile:
    path = folder / "conf.py"
    path.write_text(f'project = "P"\nlanguage = "{language}"\n', "utf-8")
    return ConfFile(path)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a TeX and a list of fonts into the path that find what they are told to find."""

    def install(answer: str) -> None:
        for name in ("kpsewhich", "fc-list"):
            tool = tmp_path / "bin" / name
            tool.parent.mkdir(exist_ok=True)
            tool.write_text(f"#!/bin/sh\nprintf '%s' '{answer}'\n", "utf-8")
            tool.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    return install


def test_every_language_of_the_catalogue_says_what_it_needs() -> None:
    assert all(needs_of(messages(language)) for language in LANGUAGES)
    assert needs_of(messages("en")) is None


def test_chinese_goes_by_its_script() -> None:
    assert needs_of(messages("zh-TW")) == NEEDS["zh_Hant"]
    assert needs_of(messages("zh")) == NEEDS["zh_Hans"]


def test_what_is_missing_is_told_with_the_command(
    tools: Callable[[str], None], tmp_path: Path
) -> None:
    tools("")
    problem = lacking("ja", conf_in(tmp_path, "ja"))
    assert problem
    assert problem.location.line == 2
    assert "Japanese" in problem.message
    assert "xeCJK.sty" in problem.message
    assert "apt-get install --no-install-recommends texlive-lang-cjk fonts-noto-cjk" in problem.hint


def test_nothing_is_told_where_all_is_there(tools: Callable[[str], None], tmp_path: Path) -> None:
    tools("/somewhere/it-is")
    assert lacking("fr", conf_in(tmp_path, "fr")) is None


def test_a_machine_without_tex_lacks_nothing_in_particular(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert lacking("fr", conf_in(tmp_path, "fr")) is None


def test_the_build_of_a_booklet_tells_it(
    tools: Callable[[str], None], build: Callable[..., Built]
) -> None:
    tools("")
    built = build({"index.md": "# Labo\n\nTexte.\n", **DATA}, builder="latex", language="fr")
    assert (
        "the booklet cannot be set in French, as loadhyph-fr.tex is missing here" in built.warnings
    )
    assert "texlive-lang-french" in built.warnings


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "ja", "ko"])
def test_scripts_of_east_asia_are_set_by_xecjk(language: str) -> None:
    found = elements(language, {"main": "Some Serif"})
    assert "{xeCJK}" in found["fontenc"]
    assert r"\setCJKmainfont{Noto Serif CJK " in found["fontpkg"]
    assert "[main={Some Serif}]" in found["fontpkg"]
    assert r"\setCJKmainfont{My Ming}" in elements(language, {"cjk": "My Ming"})["fontpkg"]


def test_japanese_is_set_by_xelatex_in_our_class(build: Callable[..., Built]) -> None:
    built = build({"index.md": "# 研究室\n\n本文。\n", **DATA}, builder="latex", language="ja")
    tex = built.text("booklet.tex")
    assert built.app.config.latex_engine == "xelatex"
    assert r"\def\sphinxdocclass{report}" in tex
    assert "uplatex" not in tex
    assert "contents={目次}" in tex


@pytest.mark.tex
@pytest.mark.parametrize(
    ("language", "contents", "heading"),
    [
        ("fr", "Table des matières", "Articles de revue"),
        ("de", "Inhalt", "Zeitschriftenartikel"),
        ("zh_CN", "目录", "期刊论文"),
    ],
)
def test_a_booklet_in_the_language(
    language: str, contents: str, heading: str, build: Callable[..., Built]
) -> None:
    for thing, package in missing(NEEDS["zh_Hans" if language == "zh_CN" else language]):
        lacking_tool(f"{thing} ({package})")
    index = f"# Lab\n\n{INDEX[language]}\n\n```{{publications}}\n:group-by: kind\n```\n"
    built = build({"index.md": index, **DATA}, builder="latex", language=language)
    set_type(built.outdir, "booklet")
    pdftotext = shutil.which("pdftotext")
    assert pdftotext
    text = subprocess.run(
        [pdftotext, "-layout", str(built.outdir / "booklet.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert contents in text
    assert heading in text
    if language in ("fr", "de"):
        # words are divided where the language divides them
        assert any(line.endswith("-") for line in text.splitlines())
    else:
        assert "机器学习" in text.replace("\n", "")
