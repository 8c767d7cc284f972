"""A strict Content-Security-Policy: pages have nothing inside that it forbids, and they work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from ..conftest import REPOSITORY, Project
from ..files.samples import PNG
from ..services import QuietHandler, served
from .group import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..conftest import Built

DOCS = (REPOSITORY / "docs" / "security-headers.md").read_text("utf-8")
POLICY = re.search(r"```text\n(default-src .*)\n```", DOCS)[1]

PAGES = {
    "index.md": """
        # Lab

        ```{publications}
        :find:
        ```

        ![Engine](engine.png)

        ```{image} engine.png
        :width: 40%
        ```

        ```{list-table}
        :widths: 20 80
        * - a
          - b
        ```

        ```{toctree}
        sub/people
        ```
        """,
    "sub/people.md": """
        ---
        formerly: team
        ---
        # People

        ```{people}
        ```

        ```{list-table}
        :widths: 30 70
        * - a
          - b
        ```
        """,
    "data/permalinks.txt": "paper lost2019 retired: withdrawn\n",
}
#: One page of each kind.
KINDS = (
    "index.html",
    "sub/people.html",
    "people/ada-byron.html",
    "papers/byron2021notes.html",
    "search.html?q=engines",
    "team.html#person-ada-byron",
    "r/person/ada-byron/index.html",
    "papers/lost2019.html",
    "r/paper/lost2019/",
    "no/such/page.html",
)


def make(folder: Path, **conf: Any) -> Built:
    project = Project(folder)
    project.write({**DATA, **PAGES})
    (project.source / "engine.png").write_bytes(PNG)
    return project.build(**conf)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(
        tmp_path_factory.mktemp("policy"), html_theme_options={"light_css_variables": {"x": "1px"}}
    )


def inline(page: Path) -> list[str]:
    """What stands inside *page* that a browser would run or apply."""
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    found = [str(tag)[:80] for tag in soup.find_all("style")]
    for script in soup.find_all("script"):
        if not script.get("src") and script.get("type") != "application/ld+json":
            found.append(str(script)[:80])
    for tag in soup.find_all(True):
        found += [
            f"<{tag.name} {name}>" for name in tag.attrs if name == "style" or name[:2] == "on"
        ]
        addresses = (str(tag.get("href", "")), str(tag.get("src", "")))
        found += [address for address in addresses if address.startswith("javascript:")]
    return found


def test_no_page_has_a_style_script_or_event_inside(site):
    pages = sorted(site.outdir.rglob("*.html"))
    assert len(pages) > 20
    found = {page.relative_to(site.outdir).as_posix(): inline(page) for page in pages}
    assert {name: parts for name, parts in found.items() if parts} == {}


def test_the_groups_own_site_has_none_either(built_group):
    assert [page for page in built_group.site.rglob("*.html") if inline(page)] == []


def test_what_was_inside_is_in_files_that_the_page_names(site):
    soup = site.soup("sub/people.html")
    sheets = {link["href"].split("?")[0] for link in soup.select("link[rel=stylesheet]")}
    assert {"../_static/labpress-theme.css", "../_static/labpress-pages/sub/people.css"} <= sheets
    assert "--x: 1px" in site.text("_static/labpress-theme.css")
    css = site.text("_static/labpress-pages/sub/people.css")
    for column, width in zip(soup.select("col"), ("30.0%", "70.0%"), strict=True):
        assert f".{column['class'][0]} {{ width: {width} }}" in css


def test_the_file_of_a_page_goes_with_its_styles(tmp_path):
    project = Project(tmp_path)
    project.write({**DATA, **PAGES})
    (project.source / "engine.png").write_bytes(PNG)
    assert (project.build().outdir / "_static/labpress-pages/sub/people.css").is_file()
    again = project.build().outdir
    assert (again / "_static/labpress-pages/sub/people.css").is_file()
    project.write({"sub/people.md": "# People\n\n```{people}\n```\n"})
    site = project.build()
    assert not (site.outdir / "_static/labpress-pages/sub").exists()
    assert (site.outdir / "_static/labpress-pages/index.css").is_file()
    plain = project.build(labpress_frame=False).outdir
    assert not (plain / "_static/labpress-pages").exists()
    assert not (plain / "_static/labpress-theme.css").exists()
    assert "width: 40" in (plain / "index.html").read_text("utf-8")


def test_the_policy_is_the_same_in_every_form():
    assert "unsafe" not in POLICY
    assert DOCS.count(POLICY) == 4


# --- in a browser


class Handler(QuietHandler):
    """A host that sends the header, and 404.html where there is nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code: int, *args: Any, **more: Any) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((Path(self.directory) / "404.html").read_bytes())


@pytest.fixture(
    scope="module",
    params=[((), "en"), (("sphinx_design", "sphinx_copybutton"), "en"), ((), "fr")],
    ids=["", "more", "another language"],
)
def address(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    more, language = request.param
    extensions = ["myst_parser", *more, "labpress"]
    folder = make(tmp_path_factory.mktemp("host"), extensions=extensions, language=language).outdir
    with served(folder, Handler) as start:
        yield start


@pytest.mark.browser
def test_pages_work_under_the_policy(address, browser):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    said: list[str] = []

    def note(message: Any) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in KINDS:
        page.goto(address + name)
        page.wait_for_selector(".lab-bar")
        style = page.locator(".lab-bar-line").evaluate("e => getComputedStyle(e).display")
        assert style == "flex", name
        assert page.evaluate("document.body.dataset.theme") == "auto", name
    # what the host itself says of a page that it does not have
    assert [line for line in said if "404 (Not Found)" not in line] == []
    said.clear()

    page.goto(f"{address}team.html#person-ada-byron")
    page.wait_for_url("**/sub/people.html#person-ada-byron")
    page.goto(f"{address}search.html?q=engines")
    page.wait_for_selector(".lab-hits li a")
    page.goto(f"{address}index.html")
    entries = page.locator("li.lab-publication:visible")
    before = entries.count()
    page.locator("form.lab-find input").first.fill("engines")
    page.wait_for_function(
        f"[...document.querySelectorAll('li.lab-publication')]"
        f".filter(e => e.offsetParent).length < {before}"
    )
    page.goto(f"{address}papers/byron2021notes.html")
    box = page.locator("pre.lab-bibtex").first
    if not box.is_visible():
        page.locator("summary").first.click()
    box.hover()
    page.locator("button.lab-copy, button.copybtn").first.click()
    page.wait_for_function("navigator.clipboard.readText().then(t => t.includes('byron2021notes'))")
    page.locator(".theme-toggle:visible").first.click()
    assert page.evaluate("document.body.dataset.theme") == "dark"
    page.goto(f"{address}index.html")
    picture = page.locator("article img").last
    width, whole = (
        page.evaluate("e => e.getBoundingClientRect().width", one.element_handle())
        for one in (picture, page.locator("article"))
    )
    assert 0.3 < width / whole < 0.5
    assert said == []
    context.close()


@pytest.mark.browser
def test_what_the_policy_forbids_is_seen(browser, tmp_path):
    """The test above would fail for a script or a style inside a page."""
    (tmp_path / "404.html").write_text("")
    (tmp_path / "index.html").write_text('<p style="color: red" onclick="x()"><script>x()</script>')
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with served(tmp_path, Handler) as start:
        page.goto(f"{start}index.html")
    assert len([line for line in said if "Content Security Policy" in line]) >= 2
    page.context.close()
