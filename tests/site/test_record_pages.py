"""The pages of papers and people, and what machines read of them."""

from __future__ import annotations

import json

import pytest

from .group import DATA

INDEX = """
# Lab

```{toctree}
papers
people
news
```
"""
PAGES = {
    "index.md": INDEX,
    "papers.md": "# Papers\n\n```{publications}\n:theme: sparse\n```\n",
    "people.md": "# People\n\n```{people}\n```\n",
    "news.md": "# News\n\n:::{news-item} 2024-02-01\n:id: hello\n"
    "{person}`wei-zhang` speaks.\n:::\n",
}
GROUP = {"name": "Some Lab", "organization": "Some University"}


@pytest.fixture
def site(project):
    project.write({**DATA, **PAGES})
    site = project.build(html_baseurl="https://lab.example/", labpress_group=GROUP, parallel=1)
    assert not site.warnings
    return site


def meta(soup, name):
    return [tag["content"] for tag in soup.select(f'meta[name="{name}"]')]


def test_paper_page_has_all_there_is_to_say(site):
    soup = site.soup("papers/zhang2023sparse.html")
    assert soup.select_one("h1").get_text().startswith("Sparse Nets & the")
    authors = soup.select_one(".lab-authors")
    assert authors.get_text() == "Wei Zhang*, Otto Zhang, Jörg Müller*, Ada Byron"
    assert [s.get_text() for s in authors.select("strong.lab-member")] == [
        "Wei Zhang*",
        "Ada Byron",
    ]
    assert authors.select_one("a")["href"] == "../people/wei-zhang.html"
    assert not authors.select('a[href*="otto"]')
    assert soup.select_one(".lab-venue").get_text() == "NeurIPS’23"
    assert soup.select_one(".lab-award").get_text() == "(Spotlight)"
    assert soup.select_one('.lab-links a[href="https://arxiv.org/abs/2304.04934"]')
    assert "@inproceedings{zhang2023sparse," in soup.select_one("pre").get_text()
    # it may be wider than the page, and is then scrolled with the keys
    assert soup.select_one("pre")["tabindex"] == "0"
    related = soup.select_one("#more-sparse")
    assert "Notes on engines" in related.get_text()
    assert "Sparse Nets" not in related.get_text()


def test_paper_page_tells_scholar_every_author_without_stars(site):
    soup = site.soup("papers/zhang2023sparse.html")
    assert meta(soup, "citation_author") == [
        "Wei Zhang",
        "Otto Zhang",
        "Jörg Müller",
        "Ada Byron",
    ]
    assert meta(soup, "citation_publication_date") == ["2023"]
    assert meta(soup, "citation_conference_title") == [
        "Advances in Neural Information Processing Systems"
    ]
    assert meta(site.soup("papers/byron2021notes.html"), "citation_doi") == ["10.1000/182"]
    assert soup.select_one('link[rel="canonical"]')["href"] == (
        "https://lab.example/papers/zhang2023sparse.html"
    )
    assert soup.select_one('meta[property="og:title"]')["content"].startswith("Sparse Nets")
    assert soup.title.get_text().startswith("Sparse Nets")


def test_paper_page_has_schema_org_data(site):
    soup = site.soup("papers/zhang2023sparse.html")
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
    assert data["@type"] == "ScholarlyArticle"
    assert data["award"] == ["Spotlight"]
    assert [author["name"] for author in data["author"]] == [
        "Wei Zhang",
        "Otto Zhang",
        "Jörg Müller",
        "Ada Byron",
    ]
    assert data["author"][3]["affiliation"]["name"] == "Some Lab"
    assert "affiliation" not in data["author"][1]


def test_person_page(site):
    soup = site.soup("people/wei-zhang.html")
    assert soup.select_one("h1").get_text() == "Wei Zhang"
    papers = [e.select_one(".lab-title").get_text() for e in soup.select(".lab-publication")]
    assert len(papers) == 1
    assert papers[0].startswith("Sparse Nets")
    news = soup.select_one('#news a[href="../news.html#news-hello"]')
    assert news.get_text() == "1 February 2024 Wei Zhang speaks."
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
    assert data["@type"] == "Person"
    assert data["affiliation"]["parentOrganization"]["name"] == "Some University"
    past = site.soup("people/wen-zhang.html").select_one('script[type="application/ld+json"]')
    assert "memberOf" in json.loads(past.string)
    assert not (site.outdir / "people" / "otto-zhang.html").exists()


def test_a_paper_that_no_page_lists_is_canonical_on_its_own_page(site):
    assert site.soup("papers/stranger2020.html").select("#paper-stranger2020")
    assert not site.soup("papers/zhang2023sparse.html").select("#paper-zhang2023sparse")


def test_record_pages_are_found_by_sphinx_s_search(project):
    project.write({**DATA, **PAGES})
    index = project.build(labpress_frame=False).text("searchindex.js")
    assert '"papers/zhang2023sparse"' in index
    assert '"people/wei-zhang"' in index


def test_record_pages_stay_out_of_the_navigation(site):
    assert not site.soup("index.html").select('.lab-menu a[href*="papers/"]')


def test_hostile_text_does_not_escape(project):
    bib = r"""
@article{evil,
  title = {Nice</script><script>alert(1)</script> <img src=x onerror=alert(2)>},
  author = {Eve "><script>alert(3)</script>},
  journal = {J'"><svg onload=alert(4)>},
  abstract = {</title></script><script>alert(5)</script>},
  year = 2020, url = {javascript:alert(6)},
}
"""
    project.write({"data/publications.bib": bib, "index.md": "# L\n\n```{publications}\n```\n"})
    site = project.build(html_baseurl="https://lab.example/")
    for page in ("index.html", "papers/evil.html"):
        soup = site.soup(page)
        assert not [s for s in soup.select("script") if "alert(" in s.text and not s.get("type")]
        assert not soup.select("img[onerror], svg[onload]")
        assert not [a for a in soup.select("a[href]") if a["href"].startswith("javascript")]
    assert "[labpress.unsafe-url]" in site.warnings


def test_legend_names_all_that_occurs_on_the_page_once(site):
    for name, expected in {
        "people/ada-byron.html": "Authors in bold are group members; * marks equal contribution.",
        # the star is that of the other paper on the theme
        "papers/byron2021notes.html": "Authors in bold are group members; "
        "* marks equal contribution.",
        "people/wen-zhang.html": "Authors in bold are group members.",
    }.items():
        assert [p.get_text() for p in site.soup(name).select(".lab-legend")] == [expected], name


# --- what machines read


def data_of(soup):
    return json.loads(soup.select_one('script[type="application/ld+json"]').string)


def test_the_home_page_names_the_group(site):
    data = data_of(site.soup())
    assert data["@type"] == "ResearchOrganization"
    assert data["name"] == "Some Lab"
    assert data["parentOrganization"]["name"] == "Some University"
    assert data["url"] == "https://lab.example/"
    assert [person["name"] for person in data["member"]] == ["Ada Byron", "Wei Zhang"]
    assert data_of(site.soup("papers.html"))["@type"] == "BreadcrumbList"


def test_ordinary_pages_say_what_they_are(project):
    described = "---\nmyst:\n  html_meta:\n    description: About us\n---\n# Lab\n\nFirst.\n"
    other = "---\norphan: true\n---\n# News & more\n\n## Now\n\nHello <there>, all.\n\nMore.\n"
    project.write({"index.md": described, "news.md": other})
    site = project.build(html_baseurl="https://lab.example/", labpress_group=GROUP)
    assert meta(site.soup(), "description") == ["About us"]

    def graph(soup):
        return {t["property"]: t["content"] for t in soup.select('meta[property^="og:"]')}

    assert graph(site.soup()) == {
        "og:title": "Lab",
        "og:description": "About us",
        "og:type": "website",
        "og:url": "https://lab.example/",
        "og:image": "https://lab.example/files/cards/index.png",
        "og:site_name": "Some Lab",
    }
    assert graph(site.soup("news.html"))["og:title"] == "News & more"
    assert graph(site.soup("news.html"))["og:description"] == "Hello <there>, all."
    assert meta(site.soup("news.html"), "description") == ["Hello <there>, all."]


def test_scholar_gets_absolute_addresses_and_dates_it_can_read(project):
    bib = """
@phdthesis{t, title={T}, author={A B}, date={2021-05}, school={Some University}, pdf={files/t.pdf}}
@techreport{r, title={R}, author={A B}, year={2020}, institution={An Institute}}
"""
    project.write({"index.md": "# L\n", "data/publications.bib": bib, "files/t.pdf": "%PDF-"})
    soup = project.build(html_baseurl="https://lab.example/sub").soup("papers/t.html")
    assert meta(soup, "citation_pdf_url") == ["https://lab.example/sub/files/papers/t/t.pdf"]
    assert meta(soup, "citation_publication_date") == ["2021/05"]
    assert meta(soup, "citation_dissertation_institution") == ["Some University"]
    site = project.build()
    assert not meta(site.soup("papers/t.html"), "citation_pdf_url")
    assert meta(site.soup("papers/r.html"), "citation_technical_report_institution") == [
        "An Institute"
    ]


def test_bibtex_can_be_copied_with_and_without_the_extension_for_it(project):
    project.write({**DATA, **PAGES})
    site = project.build()
    script = site.soup("papers/byron2021notes.html").select_one('script[src*="labpress-copy.js"]')
    path = script["src"].split("?")[0]
    assert (site.outdir / "papers" / path).resolve().is_file()
    site = project.build(extensions=["myst_parser", "sphinx_copybutton", "labpress"])
    soup = site.soup("papers/byron2021notes.html")
    assert not soup.select('script[src*="labpress-copy.js"]')
    assert soup.select("div.highlight pre.lab-bibtex")  # what sphinx-copybutton looks for


def test_the_citation_of_a_page_is_good_latex(project):
    project.write({"index.md": "---\nshow: cite-this-page\n---\n# R&D: 100 % {fun}_1\n"})
    site = project.build(html_baseurl="https://lab.example/", labpress_group=GROUP)
    source = site.soup().select_one(".lab-bibtex").get_text()
    assert r"title = {{R\&D: 100 \% \{fun\}\_1}}," in source


def test_the_search_knows_records_after_each_kind_of_build(project):
    project.write({**DATA, **PAGES})
    for parallel in (1, 2, 1):
        index = project.build(parallel=parallel, labpress_frame=False).text("searchindex.js")
        assert '"papers/zhang2023sparse"' in index
        assert '"people/wei-zhang"' in index
        project.write({"papers.md": f"# Papers {parallel}\n\n```{{publications}}\n```\n"})
    project.write({"data/publications.bib": "@misc{only, title={Only}, author={A B}, year=2020}\n"})
    index = project.build(labpress_frame=False).text("searchindex.js")
    assert '"papers/only"' in index
    assert "zhang2023sparse" not in index


# --- on which pages of the booklet


def test_records_say_where_they_are_in_print_as_long_as_they_are(project):
    aux = r"""
\newlabel{paper-byron2021notes}{{}{7}{Engines}{section*.3}{}}
\newlabel{person-ada-byron}{{}{9}{}{}{}}
\newlabel{theme-sparse}{{}{iv}{}{}{}}
"""
    pages = {"index.md": "# L\n\n## Sparse\n\n```{publications}\n:theme: sparse\n```\n"}
    project.write({**DATA, **pages})
    conf = {"labpress_booklet": {"name": "welcome", "title": "Hello", "called": "Welcome Booklet"}}
    site = project.build(**conf)
    assert "In print" not in site.text("papers/byron2021notes.html")
    assert not site.soup().select(".lab-note")
    latex = project.build_folder / "latex"
    latex.mkdir()
    (latex / "welcome.pdf").write_bytes(b"%PDF-1.7\n")
    (latex / "welcome.aux").write_text(aux, "utf-8")
    site = project.build(**conf)
    for page, note, href in (
        ("papers/byron2021notes", "Welcome Booklet, p. 7", "../welcome.pdf#paper-byron2021notes"),
        ("people/ada-byron", "Welcome Booklet, p. 9", "../welcome.pdf#person-ada-byron"),
        ("index", "Welcome Booklet, p. iv", "welcome.pdf#theme-sparse"),
    ):
        link = site.soup(f"{page}.html").select_one(".lab-note a")
        assert (link.get_text(), link["href"]) == (note, href)
    assert "In print" not in site.text("papers/stranger2020.html")
    (latex / "welcome.aux").write_text(aux.replace("{7}", "{8}").replace("{iv}", "{v}"), "utf-8")
    site = project.build(**conf)
    assert "Welcome Booklet, p. 8" in site.text("papers/byron2021notes.html")
    assert "Welcome Booklet, p. v<" in site.text("index.html")
    (latex / "welcome.pdf").unlink()
    site = project.build(**conf)
    assert "Welcome Booklet" not in site.text("papers/byron2021notes.html")
    assert "Welcome Booklet" not in site.text("index.html")
    assert not (site.outdir / "welcome.pdf").exists()
