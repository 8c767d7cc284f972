"""Control characters and halves of characters, from wherever they come into pages."""

from __future__ import annotations

import re

import pytest

HALF = "\ud83d"
FRONT = """\
---
myst:
  substitutions:
    bell: "ring\\x07ing"
    esc: "a\\x1bb"
    nul: "a\\0b"
---
"""
DATA = {
    "data/people.yml": "jane:\n  name: Jane Doe\n  role: pi\n",
    "data/publications.bib": (
        "@article{fish, title = {Fish}, author = {Jane Doe}, journal = {J}, year = 2020}\n"
    ),
}
SUBSTITUTIONS = ["substitution", "colon_fence"]
NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd-\uffff]")

#: What stands in a page -> what is told, and where.
PAGES = {
    "# Home {{ bell }}": r":8:1: .*\(U\+0007\) was read as a space",
    "# Home\n\nA {{ esc }}": r":10:1: .*\(U\+001B\) was read as a space",
    "# Home\n\nA&#12;page": r":10:1: .*\(U\+000C\) was read as a space",
    "# Home\n\nA {{ nul }} page": r":10:1: .*was read as a space",
    "# Home\n\nA&#7;page, *two&#0;words*": r":10:1: .*“&#7;”.* was read as a space",
    "# Two&#xFFFE;words": r":8:1: .*“&#7;”.* was read as a space",
    "# Home\n\n![a&#1;b](a.png 'two&#2;words')": r":10:1: .*was read as a space",
    '# Home\n\n:::{image} a.png\n:alt: "a\\x07b"\n:::': r":10:1: .*\(U\+0007\) was read",
    '# Home\n\n:::{note}\n:name: "a\\x1bb"\nText\n:::': r":10:1: .*\(U\+001B\) was read",
    '# Home\n\n```{code-block} c\n:caption: "a\\x07b"\nx\n```': r".*\(U\+0007\) was read",
}


def written(built) -> str:
    if built.app.builder.name == "html":
        return built.text("index.html")
    return next(built.outdir.glob("*.tex")).read_text("utf-8")


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize("page", PAGES)
def test_what_is_no_text_is_a_space_in_the_output_and_told_at_its_place(build, page, builder):
    files = {"index.md": FRONT + page + "\n", "a.png": "", **DATA}
    built = build(files, builder=builder, myst_enable_extensions=SUBSTITUTIONS)
    assert not NO_TEXT.search(written(built))
    told = [line for line in built.warnings.splitlines() if "page-encoding" in line]
    assert len(told) == 1, built.warnings
    assert re.search(rf"index\.md{PAGES[page]}", told[0])


def test_what_docutils_remembers_by_name_is_found_by_the_name_that_is_left(build):
    page = '# Home\n\n:::{note}\n:name: "a\\x01b"\nText\n:::\n\n[there](#a b)\n'
    built = build({"index.md": page, **DATA})
    assert built.soup().select_one("#a-b, .admonition")
    assert not NO_TEXT.search(built.text("index.html"))


@pytest.mark.parametrize(
    ("directive", "option"),
    [("publications", "person"), ("publications", "group-by"), ("news-item} 2024-01-01 {", "id")],
)
def test_an_option_that_is_no_text_is_left_out_and_told_with_the_true_reason(
    build, directive, option
):
    name = directive.partition("}")[0]
    head = directive.removesuffix(" {") if "}" in directive else directive + "}"
    page = f'# Home\n\n:::{{{head}\n:{option}: "ja\\x07ne"\nText\n:::\n'
    built = build({"index.md": page, **DATA})
    told = [line for line in built.warnings.splitlines() if "labpress." in line]
    message = f"option '{option}' of '{name}' holds a control character (U+0007); it was left out"
    assert [line for line in told if message in line and "index.md:3:1" in line]
    assert len(told) == 1, told


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("project", f"Lab {HALF}"),
        ("copyright", "2024\x07"),
        ("myst_substitutions", {"half": f"a{HALF}b"}),
        ("html_title", f"{HALF}Lab"),
        ("labpress_booklet", {"title": f"The Lab\x00{HALF}"}),
        ("html_theme_options", {"announcement": f"News {HALF}"}),
    ],
)
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_setting_that_is_no_text_is_told_at_its_place_and_the_build_ends_well(
    build, setting, value, builder
):
    files = {"index.md": "# Home {{ half }}\n", **DATA}
    conf = {"myst_enable_extensions": SUBSTITUTIONS, "myst_substitutions": {"half": "x"}}
    built = build(files, builder=builder, **conf | {setting: value})
    (line,) = [line for line in built.warnings.splitlines() if "labpress.config" in line]
    assert re.search(rf"conf\.py:\d+:1: .*{setting}: .*was read as a space", line)
    assert not NO_TEXT.search(written(built))


def test_a_path_with_a_nul_is_that_of_no_file(build):
    page = "# Home\n\n[a](foo%00.md) ![b](pic%00.png)\n\n:::{figure} x%00.png\n:::\n"
    built = build({"index.md": page, **DATA})
    assert "foo" in built.warnings
    assert built.soup().select_one("h1")


@pytest.mark.parametrize("language", ["(" * 300, "../../x", "en us"])
def test_a_language_that_is_none_is_told_and_english_taken(build, language):
    built = build({"index.md": "# Home\n", **DATA}, language=language)
    (line,) = [line for line in built.warnings.splitlines() if "labpress.config" in line]
    assert "is the name of none; English is taken" in line
    assert built.soup().html["lang"] == "en"


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_picture_whose_name_no_file_can_have_is_text(build, builder):
    built = build({"index.md": f"# Home\n\n![shown](a{'A' * 300}.png)\n", **DATA}, builder=builder)
    assert "image file not readable" in built.warnings


def test_a_character_for_no_character_that_somebody_typed_stays(build):
    built = build({"index.md": "# Home\n\nDecoders write \ufffd.\n", **DATA})
    assert "Decoders write \ufffd." in built.soup().get_text()
    assert "page-encoding" not in built.warnings
