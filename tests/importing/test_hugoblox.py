"""A site of Hugo Blox: folders of people and papers, events, posts and landing pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.cli.conftest import labpress
from tests.importing.sites import brought, part, records_in, sums

PAPER = """---
title: Salt and Signals
authors:
- admin
- Dr. Tomas Ode
- Nina Stranger
author_notes:
- Equal contribution
- Equal contribution
date: '2022-05-01T00:00:00Z'
publication_types: ["2"]
publication: "*Journal of Salt*"
publication_short: JoS
featured: true
abstract: We *measure* salt.
tags: [salt]
projects: [brine]
url_code: https://github.com/example/salt
links:
- name: Talk
  url: https://youtu.be/abc
image:
  caption: A caption
---
"""
SITE = {
    "config/_default/hugo.yaml": """title: Salt Lab
baseURL: https://salt.example.org/
paginate: 10
""",
    "config/_default/params.yaml": "description: Where salt is studied.\n",
    "content/authors/admin/_index.md": """---
title: Mira Weide
role: Professor of Salt
superuser: true
user_groups: [Principal Investigators]
email: ""
social:
- {icon: envelope, icon_pack: fas, link: "mailto:mira@salt.example.org"}
- {icon: github, icon_pack: fab, link: ""}
- icon: google-scholar
  link: "https://scholar.google.com/citations?user=AbCdEfGhIjkl"
education:
  courses:
  - {course: PhD in Salt, institution: Example University, year: 2001}
interests: [salt, sea]
---
Mira has studied salt for years.
""",
    "content/authors/tomas-ode/_index.md": """---
title: Tomas Ode
user_groups: [Grad Students]
---
""",
    "content/authors/jana/_index.md": "---\ntitle: Jana Novak\nuser_groups: [Alumni]\n---\n",
    "content/authors/salt-lab/_index.md": "---\ntitle: Salt Lab\n---\n",
    "content/people/index.md": """---
title: People
type: landing
sections:
- block: people
  content:
    user_groups: [Principal Investigators, Grad Students, Alumni]
---
""",
    "content/_index.md": """---
title: ""
type: landing
sections:
- block: markdown
  content:
    title: About us
    text: We like **salt**. See our [papers](/publication/).
- block: collection
  content: {title: News, filters: {folders: [post]}}
- block: cta-image
  content: {title: Nothing}
---
""",
    "content/contact/index.md": """---
title: Contact
type: landing
sections:
- block: contact
  content:
    title: Contact
    text: Come by.
    email: salt@salt.example.org
    address: {street: A street 1, city: Example City}
    calendar: https://calendar.example.org
- block: slider
  content:
    slides:
    - {title: First, content: A slide.}
---
""",
    "content/publication/_index.md": "---\ntitle: Publications\n---\n",
    "content/publication/salt-2022/index.md": PAPER,
    "content/publication/salt-2022/cite.bib": """@article{weide2022salt,
  author = {Weide, Mira and Ode, Tomas and Stranger, Nina},
  title = {Salt and Signals}, journal = {Journal of Salt}, year = {2022}, volume = {4}
}
""",
    "content/publication/other/index.md": """+++
title = "Pepper and Patterns"
authors = ["tomas-ode"]
date = "2021-03-02"
publication_types = ["paper-conference"]
publication = "In *Proceedings of Spices*"
+++
""",
    "content/publication/differs/index.md": """---
title: Two Lists Of Different Length
authors: [Tomas Ode, Mira Weide]
date: 2020-01-01
---
""",
    "content/publication/differs/cite.bib": (
        "@article{d, author={Ode, Tomas}, title={Two Lists Of Different Length},"
        " journal={J}, year={2020}}\n"
    ),
    "content/publication/salt-2022/salt.pdf": b"%PDF-1.4 salt",
    "content/project/brine/index.md": "---\ntitle: Brine\nsummary: Salty water.\n---\n",
    "content/event/talk/index.md": """---
title: On Salt
event: Salt Days
location: Example City
date: 2023-04-05T10:00:00Z
authors: [admin]
---
""",
    "content/post/opening/index.md": """---
title: We open
date: 2023-01-02
---
Come in. {{< icon name="salt" >}} {{< gdocs src="x" >}}

{{< cite page="/publication/salt-2022" >}}
""",
    "content/post/draft/index.md": "---\ntitle: Not yet\ndraft: true\n---\nx\n",
    "public/index.html": "built",
}
PICTURES = ("content/authors/admin/avatar.png", "content/publication/salt-2022/featured.png")


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    return brought(tmp_path_factory.mktemp("hugo"), SITE, PICTURES)


def test_people_and_their_accounts(new):
    lab = records_in(new)
    assert list(lab.people) == ["mira-weide", "tomas-ode", "jana"]
    mira = lab.people["mira-weide"]
    assert (mira.role, mira.email, mira.scholar) == (
        "pi",
        "mira@salt.example.org",
        "AbCdEfGhIjkl",
    )
    assert mira.github == ""
    assert mira.photo == "pictures/authors/admin/avatar.png"
    assert (lab.people["tomas-ode"].role, lab.people["jana"].gone) == ("phd", True)
    assert mira.profile.education == ("PhD in Salt, Example University, 2001",)
    assert mira.profile.interests == ("salt", "sea")
    assert mira.profile.bio


def test_papers_of_a_page_and_its_bibtex_are_one(new):
    lab = records_in(new)
    salt = lab.publications["weide2022salt"]
    assert [one.identity.person for one in salt.authors] == ["mira-weide", "tomas-ode", ""]
    assert [one.marks for one in salt.authors] == [("equal",), ("equal",), ()]
    assert salt.selected
    assert salt.aliases == ("salt-2022",)
    kinds = {link.kind for link in salt.links}
    assert {"pdf", "code", "video"} <= kinds
    pepper = lab.publications["other"]
    assert [str(one.name) for one in pepper.authors] == ["Tomas Ode"]
    assert pepper.authors[0].identity.person == "tomas-ode"
    report = (new / "import-report.md").read_text("utf-8")
    assert "Two Lists Of Different Length" in part(report, "Questions")


def test_sums_losses_and_what_is_left(new):
    report = (new / "import-report.md").read_text("utf-8")
    found = sums(report)
    assert found["paper"] == (5, 3, 2, 0)
    assert found["person"] == (4, 3, 0, 1)
    assert found["loss in a text"] == (1, 0, 0, 1)
    assert all(row[0] == sum(row[1:]) for row in found.values())
    left = part(report, "Not taken")
    assert "shortcode: gdocs" in left
    assert "cta-image" in left
    assert "Not yet" in left
    assert "paginate: 10" in left


def test_blocks_of_pages_say_what_they_have(new):
    page = (new / "source/contact.md").read_text("utf-8")
    assert page.count("Contact") == 1
    for words in ("Come by.", "salt@salt.example.org", "A street 1, Example City", "A slide."):
        assert words in page
    left = part((new / "import-report.md").read_text("utf-8"), "Not taken")
    assert "calendar: https://calendar.example.org" in left
    assert "a list that the new site makes itself" in left


def test_the_site_is_built(new):
    done = labpress(new, "build", "--only", "site")
    assert done.returncode == 0, done.stderr
    html = new / "_build/html"
    news = BeautifulSoup((html / "news.html").read_text("utf-8"), "lxml")
    assert "Come in." in news.get_text()
    home = BeautifulSoup((html / "index.html").read_text("utf-8"), "lxml")
    assert home.find("a", string="papers")["href"] == "publications.html"
    assert (html / "publication/salt-2022/salt.pdf").read_bytes().endswith(b"salt")
    moved = BeautifulSoup((html / "publication/other/index.html").read_text("utf-8"), "lxml")
    assert "papers/other.html" in moved.select_one("meta[http-equiv=refresh]")["content"]
    talk = BeautifulSoup((html / "talks.html").read_text("utf-8"), "lxml")
    assert "Salt Days" in talk.get_text()
    assert "Mira Weide" in talk.get_text()
