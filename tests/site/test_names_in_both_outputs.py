"""The five groups whose files have the faults of real ones, as the site and the booklet print them.

Every author line is what is right in both, and only who is certain is a member in either.
"""

from __future__ import annotations

import re

import pytest

from tests.people.test_groups import GROUPS, data_of

PAGE = "# Papers\n\n```{publications}\n```\n"
_MEMBER = re.compile(r"\\labmember\{((?:[^{}]|\{[^{}]*\})*)\}")


def plain(latex: str) -> str:
    """Return the text of an author line in LaTeX."""
    text = _MEMBER.sub(r"\1", latex).replace(r"\labtie{}", " ").replace(r"\labgap{}", " ")
    assert "\\" not in text, text
    return text.replace("{}", "")


@pytest.mark.parametrize("kind", GROUPS)
def test_site_and_booklet_print_the_right_names_and_members(build, kind: str) -> None:
    files = {f"data/{name}": text for name, text in data_of(kind).items()} | {"index.md": PAGE}
    site, booklet = build(files), build(files, "latex")
    lines = booklet.text("booklet.tex").splitlines()
    for number, paper in enumerate(GROUPS[kind][1]):
        entry = site.soup().select_one(f"#paper-p{number} .lab-authors")
        assert entry.get_text() == paper.printed
        at = next(i for i, line in enumerate(lines) if f"paper-p{number}}}" in line)
        latex = next(line for line in lines[at:] if plain_start(line)).removesuffix("%")[1:-1]
        assert plain(latex) == paper.printed
        certain = [
            name
            for name, who in zip(paper.printed.split(", "), paper.who.split(), strict=False)
            if who[0] not in "?-" and who != "yang-2"
        ]
        bold = [one.get_text() for one in entry.select("strong.lab-member")]
        assert bold == certain
        assert [plain(one) for one in _MEMBER.findall(latex)] == certain


def plain_start(line: str) -> bool:
    """Say whether *line* is that of the authors: names with their ties, in braces."""
    return line.startswith("{") and r"\labtie{}" in line
