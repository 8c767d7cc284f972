"""Sites of the templates of Allan and of the Greene Lab, and a folder with nothing but BibTeX."""

from __future__ import annotations

import pytest

from tests.cli.conftest import labpress
from tests.importing.sites import brought, part, records_in, sums

ALLAN = {
    "_config.yml": "title: Lava Lab\nemail: lava@example.org\ndescription: Hot things.\n",
    "_data/team_members.yml": """- name: "[Dr. Mira Weide](https://mira.example.org) (remote)"
  photo: mira.png
  info: Group Leader
  email: mira@example.org
  number_educ: 2
  education1: PhD, Example University
  education2: "Current: Professor, Another University"
- name: Tomas (Tom) Ode
  photo: dummy.png
  info: PhD student
  duration: Fall 2021 - current
- name: This could be you!
""",
    "_data/alumni_members.yml": """- name: Jana Novak, Postdoc, (2018 - 2020).
- name: Ida Berg
  duration: Example Marine
- name: Tomas Ode
  info: Undergraduate
  duration: 2019 - 2021
""",
    "_data/students.yml": "# nobody yet\n",
    "_data/publist.yml": """- title: "Lava Flows"
  authors: "<span style='color:#f00'>M. Weide</span>*, T. Ode*, **J. Novak** and N. Stranger"
  image: flows.png
  description: It flows.
  link:
    url: https://arxiv.org/abs/2301.00002
    display: "ICML'23 (Spotlight)"
  highlight: 1
  news1: "<a href='https://github.com/example/lava'>Code</a>"
- title: "Magma Sounds"
  authors: Weide, M., Ode, T. et al.
  link:
    url: https://doi.org/10.1000/magma
    display: Journal of Heat, vol. 41, no. 1, pp. 38-59, Jan. 2024
""",
    "_data/news.yml": """- date: 11 July 2024
  headline: "<b>Paper</b> out!"
- date: Jan, 2023
  headline: "Hello"
- date: whenever
  headline: "Sometime"
""",
    "_pages/team.md": """---
title: Team
permalink: /team/
---
{% for m in site.data.team_members %}loop{% for x in y %}{{ m.name }}{% endfor %}{% endfor %}
""",
    "_pages/home.md": "---\ntitle: Home\npermalink: /\n---\nWe study lava.\n",
}

GREENE = {
    "_config.yaml": "title: Cell Lab\nsubtitle: Cells\nlinks: {email: cell@example.org}\n",
    "_members/mira-weide.md": """---
name: Mira Weide
aliases: [M. Weide, Mira]
role: pi
image: images/mira.png
links:
  orcid: 0000-0002-1825-0097
  home-page: https://mira.example.org
  google-scholar: AbCdEfGhIjkl
  mastodon: "#"
---
Mira looks at cells.

{% include list.html data="citations" %}
""",
    "_members/tomas-ode.md": """---
name: Tomas Ode
role: phd
group: alum
description: PhD student
---
""",
    "_data/citations.yaml": """- id: doi:10.1000/cells
  title: Cells of <i>Something</i>
  authors: [Mira E. Weide, Nina Stranger]
  publisher: Journal of Cells
  date: '2022-03-04'
  link: https://doi.org/abc
  orcid: 0000-0002-1825-0097
  buttons:
  - {type: preprint, link: "https://www.biorxiv.org/content/1"}
  - {type: source, link: example/cells}
  - {type: data}
  tags: [cells]
- id: arxiv:2101.00003
  title: Cells of Something
  authors: [Mira Weide, Nina Stranger]
  publisher: arXiv
  date: '2021-01-05'
- id: pmid:12345678
  title: Other cells
  authors: [Nina Stranger]
  publisher: Cell Journal
  date: ''
""",
    "_data/sources.yaml": "- id: doi:10.1000/cells\n",
    "_data/types.yaml": "pi: {icon: x, description: PI}\n",
    "_posts/2021-02-03-hello.md": "---\ntitle: Hello\nauthor: mira-weide\n---\nHello *there*.\n",
    "team/index.md": """---
title: Team
nav: {order: 2}
redirect_from: /members
---
# {% include icon.html icon="x" %}Team

Meet us.

{% include section.html %}
""",
    "index.md": "---\n---\n# Cell Lab\n\nWe study cells.\n",
}


@pytest.fixture
def bring(tmp_path):
    def _bring(files, *pictures):
        new = brought(tmp_path, files, pictures)
        return new, (new / "import-report.md").read_text("utf-8")

    return _bring


def test_allan(bring):
    new, report = bring(ALLAN, "images/teampic/mira.png", "images/pubpic/flows.png")
    lab = records_in(new)
    mira, tomas = lab.people["mira-weide"], lab.people["tomas-ode"]
    assert (mira.role, mira.homepage, mira.photo) == (
        "pi",
        "https://mira.example.org",
        "pictures/teampic/mira.png",
    )
    assert mira.now == "Professor, Another University"
    assert (tomas.role, str(tomas.joined), tomas.left) == ("phd", "2019", None)
    assert [str(name) for name in tomas.also] == ["Tom Ode"]
    assert [one.role for one in tomas.positions] == ["undergrad", "phd"]
    jana, ida = lab.people["jana-novak"], lab.people["ida-berg"]
    assert (jana.role, str(jana.joined), str(jana.left)) == ("postdoc", "2018", "2020")
    assert (ida.gone, ida.now) == (True, "Example Marine")
    flows = next(one for one in lab.publications.values() if "Lava" in one.plain_title)
    assert [one.identity.person for one in flows.authors] == [
        "mira-weide",
        "",
        "jana-novak",
        "",
    ]
    assert [award.name for award in flows.awards] == ["Spotlight"]
    assert {link.kind for link in flows.links} == {"arxiv", "code"}
    assert flows.selected
    magma = next(one for one in lab.publications.values() if "Magma" in one.plain_title)
    fields = dict(magma.fields)
    assert (fields["volume"], fields["number"], fields["pages"]) == ("41", "1", "38–59")
    faults = part(report, "Faults of the old site")
    assert "T. Ode is not marked, and may be Tomas Ode" in faults
    assert "the date of the news “Sometime” cannot be understood" in faults
    found = sums(report)
    assert found["person"] == (6, 4, 1, 1)
    assert found["paper"] == (2, 2, 0, 0)
    assert found["news"] == (3, 3, 0, 0)
    assert all(row[0] == sum(row[1:]) for row in found.values())
    assert "a loop went (m in site.data.team_members)" in part(report, "Changed on the way")
    assert "loop" not in (new / "source/people.md").read_text("utf-8")
    done = labpress(new, "build", "--only", "site")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_greene(bring):
    new, report = bring(GREENE, "images/mira.png")
    lab = records_in(new)
    mira = lab.people["mira-weide"]
    assert (mira.role, mira.orcid, mira.scholar) == ("pi", "0000-0002-1825-0097", "AbCdEfGhIjkl")
    assert mira.homepage == "https://mira.example.org"
    assert [str(name) for name in mira.also] == ["M. Weide"]
    assert lab.people["tomas-ode"].gone
    cells = next(one for one in lab.publications.values() if "Cells of" in one.plain_title)
    assert cells.authors[0].identity.person == "mira-weide"
    assert {"doi", "arxiv", "preprint", "code"} <= {link.kind for link in cells.links}
    found = sums(report)
    assert found["paper"] == (3, 2, 1, 0)
    assert found["person"] == (2, 2, 0, 0)
    assert all(row[0] == sum(row[1:]) for row in found.values())
    left = part(report, "Not taken")
    assert "Mira" in left
    assert "its papers stand in citations.yaml" in left
    done = labpress(new, "build", "--only", "site")
    assert done.returncode == 0
    html = new / "_build/html"
    assert "Hello" in (html / "news.html").read_text("utf-8")
    assert "../people.html" in (html / "members/index.html").read_text("utf-8")


def test_authors_who_are_told_by_their_id(bring):
    files = {
        "_config.yml": "title: Ids\n",
        "_data/team.yml": "- {name: Mira Weide, link: mira-weide, info: Postdoc}\n",
        "_data/publist.yml": """- title: Papers With Ids
  authors:
  - {link: mira-weide, is_corresponding: true}
  - {name: N. Strand}
  - {orcid: 0000-0002-1825-0097}
  - {link: ida-berg}
  pubdate: {year: 2024, month: Apr, mday: 3}
""",
    }
    new, report = bring(files)
    (paper,) = records_in(new).publications.values()
    assert [str(one.name) for one in paper.authors] == ["Mira Weide", "N. Strand", "Ida Berg"]
    assert paper.authors[0].identity.person == "mira-weide"
    assert paper.authors[0].marks == ("corresponding",)
    assert str(paper.date) == "2024-04-03"
    assert "neither a name nor an id" in part(report, "Not taken")
    assert "the author ida-berg is nobody of people" in part(report, "Faults of the old site")


def test_a_folder_of_bibtex(bring):
    new, report = bring(
        {"papers/all.bib": "@misc{a, author={Ada Berg}, title={Things}, year=2020}\n"}
    )
    assert list(records_in(new).publications) == ["a"]
    assert sums(report)["paper"] == (1, 1, 0, 0)
