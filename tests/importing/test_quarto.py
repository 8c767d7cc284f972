"""A site of Quarto: a document for each person and paper, and news."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.cli.conftest import labpress
from tests.importing.sites import brought, part, records_in, sums

SITE = {
    "_quarto.yml": """project: {type: website}
website:
  title: Wind Lab
  site-url: https://wind.example.org
  navbar:
    left:
      - people/index.qmd
      - href: join.qmd
        text: Join
format: {html: {theme: cosmo}}
""",
    "index.qmd": """---
title: Wind Lab
---
We study wind. {{< meta title >}} {{< weather >}}
""",
    "join.qmd": "---\ntitle: Join us\n---\n::: {.callout}\nWrite to us.\n:::\n",
    "people/index.qmd": "---\ntitle: People\nlisting: {contents: .}\n---\n",
    "people/pi/mira/index.qmd": """---
title: &NAME Mira Weide
subtitle: Professor | Wind
education: "PhD, Winds | Example University <br> MSc, Air | Another University"
image: mira.png
people_group: pi
about:
  template: jolla
  links:
    - {icon: envelope, text: Email, href: "mailto:mira@wind.example.org"}
    - {icon: mastodon, text: Mastodon, href: "https://social.example.org/@mira"}
listing: {include: {author: *NAME}}
---
Mira likes wind.
""",
    "people/alumni/tomas.qmd": """---
title: Tomas Ode
position: PhD Student
started: Fall 2018
ended: Summer 2022
---
""",
    "people/friend.qmd": """---
title: Nina Stranger
position: PhD student
external: true
---
""",
    "people/_template/index.qmd": "---\ntitle: Name\n---\n",
    "publications/breeze/index.qmd": """---
title: "Breezes of the North"
author: ["Mira Weide", "Tomas Ode"]
publication: "Journal of Winds, **12**, _1-9_ (2021)."
journ: "Journal of Winds"
issue: 12
page: 1-9
year: 2021
date:
url_source: https://doi.org/10.1000/breeze
url_preprint: https://arxiv.org/abs/2101.00001
pub_number: 4
---
""",
    "news/2022-02-03-storm/index.qmd": """---
title: A storm
date: 2022-02-03
---
It was windy.

```{python}
print(1)
```
""",
    "_extensions/x/_extension.yml": "title: x\n",
}
PICTURES = ("people/pi/mira/mira.png",)


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    return brought(tmp_path_factory.mktemp("quarto"), SITE, PICTURES)


def test_records(new):
    lab = records_in(new)
    mira, tomas = lab.people["mira"], lab.people["tomas"]
    assert (mira.role, mira.email, mira.photo) == (
        "pi",
        "mira@wind.example.org",
        "pictures/people/pi/mira/mira.png",
    )
    assert (tomas.role, str(tomas.joined), str(tomas.left)) == ("phd", "Fall 2018", "Summer 2022")
    paper = lab.publications["breeze"]
    assert [one.identity.person for one in paper.authors] == ["mira", "tomas"]
    fields = dict(paper.fields)
    assert (fields["volume"], fields["pages"]) == ("12", "1-9")
    assert {link.kind for link in paper.links} == {"doi", "arxiv"}
    assert mira.profile.education == (
        "PhD, Winds | Example University",
        "MSc, Air | Another University",
    )
    assert mira.profile.links == (("Mastodon", "https://social.example.org/@mira"),)


def test_sums_and_losses(new):
    report = (new / "import-report.md").read_text("utf-8")
    found = sums(report)
    assert found["person"] == (3, 2, 0, 1)
    assert found["paper"] == (1, 1, 0, 0)
    assert found["loss in a text"] == (2, 0, 0, 2)
    assert all(row[0] == sum(row[1:]) for row in found.values())
    left = part(report, "Not taken")
    assert "shortcode: weather" in left
    assert "code that is run (python)" in left
    assert "somebody of another group" in left


def test_the_site_is_built(new):
    done = labpress(new, "build", "--only", "site", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    html = new / "_build/html"
    assert "It was windy." in (html / "news.html").read_text("utf-8")
    home = BeautifulSoup((html / "index.html").read_text("utf-8"), "lxml")
    assert "We study wind. Wind Lab" in " ".join(home.get_text(" ").split())
    moved = BeautifulSoup((html / "people/pi/mira/index.html").read_text("utf-8"), "lxml")
    assert "people/mira.html" in moved.select_one("meta[http-equiv=refresh]")["content"]
