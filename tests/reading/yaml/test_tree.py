import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st
from labpress.reading.yaml import tree
from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode, load, parse
from labpress.records.model import Location

from tests.steps import assert_linear

LOADERS = [pyyaml.SafeLoader, *([pyyaml.CSafeLoader] if pyyaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request, monkeypatch):
    """Both parsers: where PyYAML was installed without libyaml nothing may differ."""
    monkeypatch.setattr(tree, "_LOADER", request.param)


def plain(node):
    match node:
        case MappingNode():
            return {key.value: plain(value) for key, value in node.pairs}
        case SequenceNode():
            return [plain(item) for item in node.items]
        case ScalarNode():
            return None if node.absent else node.value
    return None


def read(text):
    """What *text* holds, and where each problem is and what it says."""
    content = text if isinstance(text, bytes) else text.encode()
    node, problems = parse(content, "f.yml")
    return plain(node), [str(problem) for problem in problems]


def test_a_missing_file_holds_nothing_and_is_no_problem(tmp_path):
    assert load(tmp_path / "people.yml") == (None, ())
    (tmp_path / "file").touch()
    assert load(tmp_path / "file" / "people.yml") == (None, ())


def test_a_file_that_cannot_be_opened_is_reported(tmp_path):
    node, (problem,) = load(tmp_path)
    assert node is None
    assert problem.location.file == str(tmp_path)
    assert problem.code.value == "yaml-syntax"


@pytest.mark.parametrize("text", ["", "\n\n", "# only this\n", "---\n", "~", b"\xef\xbb\xbf"])
@pytest.mark.usefixtures("loader")
def test_an_empty_file_holds_nothing_and_is_no_problem(text):
    assert read(text) == (None, [])


@pytest.mark.usefixtures("loader")
def test_every_key_and_text_knows_its_place():
    node, problems = parse("a: 1\né😀:\n  - x\n  - {k: 'v'}\n".encode(), "f.yml")
    assert isinstance(node, MappingNode)
    (_, one), (key, items) = node.pairs
    assert isinstance(items, SequenceNode)
    assert isinstance(items.items[1], MappingNode)
    ((_, value),) = items.items[1].pairs
    assert [n.location for n in (one, key, items.items[0], value)] == [
        Location("f.yml", 1, 4),
        Location("f.yml", 2, 1),
        Location("f.yml", 3, 5),
        Location("f.yml", 4, 9),
    ]
    assert not problems


@pytest.mark.usefixtures("loader")
def test_texts_stay_what_was_typed():
    typed = ["no", "2024", "0x1", "2024-01-02", "1_000", "12:30:45", "1e3", "Null", "true", "="]
    assert read(f"[{', '.join(typed)}]") == (typed, [])


@pytest.mark.usefixtures("loader")
def test_nothing_a_tilde_and_null_mean_no_value_unless_quoted():
    assert read("[~, null, 'null', '~', '']") == ([None, None, "null", "~", ""], [])
    assert read("a:\nb: !!str null") == ({"a": None, "b": "null"}, [])


def test_texts_are_in_nfc():
    assert read("name: Jose\u0301") == ({"name": "Jos\u00e9"}, [])


@pytest.mark.usefixtures("loader")
def test_a_key_given_twice_is_reported_with_both_places_and_the_first_is_used():
    node, (problem,) = read("a: 1\nb:\n  c: 2\n  c: 3\n")
    assert node == {"a": "1", "b": {"c": "2"}}
    assert problem == (
        "f.yml:4:3: “c” already stands on line 3, column 3; that one is used [yaml-duplicate]"
    )


@pytest.mark.parametrize(
    "text",
    ["a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "\ufeffa: 1\nb: 2", "---\na: 1\nb: 2\n...\n"],
)
def test_line_ends_byte_order_mark_and_document_markers_do_not_matter(text):
    assert read(text) == ({"a": "1", "b": "2"}, [])


def test_bytes_that_are_not_utf8_are_read_as_latin1_and_reported():
    node, (problem,) = read("a: 1\nname: Ren\u00e9 d\u2019A".encode("cp1252"))
    assert node == {"a": "1", "name": "René d’A"}
    assert problem.startswith("f.yml:2:10: the byte 0xE9 is no UTF-8")
    assert problem.endswith("[yaml-encoding]")


def test_utf16_is_read_and_reported():
    node, (problem,) = read("name: René".encode("utf-16"))
    assert node == {"name": "René"}
    assert problem.endswith("[yaml-encoding]")


def test_control_characters_are_reported_once_and_left_out():
    assert read("a: 1\nb: x\x07\x00y\n") == (
        {"a": "1", "b": "x  y"},
        [
            "f.yml:2:5: a control character (U+0007) was read as a space"
            " (2 such characters in all) [yaml-syntax]"
        ],
    )


def test_unusual_line_breaks_leave_line_numbers_as_editors_count_them():
    _, (problem,) = read("a: x\u2028y\u0085z\nb: [\n")
    assert problem.startswith("f.yml:2:5: the text ends")


# --- syntax errors: all other records come through


@pytest.mark.parametrize(
    ("broken", "where", "what"),
    [
        ("b:\n  c: d: e\n", "4:7", "a colon and a space inside"),
        ('b:\n  c: "d\n', "4:6", "quotation mark is opened"),
        ("b:\n  c: 'it's'\n", "4:10", "not expected"),
        ("b:\n  c: [d\n", "4:6", "bracket is opened"),
        ("b:\n  c: {d: e\n", "4:6", "bracket is opened"),
        ("b:\n\tc: d\n", "4:1", "a tab"),
        ("b:\n  c: @d\n", "4:6", "cannot begin with “@”"),
        ("b:\n  c: %d\n", "4:6", "cannot begin with “%”"),
        ("b\n  c: d\n", "4:4", "the line above is no key"),
        ("b:\n  c: d\n    e: f\n", "5:6", "indented further"),
        ("b:\n  c: d\n e: f\n", "5:2", "not expected"),
        ("b: [" + "[" * 200 + "\n", "3:35", "32 deep"),
        ("b c\n", "3:1", "neither a key nor a value"),
    ],
)
@pytest.mark.usefixtures("loader")
def test_one_broken_record_is_located_and_does_not_lose_the_others(broken, where, what):
    node, (problem,) = read(f"a:\n  x: 1\n{broken}z:\n  x: 2\n")
    assert node == {"a": {"x": "1"}, "z": {"x": "2"}}
    assert problem.startswith(f"f.yml:{where}: ")
    assert what in problem
    assert problem.endswith("[yaml-syntax]")


@pytest.mark.usefixtures("loader")
def test_every_broken_record_is_reported():
    node, problems = read("a: b: c\nd: 1\ne: @\nf: 2\n")
    assert node == {"d": "1", "f": "2"}
    assert [problem.split(": ")[0] for problem in problems] == ["f.yml:1:5", "f.yml:3:4"]


@pytest.mark.usefixtures("loader")
def test_the_good_items_of_a_broken_list_come_through():
    node, problems = read("- a: 1\n- b: c: d\n\n- e: 2\n  f: 3\n")
    assert node == [{"a": "1"}, {"e": "2", "f": "3"}]
    assert len(problems) == 1


@pytest.mark.usefixtures("loader")
def test_items_in_the_first_column_belong_to_the_key_above_them():
    node, problems = read("a:\n- 1\n- 2\nb: c: d\ne:\n- 3\n")
    assert node == {"a": ["1", "2"], "e": ["3"]}
    assert len(problems) == 1


@pytest.mark.usefixtures("loader")
def test_records_that_are_all_indented_are_told_apart():
    node, problems = read("  a:\n    x: 1\n  b: c: d\n")
    assert node == {"a": {"x": "1"}}
    assert len(problems) == 1


def test_a_key_given_twice_beside_a_broken_record_is_still_reported():
    node, problems = read("a: 1\nb: c: d\na: 2\n")
    assert node == {"a": "1"}
    assert [problem.split()[-1] for problem in problems] == [
        "[yaml-syntax]",
        "[yaml-duplicate]",
    ]


@pytest.mark.usefixtures("loader")
def test_a_broken_file_in_brackets_is_reported_once():
    assert read("{a: 1, b: [}") == (
        None,
        ["f.yml:1:12: this is not expected here [yaml-syntax]"],
    )


@pytest.mark.usefixtures("loader")
def test_documents_after_the_first_are_reported_and_read_all_the_same():
    assert read("a: 1\n---\nb: 2\n---\n- c\n") == (
        {"a": "1", "b": "2"},
        [
            "f.yml:2:1: “---” begins a second document; a data file is one document [yaml-syntax]",
            "f.yml:5:1: this is of another kind than what stands above; it was left out"
            " [yaml-type]",
        ],
    )


# --- what YAML can do that data files may not


@pytest.mark.usefixtures("loader")
def test_an_alias_may_repeat_a_short_text_only():
    assert read("a: &x one\nb: *x\n") == ({"a": "one", "b": "one"}, [])
    node, (problem,) = read("a: &x [1]\nb: *x\n")
    assert node == {"a": ["1"]}
    assert problem.startswith("f.yml:2:4: “*x” can only repeat a short text")
    node, (problem,) = read(f"a: &x {'long' * 1000}\nb: *x\n")
    assert "b" not in node
    assert problem.endswith("[yaml-type]")


@pytest.mark.parametrize("text", ["a: *Best\n", "&a [*a]\n", "a: &a {b: *a}\n"])
@pytest.mark.usefixtures("loader")
def test_an_alias_of_nothing_or_of_itself_is_reported(text):
    _, (problem,) = read(text)
    assert "nothing above is so marked [yaml-syntax]" in problem


@pytest.mark.parametrize(
    "value", ["!!python/object/apply:os.system [x]", "!!binary aGk=", "!Kung", "!!set {x}"]
)
@pytest.mark.usefixtures("loader")
def test_a_tag_constructs_nothing(value):
    node, (problem,) = read(f"a: {value}\nb: 1\n")
    assert node == {"b": "1"}
    assert problem.endswith("the value was left out [yaml-type]")


@pytest.mark.usefixtures("loader")
def test_a_key_that_is_no_text_is_reported():
    assert read("? [a]\n: b\nc: d\n") == (
        {"c": "d"},
        ["f.yml:1:3: a key must be a text, not a list or a mapping [yaml-type]"],
    )


def bomb(size: int) -> str:
    return "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(size))


@pytest.mark.parametrize(
    ("hostile", "size"),
    [
        (lambda size: "[" * size, 200_000),
        (lambda size: "- " * size, 100_000),
        (lambda size: "{a: " * size, 100_000),
        (bomb, 1000),
        (lambda size: "a: " + "x" * size, 5_000_000),
        (lambda size: '"' * (size + 1), 100_000),
        (lambda size: "a: b: c\n" * size, 2000),
        (lambda size: "\t" * size, 100_000),
    ],
    ids=["flow", "block", "mappings", "bomb", "long", "quotes", "errors", "tabs"],
)
def test_hostile_files_take_neither_long_nor_raise(hostile, size):
    read(hostile(size))
    assert_linear(lambda length: read(hostile(length)), min(size // 10, 500))


WORDS = st.text("ab:-# \n\t\"'[]{},&*!|>%@`?~é\u2028\ufeff\x00", max_size=60)


@given(st.binary(max_size=200) | WORDS.map(str.encode))
def test_no_bytes_raise(content):
    node, problems = parse(content, "f.yml")
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(1 <= p.location.line <= lines for p in problems)
    assert all("\n" not in p.message + p.hint for p in problems)
    plain(node)


@given(
    st.lists(st.integers(0, 9).map(lambda n: {"x": str(n)}), min_size=2, max_size=5),
    st.text("bcd:[{\"'@ \t", min_size=1, max_size=20),
    st.data(),
)
def test_whatever_stands_in_one_record_the_others_come_through(records, junk, data):
    at = data.draw(st.integers(0, len(records)))
    blocks = [f"k{n}:\n  x: {record['x']}\n" for n, record in enumerate(records)]
    node, problems = read("".join([*blocks[:at], f"junk:\n  y: {junk}\n", *blocks[at:]]))
    good = {f"k{n}": record for n, record in enumerate(records)}
    assert node is not None
    assert {key: value for key, value in node.items() if key != "junk"} == good, problems
