"""The group's own site in Chromium: widths, colour modes, accessibility, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.browser

PAGES = (
    "index",
    "research",
    "publications",
    "people",
    "news",
    "awards",
    "join",
    "sponsors",
    "contact",
)
#: One page of each kind, and each list. That of what is not there loads its styles from the site's
#: own address, wherever it is shown.
KINDS = (*PAGES, "search", "papers/liu2025rethinking", "people/sijia-liu")
WIDTHS = (320, 390, 820, 1440, 1920)
MODES = ("light", "dark")


class Visit:
    """One page, opened; what it complained of and asked for is noted."""

    def __init__(self, browser: Any, site: Path, width: int, mode: str) -> None:
        self.site = site
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=mode
        )
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.asked.append(request.url)

    def open(self, name: str) -> Any:
        """Open a page of the site."""
        self.page.goto((self.site / f"{name}.html").as_uri())
        return self.page


@pytest.fixture
def visit(browser: Any, built_group: Any) -> Iterator[Any]:
    opened: list[Visit] = []

    def start(width: int = 1440, mode: str = "light") -> Visit:
        opened.append(Visit(browser, built_group.site, width, mode))
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()


def what_keeps_out(page: Any, axe: str) -> list[str]:
    """Return what axe-core, whose source is *axe*, finds wrong in a page."""
    page.evaluate(axe)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in result["violations"]
        for node in violation["nodes"][:2]
    ]


def wider_than_the_window(page: Any) -> list[str]:
    """Return what reaches beyond the window's edge; what is meant to be scrolled may."""
    beyond: list[str] = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => {"
        " const box = e.getBoundingClientRect();"
        " return box.width && box.right > document.documentElement.clientWidth + 1"
        " && !e.ownerSVGElement"
        " && !e.closest('pre, .lab-hero, .visually-hidden, .lab-chart-picture, .lab-table') })"
        ".slice(0, 3)"
        ".map(e => `${e.tagName}.${e.className}`)"
    )
    # what is cut off at the window's edge would not be seen as scrolling
    overflow = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return beyond or (["scrolls"] if overflow else [])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_the_window_complain_of_nothing_and_ask_nobody(visit, width, mode):
    here = visit(width, mode)
    too_wide = {}
    for name in KINDS:
        page = here.open(name)
        if found := wider_than_the_window(page):
            too_wide[name] = found
    assert not too_wide
    assert not here.said
    assert not here.asked


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_keep_nobody_out(visit, axe, width, mode):
    here = visit(width, mode)
    found = []
    for name in KINDS:
        found += [f"{name}: {one}" for one in what_keeps_out(here.open(name), axe)]
    assert not found, "\n".join(found)


def test_every_page_of_the_site_is_sound(visit, built_group):
    here = visit()
    names = sorted(
        path.relative_to(built_group.site).with_suffix("").as_posix()
        for path in built_group.site.rglob("*.html")
        # neither those that lead on at once, nor that of what is not there
        if 'class="lab-bar"' in path.read_text("utf-8") and path.name != "404.html"
    )
    assert len(names) > 30
    headings = {}
    for name in names:
        page = here.open(name)
        if (count := page.locator("h1").count()) != 1:
            headings[name] = count
    assert not headings
    assert not here.said
    assert not here.asked


def focused(page: Any) -> str:
    return str(
        page.evaluate(
            "(document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.textContent || '').trim()"
        )
    )


def test_on_a_phone_the_menu_opens_and_closes_by_the_keyboard(visit):
    page = visit(390).open("people")
    menu = page.locator("#lab-menu")
    assert not menu.is_visible()
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    # what is hidden is passed over
    assert "Publications" not in stops
    assert "Skip to content" in stops[0]
    page.locator(".lab-menu-button").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert focused(page) == "Research"
    page.keyboard.press("Escape")
    assert not menu.is_visible()


@pytest.mark.parametrize("width", [820, 1440])
def test_on_a_tablet_and_beyond_the_pages_are_seen(visit, width):
    page = visit(width).open("people")
    links = page.locator("#lab-menu a")
    assert links.first.is_visible()
    assert not page.locator(".lab-menu-button").is_visible()
    # in one line
    tops = {round(links.nth(n).bounding_box()["y"]) for n in range(links.count())}
    assert len(tops) == 1
    assert page.locator('#lab-menu [aria-current="page"]').inner_text() == "People"


def test_who_is_focused_is_seen_on_every_control(visit):
    page = visit().open("publications")
    for selector in (
        ".lab-brand",
        "#lab-menu a",
        ".lab-search input",
        ".theme-toggle",
        ".lab-find input",
        ".lab-find select",
        ".lab-title a",
        "a.lab-person",
        "summary",
    ):
        page.keyboard.press("Tab")
        control = page.locator(selector).first
        control.focus()
        style = control.evaluate("e => getComputedStyle(e).outlineStyle")
        assert style != "none", selector


def test_details_open_by_the_keyboard_and_bibtex_is_shown(visit):
    page = visit().open("publications")
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("pre.lab-bibtex").first.is_visible()


def test_the_full_name_is_shown_on_focus_without_a_script(browser, built_group):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built_group.site / "publications.html").as_uri())
    shown = page.locator('a.lab-person[data-name="Yihua Zhang"]').first
    shown.focus()
    content = shown.evaluate("e => getComputedStyle(e, '::after').content")
    assert "Yihua Zhang" in content
    assert page.locator("li.lab-publication").count() == 10
    assert page.locator("form.lab-find").is_hidden()
    context.close()


def test_the_colour_mode_is_switched_and_remembered(visit):
    here = visit()
    page = here.open("index")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".theme-toggle:visible").click()
    assert page.evaluate("document.body.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page = here.open("people")
    assert page.evaluate("document.body.dataset.theme") == "dark"


def test_the_hero_fills_the_window_from_edge_to_edge(visit):
    page = visit(1440).open("index")
    box = page.locator(".lab-hero").bounding_box()
    assert (box["x"], box["width"]) == (0, page.evaluate("document.documentElement.clientWidth"))
    # 60 to 70 % of the first screen, and what comes next is announced
    assert 0.5 < (box["y"] + box["height"]) / 900 < 0.85


def test_the_home_page_is_small(built_group):
    files = ["index.html"]
    files += [f"_static/{name}" for name in ("labpress.css", "labpress-frame.css")]
    files += ["_static/labpress-blocks.css", "_static/styles/furo.css"]
    assert sum((built_group.site / name).stat().st_size for name in files) < 250_000
