"""Five groups of invented people, whose files have the faults of real ones.

Of each paper stands here how its authors are printed, and who they are: an id for who is certain,
``?`` with ids for whom a question is asked, ``-`` for a stranger. No member is missed in silence,
nobody is printed in silence under a name that nobody has, and nobody wrong is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from labpress.group.lab import Lab, Settings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Paper:
    """The authors as the file has them, and what is right. ``told``: what the problems say."""

    authors: str
    printed: str
    who: str
    told: tuple[str, ...] = ()
    year: int = 2022


GROUPS = {
    "accents and transliterations": (
        """
juergen-muellner: {name: Jürgen Müllner, role: pi, joined: 2010}
asa-aalund: {name: Åsa Ålund, role: phd, joined: 2019}
lu-min: {name: {given: Min, family: Lü}, role: postdoc, joined: 2020}
zofia-laska: {name: Zofia Łaska, role: phd, joined: 2021}
anna-lueders: {name: Anna Lueders, role: ms, joined: 2021}
""",
        (
            Paper(r"M{\"u}llner, J{\"u}rgen and Åsa Ålund", "J. Müllner, Å. Ålund",
                  "juergen-muellner asa-aalund"),
            Paper("Muellner, Juergen and Aasa Aalund", "J. Muellner, A. Aalund",
                  "?juergen-muellner ?asa-aalund", ("may be Jürgen", "may be Åsa")),
            Paper("Min Lv and Min Lyu and Zofia Laska", "M. Lv, M. Lyu, Z. Laska",
                  "?lu-min ?lu-min ?zofia-laska",
                  ("“Min Lv” (author 1", "“Min Lyu” (author 2", "may be Zofia")),
            Paper("Lv, Min", "M. Lv", "?lu-min", ("may be Min",)),
            Paper("Anna Lüders and J{\\\" u}rgen M{\\\" u}llner", "A. Lüders, J. Müllner",
                  "?anna-lueders juergen-muellner", ("may be Anna",)),
            Paper("Ann Lund and Min Lou and Zora Laska", "A. Lund, M. Lou, Z. Laska", "- - -"),
        ),
    ),
    "names of several words": (
        """
gabriel: {name: {given: Gabriel, family: García Sol}, role: pi, joined: 2012}
laurens: {name: Laurens van der Maat, role: postdoc, joined: 2018}
mary: {name: {given: Mary, family: Holt-Ferris}, role: phd, joined: 2020}
alfred: {name: Alfred O. Herring, role: staff, joined: 2015}
martin: {name: Martin King Jr., role: phd, joined: 2021}
pin: {name: Pin-Yu Chan, role: phd, joined: 2021}
conan: {name: Conan O'Nell, role: phd, joined: 2021}
""",
        (
            Paper("Gabriel García Sol and Laurens Van Der Maat and Mary Holt Ferris",
                  "G. García Sol, L. van der Maat, M. Holt-Ferris", "gabriel laurens mary"),
            Paper("Sol, G. G. and García, Gabriel and Maat, Laurens van der",
                  "G. G. Sol, G. García, L. van der Maat", "?gabriel ?gabriel laurens",
                  ("“G. G. Sol”", "“Gabriel García”")),
            Paper("Gabriel García", "G. García", "?gabriel", ("may be Gabriel",)),
            Paper("Mary Ferris and Alfred Herring and Alfred Otto Herring",
                  "M. Ferris, A. Herring, A. O. Herring", "?mary ?alfred ?alfred",
                  ("may be Mary", "“Alfred Herring”", "“Alfred Otto Herring”")),
            Paper("Martin King and Pinyu Chan and Conan ONell", "M. King, P.-Y. Chan, C. O’Nell",
                  "?martin pin conan", ("may be Martin",)),
            Paper("King, Martin, Jr. and Chan, Pin Yu and O Nell, Conan",
                  "M. King Jr., P.-Y. Chan, C. O’Nell", "martin pin conan"),
            Paper("L. v. d. Maat and vanderMaat, Laurens", "L. v. d. Maat, L. van der Maat",
                  "?laurens laurens", ("who is in the list already",)),
        ),
    ),
    "short and familiar names": (
        """
gregory: {name: Gregory Palm, role: pi, joined: 2008}
kathleen: {name: Kathleen Dorn, role: phd, joined: 2019}
thomas: {name: Thomas Weir, role: phd, joined: 2019}
william: {name: William Stroh, role: staff, joined: 2019}
yuri: {name: Yuri Lasko, role: postdoc, joined: 2019}
robert: {name: J. Robert Oster, role: faculty, joined: 2009}
jiancheng: {name: Jiancheng Petersen, role: phd, joined: 2020}
""",
        (
            Paper("Greg Palm and Kathy Dorn and Th. Weir", "G. Palm, K. Dorn, T. Weir",
                  "?gregory ?kathleen ?thomas", ("may be Gregory", "may be Kath", "may be Thomas")),
            Paper("Wm. Stroh and Yu. Lasko and Robert Oster", "W. Stroh, Y. Lasko, R. Oster",
                  "?william ?yuri ?robert", ("may be William", "may be Yuri", "may be J. Robert")),
            Paper("Bill Stroh and Thos. Weir and Jianchng Petersen",
                  "B. Stroh, T. Weir, J. Petersen", "?william ?thomas ?jiancheng",
                  ("may be William", "may be Thomas", "may be Jiancheng")),
            Paper("Gregory Palms and Thora Weir and Walter Stroh and Yuna Lasko",
                  "G. Palms, T. Weir, W. Stroh, Y. Lasko", "- - - -"),
            Paper("Jiancheng Peterson", "J. Peterson", "?jiancheng", ("may be Jiancheng",)),
        ),
    ),
    "lists that are not BibTeX's": (
        """
sijia: {name: Sijia Luo, also: [Luo SJ], role: pi, joined: 2015}
anna: {name: Anna Brandt, role: phd, joined: 2019, orcid: 0000-0002-1825-0097}
bob: {name: Bob Ruhl, role: phd, joined: 2019}
""",
        (
            Paper("Sijia Luo, Anna Brandt, and Bob Ruhl", "S. Luo, A. Brandt, B. Ruhl",
                  "sijia anna bob", ("commas are between people",)),
            Paper("Luo, Sijia; Brandt, Anna; Ruhl, Bob", "S. Luo, A. Brandt, B. Ruhl",
                  "sijia anna bob", ("read as “and”",)),
            Paper(r"Sijia Luo$^{1}$ \& Dr. Anna Brandt", "S. Luo, A. Brandt", "sijia anna",
                  ("read as “and”", "“$^{1}$” beside", "“Dr.” beside")),
            Paper("Luo SJ and Brandt A and Ruhl B et al.", "S. J. Luo, A. Brandt, B. Ruhl, et al.",
                  "sijia ?anna ?bob", ("“Luo” and init", "“Brandt” and init", "“Ruhl” and init",
                                       "others", "may be Anna", "may be Bob")),
            Paper("A. Brandt (0000-0002-1825-0097) and IBM Research", "A. Brandt, IBM Research",
                  "anna -", ("0000-0002", "name of a body")),
            Paper("Brandt, A. B. 0000-0001-5109-3700 and Ruhl, Bob", "A. B. Brandt, B. Ruhl",
                  "- bob", ("0000-0001",)),
            Paper("Luo, Sijia and Brandt Anna and Ruhl, Bob", "S. Luo, B. Anna, B. Ruhl",
                  "sijia ?anna bob", ("no comma", "may be Anna")),
            Paper("{Institute of Fins and Fish} and Luo, Sijia",
                  "Institute of Fins and Fish, S. Luo", "- sijia"),
        ),
    ),
    "homonyms and times": (
        """
yang-18: {name: Yang Lou, dblp: 51/3710-18, role: phd, joined: 2019}
yang-2: {name: Yang Lou, also: [Yang Lou 0002], member: false}
vera: {name: Vera Lund, role: visitor, joined: May 2022, left: Sept. 2022}
olaf:
  name: Olaf Tamm
  positions:
    - {role: ms, from: 2012, until: 2014}
    - {role: postdoc, from: 2021, until: present}
ines: {name: Ines Corr, role: phd, left: unknown}
otto: {name: Otto Ruh, role: pi, joined: 2015, print: O. T. Ruh}
""",
        (
            Paper("Yang Lou 0018 and Yang Lou 0002 and Yang Lou 0007", "Y. Lou, Y. Lou, Y. Lou",
                  "yang-18 yang-2 -"),
            Paper("Yang Lou", "Y. Lou", "?yang-18,yang-2", ("is the name of",)),
            Paper("V. Lund and Otto Ruh", "V. Lund, O. T. Ruh", "?vera otto",
                  ("has the initials of Vera Lund",), 2014),
            Paper("V. Lund and O. Ruh", "V. Lund, O. Ruh", "?vera ?otto",
                  ("may be Vera", "may be Otto"), 2023),
            Paper("O. Ruh", "O. Ruh", "?otto", ("may be Otto",), 2009),
            Paper("Olaf Tamm and Ines Corr", "O. Tamm, I. Corr", "olaf ines", year=2017),
        ),
    ),
}  # fmt: skip


def data_of(kind: str) -> dict[str, str]:
    """Return the files of records of one of the groups, by name."""
    people, papers = GROUPS[kind]
    entries = (
        f"@misc{{p{number}, title={{T {number}}}, year={{{one.year}}}, author={{{one.authors}}}}}\n"
        for number, one in enumerate(papers)
    )
    return {"people.yml": people, "publications.bib": "".join(entries)}


@pytest.mark.parametrize("kind", GROUPS)
def test_nobody_is_missed_or_misprinted_in_silence(kind: str, tmp_path: Path) -> None:
    papers = GROUPS[kind][1]
    for name, content in data_of(kind).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    lab = Lab.load(tmp_path, Settings())
    for number, paper in enumerate(papers):
        found = lab.publications[f"p{number}"]
        assert ", ".join(run.text for run in lab.bylines[found.key]) == paper.printed
        who = [
            author.identity.person
            or ("?" + ",".join(author.identity.candidates)).rstrip("?")
            or "-"
            for author in found.authors
        ]
        assert " ".join(who) == paper.who
        said = [problem.message for problem in lab.problems if problem.record == found.key]
        assert len(said) == len(paper.told), said
        for words in paper.told:
            assert any(words in one for one in said), (words, said)
    assert not [problem for problem in lab.problems if "people.yml" in problem.location.file]


def test_positions_decide_who_is_bold_at_publication(tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_text(GROUPS["homonyms and times"][0], encoding="utf-8")
    years = (2011, 2013, 2017, 2022)
    (tmp_path / "publications.bib").write_text(
        "".join(f"@misc{{p{y}, title={{T {y}}}, year={y}, author={{Olaf Tamm}}}}\n" for y in years),
        encoding="utf-8",
    )
    lab = Lab.load(tmp_path, Settings(bold="at-publication"))
    bold = [lab.publications[f"p{year}"].authors[0].bold for year in years]
    assert bold == [False, True, False, True]


def _found(folder: Path, people: str, *authors: str) -> list[str]:
    """Return the identity of each of *authors*, each alone in a paper."""
    (folder / "people.yml").write_text(people, encoding="utf-8")
    entries = (
        f"@misc{{p{number}, title={{T {number}}}, year=2022, author={{{author}}}}}\n"
        for number, author in enumerate(authors)
    )
    (folder / "publications.bib").write_text("".join(entries), encoding="utf-8")
    lab = Lab.load(folder, Settings())
    identities = (lab.publications[f"p{one}"].authors[0].identity for one in range(len(authors)))
    return [
        one.person or {"ambiguous": "?"}.get(one.kind, "-") + "".join(one.candidates)
        for one in identities
    ]


def test_a_name_in_its_own_script_beside_another_speaks_against_who_writes_it_otherwise(
    tmp_path: Path,
) -> None:
    people = "a: {name: Yan Liu, native: 刘燕}\n"
    spellings = ("Yan Liu 刘燕", "Yan Liu (刘岩)", "Yan Liu 刘岩", "Yan Liu")
    assert _found(tmp_path, people, *spellings) == ["a", "?a", "?a", "a"]


def test_what_an_orcid_excludes_in_one_paper_is_open_again_in_the_next(tmp_path: Path) -> None:
    people = "a: {name: Yan Liu, orcid: 0000-0002-1825-0097}\nb: {name: Yan Liu}\n"
    spellings = ("Yan Liu (0000-0001-5109-3700)", "Yan Liu")
    assert _found(tmp_path, people, *spellings) == ["b", "?ab"]
