"""The pybtex style: our line for what we know, never a crash for what we do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.bibtex import style
from labpress.bibtex.style import LabpressStyle
from labpress.formatting.sources import SourceStyle
from labpress.records.model import Author, Award, Date, Identity, Link, Name, Publication
from labpress.records.richtext import Span, text
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

LIU = Author(
    Name("Liu", "Sijia"), marks=("equal",), identity=Identity("person", "sijia-liu"), bold=True
)
PAPER = Publication(
    "known",
    "inproceedings",
    (*text("Fast "), Span("emph", children=text("and")), *text(" sure?")),
    (LIU, Author(Name("O'Reilly", "Una-May"))),
    date=Date(2023),
    venue=text("Advances in Neural Information Processing Systems"),
    awards=(Award("Spotlight"),),
    links=(Link("arxiv", "https://arxiv.org/abs/2304.04934"), Link("pdf", "/papers/a.pdf")),
)
VENUES = (("NeurIPS", ("Advances in Neural Information Processing Systems",)),)


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    style.use({"known": PAPER}, source_style=SourceStyle(VENUES))
    yield
    style.use({})


def rendered(bib: str, backend: str = "html") -> list[str]:
    style = LabpressStyle()
    formatted = style.format_bibliography(parse_string(bib, "bibtex"))
    writer = find_plugin("pybtex.backends", backend)()
    return [entry.text.render(writer) for entry in formatted]


def test_a_known_publication_reads_as_in_our_lists() -> None:
    (line,) = rendered("@inproceedings{known, title = {Other}}")
    assert line.replace('\n<span class="bibtex-newblock"></span>', " ").replace("\n", " ") == (
        "<strong>S. Liu*</strong>, U.-M. O’Reilly. Fast <em>and</em> sure? "
        'NeurIPS’23 (Spotlight). <a href="https://arxiv.org/abs/2304.04934">arXiv</a>.'
    )


def test_it_renders_to_document_nodes() -> None:
    style = LabpressStyle()
    entry = parse_string("@misc{known, title = {Other}}", "bibtex").entries["known"]
    backend = find_plugin("pybtex.backends", "docutils")()
    nodes = style.format_entry("1", entry).text.render(backend)
    strong = [node.astext() for node in nodes if node.tagname == "strong"]
    assert strong == ["S. Liu*"]


def test_names_and_titles_are_escaped() -> None:
    hostile = Publication("known", "misc", text("<script>"), (Author(Name("<b>")),))
    style.use({"known": hostile})
    (line,) = rendered("@misc{known, title = {x}}")
    assert "<script>" not in line
    assert "<b>" not in line


@pytest.mark.parametrize(
    "kind", ["report", "thesis", "software", "preprint", "online", "dataset", "patent", "misc"]
)
def test_no_entry_type_stops_it(kind: str) -> None:
    (line,) = rendered(
        f"@{kind}{{other, title = {{A Title}}, author = {{Ada Byron}}, year = 1843}}"
    )
    assert "Ada Byron" in line
    assert "title" in line


def test_an_entry_without_the_fields_of_its_type_is_still_written() -> None:
    (line,) = rendered("@article{other, title = {A Title}}")
    assert "title" in line
    assert rendered("@article{empty, note = {}}") is not None


def test_mathematics_becomes_characters() -> None:
    style.use(
        {"known": Publication("known", "misc", (Span("math", r"\alpha"), *text("-divergence")))}
    )
    (line,) = rendered("@misc{known, title = {x}}")
    assert "α-divergence" in line


def test_it_is_the_style_named_labpress() -> None:
    from importlib.metadata import entry_points

    found = [
        point.value for point in entry_points(group="pybtex.style.formatting", name="labpress")
    ]
    if not found:
        pytest.skip("the package is not installed")
    assert found == ["labpress.bibtex.style:LabpressStyle"]
