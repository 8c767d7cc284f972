"""Pages of the site that the booklet lacks are named once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.booklet.test_pdf import CONF

if TYPE_CHECKING:
    from tests.conftest import Project

PAGES = {
    "index.md": """
        # Home

        ```{toctree}
        people
        news/index
        ```

        :::{site-only}
        ```{toctree}
        map
        ```
        :::
        """,
    "people.md": "# People\n",
    "news/index.md": "# News\n\n```{toctree}\nold\n```\n",
    "news/old.md": "# Old news\n",
    "map.md": "# Map\n",
    "imprint.md": "---\norphan: true\n---\n# Imprint\n",
}


def test_what_no_toctree_has_is_named_and_what_is_for_the_site_is_not(project: Project) -> None:
    project.write(PAGES)
    built = project.build("latex", **CONF)
    assert built.warnings.count("[labpress.booklet-pages]") == 1
    assert "HINT: 1 page of the site is not in the booklet: imprint" in built.warnings
    assert "Old news" in built.text("booklet.tex")
    assert "Map" not in built.text("booklet.tex")
    assert built.app._warncount == 0


def test_all_that_chapters_leave_out_are_one_line_at_that_setting(project: Project) -> None:
    project.write(PAGES)
    built = project.build("latex", **CONF, labpress_booklet={"chapters": ["index"]})
    told = [line for line in built.warnings.splitlines() if "booklet-pages" in line]
    assert len(told) == 1
    assert "4 pages of the site are not in the booklet: imprint, news/index, news/old, " in told[0]
    assert "conf.py:" in told[0]


def test_what_is_left_out_on_purpose_is_no_news(project: Project) -> None:
    project.write(PAGES)
    settings = {"site_only": ["imprint", "news/old"]}
    built = project.build("latex", **CONF, labpress_booklet=settings)
    assert built.warnings == ""
    assert "Old news" not in built.text("booklet.tex")
    assert "People" in built.text("booklet.tex")


def test_a_page_that_is_not_there_cannot_be_left_out(project: Project) -> None:
    project.write(PAGES)
    settings = {"site_only": ["imprint", "news/odl"]}
    built = project.build("latex", **CONF, labpress_booklet=settings)
    assert "there is no page 'news/odl'" in built.warnings
    assert "did you mean 'news/old'?" in built.warnings
