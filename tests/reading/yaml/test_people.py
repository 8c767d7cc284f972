import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.reading.yaml.people import read_people
from labpress.records.model import Date, Location, Name

ROLES = ("pi", "postdoc", "phd", "ms", "undergrad", "intern", "visitor", "collaborator")


@pytest.fixture
def read(tmp_path):
    """Read people.yml with the given text: the people by id, and the problems as text."""

    def _read(text):
        path = tmp_path / "people.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        people, problems = read_people(path, roles=ROLES)
        shown = [str(problem).removeprefix(f"{tmp_path}/people.yml:") for problem in problems]
        assert len({person.id for person in people}) == len(people)
        return {person.id: person for person in people}, shown

    return _read


@pytest.fixture
def ada(read):
    """Read one person who has the given keys beside a name: the person, and the problems."""

    def _read(keys):
        people, problems = read(f"ada:\n  name: Ada Lovelace\n  {keys}\n")
        return people["ada"], problems

    return _read


def test_a_missing_file_has_nobody_and_no_problem(tmp_path):
    assert read_people(tmp_path / "people.yml", roles=ROLES) == ((), ())


def test_everything_a_person_may_have(read):
    people, problems = read(
        """
ada-lovelace:
  name: {given: Ada, particle: von, family: Lovelace, suffix: Jr.}
  also: [Ada King, "Lovelace, Augusta Ada"]
  role: phd
  title: |
    Enchantress
    of Numbers
  joined: 2022-01
  left: "2026-05-31"
  now: Analyst, Babbage & Co. <London>
  homepage: https://ada.example.org/~ada
  orcid: https://orcid.org/0000-0002-1825-0097
  scholar: abcDEF123_-J
  github: ada-lovelace
  email: ada.lovelace+site@cs.example.org
  photo: _static/people/ada lovelace.jpg
  native: Эйда
  formerly: [ada-byron]
"""
    )
    person = people["ada-lovelace"]
    assert person.name == Name("Lovelace", "Ada", "von", "Jr.")
    assert person.also == (Name("King", "Ada"), Name("Lovelace", "Augusta Ada"))
    assert (person.role, person.member, person.current) == ("phd", True, False)
    assert person.title == "Enchantress of Numbers"
    assert (person.joined, person.left) == (Date(2022, 1), Date(2026, 5, 31))
    assert person.now == "Analyst, Babbage & Co. <London>"
    assert person.homepage == "https://ada.example.org/~ada"
    assert person.orcid == "0000-0002-1825-0097"
    assert (person.scholar, person.github) == ("abcDEF123_-J", "ada-lovelace")
    assert person.email == "ada.lovelace+site@cs.example.org"
    assert person.photo == "_static/people/ada lovelace.jpg"
    assert person.native == "Эйда"
    assert person.formerly == ("ada-byron",)
    assert person.location.line == 2
    assert problems == []


def test_people_come_in_the_order_of_the_file(read):
    people, _ = read("zoe: {name: Zoe Z}\nada: {name: Ada A}\n")
    assert list(people) == ["zoe", "ada"]


@pytest.mark.parametrize("word", ["false", "no", "False", "off", "'false'"])
def test_a_declared_outsider_is_no_member(ada, word):
    person, problems = ada(f"member: {word}")
    assert not person.member
    assert not problems


def test_accounts_may_be_given_as_addresses(ada):
    person, problems = ada(
        "github: https://github.com/ada/\n"
        "  scholar: https://scholar.google.com/citations?hl=en&user=abcDEF123_-J&view_op=x\n"
        "  email: mailto:ada@lab.test"
    )
    assert (person.github, person.scholar) == ("ada", "abcDEF123_-J")
    assert person.email == "ada@lab.test"
    assert not problems


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("homepage: javascript:alert(1)", "3:13: “homepage” is not a web address"),
        ("homepage: www.example.org", "3:13: “homepage” is not a web address"),
        ("photo: ../../secret.png", "3:10: “photo” is neither a file of the site"),
        ("photo: //example.org/ada.png", "3:10: “photo” is neither a file of the site"),
        ("photo: mailto:ada@lab.test", "3:10: “photo” is neither a file of the site"),
    ],
)
def test_an_address_that_may_do_harm_is_not_linked(ada, keys, problem):
    person, (found,) = ada(keys)
    assert not person.homepage
    assert not person.photo
    assert found.startswith(problem)
    assert found.endswith("[unsafe-url]")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("orcid: 0000-0002-1825-0098", "3:10: “0000-0002-1825-0098” is no ORCID iD"),
        ("orcid: 0000", "3:10: “0000” is no ORCID iD"),
        ("email: ada at example.org", "3:10: “ada at example.org” is no e-mail address"),
        ("email: a@example.org?bcc=b@example.org", "3:10: “a@example.org?bcc=b@exam"),
        ("github: a/../b", "3:11: “github” cannot be “a/../b”"),
        ("scholar: a&b=<c>", "3:12: “scholar” cannot be “a&b=<c>”"),
    ],
)
def test_a_value_not_of_its_form_is_reported_and_left_out(ada, keys, problem):
    person, (found,) = ada(keys)
    assert (person.orcid, person.email, person.github, person.scholar) == ("", "", "", "")
    assert found.startswith(problem)
    assert found.endswith("[yaml-value]")


@pytest.mark.parametrize(
    ("keys", "where"),
    [("joined: 2024-02-30", "3:11"), ("left: 2024/5", "3:9"), ("joined: yesterday", "3:11")],
)
def test_an_impossible_date_is_reported(ada, keys, where):
    person, (found,) = ada(keys)
    assert (person.joined, person.left) == (None, None)
    assert found.startswith(f"{where}: ")
    assert found.endswith("which is no date [yaml-date]")


def test_nobody_leaves_before_joining(ada):
    person, (found,) = ada("joined: 2024-05\n  left: Spring 2023")
    assert found == "4:9: “left” (Spring 2023) is before “joined” (2024-05) [yaml-date]"
    assert person.left == Date(2023, season="spring")  # else an alumna became a member


@pytest.mark.parametrize(
    ("joined", "left"),
    [("2024-05", "2024"), ("2024", "2024-01"), ("Fall 2024", "2024-12"), ("2024", "2024")],
)
def test_dates_that_may_be_in_order_are(ada, joined, left):
    assert not ada(f"joined: {joined}\n  left: {left}")[1]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("title: [a, b]", "3:10: “title” must be a text, not a list"),
        ("role: {a: b}", "3:9: “role” must be a text, not a mapping"),
        ("member: perhaps", "3:11: “member” cannot be “perhaps”"),
        ("also: {a: b}", "3:9: “also” must be a list of texts, but this is a mapping"),
        ("also: [Ada King, [b]]", "3:20: “also” must be a list of texts, but this is a list"),
    ],
)
def test_a_value_of_the_wrong_type_is_reported_and_the_rest_kept(ada, keys, problem):
    person, (found,) = ada(keys)
    assert person.name == Name("Lovelace", "Ada")
    assert found == f"{problem} [yaml-type]"


def test_an_unknown_key_is_reported_with_the_nearest_known_one(tmp_path):
    path = tmp_path / "people.yml"
    path.write_text("ada:\n  name: {given: Ada, famly: L, family: Lovelace}\n  hompage: x\n")
    people, problems = read_people(path, roles=ROLES)
    assert people[0].name == Name("Lovelace", "Ada")
    assert [(p.location.line, p.location.column, p.hint) for p in problems] == [
        (3, 3, "did you mean “homepage”?"),
        (2, 22, "did you mean “family”?"),
    ]
    assert {p.code.value for p in problems} == {"yaml-key"}


def test_an_unknown_role_is_reported_with_the_nearest_and_the_person_listed(tmp_path):
    path = tmp_path / "people.yml"
    path.write_text("ada:\n  name: Ada Lovelace\n  role: PhDs\n")
    (person,), (problem,) = read_people(path, roles=ROLES)
    assert person.role == "PhDs"
    assert (problem.code.value, problem.code.severity) == ("record-role", "warning")
    assert problem.location == Location(str(path), 3, 9)
    assert problem.hint.startswith("did you mean “phd”?")
    assert problem.record == "ada"


@pytest.mark.parametrize("record", ["{role: phd}", "{name: }", "{name: ''}", "{name: {given: }}"])
def test_a_person_without_a_name_is_left_out(read, record):
    people, (problem,) = read(f"ada: {record}\nbob: {{name: Bob B}}\n")
    assert list(people) == ["bob"]
    assert problem == "1:1: the record lacks “name” and was left out [yaml-missing]"


@pytest.mark.parametrize(
    ("record", "what"), [("Ada Lovelace", "the text"), ("", "empty"), ("[a]", "a list")]
)
def test_a_person_who_is_no_record_is_reported_and_does_not_lose_the_others(read, record, what):
    people, (problem,) = read(f"ada: {record}\nbob: {{name: Bob B}}\n")
    assert list(people) == ["bob"]
    assert what in problem
    assert problem.endswith("[yaml-type]")


@pytest.mark.parametrize(("text", "what"), [("- a", "a list"), ("hello", "the text")])
def test_a_file_of_the_wrong_type_is_reported(read, text, what):
    people, (problem,) = read(text)
    assert not people
    assert problem.startswith(f"1:1: the file must map ids to people, but it is {what}")


@pytest.mark.parametrize("person_id", ["Ada", "ada_lovelace", "ada lovelace", "åda", "ada."])
def test_an_id_that_is_no_permanent_address_is_reported_and_never_changed(read, person_id):
    people, (problem,) = read(f"{person_id}: {{name: Ada Lovelace}}\n")
    assert list(people) == [person_id]
    assert problem == f"1:1: “{person_id}” cannot be a permanent address [record-id]"


@pytest.mark.parametrize("person_id", ["../x", "a/b", '"<b>"', "'a\"b'", "..", "'a\\b'", "''"])
def test_an_id_that_could_do_harm_costs_the_record(read, person_id):
    people, (problem,) = read(f"{person_id}: {{name: Ada Lovelace}}\n")
    assert not people
    assert problem.endswith("; it was left out [record-id]")


@pytest.mark.parametrize("other", ["a--b", "a-b-"])
def test_ids_that_cannot_be_told_apart_are_reported(read, other):
    people, (problem,) = read(f"a-b: {{name: Ada B}}\n{other}: {{name: Ann B}}\n")
    assert len(people) == 2
    assert problem == f"2:1: the id “{other}” is too like “a-b”, on line 1 [record-id]"


def test_a_former_id_that_somebody_has_is_reported(read):
    _, (problem,) = read("a: {name: Ada B}\nb:\n  name: Bob B\n  formerly: [a]\n")
    assert problem == "4:14: the id “a” is already taken, on line 1 [record-id]"


def test_a_person_twice_is_reported_and_the_first_is_used(read):
    people, (problem,) = read("a: {name: Ada B}\na: {name: Bob B}\n")
    assert people["a"].name == Name("B", "Ada")
    assert problem.endswith("[yaml-duplicate]")


def test_half_a_name_is_no_other_spelling(ada):
    # what becomes of also: [Lovelace, Ada] without quotes; it would match strangers
    person, problems = ada("also: [Lovelace, Ada, Ada King]")
    assert person.also == (Name("King", "Ada"),)
    assert [problem.split(": ")[0] for problem in problems] == ["3:10", "3:20"]
    assert all(problem.endswith("[yaml-value]") for problem in problems)


def test_a_name_with_braces_that_do_not_balance_is_reported(read):
    people, (problem,) = read("ada: {name: 'Ada {Lovelace'}\n")
    assert list(people) == ["ada"]
    assert problem.startswith("1:13: ")
    assert problem.endswith("[name-syntax]")


def test_words_that_yaml_takes_for_something_else_stay_names(read):
    people, problems = read("a: {name: No}\nb: {name: {given: On, family: Null}}\nc: {name: 0x1}\n")
    assert [str(person.name) for person in people.values()] == ["No", "On Null", "0x1"]
    assert not problems


def test_a_slip_in_one_record_leaves_the_others(read):
    people, problems = read("a: {name: Ada B}\nb:\n  name: B: C\nc:\n  name: Cy D\n")
    assert list(people) == ["a", "c"]
    assert [problem.split(": ")[0] for problem in problems] == ["3:10"]


KEYS = st.sampled_from(["name", "also", "role", "member", "joined", "left", "email", "formerly"])
VALUES = st.text("ab:-# \n'\"[]{},&*!0@/é", max_size=20)


@given(
    st.binary(max_size=200)
    | st.lists(st.tuples(KEYS, VALUES), max_size=6).map(
        lambda pairs: "".join(["a:\n", *(f"  {key}: {value}\n" for key, value in pairs)]).encode()
    )
)
def test_no_bytes_raise(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("data") / "people.yml"
    path.write_bytes(content)
    people, problems = read_people(path, roles=ROLES)
    assert all(person.name.family for person in people)
    assert all(problem.location.line for problem in problems)


# --- what is more than a name


@pytest.mark.parametrize(
    ("written", "name", "advice"),
    [
        ("Dr. Ada King", "Ada King", "write Ada King"),
        ("Ada King, PhD", "Ada King", "write Ada King"),
        ("Yuguang (Tony) Yao", "Yuguang Yao", "also: [Tony Yao]"),
        ("Yuguang “Tony” Yao", "Yuguang Yao", "also: [Tony Yao]"),
        ("'[Ada King](https://example.org/) (Visiting)'", "Ada King", "https://example.org/"),
        ("<a href='https://example.org/'>Ada King</a>", "Ada King", "https://example.org/"),
        ("Ada King 0000-0002-1825-0097", "Ada King", "0000-0002-1825-0097"),
        ("Ada King <ada@lab.test>", "Ada King", "<ada@lab.test>"),
        ("'![Ada](ada.png) Ada King'", "Ada King", "photo: ada.png"),
    ],
)
def test_more_than_a_name_is_told_with_the_fields_to_write(tmp_path, written, name, advice):
    path = tmp_path / "people.yml"
    path.write_text(f"a:\n  name: {written}\n", encoding="utf-8")
    (person,), (problem,) = read_people(path, roles=ROLES)
    assert str(person.name) == name
    assert (problem.location.line, problem.location.column) == (2, 9)
    assert problem.code.value == "name-mark"
    assert advice in problem.hint
    if "example" in written:
        assert person.homepage == "https://example.org/"


@pytest.mark.parametrize(
    ("written", "name", "to_write"),
    [
        ("Dorn KL", "K. L. Dorn", "name: {given: K. L., family: Dorn}"),
        ("KEVIN GROSSMAUL", "Kevin Grossmaul", "name: {given: Kevin, family: Grossmaul}"),
        ("Vincent Van Gogh", "Vincent Van Gogh", "if Van is a given name, Vincent {Van} Gogh"),
        ("Peter St. John", "Peter St. John", "name: {given: Peter, family: St. John}"),
        ("GROSSMAUL Adele", "Adele Grossmaul", "name: {given: Adele, family: Grossmaul}"),
        ("Ada_King", "Ada King", "name: {given: Ada, family: King}"),
        ("Pat O' Brien", "Pat O'Brien", "name: {given: Pat, family: O'Brien}"),
        ("Ada King, MIT", "Ada King", "name: {given: Ada, family: King}"),
        ("Ada King.", "Ada King", "name: {given: Ada, family: King}"),
        ("MÃ¼ller King", "Müller King", "name: {given: Müller, family: King}"),
        ("Ada King & Bob Roe", "Ada King", "a record for each person"),
        ("Ada King and Bob Roe", "Ada King", "a record for each person"),
        ("The Lab", "The Lab", "write '{The Lab}'"),
        ("TBD", "TBD", "if it is meant so, '{TBD}'"),
        ("Ada K?ng", "Ada K?ng", "write the name without it"),
        ("{given: ADA, family: KINGSTON}", "Ada Kingston", "{given: Ada, family: Kingston}"),
        # what is more than a name
        ("Ada King*", "Ada King", "marks in the entries"),
        ("Ada King (艾达)", "Ada King", "native: 艾达"),
        ("艾达 Ada King", "Ada King", "native: 艾达"),
        ("Ada 'Addy' King", "Ada King", "also: [Addy King]"),
        ("{given: Ada (Addy), family: King}", "Ada King", "also: [Addy King]"),
        ("{given: Dr. Ada, family: King}", "Ada King", "given: Ada, and Dr. apart"),
    ],
)
def test_a_name_is_read_as_meant_and_told_with_what_to_write(tmp_path, written, name, to_write):
    path = tmp_path / "people.yml"
    path.write_text(f"a:\n  name: {written}\n", encoding="utf-8")
    (person,), (problem,) = read_people(path, roles=ROLES)
    assert str(person.name) == name
    assert problem.code.value in ("name-mark", "name-syntax")
    assert to_write in problem.hint


@pytest.mark.parametrize(
    "written",
    [
        *("<b>Ada King</b>", "'**Ada King**'", "Ren\\' e King", "Ada King", "<em>Ada</em> King"),
        "{given: <b>Ada</b>, family: '**King**'}",
    ],
)
def test_what_only_sets_type_leaves_no_trace(read, written):
    people, problems = read(f"a:\n  name: {written}\n")
    assert str(people["a"].name) in ("Ada King", "René King")
    assert not problems


def test_small_particles_stay_small(read):
    people, _ = read("a: {name: 'Maaten, L. v. d.'}\nb: {name: L. v. Beek}\n")
    assert [str(one.name) for one in people.values()] == ["L. v. d. Maaten", "L. v. Beek"]
    assert [one.name.particle for one in people.values()] == ["v. d.", "v."]


# --- DBLP


def test_numbers_of_dblp(read):
    people, problems = read(
        "a: {name: Yang Liu, dblp: 51/3710-18}\n"
        "b: {name: Yang Liu, also: [Yang Liu 0002, Y. Liu], member: false}\n"
        "c: {name: Ada King, dblp: https://dblp.org/pid/k/AdaKing.html}\n"
    )
    assert [[(str(name), number) for name, number in one.homonyms] for one in people.values()] == [
        [("Yang Liu", "0018")],
        [("Yang Liu", "0002")],
        [],
    ]
    assert not problems
    assert [one.dblp for one in people.values()] == ["51/3710-18", "", "k/AdaKing"]
    _, (problem,) = read("a: {name: Ada King, dblp: who}\n")
    assert "[yaml-value]" in problem


# --- time


@pytest.mark.parametrize(
    ("keys", "joined", "left", "current"),
    [
        ("joined: 2020", "2020", "None", True),
        ("joined: May 2022, left: 08/2023", "2022-05", "2023-08", False),
        ("joined: unknown, left: Sept. 2022", "None", "2022-09", False),
        ("left: unknown", "None", "None", False),
        ("left: present", "None", "None", True),
        ("left: '?'", "None", "None", False),
        ("joined: März 2020, left: no", "2020-03", "None", True),
        ("joined: août 2020, left: '–'", "2020-08", "None", True),
        ("joined: Summer of 2020, left: 2022年5月", "Summer 2020", "2022-05", False),
    ],
)
def test_times_as_people_write_them(read, keys, joined, left, current):
    people, problems = read(f"a: {{name: Ada King, {keys}}}\n")
    person = people["a"]
    assert (str(person.joined), str(person.left), person.current) == (joined, left, current)
    assert not problems


def test_somebody_who_left_at_a_time_that_is_no_date_has_left(read):
    people, (problem,) = read("a: {name: Ada King, left: long ago}\n")
    assert "[yaml-date]" in problem
    assert not people["a"].current


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("joined: 2019 - present", "write joined: 2019, and left: present"),
        ("left: 2019 to May 2022", "write joined: 2019, and left: 2022-05"),
        ("positions: [{from: 2019–2022}]", "write from: 2019, and until: 2022"),
        ("joined: expected 2026", "write 2026"),
        ("joined: soon", "write 2024, 2024-09, 2024-09-26, Fall 2024 or unknown"),
        ("left: yes", "write 2024, 2024-09, 2024-09-26, Fall 2024, unknown or present"),
    ],
)
def test_what_is_no_date_is_told_with_what_to_write(tmp_path, keys, hint):
    (tmp_path / "people.yml").write_text(f"a: {{name: Ada King, {keys}}}\n", encoding="utf-8")
    _, (problem,) = read_people(tmp_path / "people.yml", roles=["phd"])
    assert problem.hint == hint


def test_positions_in_the_order_of_time(read):
    people, problems = read(
        "a:\n  name: Ada King\n  positions:\n"
        "  - {role: postdoc, from: 2024, topic: Engines, mentor: Charles}\n"
        "  - {role: ms, from: 2019, degree: MS, thesis: On Cards}\n"
        "  - {role: phd, from: 2021, until: 2023-06, title: Fellow}\n"
    )
    assert not problems
    held = people["a"].held
    assert [(one.role, str(one.start), str(one.end), one.ended) for one in held] == [
        ("ms", "2019", "2021", True),
        ("phd", "2021", "2023-06", True),
        ("postdoc", "2024", "None", False),
    ]
    assert (held[0].degree, held[0].thesis, held[1].title) == ("MS", "On Cards", "Fellow")
    assert (held[2].topic, held[2].mentor) == ("Engines", "Charles")
    assert (people["a"].role, str(people["a"].joined), people["a"].left) == (
        "postdoc",
        "2019",
        None,
    )
    assert people["a"].current


def test_one_position_equals_a_role(read):
    one, _ = read("a: {name: Ada King, role: phd, title: T, joined: 2020, left: 2021}\n")
    assert one["a"].positions == ()
    many, _ = read(
        "a: {name: Ada King, positions: [{role: phd, title: T, from: 2020, until: 2021}]}\n"
    )
    assert many["a"].positions == one["a"].held == many["a"].held
    for field in ("role", "title", "joined", "left", "current"):
        assert getattr(one["a"], field) == getattr(many["a"], field)


def test_role_and_dates_beside_positions_are_those_of_now(read):
    people, problems = read(
        "a: {name: A B, role: pi, joined: 2018, left: 2025, positions: [{role: phd, from: 2019}]}\n"
    )
    assert ["[record-positions]" in problem for problem in problems] == [True, True]
    person = people["a"]
    assert (person.role, str(person.joined), str(person.left)) == ("pi", "2018", "2025")
    assert str(person.held[-1].end) == "2025"
    people, _ = read("a: {name: A B, positions: [{role: phd, from: 2019, until: unknown}]}\n")
    assert not people["a"].current
    assert people["a"].gone


def test_an_unknown_beginning_stays_in_its_place(read):
    people, _ = read(
        "a:\n  name: A B\n  positions:\n"
        "  - {role: ms, from: 2019, until: 2020}\n  - {role: phd, from: unknown}\n"
    )
    assert [one.role for one in people["a"].held] == ["ms", "phd"]


@pytest.mark.parametrize(
    ("positions", "code"),
    [
        ("[phd]", "yaml-type"),
        ("[{rolle: phd}]", "yaml-key"),
        ("[{role: doctor}]", "record-role"),
        ("[{from: 2022, until: 2020}]", "yaml-date"),
        ("[{from: 2022, topic: [a]}]", "yaml-type"),
        ("[{role: ms, from: 2018, until: 2020}, {role: ms, from: 2019}]", "record-positions"),
        ("[{role: ms, from: 2018, until: 2019}], left: 2020", "record-positions"),
        ("[{role: ms, from: 2018, until: 2019}], left: present", "record-positions"),
        ("[{role: ms, from: 2018}], joined: 2017", "record-positions"),
        ("[{role: ms, from: 2018}], role: phd", "record-positions"),
    ],
)
def test_faults_of_positions_are_told(read, positions, code):
    people, (problem,) = read(f"a: {{name: Ada King, positions: {positions}}}\n")
    assert problem.startswith("1:")
    assert f"[{code}]" in problem
    assert str(people["a"].name) == "Ada King"


@pytest.mark.parametrize(
    ("positions", "held", "joined", "current"),
    [
        # a visitor who came back, and was not there between
        (
            "[{role: ms, from: 2019, until: 2020}, {role: ms, from: May 2022, until: present}]",
            ["ms 2019 2020", "ms 2022-05 None"],
            "2019",
            True,
        ),
        # two at the same time, of which the one that is still held is that of now
        (
            "[{role: postdoc, from: 2015, until: present}, {role: ms, from: 2018, until: 2019}]",
            ["ms 2018 2019", "postdoc 2015 None"],
            "2015",
            True,
        ),
        # what touches does not overlap
        (
            "[{role: ms, from: 2018, until: 2019}, {role: ms, from: 2019}], "
            "joined: 2018-09, left: 2021",
            ["ms 2018 2019", "ms 2019 2021"],
            "2018-09",
            False,
        ),
        (
            "[{role: ms, until: 2019}, {role: phd}], joined: 2017",
            ["ms 2017 2019", "phd None None"],
            "2017",
            True,
        ),
    ],
)
def test_times_that_agree_are_no_problem(read, positions, held, joined, current):
    people, problems = read(f"a: {{name: Ada King, positions: {positions}}}\n")
    person = people["a"]
    assert not problems
    assert [f"{one.role} {one.start} {one.end}" for one in person.held] == held
    assert (str(person.joined), person.current) == (joined, current)


def test_the_printed_form_can_be_fixed(read):
    people, problems = read("a: {name: Ada King, print: A. A. King}\n")
    assert people["a"].printed == "A. A. King"
    assert not problems


def test_a_key_that_means_the_same_elsewhere_is_told_by_its_name_here(tmp_path):
    text = (
        "ada:\n  name: Ada King\n  start: 2020\n  positions:\n"
        "  - {role: ms, joined: 2019, end: 2020, advisor: Charles}\n"
    )
    (tmp_path / "people.yml").write_text(text, encoding="utf-8")
    _, problems = read_people(tmp_path / "people.yml", roles=ROLES)
    assert [problem.hint for problem in problems] == [
        "did you mean “joined”?",
        *("did you mean “from”?", "did you mean “until”?", "did you mean “mentor”?"),
    ]


@pytest.mark.parametrize("written", ["'*Ada King*'", "'`Ada King`'", "'Ada King {.lead}'"])
def test_markdown_around_a_name_leaves_no_trace(tmp_path, written):
    path = tmp_path / "people.yml"
    path.write_text(f"a: {{name: {written}}}\n", encoding="utf-8")
    (person,), problems = read_people(path, roles=ROLES)
    assert str(person.name) == "Ada King"
    assert not problems
