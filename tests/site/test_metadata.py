"""Data for machines on pages: what no value may break out of."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from labpress.site.structured_data import json_ld
from PIL import Image

from tests.schemas import data_of, faults_of

#: Attribute and name of the tags that say what a page is about.
DESCRIPTIONS = (("name", "description"), ("property", "og:description"))


def test_no_value_breaks_out_of_its_script():
    data = {"name": "a</script><b>&amp;ü"}
    soup = BeautifulSoup(json_ld(data), "html.parser")
    (script,) = soup.find_all(True)
    assert script["type"] == "application/ld+json"
    assert json.loads(script.string) == data


def test_a_paper_is_cited_and_described(build):
    built = build(
        {
            "index.md": "# Lab\n\n```{publications}\n```\n",
            "data/publications.bib": (
                "@article{a, title={On Nets}, author={Berg, Ada}, year=2020, "
                "journal={Journal of Rare Things}}"
            ),
        },
        html_baseurl="https://example.org/",
    )
    soup = built.soup("papers/a.html")
    tags = {tag["name"]: tag["content"] for tag in soup.find_all("meta", attrs={"name": True})}
    assert tags["citation_title"] == "On Nets"
    assert tags["citation_author"] == "Ada Berg"
    assert tags["citation_journal_title"] == "Journal of Rare Things"


def test_a_description_has_mathematics_in_plain_characters(build):
    built = build(
        {
            "index.md": "# Lab\n\n```{publications}\n```\n",
            "data/publications.bib": (
                "@misc{a, title={On Nets}, author={Berg, Ada}, year=2020, "
                r"abstract={An $\ell_1$ norm.}}"
            ),
        },
        html_baseurl="https://example.org/",
    )
    soup = built.soup("papers/a.html")
    shown = [soup.select_one(f'meta[{key}="{name}"]')["content"] for key, name in DESCRIPTIONS]
    assert shown == ["An ℓ₁ norm."] * 2
    assert data_of(str(soup))[0]["abstract"] == "An ℓ₁ norm."


# --- a whole group, validated

GROUP = {
    "name": "Some Lab",
    "short": "SL",
    "organization": "Some University",
    "department": "Department of Engines",
    "url": "https://lab.example",
}
BIBLIOGRAPHY = r"""
@article{whole, title={On $\ell_1$ Nets}, author={Berg, Ada and {The Group}}, date={2021-05-03},
  journal={Journal of Rare Things}, volume=12, number=3, pages={1--9}, issn={1234-5678},
  publisher={Acme}, abstract={An $\ell_1$ norm.}, keywords={nets}, preview={art.png}}
@inproceedings{talk, title={Loops}, author={Berg, Ada}, year=2022, month=jun,
  booktitle={Advances in Neural Information Processing Systems}, isbn={978-1}, eprint={2204.00001},
  eprinttype={arxiv}, pages={5--8}, award={Oral}}
@misc{early, title={Early}, author={Quist, Olof}, date={2020-21}}
@thesis{book, title={A Thesis}, author={Quist, Olof}, year=2023, school={Some University}}
"""
PEOPLE = """
ada-berg: {name: Ada Berg, role: pi, title: "Professor of Engines; affiliated PI, Acme",
  homepage: "https://example.org/ada", scholar: abc, email: ada@example.org, joined: 2019}
olof-quist: {name: Olof Quist, role: phd, joined: 2020, left: 2024-05,
  now: "Research Scientist, Acme"}
eva-lund: {name: Eva Lund, role: phd, joined: 2020, left: 2024-05, now: "Acme, Oslo"}
"""
NEWS = "# News\n\n:::{news-item} 2024-02-01\n{person}`ada-berg` speaks.\n:::\n"


@pytest.fixture
def published(project):
    project.write(
        {
            "index.md": "# Lab\n\n```{toctree}\npapers\npeople\nnews\n```\n",
            "papers.md": "# Papers\n\n```{publications}\n```\n",
            "people.md": "# People\n\n```{people}\n:status: all\n```\n",
            "news.md": NEWS,
            "data/publications.bib": BIBLIOGRAPHY,
            "data/people.yml": PEOPLE,
            "data/venues.yml": "NeurIPS: [Advances in Neural Information Processing Systems]\n",
            "data/themes.yml": "nets: {title: Nets, subtitle: Of all kinds}\n",
        }
    )
    Image.new("RGB", (900, 500)).save(project.source / "data" / "art.png")
    return project.build(html_baseurl="https://lab.example/", labpress_group=GROUP)


def test_what_machines_read_is_valid(published):
    assert not faults_of(published.outdir)


def test_a_paper_is_a_part_of_an_issue_of_a_volume_of_its_journal(published):
    data = data_of(published.text("papers/whole.html"))[0]
    issue = data["isPartOf"]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "3")
    volume = issue["isPartOf"]
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "12")
    assert volume["isPartOf"] == {
        "@type": "Periodical",
        "name": "Journal of Rare Things",
        "issn": "1234-5678",
    }
    assert data["datePublished"] == "2021-05-03"
    assert data["image"].startswith("https://lab.example/files/pictures/")


def test_a_paper_in_proceedings_is_dated_to_the_month(published):
    data = data_of(published.text("papers/talk.html"))[0]
    assert data["datePublished"] == "2022-06"
    assert data["isPartOf"]["isbn"] == "978-1"
    assert "isbn" not in data
    early = data_of(published.text("papers/early.html"))[0]
    assert early["datePublished"] == "2020"  # a season is nothing that a program could read


def test_the_pdf_at_arxiv_is_offered_to_scholar(published):
    soup = published.soup("papers/talk.html")
    assert soup.select_one('meta[name="citation_pdf_url"]')["content"] == (
        "https://arxiv.org/pdf/2204.00001"
    )
    assert not published.soup("papers/whole.html").select('meta[name="citation_pdf_url"]')


def test_how_to_cite_has_the_long_venue(published):
    cited = published.soup("papers/talk.html").select_one("#cite .lab-cite").get_text()
    assert "Advances in Neural Information Processing Systems, pp. 5–8, June 2022" in cited
    assert published.soup("papers/talk.html").select_one(".lab-venue").get_text() == "NeurIPS’22"


def test_people_have_one_job_title_and_alumni_that_of_now(published):
    ada, olof, eva = (
        data_of(published.text(f"people/{name}.html"))[0]
        for name in ("ada-berg", "olof-quist", "eva-lund")
    )
    assert ada["jobTitle"] == "Professor of Engines"
    assert ada["sameAs"] == [
        "https://example.org/ada",
        "https://scholar.google.com/citations?user=abc",
    ]
    assert "alumniOf" not in ada
    assert olof["jobTitle"] == "Research Scientist"
    assert olof["alumniOf"]["name"] == "Some Lab"
    assert "jobTitle" not in eva  # what is no occupation is not guessed to be one


def test_the_group_has_its_department_and_the_site_its_name(published):
    group, site = data_of(published.text("index.html"))
    assert group["parentOrganization"]["department"] == {
        "@type": "Organization",
        "name": "Department of Engines",
    }
    assert (site["@type"], site["url"]) == ("WebSite", "https://lab.example/")
    soup = published.soup()
    assert soup.select_one('link[rel="canonical"]')["href"] == "https://lab.example/"
    assert soup.select_one('meta[property="og:url"]')["content"] == "https://lab.example/"


def test_the_logo_is_the_group_s(project):
    project.write({"index.md": "# Lab\n", "mark.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    built = project.build(
        html_baseurl="https://lab.example/", labpress_group=GROUP, html_logo="mark.svg"
    )
    assert data_of(built.text("index.html"))[0]["logo"] == "https://lab.example/_static/mark.svg"


def test_every_page_says_where_it_stands(published):
    assert [
        (item["name"], item["item"])
        for item in data_of(published.text("papers/talk.html"))[1]["itemListElement"]
    ] == [
        ("Some Lab", "https://lab.example/"),
        ("Papers", "https://lab.example/papers.html"),
        ("Loops", "https://lab.example/papers/talk.html"),
    ]
    links = published.soup("papers/talk.html").select("nav.lab-above a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("SL", "../index.html"),
        ("Papers", "../papers.html"),
    ]
    assert not published.soup("papers.html").select("nav.lab-above")


def test_pages_describe_themselves_each_in_its_own_words(published):
    found = {}
    for path in sorted(published.outdir.rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        if soup.select_one('meta[name="robots"][content*="noindex"], meta[http-equiv="refresh"]'):
            continue
        described = [tag["content"] for tag in soup.select('meta[name="description"]')]
        found[path.relative_to(published.outdir).as_posix()] = described
    assert not [name for name, texts in found.items() if len(texts) != 1 or not texts[0]]
    assert len({texts[0] for texts in found.values()}) == len(found)
