"""``labpress compare``: defects planted in a built site and in a booklet are reported."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_run import typeset
from labpress.cli.compare import CannotCompare, compare
from labpress.cli.main import main
from labpress.comparing.booklet import read_booklet
from labpress.comparing.manifest import BOOKLET_FILE, SITE_FILE

from tests.conftest import Project, set_type
from tests.files.samples import SVG, picture
from tests.site.group import DATA, PEOPLE, PUBLICATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import BuiltGroup

_LONG = " ".join(f"Sentence {n} tells of bi-level optimization, well-known." for n in range(60))

FILES = DATA | {
    "data/people.yml": PEOPLE
    + """
jorg-muller:
  name: Jörg Müller-Weißenfels
  role: postdoc
  joined: 2023
  title: Postdoctoral researcher in a very long-standing position with a title of many words
  homepage: https://example.org/a~b/c_d/
  photo: face.jpg
mary-shelley:
  name: Mary Shelley
  role: phd
  joined: Fall 2015
  left: Spring 2019
  formerly: [mary-godwin]
""",
    "data/publications.bib": PUBLICATIONS
    + r"""
@article{byron2020ada,
  ids = {byron2019ada},
  title = {\textsc{Ada} and the {$O(n^2)$} of $\alpha_i$, a Title That Is So Long That It Surely
    Goes On in the Next Line: Self-Supervised and Well-Divided},
  author = {Byron, Ada and Wen Zhang and Wei Zhang and Jane Roe and Richard Roe and John Doe and
    Mary Shelley and Otto Zhang and Anne-Marie O'Neill and Zo{\"e} Fran{\c c}ois and
    {The Engine Consortium} and others},
  author+an = {1=corresponding; 2=equal; 3=equal,corresponding},
  journal = {Annals of Something Long \& of Something Longer Still, Proceedings and Transactions},
  year = 2020, award = {Oral and Best Paper}, award+an = {1="acceptance rate 3%"},
  keywords = {engines}, doi = {10.1000/183}, preview = {drawn.svg}, slides = {slides.pdf},
}
@misc{anonymous2019, title = {Without authors}, year = 2019, keywords = {engines}}
@misc{byron2018, title = {Without a venue}, author = {Ada Byron}, keywords = {engines}}
""",
    "data/projects.yml": f"""
sparse-kit:
  title: SparseKit & friends -- a well-known library, with a title that goes on in the next line
  type: software
  people: [wei-zhang, ada-byron, Grace Hopper]
  since: 2021
  license: MIT
  summary: {_LONG[:900]}
  repository: https://example.org/kit
  website: https://example.org/kit/docs
  picture: face.jpg
  formerly: [kit]
engine-set:
  title: The engine set
  type: dataset
plain:
  title: Nothing but a title
""",
    "data/sponsors.yml": """
- {name: The Engine Fund, logo: drawn.svg, url: "https://example.org/fund"}
- {name: A Fund without a logo}
- {name: A Foundation, logo: "https://example.org/logo.png"}
""",
    "index.md": """
        # Some Lab

        Led by {person}`ada-byron`.

        ```{toctree}
        people
        papers
        projects
        sponsors
        news
        only-site
        ```
        """,
    "people.md": """
        # People

        ```{people}
        :status: current
        ```

        ## Alumni

        ```{people}
        :status: alumni
        :layout: list
        ```

        Text after the people, at the margin of the page and long enough to fill a line.
        """,
    "papers.md": """
        # Papers

        ```{publications}
        :theme: sparse engines
        :group-by: theme
        ```

        Text after the papers, at the margin of the page and long enough to fill a line.
        """,
    "projects.md": """
        # Projects

        ```{projects}
        ```

        Text after the projects, at the margin of the page and long enough to fill a line.
        """,
    "sponsors.md": """
        # Sponsors

        ```{sponsors}
        ```
        """,
    "news.md": f"""
        # News

        :::{{news-item}} 2025-09-26
        :id: prize
        :kind: honor
        {{person}}`ada-byron` wins a *prize* for {{paper}}`byron2022loops` and
        {{paper}}`zhang2023sparse`;
        see [the list](https://example.org/prizes) and <https://example.org/other/page/>.
        :::

        :::{{news-item}}
        :id: pinned
        :pinned:
        A pinned one -- it "stays" here.

        Its second paragraph.
        :::

        :::{{news-item}} 2024-02
        :id: half
        Text for both.

        ::::{{site-only}}
        Text for the site.
        ::::
        :::

        :::{{site-only}}
        ::::{{news-item}} 2023-01-01
        :id: site-item
        Only on the site.
        ::::
        :::

        :::{{booklet-only}}
        ::::{{news-item}} 2023-01-02
        :id: booklet-item
        Only in the booklet.
        ::::
        :::

        :::{{news-item}} 2022-01-01
        :id: long
        {_LONG}
        :::

        :::{{news-item}} 2021-01-01
        :id: last
        The last.
        :::
        """,
    "only-site.md": """
        # A page that is no chapter

        ```{publications}
        :keys: stranger2020
        ```
        """,
}


@dataclass
class Outputs:
    """A small group's outputs, in folders beside each other."""

    site: Path
    tex: Path

    def copy(self, folder: Path) -> Outputs:
        shutil.copytree(self.site, folder / "html")
        shutil.copytree(self.tex, folder / "latex")
        return Outputs(folder / "html", folder / "latex")

    def change_page(self, name: str, old: str, new: str) -> None:
        path = self.site / name
        text = path.read_text("utf-8")
        assert re.search(old, text, re.DOTALL), old
        path.write_text(re.sub(old, new, text, count=1, flags=re.DOTALL), "utf-8")

    def change_tex(self, changes: Mapping[str, str]) -> None:
        path = self.tex / "booklet.tex"
        text = path.read_text("utf-8")
        for old, new in changes.items():
            assert re.search(old, text, re.DOTALL), old
            text = re.sub(old, lambda _, new=new: new, text, count=1, flags=re.DOTALL)
        path.write_text(text, "utf-8")

    def typeset(self) -> None:
        # references to what is missing now are errors of the booklet, but there is a PDF
        done, _ = typeset(self.tex, "booklet", lambda _: None)
        assert done
        shutil.copy2(self.tex / "booklet.pdf", self.site / "booklet.pdf")

    def found(self) -> list[str]:
        return [str(difference) for difference in compare(self.site)]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    project = Project(tmp_path_factory.mktemp("compared"))
    project.write(FILES)
    drawing = SVG.replace("</svg>", "<text y='9'>The letters of a drawing</text></svg>")
    (project.source / "data" / "drawn.svg").write_text(drawing)
    (project.source / "data" / "slides.pdf").write_bytes(b"%PDF-1.5")
    picture(project.source / "data" / "face.jpg", (400, 300))
    booklet = {"chapters": ["people", "papers", "projects", "sponsors", "news"]}
    tex = project.build("latex", labpress_booklet=booklet).outdir
    # the site's build finds the booklet beside its folder
    set_type(tex, "booklet")
    site = project.build("html", labpress_booklet=booklet).outdir
    return Outputs(site, tex)


pytestmark = pytest.mark.tex


def test_the_real_site_and_booklet_say_the_same(built_group: BuiltGroup) -> None:
    assert [str(difference) for difference in compare(built_group.site)] == []


def test_a_group_with_every_difficulty_says_the_same_twice(outputs: Outputs) -> None:
    assert outputs.found() == []


def test_the_booklet_is_read_from_its_letters(outputs: Outputs) -> None:
    read = read_booklet(outputs.tex / "booklet.pdf")
    paper = read.papers["paper-byron2020ada"]
    assert [(a.name, a.marks, a.bold) for a in paper.authors[:4]] == [
        ("A. Byron", "†", True),
        ("W. Zhang", "*", True),
        ("W. Zhang", "*†", True),
        ("J. Roe", "", False),
    ]
    assert paper.authors[-1].name == "et al."
    assert paper.awards == "Oral, acceptance rate 3%; Best Paper"
    assert read.papers["paper-byron2019ada"] == paper
    assert read.people["person-mary-shelley"].line
    assert read.news["news-long"].text.count("Sentence") == 60
    assert "news-site-item" not in read.places
    assert read.news["news-booklet-item"].date == "2 January 2023"


# --- what the site lacks or has differently

ENTRY = r'(<li class="lab-publication" id="paper-zhang2023sparse">.*?)'
CARD = r'(<li class="lab-person" id="person-wen-zhang">.*?)'
ADA = r'(<li class="lab-publication" id="paper-byron2020ada">.*?)'
ITEM = r'(<li class="lab-news-item[^>]*" id="news-prize">.*?)'


@pytest.mark.parametrize(
    ("page", "old", "new", "expected"),
    [
        ("papers.html", ENTRY + "</li>", "", r"paper-zhang2023sparse: is in .* \[not-on-site\]"),
        ("papers.html", ' id="paper-byron2018"', "", r"paper-byron2018: is .* \[not-on-site\]"),
        ("papers.html", ENTRY + "Sparse Nets", r"\1Sparse Net", r"'Sparse Net & .* \[title\]"),
        (
            "papers.html",
            ENTRY + ", <span[^>]*>O. Zhang</span>",
            r"\1",
            r"'O. Zhang' is in the booklet .* \[author\]",
        ),
        (
            "papers.html",
            ENTRY + ">O. Zhang",
            r"\1>X. Zhang",
            r"'X. Zhang' on .*'O. Zhang' .* \[author\]",
        ),
        (
            "papers.html",
            ENTRY + "<strong[^>]*>(W. Zhang.)</strong>",
            r"\1\2",
            r"'W. Zhang' is bold in the booklet only \[bold\]",
        ),
        (
            "papers.html",
            ENTRY + "O. Zhang",
            r"\1<strong>O. Zhang</strong>",
            r"'O. Zhang' is bold on the site only \[bold\]",
        ),
        (
            "papers.html",
            ENTRY + r">W. Zhang\*",
            r"\1>W. Zhang",
            r"mark of 'W. Zhang' '\*' is in the booklet only \[mark\]",
        ),
        (
            "papers.html",
            ENTRY + r"W. Zhang\*</strong>",
            r"\1W. Zhang</strong>*",
            r"mark '\*' of 'W. Zhang' is bold in the booklet only \[mark\]",
        ),
        (
            "papers.html",
            ENTRY + "NeurIPS’23",
            r"\1NeurIPS’22",
            r"NeurIPS’22' on the site .* \[venue\]",
        ),
        (
            "papers.html",
            ENTRY + r'<span class="lab-award">.*?</span>',
            r"\1",
            r"'Spotlight' is in the booklet only \[award\]",
        ),
        (
            "papers.html",
            ' id="paper-byron2019ada"',
            "",
            r"paper-byron2019ada: is a former name but not on the site \[not-on-site\]",
        ),
        (
            "people.html",
            CARD + "</li>",
            "",
            r"person-wen-zhang: is in the booklet .* \[not-on-site\]",
        ),
        ("people.html", CARD + "Wen Zhang", r"\1Wen Zang", r"'Wen Zang' on the site .* \[name\]"),
        (
            "people.html",
            CARD + "May 2024",
            r"\1May 2023",
            r"May 2023' is on the site only.* \[dates\]",
        ),
        ("people.html", CARD + "Engineer", r"\1Pilot", r"'Now: Pilot.* \[now\]"),
        ("news.html", ITEM + "</li>", "", r"news-prize: is in the booklet .* \[not-on-site\]"),
        ("news.html", ITEM + "26 September", r"\1 25 September", r"25 September.* \[date\]"),
        ("news.html", ITEM + "honor", r"\1grant", r"'grant' on the site and 'honor' .* \[kind\]"),
        (
            "news.html",
            ITEM + " wins a ",
            r"\1 got a ",
            r"Byron got a prize .*' on the .* \[text\]",
        ),
        (
            "projects.html",
            '(<li class="lab-item [^>]*sparse-kit">.*?)MIT',
            r"\1BSD",
            r"project-sparse-kit: the text is .* \[text\]",
        ),
        ("projects.html", ' id="project-plain"', "", r"project-plain: .* \[not-on-site\]"),
        ("papers.html", ' id="theme-sparse"', "", r"theme-sparse: .* \[not-on-site\]"),
        (
            "papers.html",
            ADA + '<div class="lab-teaser">.*?</div>',
            r"\1",
            r"paper-byron2020ada: has a picture in the booklet only \[picture\]",
        ),
        (
            "papers.html",
            ADA + 'href="https://doi.org/10.1000/183"',
            r'\1href="https://doi.org/10.1000/184"',
            r"ada: leads to https://doi.org/10.1000/183 in the booklet only \[link\]",
        ),
        (
            "people.html",
            '(id="person-jorg-muller">.*?)<picture>.*?</picture>',
            r"\1",
            r"person-jorg-muller: has a portrait in the booklet only \[picture\]",
        ),
        (
            "projects.html",
            '<a class="lab-link lab-link-website".*?</a>',
            "",
            r"kit: leads to https://example.org/kit/docs in the booklet only \[link\]",
        ),
        (
            "sponsors.html",
            '(<li class="lab-sponsor">.*?)<img[^>]*>',
            r"\1The Engine Fund",
            r"The Engine Fund: has a logo in the booklet only \[picture\]",
        ),
    ],
)
def test_a_defect_of_the_site_is_reported(
    outputs: Outputs, tmp_path: Path, page: str, old: str, new: str, expected: str
) -> None:
    changed = outputs.copy(tmp_path)
    changed.change_page(page, old, new)
    (found,) = changed.found()
    assert re.search(expected, found), found


# --- what the booklet lacks or has differently: all planted at once, for TeX takes its time

TEX = {
    # what is to be found: (in the .tex file, instead of it)
    "paper-zhang2023sparse: .* [not-in-booklet]": (
        r"\\labpublication\{\\labanchor\{paper-zhang2023sparse\}.*?(?=\\labpublication|\\end)",
        "",
    ),
    "paper-byron2021notes: the title .* [title]": (r"Notes on engines", "Notes on machines"),
    "paper-byron2022loops: the award 'Oral, Best Paper Award' is on the site only [award]": (
        r"(?<=\{NeurIPS’22\})%\n\{Oral, Best Paper Award\}",
        "%\n{}",
    ),
    "paper-byron2020ada: the author 'J. Roe' is on the site only [author]": (
        r",\\labgap\{\}J\.\\labtie\{\}Roe",
        "",
    ),
    "paper-byron2020ada: the author 'A. Byron' is bold on the site only [bold]": (
        r"\\labmember\{(A\.\\labtie\{\}Byron†)\}(?=.*?J\.\\labtie)",
        r"A.\labtie{}Byron†",
    ),
    "paper-byron2020ada: the mark of 'W. Zhang' is '*†' on the site and '*' .* [mark]": (
        r"\*†\}",
        "*}",
    ),
    "paper-byron2020ada: the venue .* [venue]": (r"Annals of Something", "Annals of Anything"),
    "paper-byron2018: an author is 'A. Byron' .* 'A. Bryon' in the booklet [author]": (
        r"(?<=\{Without a venue\}%\n\{\\labmember\{A\.\\labtie\{\})Byron",
        "Bryon",
    ),
    "person-ada-byron: .* [not-in-booklet]": (
        r"\\labperson\{\\labanchor\{person-ada-byron\}.*?(?=\\labperson)",
        "",
    ),
    "person-wei-zhang: the name .* [name]": (r"name=\{Wei Zhang\}", "name={Wei Chang}"),
    "person-jorg-muller: the role .* [role]": (r"Postdoctoral researcher", "Doctoral researcher"),
    "person-wen-zhang: the present position .* [now]": (r"Now: Engineer", "Now: Driver"),
    "person-mary-shelley: the time of membership .* [dates]": (r"to Spring 2019", "to Fall 2019"),
    "project-sparse-kit: the text .* [text]": (r"Software \\textperiodcentered", "Hardware ."),
    "project-plain: the title .* [title]": (r"\{Nothing but a title\}", "{Nothing but titles}"),
    "news-prize: the date .* [date]": (
        r"\{26 September 2025\}\{honor\}",
        "{26 September 2024}{award}",
    ),
    "news-prize: the kind is 'honor' on the site and 'award' in the booklet [kind]": None,
    "news-pinned: the text .* [text]": (r"Its second paragraph", "His second paragraph"),
    "news-last: .* [not-in-booklet]": (
        r"\\labnewsitem\{\\labanchor\{news-last\}\}.*?The last\.",
        "",
    ),
    "paper-stranger2020: .* [not-intended]": (
        r"(?=\\labpublication\{\\labanchor\{paper-anonymous2019\})",
        r"\labpublication{\labanchor{paper-stranger2020}}{By others}{J. Roe, R. Roe}{2020}{}{}",
    ),
    "paper-byron2020ada: has a picture on the site only [picture]": (
        r"\\labpublication\[[^\]]*\](?=\{\\labanchor\{paper-byron2020ada)",
        r"\labpublication",
    ),
    "paper-byron2020ada: leads to https://doi.org/10.1000/183 on the site only [link]": (
        r"\\laburl\{https://doi.org/10.1000/183\}\{[^}]*\}",
        "",
    ),
    "person-jorg-muller: has a portrait on the site only [picture]": (
        r"photo=\{[^}]*\}",
        "photo={}",
    ),
    "project-sparse-kit: leads to https://example.org/kit/docs on the site only [link]": (
        r"\\laburl\{https://example.org/kit/docs\}\{[^}]*\}",
        "",
    ),
    "The Engine Fund: has a logo on the site only [picture]": (
        r"\\labsponsor\[[^\]]*\]\{The Engine",
        r"\labsponsor{The Engine",
    ),
    "A Fund without a logo: has a logo in the booklet only [picture]": (
        r"\\labsponsor\{A Fund",
        r"\labsponsor[labpress-front.pdf]{A Fund",
    ),
    "paper-byron2019ada: is a former name but not in the booklet [not-in-booklet]": (
        r"\\labanchor\{paper-byron2019ada\}",
        "",
    ),
}


@pytest.fixture(scope="module")
def damaged(outputs: Outputs, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    changed = outputs.copy(tmp_path_factory.mktemp("damaged"))
    changed.change_tex({pair[0]: pair[1] for pair in TEX.values() if pair is not None})
    changed.typeset()
    return changed.found()


@pytest.mark.parametrize("expected", TEX)
def test_a_defect_of_the_booklet_is_reported(damaged: list[str], expected: str) -> None:
    pattern = re.escape(expected).replace(r"\.\*", ".*").replace(r"\ ", " ")
    assert [line for line in damaged if re.fullmatch(pattern, line)], damaged


def test_nothing_else_is_reported_of_the_booklet(damaged: list[str]) -> None:
    assert len(damaged) == len(TEX), damaged


# --- the command


def test_the_command_prints_nothing_and_is_content(
    outputs: Outputs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "--site", str(outputs.site)]) == 0
    assert capsys.readouterr() == ("", "")
    pdf = str(outputs.tex / "booklet.pdf")
    assert main(["compare", "--site", str(outputs.site), "--booklet", pdf]) == 0


def test_the_command_lists_differences(
    outputs: Outputs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = outputs.copy(tmp_path)
    changed.change_page("papers.html", "Without a venue", "With a venue")
    assert main(["compare", "--site", str(changed.site)]) == 1
    assert capsys.readouterr().out == (
        "paper-byron2018: the title is 'With a venue' on the site and 'Without a venue' in the "
        "booklet [title]\n"
    )
    assert main(["compare", "--site", str(changed.site), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["differences"]
    assert found["anchor"] == "paper-byron2018"
    assert (found["code"], found["site"], found["booklet"]) == (
        "title",
        "With a venue",
        "Without a venue",
    )


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda o: shutil.rmtree(o.site), "there is no site"),
        (lambda o: (o.site / SITE_FILE).unlink(), "is no site that labpress has built"),
        (lambda o: (o.site / "booklet.pdf").unlink(), "there is no booklet"),
        (lambda o: (o.site / "booklet.pdf").write_bytes(b"no PDF"), "cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_said(
    outputs: Outputs, tmp_path: Path, damage: Callable[[Outputs], object], said: str
) -> None:
    changed = outputs.copy(tmp_path)
    damage(changed)
    with pytest.raises(CannotCompare, match=said):
        compare(changed.site)
    assert main(["compare", "--site", str(changed.site)]) == 2


def test_what_is_shown_is_written_alike_by_equal_builds(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        project = Project(tmp_path / name)
        project.write(FILES)
        tex = project.build("latex").outdir
        site = project.build("html").outdir
        texts.append([(tex / BOOKLET_FILE).read_text(), (site / SITE_FILE).read_text()])
    assert texts[0] == texts[1]
