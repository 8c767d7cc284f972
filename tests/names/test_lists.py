"""Lists of authors that are not quite BibTeX's: read as meant where that is certain, and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.names.lists import company_of, read_piece
from labpress.names.parsing import parse, short, split


def read(field: str) -> tuple[str, list[str], list[str]]:
    """Return how the list is printed, and the messages and hints of what is told."""
    names = split(field)
    if names and names[-1][0].lower() == "others":
        names, ends = names[:-1], ["et al."]
    else:
        ends = []
    company = company_of([source for source, _ in names])
    shown, messages, hints = [], [], []
    for source, _ in names:
        reading = read_piece(source, company)
        shown += [short(parse(one.source)) for one in reading.people]
        ends = ["et al."] if reading.others else ends
        messages += [finding.message for finding in reading.findings]
        hints += [finding.hint for finding in reading.findings]
    return ", ".join([*shown, *ends]), messages, hints


# --- read as meant, and told with the text to write


@pytest.mark.parametrize(
    ("field", "printed", "to_write"),
    [
        # several people between commas
        ("Jane Doe, Bob Roe, and Ann Poe", "J. Doe, B. Roe, A. Poe", "Jane Doe and Bob Roe"),
        ("Jane Doe, Bob Roe and Ann Poe", "J. Doe, B. Roe, A. Poe", "Jane Doe and Bob Roe"),
        ("Ksen Dol, Bolm Ros, and Arun Pol", "K. Dol, B. Ros, A. Pol", "Ksen Dol and Bolm Ros"),
        ("Jane Doe, Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane van Dyk, Bob Roe", "J. van Dyk, B. Roe", "Jane van Dyk and Bob Roe"),
        (
            "Ksen Dol, Bolm Ros, Arun Pol",
            "K. Dol, B. Ros, A. Pol",
            "Ksen Dol and Bolm Ros and Arun",
        ),
        ("Doe, J., Roe, B., Poe, A.", "J. Doe, B. Roe, A. Poe", "Doe, J. and Roe, B. and Poe, A."),
        ("Doe, Jane, Roe, Bob", "J. Doe, B. Roe", "Doe, Jane and Roe, Bob"),
        ("Doe, Jane, and Roe, Bob", "J. Doe, B. Roe", '"and" between people alone'),
        # other separators
        (
            "Jane Doe; Bob Roe; Ann Poe",
            "J. Doe, B. Roe, A. Poe",
            "Jane Doe and Bob Roe and Ann Poe",
        ),
        ("Doe, Jane; Roe, Bob", "J. Doe, B. Roe", "Doe, Jane and Roe, Bob"),
        (r"Jane Doe \& Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Doe, J. & Roe, B.", "J. Doe, B. Roe", "Doe, J. and Roe, B."),
        ("Jane Doe / Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe with Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("A. Smith. B. Jones", "A. Smith, B. Jones", "A. Smith and B. Jones"),
        # and others
        ("Jane Doe and et al.", "J. Doe, et al.", "and others"),
        ("Jane Doe et al.", "J. Doe, et al.", "and others"),
        ("Doe, Jane, et al", "J. Doe, et al.", "and others"),
        ("Doe, Jane et. al.", "J. Doe, et al.", "and others"),
        (r"Jane Doe, \emph{et al.}", "J. Doe, et al.", "and others"),
        ("Jane Doe and others.", "J. Doe, et al.", "and others"),
        ("Jane Doe and ...", "J. Doe, et al.", "and others"),
        ("Jane Doe and etal", "J. Doe, et al.", "and others"),
        ("Jane Doe and 12 others", "J. Doe, et al.", "and others"),
        ("Jane Doe and coauthors", "J. Doe, et al.", "and others"),
        # blanks
        ("J.Doe", "J. Doe", "write J. Doe"),
        ("Jane M.Doe", "J. M. Doe", "write Jane M. Doe"),
        ("J.M.Doe", "J. M. Doe", "write J.M. Doe"),
        ("J. O' Brien", "J. O’Brien", "write J. O'Brien"),
        ("O' Brien, J.", "J. O’Brien", "write O'Brien, J."),
        # no part of the name
        ("Jane Doe jane@example.org", "J. Doe", "write Jane Doe"),
        ("Dr. Jane Doe", "J. Doe", "write Jane Doe"),
        ("Prof. Dr. Jane Doe", "J. Doe", "write Jane Doe"),
        ("Doe, Prof. Jane", "J. Doe", "write Doe, Jane"),
        ("Jane Doe, Ph.D.", "J. Doe", "write Jane Doe"),
        ("Jane Doe, MD, PhD", "J. Doe", "write Jane Doe"),
        ("Jane Doe PhD", "J. Doe", "write Jane Doe"),
        ("Doe, Jane, M.D.", "J. Doe", "write Doe, Jane"),
        ("Jane Doe$^{1,2}$", "J. Doe", "write Jane Doe"),
        ("Jane Doe¹", "J. Doe", "write Jane Doe"),
        (r"Jane Doe\textsuperscript{1}", "J. Doe", "write Jane Doe"),
        (r"Jane Doe\inst{1}", "J. Doe", "write Jane Doe"),
        ("Jane Doe1", "J. Doe", "write Jane Doe"),
        ("Doe1, Jane", "J. Doe", "write Doe, Jane"),
        ("[2] Jane Doe", "J. Doe", "write Jane Doe"),
        ("2. Jane Doe", "J. Doe", "write Jane Doe"),
        ("Jane Doe (MIT)", "J. Doe", "write Jane Doe"),
        ("Doe, Jane (University of X)", "J. Doe", "write Doe, Jane"),
        ("Jane Doe [CERN]", "J. Doe", "write Jane Doe"),
        ("Jane Doe, MIT, USA", "J. Doe", "write Jane Doe"),
        ("Jane Doe <jane@example.org>", "J. Doe", "write Jane Doe"),
        ("Jane Doe 0000-0002-1825-0097", "J. Doe", 'orcid = {N="0000-0002-1825-0097"}'),
        ("Jane Doe.", "J. Doe", "write Jane Doe"),
        ("Doe, Jane.", "J. Doe", "write Doe, Jane"),
        # family name first
        ("Liu SJ", "S. J. Liu", "Liu, S. J."),
        ("Liu S-J", "S.-J. Liu", "Liu, S.-J."),
        ("van der Berg J", "J. van der Berg", "van der Berg, J."),
        ("Rasthofer U", "U. Rasthofer", "Rasthofer, U."),
        ("Rasthofer U.", "U. Rasthofer", "Rasthofer, U."),
        ("Liu SJ and Li YA", "S. J. Liu, Y. A. Li", "Li, Y. A."),
        ("J., Smith", "J. Smith", "Smith, J."),
        # bodies
        ("IBM Research", "IBM Research", "{IBM Research}"),
        ("OPTML Group and Jane Doe", "OPTML Group, J. Doe", "{OPTML Group}"),
        ("Department of Health", "Department of Health", "{Department of Health}"),
        ("Barnes & Noble", "Barnes & Noble", "{Barnes & Noble}"),
        ("Team 2048", "Team 2048", "{Team 2048}"),
        ("Team X", "Team X", "{Team X}"),
        ("Google DeepMind", "Google DeepMind", "{Google DeepMind}"),
        ("AI2", "AI2", "{AI2}"),
        # particles with a capital
        ("Peter St. John", "P. St. John", "write St. John, Peter"),
        ("Vincent Van Gogh", "V. Van Gogh", "if Van is a given name, Vincent {Van} Gogh"),
        ("Gogh, Vincent Van", "V. Van Gogh", "write Van Gogh, Vincent"),
        ("Tom Van den Brock", "T. Van den Brock", "write Van den Brock, Tom"),
        ("Dara Ó Briain", "D. Ó Briain", "write Ó Briain, Dara"),
        ("Omar El Sayed", "O. El Sayed", "write El Sayed, Omar"),
        ("Luis Silva Filho", "L. Silva Filho", "write Silva Filho, Luis"),
        ("JP. Sartre", "J. P. Sartre", "write J. P. Sartre"),
        ("KEVIN MCGRUBER", "K. McGruber", "write Kevin McGruber"),
        # suffixes out of place
        ("John Jr. Smith", "J. Smith Jr.", "write Smith, Jr., John"),
        ("Smith, PhD, John", "J. Smith", "write Smith, John"),
        # other words for "and"
        ("Jane Doe und Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Doe, Jane und Roe, Bob", "J. Doe, B. Roe", "Doe, Jane and Roe, Bob"),
        ("Jane Doe et Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe andBob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Doe J, Roe B, Poe A", "J. Doe, B. Roe, A. Poe", "Doe, J. and Roe, B. and Poe, A."),
        ("J. Doe, B. Roe", "J. Doe, B. Roe", "J. Doe and B. Roe"),
        ("Doe, Ksen M., Roe, Bolm", "K. M. Doe, B. Roe", "Doe, Ksen M. and Roe, Bolm"),
        ("Jane Doe & others", "J. Doe, et al.", "and others"),
        ("Jane Doe and {others}", "J. Doe, et al.", "and others"),
        ("Jane Doe [et al.]", "J. Doe, et al.", "and others"),
        # around and beside the name
        ("[Kevin Doe]", "K. Doe", "write Kevin Doe"),
        ("Jane Doe (MIT, USA)", "J. Doe", "write Jane Doe"),
        ("Doe (MIT), Jane", "J. Doe", "write Doe, Jane"),
        ("Jane Doe, Senior Member, IEEE", "J. Doe", "write Jane Doe"),
        (r"\href{https://example.org}{Jane Doe}", "J. Doe", "write Jane Doe"),
        # more forms of "and others"
        ("Jane Doe, et al.,", "J. Doe, et al.", "and others"),
        ("Jane Doe $et al.$", "J. Doe, et al.", "and others"),
        ("Jane Doe and 20 other authors", "J. Doe, et al.", "and others"),
        ("Jane Doe and (5 more authors)", "J. Doe, et al.", "and others"),
        ("Jane Doe m.fl.", "J. Doe, et al.", "and others"),
        ("Doe, J., Poe, A., ... & Roe, B.", "J. Doe, A. Poe, B. Roe, et al.", "and others"),
        ("Jane Doe, Bob Roe, ..., Ann Poe", "J. Doe, B. Roe, A. Poe, et al.", "and others"),
        # initials that look like it
        ("Sommer U. A.", "U. A. Sommer", "write Sommer, U. A."),
        # titles and degrees
        ("Bob Roe, Prof.", "B. Roe", "write Bob Roe"),
        ("Roe Dr, Bob", "B. Roe", "write Roe, Bob"),
        ("Bob Roe, Dr. rer. nat.", "B. Roe", "write Bob Roe"),
        ("Bob Roe, BSc (Hons)", "B. Roe", "write Bob Roe"),
        ("Bob Roe, MD PhD", "B. Roe", "write Bob Roe"),
        ("Bob Roe, PhD candidate", "B. Roe", "write Bob Roe"),
        ("Smith MD, Jones RJ", "M. D. Smith, R. J. Jones", "Smith, M. D. and Jones, R. J."),
        # signs behind a name
        ("Jane Doe+", "J. Doe", "write Jane Doe"),
        ("Jane Doe♠", "J. Doe", "write Jane Doe"),
        ("Jane Doeª", "J. Doe", "write Jane Doe"),
        # bodies
        ("Anthropic, Inc.", "Anthropic, Inc.", "write {Anthropic, Inc.}"),
        ("IBM Research, Zurich", "IBM Research, Zurich", "write {IBM Research, Zurich}"),
        ("Foo Ltd.", "Foo Ltd.", "write {Foo Ltd.}"),
        (
            "ALPHA Collaboration, Bob Roe",
            "ALPHA Collaboration, B. Roe",
            "{ALPHA Collaboration} and Bob Roe",
        ),
        ("Jane Doe {and} Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Doe., Jane", "J. Doe", "write Doe, Jane"),
        # titles and degrees of several languages
        ("Dott.ssa Giulia Rossi", "G. Rossi", "write Giulia Rossi"),
        ("prof. dr hab. Jan Novak", "J. Novak", "write Jan Novak"),
        ("doc. Ing. Jan Novak, CSc.", "J. Novak", "write Jan Novak"),
        ("Dr.-Ing. Hans Meier", "H. Meier", "write Hans Meier"),
        ("Dipl.-Inf. Hans Meier", "H. Meier", "write Hans Meier"),
        ("Frau Anna Meier", "A. Meier", "write Anna Meier"),
        ("Mme Jeanne Dupont", "J. Dupont", "write Jeanne Dupont"),
        ("Assistant Professor Jane Doe", "J. Doe", "write Jane Doe"),
        ("Lord John Smith", "J. Smith", "write John Smith"),
        ("MSc John Smith", "J. Smith", "write John Smith"),
        ("John Smith, RN", "J. Smith", "write John Smith"),
        ("John Smith MA", "J. Smith", "write John Smith"),
        ("John Smith, M.Ed., FACS", "J. Smith", "write John Smith"),
        ("Jan Novak, Ph.D., CSc.", "J. Novak", "write Jan Novak"),
        # more that is no part of a name
        ("John Smith {MIT}", "J. Smith", "write John Smith"),
        ("Jane Doe {1,2}", "J. Doe", "write Jane Doe"),
        ("Jane Doe MIT", "J. Doe", "write Jane Doe"),
        (r"Jane Doe$^\star$", "J. Doe", "write Jane Doe"),
        ("Jane Doe 1 2", "J. Doe", "write Jane Doe"),
        ("Jane Doe a,b", "J. Doe", "write Jane Doe"),
        ("Jane Doe,1", "J. Doe", "write Jane Doe"),
        ("1,2Jane Doe", "J. Doe", "write Jane Doe"),
        ("Jane Doe ①", "J. Doe", "write Jane Doe"),
        ("Jane Doe ✉", "J. Doe", "write Jane Doe"),
        ("Jane Doe#", "J. Doe", "write Jane Doe"),
        ("Jane Doe:", "J. Doe", "write Jane Doe"),
        ("Jane Doe née Roe", "J. Doe", "write Jane Doe"),
        ("Jane Doe (née Roe)", "J. Doe", "write Jane Doe"),
        ("Jane Doe, Google Research", "J. Doe", "write Jane Doe"),
        ("Jane Doe, École Polytechnique", "J. Doe", "write Jane Doe"),
        ("Jane Doe, ed.", "J. Doe", "write Jane Doe"),
        ("Edited by Jane Doe", "J. Doe", "the names alone"),
        ("Authors: Jane Doe, Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe 0000000218250097", "J. Doe", 'orcid = {N="0000-0002-1825-0097"}'),
        ("Jane Doe {0000-0002-1825-0097}", "J. Doe", 'orcid = {N="0000-0002-1825-0097"}'),
        ("Jane_Doe", "J. Doe", "write Jane Doe"),
        ("Jean d' Alembert", "J. d’Alembert", "write Jean d'Alembert"),
        ("O´Brien, Pat", "P. O’Brien", "write O'Brien, Pat"),
        # lines and gaps between people
        (r"Jane Doe \\ Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe <br> Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        (r"Jane Doe\quad Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe // Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe -- Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe &amp; Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Jane Doe and friends", "J. Doe, et al.", "and others"),
        # bodies, and nobody
        ("Collaboration, ATLAS", "ATLAS Collaboration", "{ATLAS Collaboration}"),
        ("Samsung Electronics", "Samsung Electronics", "{Samsung Electronics}"),
        ("NHS England", "NHS England", "{NHS England}"),
        ("N.N.", "N.N.", "write who it is"),
        ("Jane Doe and -", "J. Doe", "remove it"),
        ("jane@example.org", "jane@example.org", "write the name"),
        # more suffixes and families first
        ("John III Smith", "J. Smith III", "write Smith, III, John"),
        ("John Smith junior", "J. Smith Jr.", "write Smith, Jr., John"),
        ("Liu S. J.", "S. J. Liu", "write Liu, S. J."),
        ("LIU SJ", "S. J. LIU", "write LIU, S. J."),
        ("LIU Sijia", "S. Liu", "write Liu, Sijia"),
        # initials of several letters, and behind them a suffix
        ("Petrov Yu.", "Y. Petrov", "write Petrov, Yu."),
        ("Petrov Yu. A.", "Y. A. Petrov", "write Petrov, Yu. A."),
        ("Petrov A.Yu.", "A. Y. Petrov", "write Petrov, A.Yu."),
        ("Kovácsi Zs. and Ruh Th.", "Z. Kovácsi, T. Ruh", "write Kovácsi, Zs."),
        ("Smith J A", "J. A. Smith", "write Smith, J A"),
        ("Smith J.-P.", "J.-P. Smith", "write Smith, J.-P."),
        ("de la Cruz MA", "M. A. de la Cruz", "write de la Cruz, M. A."),
        ("Smith JA 3rd", "J. A. Smith 3rd", "write Smith, 3rd, J. A."),
        ("McRuh RJ Jr", "R. J. McRuh Jr.", "write McRuh, Jr, R. J."),
        ("Smith Jr. J. A.", "J. A. Smith Jr.", "write Smith, Jr., J. A."),
        ("Smith JA, III", "J. A. Smith III", "write Smith, III, J. A."),
        ("ROE B.", "B. ROE", "write ROE, B."),
        ("Sijia Li.", "S. Li", "write Sijia Li"),
        # degrees before the comma, and the parts of German ones
        ("Roe PhD, Bob", "B. Roe", "write Roe, Bob"),
        ("Roe MD, B.", "B. Roe", "write Roe, B."),
        ("Dr. med. Bob Roe and Dr. phil. Ann Poe", "B. Roe, A. Poe", "write Bob Roe"),
        # Chinese and Japanese
        ("李雷、韩梅梅", "李雷, 韩梅梅", "李雷 and 韩梅梅"),
        ("李雷, 韩梅梅, 王芳", "李雷, 韩梅梅, 王芳", "李雷 and 韩梅梅 and 王芳"),
        ("山田太郎・鈴木花子", "山田太郎, 鈴木花子", "山田太郎 and 鈴木花子"),
        ("Bob Roe 罗博", "B. Roe", "write Bob Roe"),
        # "and" with a comma at its side
        ("Jane Doe,and Bob Roe", "J. Doe, B. Roe", "alone"),
        ("Jane Doe\\newline Bob Roe", "J. Doe, B. Roe", "Jane Doe and Bob Roe"),
        ("Doe, Jane (and others)", "J. Doe, et al.", "and others"),
        ("Doe, Jane and more", "J. Doe, et al.", "and others"),
        (
            "Jane Doe1, Bob Roe2 and Ann Poe1,2",
            "J. Doe, B. Roe, A. Poe",
            "Jane Doe and Bob Roe",
        ),
        # a wrong encoding
        ("MÃ¼ller, JÃ¶rg", "J. Müller", "write Müller, Jörg"),
    ],
)
def test_what_is_certain_is_mended_and_told(field: str, printed: str, to_write: str) -> None:
    shown, messages, hints = read(field)
    assert shown == printed
    assert messages
    assert to_write in " ".join(hints)


# --- told, and read as BibTeX reads it


@pytest.mark.parametrize(
    ("field", "printed", "to_write"),
    [
        ("Doe, Jane, Roe", "R. Doe Jane", 'write "Family, Given"'),
        ("Ksen Dol, Bolm Ros and Arun Pol", "B. R. Ksen Dol, A. Pol", "Ksen Dol and Bolm Ros"),
        ("J. S.", "J. S.", "in full"),
        ("J.S.", "J.S.", "in full"),
        ("J. K., S.", "S. J. K.", "Family, Given"),
        ("Malcolm X", "M. X", "Malcolm, X."),
        ("Liu YA", "L. YA", "if these are initials, write Liu, Y. A."),
        ("Jane Smithson. Bob", "J. S. Bob", '"and" between people'),
        (
            "Liu, Sijia and Zhang Yihua and Yao, Yuguang",
            "S. Liu, Z. Yihua, Y. Yao",
            "if the family name is Zhang, write Zhang, Yihua",
        ),
        ("Rask, Ole and Rask Bob", "O. Rask, R. Bob", "write Rask, Bob"),
        ("Rask, Ole and Dol Jane", "O. Rask, D. Jane", "write Dol, Jane"),
        ("Doe, Jane and Plato and Roe, Bob", "J. Doe, Plato, B. Roe", "{Plato}, if this is all"),
        ("{Jane Doe and Bob Roe}", "Jane Doe and Bob Roe", "without the inner braces"),
        ("{Jane Doe", "J. Doe", "one closing brace for each"),
        ("Sean O Brien", "S. O. Brien", "write Sean O'Brien"),
        ("Araú C., Juan C.", "J. C. Araú C.", "if these are two people"),
        ("Smith A., Jones B.", "J. B. Smith A.", "write Smith, A. and Jones, B."),
        ("A. Rask B. Dol", "A. R. B. Dol", "write A. Rask and B. Dol"),
        ("Rask A. Dol B.", "R. A. D. B.", "write Rask, A. and Dol, B."),
        (
            "Jane Doe, Bob Roe and Poe, Ann and Lem, Olaf",
            "B. R. Jane Doe, A. Poe, O. Lem",
            "write Jane Doe and Bob Roe",
        ),
        ("{Roe, Bob} and Ann Poe", "Roe, Bob, A. Poe", "if it is a person, write Roe, Bob"),
        ("Bob (Bobby Roe", "B. B. Roe", "write the name without it"),
        ('Bob "Bobby Roe', "B. B. Roe", "write the name without it"),
        ("李雷, 韩梅梅", "李雷韩梅梅", "write 李雷 and 韩梅梅"),
        ("Smith JA", "S. JA", "write Smith, J. A."),
        ("Jordan MI", "J. MI", "write Jordan, M. I."),
        ("Martin Ch.", "M. Ch.", "write Martin, Ch."),
        # families first, of the east of Asia
        ("Liu Sijia", "L. Sijia", "write Liu, Sijia"),
        ("Ouyang Mingrui", "O. Mingrui", "write Ouyang, Mingrui"),
        ("Kim Ji-Hoon", "K. Ji-Hoon", "write Kim, Ji-Hoon"),
        ("Nguyen Van Thanh", "N. V. Thanh", "write Nguyen, Van Thanh"),
        ("Zhang JianWei", "Z. JianWei", "write Zhang, JianWei"),
        ("Allen AI", "A. AI", "a body is written {Allen AI}"),
        ("Lopez Garcia, MA", "M. A. Lopez Garcia", "if initials, write Lopez Garcia, M. A."),
        ("Jane Doe, Stanford", "S. Jane Doe", "write Jane Doe"),
        ("Jane Doe, Germany", "G. Jane Doe", "write Jane Doe"),
        ("KevinXaver", "KevinXaver", "if it is a person, write Kevin Xaver"),
        ("SJLiu", "SJLiu", "if it is a person, write SJ Liu"),
        ("Jane D0e", "J. D0e", "write the name without it"),
        ("M?ller, J.", "J. M?ller", "write the name without it"),
        ("Nu~nez, Ana", "A. Nu nez", "if ñ is meant"),
        ("Pat OBrien", "P. OBrien", "write Pat O'Brien, if so"),
        ("O Brien, Pat", "P. O Brien", "write O'Brien, Pat, if so"),
        ("Liu. Sijia", "L. Sijia", "write Liu, Sijia"),
        ("Sijia liu", "S. liu", "write it with one"),
        ("US EPA", "U. EPA", "if these are initials"),
        (
            "{Jane Doe} and {Bob M. Roe}",
            "Jane Doe, Bob M. Roe",
            "if it is a person, write Jane Doe",
        ),
        ("dole, Jane", "J. dole", "write Dole, Jane"),
    ],
)
def test_what_is_not_certain_is_told(field: str, printed: str, to_write: str) -> None:
    shown, messages, hints = read(field)
    assert shown == printed
    assert messages
    assert to_write in " ".join(hints)


# --- good as it is


@pytest.mark.parametrize(
    ("field", "printed"),
    [
        ("García Márquez, Gabriel José", "G. J. García Márquez"),
        (
            "García Márquez, Gabriel José and Pérez Ruiz, Ana María",
            "G. J. García Márquez, A. M. Pérez Ruiz",
        ),
        ("de la Cruz Martinez, Juan Carlos", "J. C. de la Cruz Martinez"),
        ("King, Jr., Martin Luther", "M. L. King Jr."),
        ("Smith, John Jr", "J. Smith Jr."),
        ("Smith 3rd, John", "J. Smith 3rd"),
        ("John Smith 3rd", "J. Smith 3rd"),
        ("Smith, John 2nd", "J. Smith 2nd"),
        ("Sijia Liu, Jr.", "S. Liu Jr."),
        ("Doe, J. and Doe, Th. and Doe, MD", "J. Doe, T. Doe, M. D. Doe"),
        ("Yang Liu 0018", "Y. Liu"),
        ("Malcolm {X}", "M. X"),
        ("Yu LI and Wei WU", "Y. LI, W. WU"),
        ("Jane DOE and Anna SMITH", "J. DOE, A. SMITH"),
        ("A.M.A. Konzen and Rob.L. Evans", "A. M. A. Konzen, R. L. Evans"),
        ("Yuguang (Tony) Yao and Yao, Yuguang (Tony)", "Y. Yao, Y. Yao"),
        ("Liu, Sijia and Yihua Zhang and Yao, Yuguang", "S. Liu, Y. Zhang, Y. Yao"),
        ("OpenAI and Doe, Jane and Roe, Bob", "OpenAI, J. Doe, B. Roe"),
        (
            "{National Institute of Fish and Fins} and Jane Doe",
            "National Institute of Fish and Fins, J. Doe",
        ),
        ("{National Institute of Fish and Fins}", "National Institute of Fish and Fins"),
        ("{Barnes and Noble}", "Barnes and Noble"),
        ("{{Jane Doe and Bob Roe}}", "Jane Doe and Bob Roe"),
        (r"{\noopsort{sample}}vom und zum Sample, Heinrich", "H. vom und zum Sample"),
        (r"family=Sample, given=Lorenzo, prefix=de'\hspace{0pt}", "L. de’ Sample"),
        (r"\textbf{Jane Doe} and **Bob Roe** and <b>Ann Poe</b>", "J. Doe, B. Roe, A. Poe"),
        ("Rene Gassm&ouml;ller", "R. Gassmöller"),
        (
            "Maaten, van der and Maaten, L. v. d. and L. v. d. Maaten",
            "van der Maaten, L. v. d. Maaten, L. v. d. Maaten",
        ),
        ("Laurens Van Der Maaten and Juan De La Cruz", "L. Van Der Maaten, J. De La Cruz"),
        (r"Jos\' e Garc\' ia", "J. García"),
        ("And, Metin and Yang Liu and Liu Yang", "M. And, Y. Liu, L. Yang"),
        ("Wei Ouyang and Song Han and Kim Smith-Jones", "W. Ouyang, S. Han, K. Smith-Jones"),
        ("山田, 太郎 and ジョン・スミス", "山田太郎, ジョン・スミス"),
        (r"J.\,P.\,Roe and Roe, J.\,P. and J.\;Doe", "J. P. Roe, J. P. Roe, J. Doe"),
        ("Kai von und zu Ruhtal", "K. von und zu Ruhtal"),
        ("Dol, Ch. and J. Ch. Ruh and A. Yu. Lem", "C. Dol, J. C. Ruh, A. Y. Lem"),
        (r"J\"urgen Ruh and J\"{u}rgen M{\"u}ll", "J. Ruh, J. Müll"),
        ("M.ª José Roe and Dol, M.ª Ana", "M. J. Roe, M. A. Dol"),
        ("Lab, Jane and {IBM Research, Zurich}", "J. Lab, IBM Research, Zurich"),
        ("J. Michael T. Ruhmann", "J. M. T. Ruhmann"),
        ("Jane Doe and others", "J. Doe, et al."),
        ("Plato and bell hooks", "Plato, B. hooks"),
        ("Thanh Van Nguyen and Hung Van Le", "T. V. Nguyen, H. V. Le"),
        ("Vincent {Van} Gogh", "V. V. Gogh"),
        ("Xiao Bin Chen and Quoc Le and Ben Smith", "X. B. Chen, Q. Le, B. Smith"),
        ("José Ortega y Gasset", "J. O. y Gasset"),
        ("The Anh Han and Sarah in 't Veld", "T. A. Han, S. in ’t Veld"),
        (r"A. C{\^{o}}rte and Del\^{e}tre, Cl\'{e}o", "A. Côrte, C. Delêtre"),
        ("Gholam Zaden, SALEH", "S. Gholam Zaden"),
        ("Kevin 'Kev' Doe", "K. Doe"),
        ("Lopez Garcia, M. A. and Ruiz Sol, J. D.", "M. A. Lopez Garcia, J. D. Ruiz Sol"),
        ("By, Thomas and Byrne, Ann", "T. By, A. Byrne"),
        ("Ir. Jansen and Mag. Holm and Fr. Nietz", "I. Jansen, M. Holm, F. Nietz"),
        ("{Acme Labs} and {Deep Blue} and Jane Doe", "Acme Labs, Deep Blue, J. Doe"),
        ("Mark Hase–Johns", "M. Hase-Johns"),
        ("Jane Anna FORD and Jean M. FAURE", "J. A. FORD, J. M. FAURE"),
        ("Ed. M. Karlson and Math. Luber", "E. M. Karlson, M. Luber"),
        ("SIJIA Liu and KSENIA Dol", "S. Liu, K. Dol"),
        ("Ruiz Dol, The Anh", "T. A. Ruiz Dol"),
        ("Silva Costa, CEA", "C. E. A. Silva Costa"),
        ("Di Bello, Francesco", "F. Di Bello"),
        (r"Pl{\=a}te, Mat{\=\i}ss", "M. Plāte"),
        ("Kevin~Doe and Jan~van~Dyk", "K. Doe, J. van Dyk"),
        (r"Garc{\'\i}a, Ana and Garcı́a, Ana", "A. García, A. García"),
        (r"\textcolor{red}{Jane Doe} and {\color{red} Bob Roe}", "J. Doe, B. Roe"),
        ("Jane Doe AND Bob Roe And Ann Poe", "J. Doe, B. Roe, A. Poe"),
        ("Pedro Holm Garcia and Anna Lee", "P. H. Garcia, A. Lee"),
    ],
)
def test_what_is_as_it_should_be_is_not_told(field: str, printed: str) -> None:
    assert read(field) == (printed, [], [])


@given(st.text(st.sampled_from("AbcÉ .,;&{}\\()[]$^*1ö-")))
def test_any_list_is_read(field: str) -> None:
    printed, messages, hints = read(field)
    assert all(messages)
    assert all(hints)
    assert isinstance(printed, str)


@pytest.mark.parametrize(
    ("field", "printed"),
    [("Sommer, U. A.", "U. A. Sommer"), ("Ulbrich, Al.", "A. Ulbrich"), ("Roe, Al", "A. Roe")],
)
def test_initials_are_no_and_others(field: str, printed: str) -> None:
    assert read(field)[0] == printed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doe, Jane and Roe, Bob", "Poe, Ann and Lem, Cy and Ruh, Di and Kem, Ed"),
        ("Jane Doe and Bob Roe", "Ann Poe and Cy Lem and Di Ruh and Ed Kem"),
        ("Doe, Jane and Bob Roe and Ann Poe", "Lem, Cy and Di Ruh and Ed Kem and Flo Nid"),
    ],
)
def test_lists_that_are_written_alike_are_one_company_whose_readings_are_kept(
    one: str, other: str
) -> None:
    """A bibliography names the same people again and again, in ever other company."""
    ours, theirs = ([source for source, _ in split(field)] for field in (one, other))
    assert company_of(ours) == company_of(theirs)
