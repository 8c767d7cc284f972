"""Everything that is read has a bound, which is told; work grows with what is typed, no faster."""

from __future__ import annotations

import pytest
from labpress.group.kinds import KINDS
from labpress.group.lab import Lab
from labpress.group.permalink_check import broken
from labpress.reading.bib import entries
from labpress.reading.bib.authors import LONGEST_NAME, MOST_AUTHORS
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.entries import LONGEST_STRING
from labpress.reading.bib.parser import MOST_FIELDS
from labpress.reading.permalinks import Permalink

from tests.steps import assert_linear

ENTRY = "@article{{k, title = {{T}}, author = {{{}}}, journal = {{J}}, year = 2020{}}}\n"


@pytest.fixture
def read(tmp_path):
    """Read a .bib: the first paper, and what was told."""

    def _read(text: str):
        path = tmp_path / "publications.bib"
        path.write_text(text, encoding="utf-8")
        papers, problems = read_bibliography(path)
        return papers, [f"{p.location.line}: {p.message}" for p in problems]

    return _read


def doubling(times: int, use: int = 1) -> str:
    """Definitions that double each other, and entries that use the last one."""
    lines = ['@string{a0 = "0123456789"}\n']
    lines += [f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(times)]
    lines += [
        f"@misc{{k{n}, title = a{times}, author = {{J. Doe}}, year = 2020}}\n" for n in range(use)
    ]
    return "".join(lines)


def test_definitions_that_double_each_other_are_cut_and_told(read):
    papers, told = read(doubling(60))
    assert len(papers[0].plain_title) <= LONGEST_STRING
    assert told[0] == "9: a8 has more than 2,000 characters from @string; the rest was not read"


def test_many_uses_of_a_definition_are_cut_and_told(read):
    papers, told = read(doubling(7).replace("title = a7", "title = " + " # ".join(["a7"] * 999)))
    assert len(papers[0].plain_title) <= LONGEST_STRING
    assert any("k0: title has more than 2,000 characters from @string" in one for one in told)


def test_a_very_long_field_is_cut_and_told(read, monkeypatch):
    monkeypatch.setattr(entries, "LONGEST_FIELD", 3_000)
    papers, told = read(ENTRY.format("J. Doe", f", booktitle = {{{'x' * 3_005}}}"))
    assert papers[0].plain_title == "T"
    assert "1: k: booktitle has more than 3,000 characters; the rest was not read" in told


def test_very_many_fields_are_told_once(read):
    fields = "".join(f", f{n} = {{x}}" for n in range(MOST_FIELDS + 50))
    papers, told = read(
        ENTRY.format("J. Doe", fields) + ENTRY.format("A. Roe", "").replace("k", "m")
    )
    assert [paper.key for paper in papers] == ["k", "m"]
    assert [one for one in told if "more than 1,000 fields" in one]


def test_very_many_authors_are_cut_and_told(read):
    papers, told = read(ENTRY.format(" and ".join(["Jane Doe"] * (MOST_AUTHORS + 5)), ""))
    assert len(papers[0].authors) == MOST_AUTHORS
    assert papers[0].others
    assert told == ["1: k: there are more than 10,000 names; the rest was not read"]


@pytest.mark.parametrize("sign", ["~", "J.", "J-", "a ", "$", "(", "{}", "Jane Doe, ", "\\'e"])
def test_a_very_long_name_is_cut_and_told(read, sign):
    papers, told = read(ENTRY.format(sign * (2 * LONGEST_NAME), ""))
    assert len(papers) == 1
    assert "1: k: a name has more than 4,000 characters; the rest was not read" in told


def test_people_who_seem_one_are_named_in_a_short_line(tmp_path):
    (tmp_path / "people.yml").write_text("jane:\n  name: Jane Doe\n  role: pi\n")
    authors = " and ".join(["Jane Doe"] * 500)
    (tmp_path / "publications.bib").write_text(ENTRY.format(authors, ""))
    (message,) = [p.message for p in Lab.load(tmp_path).problems if p.code == "identity-twice"]
    assert message.startswith("authors 1, 2, 3, 4, 5, 6 and 494 more of k (")


def test_a_ledger_of_broken_names_takes_time_with_its_length_only():
    def work(size):
        gone = [Permalink("paper", f"old{n}fish") for n in range(size)]
        gone += [Permalink("award", f"old{n}fish-best-paper") for n in range(size)]
        new = [f"new{n}fish" for n in range(size)]
        assert len([*broken(gone, KINDS, lambda kind, name: False, lambda kind: new)]) == 2 * size

    assert_linear(work, 100)


def test_slips_in_a_bibliography_take_time_with_their_number_only(tmp_path):
    def work(size):
        path = tmp_path / f"{size}.bib"
        path.write_text(
            "".join(f'@string{{jrnl{n} = "J {n}"}}\n' for n in range(size))
            + "".join(
                f"@misc{{k{n}, title = {{T {n}}}, author = {{J. Doe}}, year = 2020,"
                f" crossref = {{l{n}}}, journal = jornl{n}}}\n"
                for n in range(size)
            )
        )
        assert len(read_bibliography(path)[0]) == size

    assert_linear(work, 80)


def test_many_entries_of_one_title_or_key_take_time_with_their_number_only(tmp_path):
    def work(size):
        (tmp_path / "publications.bib").write_text(
            "".join(
                f"@misc{{k, title = {{T {n}}}, author = {{Ann Doe}}, year = 2020}}\n"
                f"@misc{{s{n}, title = {{One title}}, author = {{Xyz{chr(97 + n % 26)} Roe{n}}},"
                f" year = 2020}}\n"
                for n in range(size)
            )
        )
        assert len(Lab.load(tmp_path).publications) == 2 * size

    assert_linear(work, 60, 4)


def test_numbers_of_grants_are_looked_for_in_steps_that_grow_with_them(tmp_path):
    def work(size):
        (tmp_path / "grants.yml").write_text(
            "".join(
                f'g{n}: {{title: T{n}, funder: NSF, number: "IIS-{n:05d}"}}\n' for n in range(size)
            )
        )
        (tmp_path / "publications.bib").write_text(
            "".join(
                f"@misc{{k{n}, title = {{T {n}}}, author = {{Ann Doe}}, year = 2020,"
                f" funding = {{NSF IIS-{n:05d}}}}}\n"
                for n in range(size)
            )
        )
        problems = Lab.load(tmp_path).problems
        assert sum(problem.code == "grant-number" for problem in problems) == size

    assert_linear(work, 60, 4)


def test_a_message_names_a_few_of_very_many_people(tmp_path):
    people = "".join(f"q{n}:\n  name: Q{n} Roe\n  role: phd\n" for n in range(50))
    people += "".join(f"j{n}:\n  name: Jane Poe\n  role: phd\n" for n in range(50))
    (tmp_path / "people.yml").write_text(people)
    (tmp_path / "publications.bib").write_text(ENTRY.format("Q. Roe and Jane Poe", ""))
    told = [problem.message for problem in Lab.load(tmp_path).problems]
    assert max(map(len, told)) < 330
    assert any("or one of 44 more" in message for message in told)


@pytest.mark.parametrize(("length", "left"), [(200, False), (201, True)])
def test_emphasis_in_an_award_ends_within_bounds(read, length, left):
    award = f", award = {{Won *{'a' * length}* twice}}, award_name = {{Best Paper}}"
    (paper,), _ = read(ENTRY.format("J. Doe", award))
    assert ("*" in paper.awards[0].detail) is left
