import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.reading.yaml.lists import read_sponsors, read_themes, read_venues
from labpress.records.model import Date, Sponsor, Theme

READERS = [read_themes, read_venues, read_sponsors]


def run(reader, tmp_path, text):
    path = tmp_path / "data.yml"
    path.write_text(text, encoding="utf-8")
    records, problems = reader(path)
    return records, [str(problem).removeprefix(f"{path}:") for problem in problems]


@pytest.mark.parametrize("reader", READERS)
def test_a_missing_file_gives_nothing_and_no_problem(tmp_path, reader):
    assert reader(tmp_path / "none.yml") == ((), ())


@pytest.mark.parametrize("reader", READERS)
def test_a_file_of_the_wrong_type_is_reported(tmp_path, reader):
    records, (problem,) = run(reader, tmp_path, "hello")
    assert records == ()
    assert problem.startswith("1:1: the file must ")
    assert problem.endswith("but it is the text “hello” [yaml-type]")


def test_themes_keep_the_order_of_the_file(tmp_path):
    themes, problems = run(
        read_themes, tmp_path, "z:\n  title: Last, first\n  subtitle: x & y\na: {title: A}\n"
    )
    assert [(t.id, t.title, t.subtitle) for t in themes] == [
        ("z", "Last, first", "x & y"),
        ("a", "A", ""),
    ]
    assert isinstance(themes[0], Theme)
    assert themes[0].location.line == 1
    assert not problems


def test_a_theme_needs_a_title_and_an_id_of_the_permanent_form(tmp_path):
    themes, problems = run(read_themes, tmp_path, "a: {subtitle: x}\nB c: {title: T}\n")
    assert [theme.id for theme in themes] == ["B c"]
    assert problems == [
        "2:1: “B c” cannot be a permanent address [record-id]",
        "1:1: the record lacks “title” and was left out [yaml-missing]",
    ]


def test_a_venue_stands_for_one_long_name_or_several(tmp_path):
    text = "NeurIPS: [Advances in NIPS, 'Neural: Systems']\nICML:\n- ML Conf\nUAI: UAI Conf\n"
    assert run(read_venues, tmp_path, text) == (
        (
            ("NeurIPS", ("Advances in NIPS", "Neural: Systems")),
            ("ICML", ("ML Conf",)),
            ("UAI", ("UAI Conf",)),
        ),
        [],
    )


def test_a_long_name_stands_for_one_venue(tmp_path):
    venues, (problem,) = run(read_venues, tmp_path, "A: [Conf, Other]\nB: [CONF]\n")
    assert venues == (("A", ("Conf", "Other")), ("B", ()))
    assert problem == "2:5: “CONF” already stands for “A” [yaml-duplicate]"


def test_a_long_name_must_be_a_text(tmp_path):
    venues, (problem,) = run(read_venues, tmp_path, "A: [Conf, {a: b}]\n")
    assert venues == (("A", ("Conf",)),)
    assert problem == "1:11: “A” must be a list of texts, but this is a mapping [yaml-type]"


def test_everything_a_sponsor_may_have(tmp_path):
    (sponsor,), problems = run(
        read_sponsors,
        tmp_path,
        "- {name: NSF, url: https://nsf.gov/, logo: _static/nsf.svg,\n"
        "   since: 2020, until: 2023-05}",
    )
    assert sponsor == Sponsor(
        *("NSF", "https://nsf.gov/", "_static/nsf.svg"),
        *(Date(2020), Date(2023, 5), sponsor.location),
    )
    assert not problems


def test_what_is_wrong_with_a_sponsor_is_located_and_the_others_are_kept(tmp_path):
    sponsors, problems = run(
        read_sponsors,
        tmp_path,
        "- name: A\n  url: javascript:x\n  logo: ../x\n"
        "  since: 2024\n  until: 2023\n  sinse: 1\n"
        "- B\n- url: https://c.org\n- name: D\n",
    )
    assert [sponsor.name for sponsor in sponsors] == ["A", "D"]
    assert (sponsors[0].url, sponsors[0].logo) == ("", "")
    assert [(p.split(": ")[0], p.split()[-1]) for p in problems] == [
        ("6:3", "[yaml-key]"),
        ("5:10", "[yaml-date]"),
        ("2:8", "[unsafe-url]"),
        ("3:9", "[unsafe-url]"),
        ("7:3", "[yaml-type]"),
        ("8:3", "[yaml-missing]"),
    ]


@given(st.binary(max_size=200) | st.text("ab:-# \n'\"[]{},&*!0@/", max_size=60).map(str.encode))
@pytest.mark.parametrize("reader", READERS)
def test_no_bytes_raise(tmp_path_factory, reader, content):
    path = tmp_path_factory.mktemp("data") / "data.yml"
    path.write_bytes(content)
    reader(path)
