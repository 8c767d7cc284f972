"""Every written page is right at every depth: from disk, in a folder of a host, at its root."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import Project
from tests.depths import DISK, FOLDER, ROOT, Place, dead_links
from tests.files.samples import PNG
from tests.services import served
from tests.site.group import DATA, PUBLICATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuiltGroup

PAGES = {
    "index.md": """
        # Lab

        {person}`wei-zhang` wrote {paper}`DBLP:conf/icml/X1`. ![Dot](dot.png)

        {download}`a.pdf`

        ```{publications}
        :find:
        ```

        ```{toctree}
        deep/er/people
        news
        ```
        """,
    "deep/er/people.md": """
        ---
        formerly: [team, old/er/team]
        ---
        # People

        ![Dot](../../dot.png)

        ```{people}
        ```

        ```{list-table}
        :widths: 20 80
        * - a
          - b
        ```
        """,
    "news.md": """
        # News

        :::{news-item} 2025-09-26
        :id: prize
        :formerly: award
        {person}`ada-byron` wins a prize. See [the people](deep/er/people.md).
        :::
        """,
    "data/permalinks.txt": """
        paper lost2019 retired: withdrawn
        paper DBLP:conf/icml/Lost retired: withdrawn
        paper DBLP:conf/icml/X1
        page gone retired: given up
        page far/off/gone retired: given up
        """,
    "data/publications.bib": PUBLICATIONS
    + "@misc{DBLP:conf/icml/X1, title={Deep}, author={Ada Byron}, year=2020, ids={a:b/c},"
    " preview={dot.png}, pdf={a.pdf}}\n",
    "data/people.yml": DATA["data/people.yml"].replace("role: pi", "role: pi\n  photo: dot.png"),
}


def make(folder: Path, builder: str, base: str, **conf: Any) -> Path:
    project = Project(folder)
    project.write({**DATA, **PAGES})
    (project.source / "dot.png").write_bytes(PNG)
    (project.source / "a.pdf").write_bytes(b"%PDF-1.4\n")
    settings = {"html_logo": "dot.png", "html_favicon": "dot.png", **conf}
    return project.build(builder, html_baseurl=base, **settings).outdir


@pytest.mark.parametrize("frame", [True, False], ids=["frame", "plain"])
@pytest.mark.parametrize(
    ("builder", "base", "places"),
    [
        # a site that does not say where it is: its 404.html is that of a host's root
        ("html", "", (DISK, ROOT)),
        ("html", ROOT.start, (DISK, ROOT)),
        ("html", FOLDER.start, (DISK, FOLDER)),
        ("dirhtml", "", (ROOT,)),
        ("dirhtml", FOLDER.start, (FOLDER,)),
    ],
)
def test_every_address_leads_somewhere(tmp_path, builder, base, places, frame):
    folder = make(tmp_path, builder, base, labpress_frame=frame)
    ends = "/index.html" if builder == "dirhtml" else ".html"
    for name in ("gone", "far/off/gone", "papers/lost2019", "old/er/team", "deep/er/people"):
        assert (folder / f"{name}{ends}").is_file()
    for place in places:
        assert dead_links(folder, place) == []


def test_in_a_folder_only_404_html_has_to_know_where_it_is(tmp_path):
    folder = make(tmp_path, "html", "")
    found = dead_links(folder, FOLDER)
    assert {one.partition(":")[0] for one in found} == {"404.html"}


def test_the_groups_own_site_is_right_everywhere(built_group: BuiltGroup) -> None:
    here = Place("https://www.optml-group.com/")
    assert dead_links(built_group.site, DISK) == []
    assert dead_links(built_group.site, here) == []


def test_what_is_wrong_at_some_depth_is_found(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text('<a href="/sub/">a</a><a href="sub/x.html">b</a>')
    (tmp_path / "sub/x.html").write_text('<img src="../../x.png" srcset="a.png 2x">')
    (tmp_path / "sub/index.html").write_text('<form action="../none.html"></form>')
    (tmp_path / "404.html").write_text(
        '<base href="/"><a href="index.html">c</a><a href="#top">d</a>'
    )
    (tmp_path / "a.css").write_text("a { background: url(b.png) }")
    common = ["sub/index.html: ../none.html", "sub/x.html: ../../x.png", "sub/x.html: a.png"]
    assert dead_links(tmp_path, ROOT) == ["a.css: b.png", *common]
    here = ["a.css: b.png", "index.html: /sub/", *common]
    assert dead_links(tmp_path, DISK) == here
    assert dead_links(tmp_path, FOLDER) == ["404.html: #top", "404.html: index.html", *here]


# --- addresses that scripts make


@pytest.mark.browser
@pytest.mark.parametrize("where", ["disk", "folder"])
def test_what_the_search_finds_is_there(tmp_path, browser, where):
    folder = make(tmp_path / "groups" / "lab", "html", "")
    host = nullcontext(f"{tmp_path.as_uri()}/") if where == "disk" else served(tmp_path)
    page = browser.new_page()
    with host as above:
        start = f"{above}{folder.relative_to(tmp_path).as_posix()}/"
        place = Place(start)
        for word in ("deep", "ada", "prize", "sparse", "people"):
            page.goto(f"{start}search.html?q={word}")
            page.wait_for_selector(".lab-hits li a")
            found = page.eval_on_selector_all(".lab-hits a", "all => all.map(a => a.href)")
            assert found
            for address in found:
                assert (folder / place.file_of(address)).is_file(), address
        page.context.close()
