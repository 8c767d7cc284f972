"""Hostile records leave nothing in either output but their escaped text."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from labpress.booklet.tex_run import typeset

from tests.conftest import Project

SECRET = "what-nobody-may-read"

MARKUP = (
    "<script>alert(1)</script>",
    "]]></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "<a href='javascript:alert(1)'>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    r"\href{javascript:alert(1)}{click}",
    r"\url{javascript:alert(1)}",
    r"$\text{<script>alert(1)</script>}$",
    "javascript:alert(1)",
    "JaVa\tScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
)
COMMANDS = (
    r"\input{SECRET}",
    r"{\input SECRET }",
    r"\\input{SECRET}",
    r"\expandafter\input\expandafter{SECRET}",
    r"\csname input\endcsname{SECRET}",
    r"\def\x{\input}\x{SECRET}",
    r"\catcode`\@=0 @input{SECRET}",
    r"\openin5=SECRET \read5 to\x \x",
    r"\immediate\write18{touch written}",
    r"\immediate\openout5=written \immediate\write5{x}",
    r"\InputIfFileExists{SECRET}{}{}",
    r"\lstinputlisting{SECRET}",
    r"\includegraphics{SECRET}",
    r"\special{psfile=SECRET}",
    r"\directlua{os.execute('touch written')}",
    r"\begin{filecontents}{written}x\end{filecontents}",
    r"\verb|\input{SECRET}|",
    r"\usepackage{shellesc}",
    r"\loop\iftrue\repeat",
    r"\end{document}",
    "^^5cinput{SECRET}",
    "%\\input{SECRET}",
    r"$\input{SECRET}$",
    r"$\csname input\endcsname$",
    r"$\text{\input{SECRET}}$",
    r"$\mathrm{\catcode`\@=11}$",
    r"$^^5cinput{SECRET}$",
    r"$x$\end{document}",
    r"$\def\x{y}$",
)
FIELDS = (
    *("title", "author", "journal", "note", "award", "abbr", "abstract", "keywords", "pages"),
    *("url", "doi", "pdf", "code", "html", "eprint", "editor", "month", "year"),
)


def entries(texts: tuple[str, ...]) -> str:
    found = []
    for number, text in enumerate(texts):
        for name in FIELDS:
            fields = {"title": "Title", "author": "Byron, Ada", "journal": "J", "year": "2001"}
            fields[name] = text
            body = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items())
            found.append(f"@article{{k{number}{name},\n{body}}}\n")
    deep = "{" * 10_000 + "deep" + "}" * 10_000
    found.append(f"@misc{{deep, title = {{{deep}}}, author = {{{deep}}}, year = 2001}}\n")
    open_ = "{" * 10_000
    found.append(f"@misc{{open,\n  title = {{{open_}}},\n  year = 2001,\n}}\n")
    found.append("@misc{last, title = {The last}, author = {Byron, Ada}, year = 2001}\n")
    return "\n".join(found)


def records(texts: tuple[str, ...]) -> dict[str, str]:
    """Every text in every field of every file, and in the text of a page's options."""
    quoted = [json.dumps(text) for text in texts]
    keys = ("name", "title", "now", "native", "homepage", "scholar", "github", "email", "photo")
    people = "".join(
        f"p{n}:\n  role: phd\n" + "".join(f"  {key}: {text}\n" for key in keys)
        for n, text in enumerate(quoted)
    )
    return {
        "data/publications.bib": entries(texts),
        "data/people.yml": "ada-byron:\n  name: Ada Byron\n  role: pi\n" + people,
        "data/themes.yml": "".join(
            f"t{n}: {{title: {text}, subtitle: {text}}}\n" for n, text in enumerate(quoted)
        ),
        "data/venues.yml": "".join(f"{text}: [{text}]\n" for text in quoted),
        "data/sponsors.yml": "".join(
            f"- {{name: {text}, url: {text}, logo: {text}}}\n" for text in quoted
        ),
        "index.md": "# Home\n\n"
        + "".join(
            f":::{{{name}}}\n{option}:::\n\n"
            for name, option in (
                ("publications", ""),
                ("publications", ":group-by: theme\n"),
                *((name, "") for name in ("people", "awards", "sponsors", "author-legend")),
            )
        ),
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.tex").write_text(SECRET)
    project = Project(folder)
    secret = str(folder / "secret.tex")
    project.write(records(tuple(text.replace("SECRET", secret) for text in (*MARKUP, *COMMANDS))))
    return project


@pytest.fixture(scope="module")
def site(hostile):
    return hostile.build("html", html_baseurl="https://lab.example.org/")


@pytest.fixture(scope="module")
def booklet(hostile):
    return hostile.build("latex")


def test_the_site_runs_nothing_of_it(site):
    assert "The last" in site.soup().text
    # a third of the papers' pages is enough: each field of a text is written in the same way
    pages = sorted((site.outdir / "papers").glob("*.html"))[::3]
    for path in (*pages, *site.outdir.glob("*.html"), *site.outdir.glob("people/*.html")):
        soup = site.soup(path.relative_to(site.outdir).as_posix())
        for tag in soup.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], (path, tag)
            for name in ("href", "src"):
                address = re.sub(r"\s", "", str(tag.get(name, ""))).lower()
                assert not address.startswith(("javascript:", "data:text", "vbscript:")), tag
            if tag.name == "script" and tag.get("type") == "application/ld+json":
                json.loads(tag.string)
            elif tag.name == "script":
                assert "alert" not in (tag.string or ""), path
        assert not soup.select("article iframe, article object, article embed, article img[src=x]")


def test_no_file_of_the_site_has_what_was_to_be_read(site):
    paths = [path for path in site.outdir.rglob("*.*") if path.is_file()]
    assert site.outdir / "index.html" in paths
    for path in paths:
        assert SECRET.encode() not in path.read_bytes(), path


def test_the_booklet_has_no_command_of_it(booklet):
    tex = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    body = tex.partition(r"\begin{document}")[2]
    assert "The last" in body
    commands = "input read openin openout write csname def catcode immediate include special verb"
    commands += " loop expandafter includegraphics lstinputlisting directlua InputIfFileExists"
    for command in (*commands.split(), "usepackage", "begin{filecontents"):
        assert not re.search(rf"\\{re.escape(command)}(?![A-Za-z@])", body), command
    assert body.count(r"\end{document}") == 1
    assert "^^" not in body
    assert "href{javascript" not in body


@pytest.mark.tex
def test_printed_it_is_text(booklet, hostile):
    done, problems = typeset(booklet.outdir, "booklet")
    assert done, problems
    pdf = booklet.outdir / "booklet.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
    assert SECRET not in text
    assert "The last" in text
    assert not list(hostile.build_folder.rglob("written*"))


def test_four_megabytes_in_a_field_are_read_and_written(project):
    long = "loops " * 650_000
    project.write({"index.md": "# Home\n\n:::{publications}\n:::\n"})
    path = project.source / "data" / "publications.bib"
    path.parent.mkdir()
    path.write_text(
        f"@misc{{long, title = {{{long}\\x}}, author = {{Byron, Ada}}, year = 2001}}\n"
        "@misc{last, title = {The last}, author = {Byron, Ada}, year = 2001}\n"
    )
    for builder, name in (("html", "index.html"), ("latex", "booklet.tex")):
        text = project.build(builder).text(name)
        assert "The last" in text
        assert len(text) > 3_900_000
