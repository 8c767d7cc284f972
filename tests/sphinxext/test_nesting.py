"""Every directive of ours inside every other and inside Markdown's blocks, in both outputs."""

from __future__ import annotations

import base64
import re
import subprocess
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Project

from .nesting import GROUP, INNER, MARKDOWN, OUTER

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CONF = {
    "html_theme": "basic",  # the pages are what is tested
    "myst_enable_extensions": ["colon_fence", "substitution", "deflist"],
    "exclude_patterns": ["parts"],
    "labpress_booklet": {"name": "book"},
    "suppress_warnings": ["labpress.picture-coarse"],
}
#: The surroundings that one output lacks.
LACKING = {
    "html": ("booklet-only",),
    "latex": (
        "site-only",
        "with-booklet",
        "hero",
        "call",
        "booklet-card",
        "only html",
        "two directives",
    ),
}
#: What marks places in print, which each page need not have.
ANCHORS = re.compile(
    r"\\(?:labanchor|label|labtarget|phantomsection)(?:\{(?:[^{}]|\{[^{}]*\})*\})?"
)


#: What is told instead, wherever it is shown: a list of news in a news item.
TOLD = dict.fromkeys(("news-item", "two directives"), ("news", "news layout: cards"))
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Tags(HTMLParser):
    """What is wrong with a page's tags and anchors."""

    def __init__(self, text):
        super().__init__()
        self.faults, self.open, self.ids, self.links = [], [], [], []
        self.feed(text)
        self.faults += [f"not closed: {tag}" for tag in self.open]
        self.faults += sorted({f"twice: {name}" for name in self.ids if self.ids.count(name) > 1})
        self.faults += [f"no {name}" for name in self.links if name and name not in self.ids]

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if (attributes.get("href") or "").startswith("#"):
            self.links.append(attributes["href"][1:])
        if tag == "a" and "a" in self.open:
            self.faults.append(f"a link in a link: {attributes}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed: {tag} at {self.getpos()}")


class Nested:
    """One surrounding with all that is put into it, built: name of the inner -> its page."""

    def __init__(self, folder, outer, inners, builder, **conf):
        project = Project(folder)
        (project.source / "art").mkdir()
        (project.source / "art/dot.png").write_bytes(DOT)
        if builder == "html":
            (project.build_folder / "latex").mkdir(parents=True)
            (project.build_folder / "latex" / "book.pdf").write_bytes(b"%PDF")
        substitutions, files = {}, dict(GROUP)
        for number, inner in enumerate(inners.values()):
            part = inner.replace("ITEM", f"in{number}")
            text = OUTER[outer](part).replace("OUTER", f"out{number}")
            text = text.replace("FILE", f"parts/{number}.txt").replace("SUB", f"s{number}")
            files[f"p{number}.md"] = (
                f"# Page {number}\n\nBEGIN{number}.\n\n{text}\n\nEND{number}.\n"
            )
            files[f"parts/{number}.txt"] = part
            substitutions[f"s{number}"] = part
        pages = "\n".join(["news", *(f"p{number}" for number in range(len(inners)))])
        project.write(
            files
            | {
                "news.md": "# News\n\n:::{news}\n:::\n",
                "index.md": f"# Home\n\n```{{toctree}}\n:hidden:\n\n{pages}\n```\n",
            }
        )
        self.built = project.build(builder, myst_substitutions=substitutions, **(CONF | conf))
        self.tex = "" if builder == "html" else self.built.text("book.tex")
        self.numbers = {name: number for number, name in enumerate(inners)}

    def page(self, name):
        number = self.numbers[name]
        if not self.tex:
            return self.built.text(f"p{number}.html")
        start = self.tex.index(f"BEGIN{number}.")
        after = f"BEGIN{number + 1}." if number + 1 < len(self.numbers) else r"\indexname"
        end = self.tex.find(after, start)
        return self.tex[start:end]

    def words(self, name):
        """The words of a page, without those that mark its ends."""
        text = self.page(name)
        if self.tex:
            text = re.sub(r"(?m)(?<!\\\\)%.*$", "", ANCHORS.sub("", text))
            text = text.replace("{sphinxuseclass}{lab-group}", "{x}")
            text = re.sub(r"\\(?:sub)*section\*?(?=\{)|\\(?:begin|end)\{\w+\*?\}", "", text)
            text = re.sub(r"\\[A-Za-z@]+\*?|[{}\[\]]", " ", text)
        else:
            soup = BeautifulSoup(text, "lxml").select_one("[role=main]")
            for mark in soup.select(".headerlink"):
                mark.decompose()
            text = soup.get_text(" ")
        return " ".join(re.sub(r"(BEGIN|END|Page )\d+\.?", "", text).split())


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """What each directive shows where nothing is around it: output -> its pages."""
    return {
        builder: Nested(tmp_path_factory.mktemp("alone"), "nothing", INNER, builder)
        for builder in LACKING
    }


@pytest.mark.parametrize("builder", LACKING)
@pytest.mark.parametrize("outer", OUTER)
def test_each_directive_shows_in_each_surrounding_what_it_shows_alone(
    tmp_path, alone, outer, builder
):
    nested = Nested(tmp_path / "project", outer, INNER, builder)
    told = TOLD.get(outer, ())
    assert nested.built.warnings.count("[labpress.") == len(told)
    for name in told:
        assert f"p{nested.numbers[name]}.md:" in nested.built.warnings
    faults = {}
    for name in INNER:
        shown, wanted = nested.words(name), alone[builder].words(name)
        if f"END{nested.numbers[name]}." not in nested.page(name):
            faults[name] = "the rest of the page is missing"
        elif outer in LACKING[builder]:
            if shown != "":
                faults[name] = shown
        elif wanted not in shown and name not in told:
            faults[name] = (wanted, shown)
        elif builder == "html" and (wrong := Tags(nested.page(name)).faults):
            faults[name] = wrong
    assert faults == {}


@pytest.mark.parametrize("builder", LACKING)
def test_news_on_another_page_bring_all_that_they_need(tmp_path, builder):
    nested = Nested(tmp_path / "project", "news-item", INNER | MARKDOWN, builder, numfig=True)
    assert nested.built.warnings.count("[labpress.") == nested.built.warnings.count("WARNING")
    if builder == "html":
        news = nested.built.text("news.html")
        assert Tags(news).faults == []
        soup = BeautifulSoup(news, "lxml")
        assert len(soup.select(".lab-group .rubric")) > 5
        assert "The note." in soup.select_one("[role=main]").get_text()
    else:
        labels = re.findall(r"\\label\{((?:[^{}]|\{[^{}]*\})*)\}", nested.tex)
        assert sorted({label for label in labels if labels.count(label) > 1}) == []
        assert nested.tex.count("The note.") == 2


def test_a_footnote_of_news_is_printed_though_its_page_is_not(build):
    built = build(
        {
            "index.md": "# Home\n\n:::{news}\n:::\n",
            "news.md": "---\norphan: true\n---\n# News\n\n:::{news-item} 2024-01-02\nSaid.[^a]\n"
            ":::\n:::{news-item} 2024-01-03\nHeard.[^b]\n:::\n\n[^a]: By Ada.\n[^b]: By Bob.\n",
        },
        "latex",
    )
    assert "1 page of the site is not in the booklet: news" in built.warnings
    assert "0 errors, 0 warnings, 1 hint" in built.warnings
    tex = next(built.outdir.glob("*.tex")).read_text("utf-8")
    assert tex.index("Heard.") < tex.index("By Bob.") < tex.index("Said.") < tex.index("By Ada.")


@pytest.mark.tex
@pytest.mark.parametrize("outer", ["news-item", "list-table", "footnote", "figure", "bullets"])
def test_the_booklet_can_be_set(tmp_path, outer):
    inners = INNER | MARKDOWN if outer == "news-item" else INNER
    nested = Nested(tmp_path / "project", outer, inners, "latex")
    done = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex"],
        cwd=nested.built.outdir,
        capture_output=True,
        text=True,
        errors="replace",
    )
    assert done.returncode == 0, done.stdout[-3000:]
