"""Bylines, venues, awards, dates and the legend."""

from __future__ import annotations

import pytest
from labpress.formatting.bylines import (
    AuthorRun,
    awards_line,
    byline,
    date_text,
    legend,
    legend_to,
    period_text,
)
from labpress.formatting.sources import SourceStyle, entry_line
from labpress.formatting.venues import venue_line
from labpress.names.parsing import parse
from labpress.people.identity import resolve
from labpress.records.model import (
    DEFAULT_MARKS,
    Author,
    Award,
    Date,
    Identity,
    Mark,
    Name,
    Publication,
)
from labpress.records.richtext import text

from tests.seed_papers import PAPERS, PEOPLE, VENUES, Paper, publication

EQUAL, CORRESPONDING, ADVISOR = DEFAULT_MARKS


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
def test_the_seed_is_printed_character_for_character(paper: Paper) -> None:
    (resolved,), problems = resolve([publication(paper)], PEOPLE)
    runs = byline(resolved)
    assert problems == ()
    assert ", ".join(run.text for run in runs) == paper.byline
    bold = [
        str(author.name) for author, run in zip(resolved.authors, runs, strict=True) if run.bold
    ]
    assert bold == paper.bold.split(", ")
    assert entry_line(resolved, SourceStyle(VENUES)) == paper.line


def authors(*names: str, bold: str = "", marked: str = "") -> tuple[Author, ...]:
    return tuple(
        Author(
            parse(name),
            ("equal",) if name == marked else (),
            identity=Identity("person", "someone") if name == bold else Identity(),
            bold=name == bold,
        )
        for name in names
    )


def test_a_run_names_the_person_and_keeps_the_star_inside() -> None:
    paper = Publication("k", "misc", (), authors("Sijia Liu", bold="Sijia Liu", marked="Sijia Liu"))
    assert byline(paper) == (AuthorRun("S. Liu*", True, "someone", ("equal",), "*"),)
    assert byline(paper)[0].name == "S. Liu"
    assert byline(paper, full_names=True)[0].text == "Sijia Liu*"


def test_several_marks_stand_in_their_order_and_unknown_ones_have_no_symbol() -> None:
    author = Author(Name("Liu", "Sijia"), ("equal", "corresponding", "strange"))
    (run,) = byline(Publication("k", "misc", (), (author,)))
    assert run.text == "S. Liu*†"


MANY = [f"{letter}ob Smith" for letter in "ABCDEFGHIJ"]


@pytest.mark.parametrize(
    ("bold", "marked", "others", "limit", "expected"),
    [
        ("", "", False, None, "A B C D E F G H I J"),
        ("", "", False, 10, "A B C D E F G H I J"),
        ("", "", True, None, "A B C D E F G H I J et al."),
        ("", "", False, 3, "A B C et al."),
        ("Hob Smith", "", False, 3, "A B C … H et al."),
        ("Job Smith", "", False, 3, "A B C … J"),
        ("Eob Smith", "", False, 3, "A B C D E et al."),
        ("Fob Smith", "Hob Smith", True, 2, "A B … F G H et al."),
        ("", "", False, 0, "A B C D E F G H I J"),
    ],
)
def test_long_lists_never_hide_a_member_or_a_marked_author(
    bold: str, marked: str, others: bool, limit: int | None, expected: str
) -> None:
    paper = Publication("k", "misc", (), authors(*MANY, bold=bold, marked=marked), others=others)
    runs = byline(paper, max_authors=limit)
    assert " ".join(run.text if run.ellipsis else run.text[0] for run in runs) == expected


def test_a_publication_without_authors_has_an_empty_byline() -> None:
    assert byline(Publication("k", "misc", ())) == ()


def at(venue: str, year: int | None = 2023, **more: object) -> Publication:
    date = Date(year) if year else None
    return Publication("k", "misc", (), venue=text(venue), date=date, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (at("Advances in Neural Information Processing Systems"), "NeurIPS’23"),
        (at("advances in neural information processing systems 36"), "NeurIPS’23"),
        (at("Proceedings of the 40th International Conference on Machine Learning"), "ICML’23"),
        (at("Thirty-ninth Conference on Uncertainty in Artificial Intelligence"), "UAI’23"),
        (at("The Eleventh International Conference on Learning Representations"), "ICLR’23"),
        (at("2023 International Conference on Machine Learning (ICML)"), "ICML’23"),
        (at("International Conference on Machine Learning, ICML 2023, Honolulu"), "ICML’23"),
        (at("ICML"), "ICML’23"),
        (at("ICML 2023"), "ICML’23"),
        (at("NeurIPS", 2005), "NeurIPS’05"),
        (at("NeurIPS", None), "NeurIPS"),
        (
            at("International Conference on Machine Learning, Workshop on Dreams"),
            "International Conference on Machine Learning, Workshop on Dreams, 2023",
        ),
        (
            at("International Conference on Machine Learning (Workshop)"),
            "International Conference on Machine Learning (Workshop), 2023",
        ),
        (at("Nature Machine Intelligence"), "Nature Machine Intelligence, 2023"),
        (at("Nature Machine Intelligence", None), "Nature Machine Intelligence"),
        (at("2023 Winter School"), "2023 Winter School"),
        (at("Transactions on Machine Learning Research", abbr="TMLR"), "TMLR’23"),
        (at("Transactions on Machine Learning Research", abbr="TMLR 2023"), "TMLR’23"),
        (at("Transactions on Machine Learning Research", abbr="TMLR'23"), "TMLR’23"),
        (at("NeurIPS", abbr="NIPS"), "NeurIPS’23"),
        (at("A Long Name", abbr="TMLR"), "A Long Name, 2023"),
        (at("A Long Name", abbr="NeurIPS"), "NeurIPS’23"),
        (at("", abbr="TMLR"), "TMLR’23"),
        (at("A Long Name", abbr="NeurIPS D&B"), "NeurIPS’23 (D&B)"),
        (at("NeurIPS", abbr="NeurIPS (Main Track)"), "NeurIPS’23 (Main Track)"),
        (at("ICML", fields=(("track", "Position Papers"),)), "ICML’23 (Position Papers)"),
        (at("", arxiv="2304.04934"), "arXiv:2304.04934, 2023"),
        (at("", arxiv="2304.04934v3"), "arXiv:2304.04934, 2023"),
        (at("", abbr="arXiv", arxiv="2304.04934"), "arXiv:2304.04934, 2023"),
        (at("arXiv preprint arXiv:2304.04934"), "arXiv:2304.04934, 2023"),
        (at("arXiv preprint arXiv:2304.04934v2 [cs.LG]"), "arXiv:2304.04934, 2023"),
        (at("arXiv e-prints"), "arXiv, 2023"),
        (at("arXiv" + " [cs]" * 10_000 + "x"), "arXiv" + " [cs]" * 10_000 + "x, 2023"),
        (at("CoRR, abs/2304.04934"), "arXiv:2304.04934, 2023"),
        (at("CoRR", arxiv="cs/0112017"), "arXiv:cs/0112017, 2023"),
        (at("arXiv"), "arXiv, 2023"),
        (at("Nature", arxiv="2304.04934"), "Nature, 2023"),
        (at("", None), ""),
        (at(""), "2023"),
    ],
)
def test_venues(paper: Publication, expected: str) -> None:
    assert venue_line(paper, VENUES) == expected


def test_long_names_are_found_without_regard_to_accents_and_braces() -> None:
    venues = (("JFdS", ("{Journées} Françaises de Statistique",)),)
    assert venue_line(at("Journees francaises de statistique"), venues) == "JFdS’23"


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ((), ""),
        ((Award("Spotlight"),), "Spotlight"),
        ((Award("Oral"), Award("Best Paper Award")), "Oral, Best Paper Award"),
        ((Award("Oral", "acceptance rate 3%"),), "Oral, acceptance rate 3%"),
        ((Award("Oral", "top 3%"), Award("Best Paper")), "Oral, top 3%; Best Paper"),
    ],
)
def test_awards(awards: tuple[Award, ...], expected: str) -> None:
    assert awards_line(awards) == expected


def test_an_award_without_a_venue_has_no_brackets() -> None:
    assert entry_line(at("", None, awards=(Award("Oral"),))) == "Oral"


@pytest.mark.parametrize(
    ("date", "style", "expected"),
    [
        (Date(2025, 9, 26), "long", "26 September 2025"),
        (Date(2025, 9, 26), "month", "September 2025"),
        (Date(2025, 9, 26), "iso", "2025-09-26"),
        (Date(2025, 9), "long", "September 2025"),
        (Date(2025), "long", "2025"),
        (Date(2024, season="fall"), "long", "Fall 2024"),
        (None, "long", ""),
    ],
)
def test_dates(date: Date | None, style: str, expected: str) -> None:
    assert date_text(date, style) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Date(2021), Date(2025, 5), "2021–2025"),
        (Date(2022, 1), Date(2022, 8), "2022"),
        (Date(2024, season="fall"), None, "since 2024"),
        (None, Date(2024), "until 2024"),
        (None, None, ""),
    ],
)
def test_periods(start: Date | None, end: Date | None, expected: str) -> None:
    assert period_text(start, end) == expected


@pytest.mark.parametrize(
    ("bold", "marks", "expected"),
    [
        (True, (EQUAL,), "Authors in bold are group members; * marks equal contribution."),
        (True, (), "Authors in bold are group members."),
        (False, (EQUAL,), "* marks equal contribution."),
        (False, (), ""),
        (
            True,
            (EQUAL, CORRESPONDING),
            "Authors in bold are group members; * marks equal contribution; "
            "† marks the corresponding author.",
        ),
        (
            False,
            (EQUAL, Mark("second", "§", "equal contribution"), ADVISOR),
            "* and § mark equal contribution; ‡ marks an advisor.",
        ),
    ],
)
def test_the_legend_names_what_occurs(bold: bool, marks: tuple[Mark, ...], expected: str) -> None:
    assert legend(bold, marks) == expected


def test_the_legend_to_a_list_names_marks_in_the_order_of_the_configuration() -> None:
    one = Publication("a", "misc", (), (Author(Name("A"), ("advisor",)),))
    two = Publication("b", "misc", (), (Author(Name("B"), ("equal",), bold=True),))
    marks = (EQUAL, ADVISOR)
    both = "Authors in bold are group members; * marks equal contribution; ‡ marks an advisor."
    assert legend_to([byline(one), byline(two)], marks) == both
    assert legend_to([byline(one)], marks) == "‡ marks an advisor."
