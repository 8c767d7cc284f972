"""Names that become files: whatever they are, no traceback, and no file overwrites another."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

LONG, WIDE = "x" * 260, "漢" * 100
BIB = (
    "@article{{{key}, title={{Fish}}, author={{Jane Doe}}, journal={{J}}, year={{2020}},"
    " award={{{award}}}, {more}}}\n"
)
PERSON = "jane:\n  name: Jane Doe\n  role: pi\n"
PAGE = "# Home\n\n```{publications}\n```\n\n```{people}\n```\n\n```{awards}\n```\n"
WRONG = (LONG, WIDE, "../../up", "a\\\\b")


def bib(key="fish", award="Best Paper", more=""):
    return BIB.format(key=key, award=award, more=more)


def files_of(outdir):
    return [path.relative_to(outdir).as_posix() for path in outdir.rglob("*") if path.is_file()]


def folded(name):
    return unicodedata.normalize("NFC", name).casefold()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("data/people.yml", "{}:\n  name: Jane Doe\n", 1),
        ("data/people.yml", PERSON + '  formerly: ["{}"]\n', 4),
        ("data/people.yml", PERSON + '  photo: "{}.png"\n', 4),
        ("data/themes.yml", "{}:\n  title: Fish\n", 1),
        ("data/projects.yml", "{}:\n  title: Fish\n", 1),
        ("data/publications.bib", bib(more="ids = {{{}}}").replace("{{{}}}", "{{}}"), 1),
        ("data/publications.bib", bib(more="preview = {IT.png}, pdf = {IT.pdf}"), 1),
        ("data/permalinks.txt", "person jane\npage {} retired: gone\n", 2),
        ("data/permalinks.txt", "person jane\n# \nperson {}\n", 3),
        ("index.md", "---\npermalink: '{}'\n---\n" + PAGE, 2),
        ("index.md", "---\nformerly: '{}'\n---\n" + PAGE, 2),
        ("index.md", PAGE + "\n```{news-item} 2020-01-01\n:id: IT\nHi\n```\n", 12),
    ],
)
def test_a_name_that_can_be_no_file_is_told_at_its_line(project, file, text, told):
    for wrong in WRONG:
        project.write({"index.md": PAGE, "data/people.yml": PERSON})
        project.write({"data/publications.bib": bib()})
        name = wrong if file.endswith(".yml") and '"' in text else wrong.replace("\\\\", "\\")
        content = text.replace("{}", name).replace("IT", name)
        (project.source / file).write_text(content, "utf-8")
        warnings = project.build().warnings
        assert f"{file}:{told}:" in warnings, (wrong, warnings)
        assert max(map(len, warnings.splitlines())) < 900


def test_an_award_of_any_length_has_an_address(project):
    project.write({"index.md": PAGE, "data/people.yml": PERSON})
    more = f"award+an:formerly = {{1={'Old ' * 200}}}"
    project.write({"data/publications.bib": bib("k" * 199, "Best " * 200, more)})
    site = project.build()
    assert site.warnings == ""
    (present, former) = sorted((site.outdir / "r" / "award").iterdir())
    assert len(present.name) <= 240
    assert (present / "index.html").is_file()
    assert (former / "index.html").is_file()


def test_a_former_award_is_no_way_out_of_its_folder(project):
    more = 'award+an:formerly = {1="fish-../../../../up"}'
    project.write({"index.md": PAGE, "data/publications.bib": bib(more=more)})
    site = project.build()
    assert "fish-fish-up" in [path.name for path in (site.outdir / "r" / "award").iterdir()]
    assert not [
        name
        for name in files_of(site.outdir.parent)
        if not name.startswith("html/r/") and "up" in name.split("/")
    ]


def test_names_that_differ_in_case_never_share_a_file_elsewhere(project):
    people = PERSON + "Jane:\n  name: Bob Roe\n  role: phd\n"
    themes = "trust:\n  title: Trust\nTrust:\n  title: Other\n"
    ledger = "page Index retired: gone\npage PEOPLE/jane retired: gone\nperson JANE retired: x\n"
    item = "\n```{news-item} 2020-01-01\n:id: ID\nHi\n```\n"
    news = PAGE + item.replace("ID", "prize") + item.replace("ID", "Prize")
    project.write({"index.md": news, "data/people.yml": people, "data/themes.yml": themes})
    project.write({"data/permalinks.txt": ledger, "data/publications.bib": bib()})
    site = project.build()
    names = Counter(folded(name) for name in files_of(site.outdir))
    assert [name for name, number in names.items() if number > 1] == []
    assert "people/jane.html" in files_of(site.outdir)
    for told in ("“Jane” is too like “jane”", "“Trust” is too like", "'Prize' is too like"):
        assert told in site.warnings
