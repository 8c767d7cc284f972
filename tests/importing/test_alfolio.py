"""A site of al-folio's kind, brought over whole: what is taken, what is told, what is built."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.cli.conftest import labpress
from tests.importing.alfolio import PICTURES, SITE
from tests.importing.sites import part, records_in, site_at, sums


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """The folder of the new site."""
    folder = tmp_path_factory.mktemp("alfolio")
    site_at(folder / "old", SITE, PICTURES)
    done = labpress(folder, "import", "auto", "old", "--to", "new")
    assert (done.returncode, done.stderr) == (0, "")
    assert "person: 4 found, 3 taken, 1 not taken" in done.stdout
    return folder / "new"


@pytest.fixture(scope="module")
def report(new):
    return (new / "import-report.md").read_text("utf-8")


@pytest.fixture(scope="module")
def lab(new):
    return records_in(new)


@pytest.fixture(scope="module")
def built(new):
    done = labpress(new, "build", "--only", "site")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return new / "_build/html"


def soup(built, name):
    return BeautifulSoup((built / name).read_text("utf-8"), "lxml")


def test_people_have_roles_times_and_accounts(lab, report):
    mira, tomas, jana = (lab.people[one] for one in ("mira", "tomas", "jana"))
    assert (str(mira.name), mira.role, mira.orcid) == ("Mira Weide", "pi", "0000-0002-1825-0097")
    assert (mira.email, mira.github) == ("mira@tides.example.org", "miraweide")
    assert mira.homepage == "https://mira.example.org"
    assert mira.photo == "pictures/team/mira.png"
    assert (tomas.role, str(tomas.joined), tomas.photo) == ("phd", "Fall 2021", "")
    assert (jana.role, jana.gone, jana.now) == ("ms", True, "Example Marine")
    assert "`_team/mira.md:9`: mood: stormy" in part(report, "Not taken")
    assert "`_team/tomas.md:5`: /assets/img/placeholder.svg" in part(report, "Not taken")


def test_papers_keep_their_fields_and_say_who_is_a_member(lab, report):
    paper = lab.publications["weide2024tides"]
    assert [one.identity.person for one in paper.authors] == ["mira", "tomas", "jana"]
    assert [author.marks for author in paper.authors] == [("equal",), ("equal",), ()]
    assert paper.selected
    other = lab.publications["weide2024tides-2"]
    assert [one.identity.person for one in other.authors] == ["tomas", ""]
    links = {link.kind: link.url for link in other.links}
    assert "2301.01234" in links["arxiv"]
    assert "the key weide2024tides stands twice" in part(report, "Faults of the old site")
    left = part(report, "Not taken")
    assert "file: :/home/somebody/tides.pdf:PDF" in left
    assert "einstein1950meaning" in left
    assert "Mira Weide, Tomas Ode, Jana Novak" in part(report, "Questions")
    assert "there is no file missing.pdf" in part(report, "Faults of the old site")


def test_nothing_is_lost_from_the_sums(report):
    found = sums(report)
    assert found["paper"] == (4, 3, 0, 1)
    assert found["person"] == (4, 3, 0, 1)
    assert found["built folder"] == (1, 0, 0, 1)
    assert found["loss in a text"] == (1, 0, 0, 1)
    assert all(row[0] == sum(row[1:]) for row in found.values())
    left = part(report, "Not taken")
    for place in (
        "`assets/pdf/unused.pdf:1`",
        "`_news/announcement_1.md:2`",
        "`_data/venues.yml:1`",
        "`_config.yml:6`: max_width: 930px",
        "Liquid: {% google_calendar … %}",
    ):
        assert place in left


def test_the_site_is_built_and_old_addresses_lead_on(built, new):
    papers = soup(built, "publications.html")
    assert [one.get_text() for one in papers.select("#paper-weide2024tides strong.lab-member")] == [
        "M. Weide*",
        "T. Ode*",
        "J. Novak",
    ]
    home = soup(built, "index.html")
    text = home.select_one("article, main").get_text(" ")
    assert "We study tides ( people , gone)" in " ".join(text.split())
    assert home.find("a", string="people")["href"] == "people.html"
    assert home.find("a", string="gone") is None
    assert home.select_one("img[alt='Our buoy']") is not None
    news = soup(built, "news.html")
    assert "A grant!" in news.get_text()
    assert news.find("a", string="A Long Voyage")["href"] == "posts/long.html"
    assert "Day one" in soup(built, "posts/long.html").get_text()
    assert "It floats." in soup(built, "projects/buoy.html").get_text()
    assert "stormy" not in soup(built, "people/mira.html").get_text()
    assert "Mira leads the" in soup(built, "people/mira.html").get_text()
    for old, target in (
        ("team/index.html", "../people.html"),
        ("our/ships/index.html", "../../ships.html"),
        ("team/jana.html", "../people/jana.html"),
        ("projects/buoy/index.html", "../../projects/buoy.html"),
    ):
        refresh = soup(built, old).select_one("meta[http-equiv=refresh]")["content"]
        assert refresh == f"0; url={target}"
    assert (built / "assets/pdf/manual.pdf").read_bytes() == SITE["assets/pdf/manual.pdf"]
    manual = soup(built, "ships.html").find("a", string="manual")
    assert (built / manual["href"]).read_bytes() == SITE["assets/pdf/manual.pdf"]
    assert not (new / "old/assets/pdf/unused.pdf").exists()


def test_the_same_site_gives_the_same_bytes_and_a_dry_run_none(new, tmp_path):
    old = new.parent / "old"
    assert labpress(tmp_path, "import", "alfolio", str(old), "--to", "again").returncode == 0
    first = {p.relative_to(new): p.read_bytes() for p in new.rglob("*") if _ours(p, new)}
    second = {
        p.relative_to(tmp_path / "again"): p.read_bytes()
        for p in (tmp_path / "again").rglob("*")
        if p.is_file()
    }
    assert first == second
    dry = labpress(tmp_path, "import", "alfolio", str(old), "--dry-run")
    assert dry.stdout == (new / "import-report.md").read_text("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again"]
    again = labpress(tmp_path, "import", "alfolio", str(old), "--to", "again")
    assert again.returncode == 2
    assert again.stderr == "labpress import: again exists and is not empty\n"


def _ours(path, new):
    parts = path.relative_to(new).parts
    return path.is_file() and "_build" not in parts and parts[-1] != ".labpress-cache"


@pytest.mark.tex
def test_its_booklet_is_set(new):
    done = labpress(new, "build", "--only", "booklet")
    assert done.returncode == 0, done.stderr
    assert (new / "_build/latex/welcome.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("wordpress", ".", "--to", "x"), "KIND is one of greene, hugoblox, quarto, alfolio, "),
        (("auto", ".", "--to", "x"), ". is no site of a known kind"),
        (("auto", "nowhere", "--to", "x"), "there is no folder nowhere"),
        (("alfolio", "."), "--to names the new folder"),
        (("alfolio", ".", "--to", "x", "--host", "ftp"), "--host is one of github"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(tmp_path, argv, said):
    done = labpress(tmp_path, "import", *argv)
    assert done.returncode == 2
    assert done.stderr.startswith(f"labpress import: {said}")
    assert len(done.stderr.splitlines()) == 1
