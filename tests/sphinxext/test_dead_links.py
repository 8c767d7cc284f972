"""Links of pages that lead nowhere."""

from __future__ import annotations

import pytest
from labpress.booklet.tex_run import typeset
from labpress.sphinxext.dead_links import hint_for

PAGES = ["index", "people", "news/old"]
LABELS = ["openings", "where-we-are"]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("neurips.cc", "write the whole address, https://neurips.cc"),
        ("www.example.org/a?b=c#d", "write the whole address, https://www.example.org/a?b=c#d"),
        ("ada@example.org", "write mailto:ada@example.org"),
        ("peple.md", "did you mean people.md?"),
        ("people.html", "did you mean people.md?"),
        ("news/odl", "did you mean news/old.md?"),
        ("#openning", "did you mean #openings?"),
        ("cv.pdf", "put the file there, or correct its name"),
        ("somewhere", "write an address with https://"),
    ],
)
def test_the_advice_fits_the_cause(target, hint):
    assert hint_for(target, PAGES, LABELS).startswith(hint)


INDEX = """\
# Home

We meet at
the [venue](neurips.cc) and
[there](#nowhere), at a [page](peple.md), and [here](#home).

:::{note}
First words.

Second words
with {person}`nobody` and [that](odd-name).
:::

See [what](people.md#naught) and [who](people.md).

A [longer](#nix2) name before the [shorter](#nix), [here](#nil) and [there](people.md#nil).

```{toctree}
people
```
"""
FILES = {"index.md": INDEX, "people.md": "# People\n\nWe.\n"}
PLACES = {
    "4:13": "the link to neurips.cc leads nowhere",
    "5:10": "the link to nowhere leads nowhere",
    "5:32": "the link to peple.md leads nowhere",
    "11:15": "there is no person 'nobody'",
    "11:34": "the link to odd-name leads nowhere",
    "14:22": "the page people has no #naught",
    "16:13": "the link to nix2 leads nowhere",
    "16:46": "the link to nix leads nowhere",
    "16:60": "the link to nil leads nowhere",
    "16:87": "the page people has no #nil",
}


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_each_is_told_once_where_it_stands(project, builder):
    project.write(FILES)
    built = project.build(builder, myst_heading_anchors=2)
    for place, message in PLACES.items():
        assert f"index.md:{place}: WARNING: {message}" in built.warnings
    assert built.warnings.count("WARNING") == len(PLACES)


def test_words_stay_and_good_links_too(project):
    project.write(FILES)
    main = project.build(myst_heading_anchors=2).soup().select_one("article")
    links = {a.get_text(): a["href"] for a in main.select("p a.reference")}
    assert set(links) == {"here", "what", "who", "there"}
    for word in ("venue", "there", "page", "nobody", "that"):
        assert word in main.get_text()


def test_who_silences_myst_hears_nothing(project):
    project.write({"index.md": "# Home\n\n[venue](neurips.cc)\n"})
    built = project.build(suppress_warnings=["myst.xref_missing"])
    assert built.warnings == ""
    assert not built.soup().select("article p a.reference")


@pytest.mark.tex
def test_they_never_withhold_the_booklet(project):
    project.write(FILES)
    built = project.build("latex", myst_heading_anchors=2)
    done, problems = typeset(built.outdir, "booklet", lambda line: None)
    assert done
    assert problems == []


UNSAFE = r"""# Home

See [ours](http://good.example@evil.example/a) or <https://evil.example/@ada>,
[mine](/Users/ada/a.pdf), [yours](C:\Users\a.pdf), [theirs](file:///C:/a.pdf).

![Mine](http://good@evil.example/a.png)

![Yours](C:/a.png)
"""


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_what_nobody_should_follow_is_no_link(project, builder):
    project.write({"index.md": UNSAFE})
    built = project.build(builder)
    told = {
        "3:12: WARNING: the link to http://good.example@evil.example/a is not made",
        "4:8: WARNING: the link to /Users/ada/a.pdf leads nowhere",
        "4:35: WARNING: the link to C:\\Users\\a.pdf leads nowhere",
        "4:61: WARNING: the link to file:///C:/a.pdf is not made",
        "6:9: WARNING: the picture http://good@evil.example/a.png is not shown",
        "8:10: WARNING: the picture C:/a.png is not shown",
    }
    assert {one for one in told if one not in built.warnings} == set()
    assert "write http://evil.example/a, if that is meant" in built.warnings
    assert built.warnings.count("[labpress.") == len(told)
    if builder == "html":
        article = built.soup().select_one("article")
        assert [a["href"] for a in article.select("p a")] == ["https://evil.example/@ada"]
        assert not article.select("img")
        for word in ("ours", "mine", "yours", "Mine", "Yours"):
            assert word in article.get_text()
    else:
        tex = next(built.outdir.glob("*.tex")).read_text("utf-8")
        body = tex.partition(r"\begin{document}")[2]
        assert "good.example@" not in body
        assert r"includegraphics" not in body.partition("Home")[2].partition("evil.example")[2]
