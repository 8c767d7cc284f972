"""Sphinx's other builders, other themes and other sources: nothing crashes, all is readable."""

from __future__ import annotations

import pytest

from .group import DATA

PAGES = {
    "index.md": """
        # Lab

        {person}`ada-byron` wrote {paper}`byron2021notes`; {theme}`sparse`; {news}`hello`;
        {cite}`byron2022loops`; {booklet}`in print`.

        ```{publications}
        :group-by: theme
        ```

        ```{people}
        ```

        ```{news}
        ```

        ```{awards}
        ```

        ```{sponsors}
        ```

        ```{toctree}
        news
        ```
        """,
    "news.md": """
        # News

        :::{news-item} 2024-02-01
        :id: hello
        Hello, {person}`wei-zhang`.
        :::

        :::{with-booklet}
        A booklet.
        :::

        :::{booklet-only}
        Printed.
        :::
        """,
}


@pytest.fixture
def group(project):
    project.write({**DATA, **PAGES})
    return project


def output(built):
    """All text files of the output, by name."""
    files = {}
    for path in sorted(built.outdir.rglob("*")):
        if path.is_file() and "_sources" not in path.parts:
            try:
                files[path.relative_to(built.outdir).as_posix()] = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
    return files


@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "epub", "text", "man", "texinfo", "xml", "pseudoxml"]
)
def test_every_builder_shows_the_records(group, builder):
    built = group.build(builder, version="1", copyright="Some Lab")
    assert not built.warnings
    text = " ".join(output(built).values())
    for expected in ("Notes on engines", "Wen Zhang", "Private means", "Hello, "):
        assert expected in text
    if builder != "pseudoxml":  # which shows what was read, as it is
        assert "A booklet." not in text


def test_gettext_extracts_the_prose(group):
    texts = output(group.build("gettext"))
    assert 'msgid "Lab"' in texts["index.pot"]


@pytest.mark.parametrize("builder", ["man", "texinfo"])
def test_entries_do_not_run_together(group, builder):
    files = output(group.build(builder))
    text = next(text for name, text in files.items() if name.endswith((".1", ".texi")))
    lines = [line for line in text.splitlines() if "Notes on engines" in line and "2021." in line]
    assert lines
    assert all("Loops" not in line for line in lines)


def test_latex_of_another_engine_needs_nothing_of_ours(group):
    tex = output(group.build("latex", latex_engine="pdflatex"))["somelab.tex"]
    assert "\\lab" not in tex.replace("\\label", "")
    assert "Notes on engines" in tex
    assert "Hello, " in tex


@pytest.mark.parametrize("theme", ["alabaster", "basic", "classic", "nature"])
def test_other_themes_show_the_same_article(group, theme):
    built = group.build(html_theme=theme)
    assert not built.warnings
    soup = built.soup()
    assert len(soup.select("li.lab-publication")) == 5
    assert soup.select_one("link[href*='labpress.css']")
    assert (
        "Notes on engines" in built.soup("papers/byron2021notes.html").select_one("h1").get_text()
    )


RST = """
Lab
===

:person:`Ada <ada-byron>` wrote :paper:`byron2021notes` on :theme:`sparse`; see :news:`hello`,
:lab:person:`wei-zhang` and :cite:t:`byron2022loops`.

.. publications::
   :theme: sparse
   :order: oldest
   :limit: 1

.. people::
   :role: phd
   :status: current

.. news-item:: 2024-02-01
   :id: hello
   :kind: honor

   Hello.

.. site-only::

   On the web
   ----------

   Web words.

.. booklet-only::

   Print words.

.. awards::
   :limit: 1

.. sponsors::
"""


def test_restructuredtext_has_all_of_it(project):
    project.write({**DATA, "index.rst": RST})
    site = project.build(extensions=["labpress"], nitpicky=True)
    assert not site.warnings
    soup = site.soup()
    assert [e["id"] for e in soup.select("li.lab-publication")] == ["paper-byron2021notes"]
    assert [e["id"] for e in soup.select("li.lab-person")] == ["person-wei-zhang"]
    assert soup.select_one("#news-hello .lab-kind").get_text() == "honor"
    assert "Web words." in soup.get_text()
    assert "Print words." not in soup.get_text()
    assert len(soup.select(".lab-award-item")) == 1
    article = soup.select_one("article")
    links = {a.get_text() for a in article.select("p a.reference.internal")}
    assert {"Ada", "Notes on engines", "Wei Zhang", "Byron (2022)"} <= links


def test_a_group_of_nothing_but_a_page_has_no_warning(project):
    page = "# Lab\n\n```{publications}\n```\n\n```{people}\n```\n\n```{news}\n```\n\n"
    project.write({"index.md": page + "```{awards}\n```\n\n```{sponsors}\n```\n"})
    for builder in ("html", "latex"):
        assert not project.build(builder, nitpicky=True).warnings


def test_a_group_that_sets_nothing_is_not_called_documentation(project):
    project.write({"index.md": "# Some Lab\n\nHello.\n"})
    site = project.build()
    assert site.soup().select_one("title").get_text() == "Some Lab"
    assert "documentation" not in site.soup().get_text()
    assert "©" not in site.soup().get_text()
    chosen = project.build(html_title="Our Lab", copyright="2026, Us")
    assert "Our Lab" in chosen.soup().select_one("title").get_text()
    assert "© 2026, Us" in chosen.soup().get_text()
