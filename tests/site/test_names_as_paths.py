"""Names that become files: whatever they are, no traceback, and no file overwrites another."""

from __future__ import annotations

import unicodedata
from collections import Counter
from io import BytesIO

import pytest
from PIL import Image

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


@pytest.mark.parametrize("parallel", [1, 2])
def test_pages_that_differ_in_case_only_have_two_files_on_every_disk(project, parallel):
    toctree = "\n```{toctree}\nIndex\nteam\nTeam\nsub/A\nSub/a\n```\n"
    project.write({"index.md": "# Home\n" + toctree, "Index.md": "# Other home\n"})
    project.write({"team.md": "# Small [back](Team.md)\n", "Team.md": "# Big {page}`team`\n"})
    project.write({"sub/A.md": "# Sub big\n", "Sub/a.md": "# Sub small\n"})
    for name in ("One", "Two", "Three"):
        project.write({f"{name}.md": f"# {name}\n"})
    site = project.build(parallel=parallel)
    several = [
        name for name, count in Counter(map(folded, files_of(site.outdir))).items() if count > 1
    ]
    assert several == []
    assert site.soup("index.html").h1.get_text().startswith("Home")
    assert site.soup("team.html").h1.get_text().startswith("Small")
    big = site.soup("team.html").select_one("h1 a.reference")["href"]
    assert big.startswith("Team~")
    assert site.soup(big).h1.get_text().startswith("Big")
    assert site.soup(big).select_one("h1 a.reference")["href"] == "team.html"
    for name in ("Index", "Team", "Sub/a"):
        assert f"the name '{name}' of the page" in site.warnings or "is too like" in site.warnings
    again = project.build(parallel=parallel)
    assert again.soup(big).h1.get_text().startswith("Big")


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize("stem", ["p" * 251, "漢" * 83 + "pp"])
def test_a_file_with_the_longest_name_that_a_disk_takes_is_used(project, builder, stem):
    picture = BytesIO()
    Image.new("RGB", (600, 600), (200, 30, 30)).save(picture, "PNG")
    page = PAGE + f"\n![a picture]({stem}.png)\n"
    person = PERSON + f"  photo: {stem}.png\n"
    project.write({"index.md": page, "data/people.yml": person})
    project.write({"data/publications.bib": bib(more=f"preview = {{{stem}.png}}")})
    for folder in ("", "data/"):
        (project.source / f"{folder}{stem}.png").write_bytes(picture.getvalue())
    built = project.build(builder)
    assert "WARNING" not in built.warnings
    if builder == "html":
        assert built.soup().select_one("img[alt='a picture']")
        assert built.soup().select_one(".lab-person img, .lab-people img")
