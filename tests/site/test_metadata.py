"""Data for machines on pages: what no value may break out of."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup
from labpress.site.metadata import json_ld

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
    (data,) = soup.select('script[type="application/ld+json"]')
    assert json.loads(data.string)["abstract"] == "An ℓ₁ norm."
