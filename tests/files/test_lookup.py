from __future__ import annotations

import pytest
from labpress.files.lookup import find, folders_of, is_page, name_in, nearest
from labpress.group.lab import Lab, Settings
from labpress.records.problems import Code

from .samples import SVG, picture

ENTRY = (
    "@article{{doe2020, title={{Fish}}, author={{Jane Doe}}, journal={{J}}, year=2020,\n  {}}}\n"
)


def put(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"%PDF-{name}" if name.lower().endswith(".pdf") else name)


def load(folder, files=(), **records):
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for name, text in records.items():
        suffix = "bib" if name == "publications" else "yml"
        (data / f"{name}.{suffix}").write_text(text)
    put(folder, *files)
    return Lab.load(data)


def links(lab):
    return {link.kind: link.url for link in lab.publications["doe2020"].links}


# --- where files are looked for


@pytest.mark.parametrize(
    "place", ["data", ".", "_static", "assets/pdf", "assets/img", "assets", "papers", "extra"]
)
def test_a_file_is_found_in_each_folder(tmp_path, place):
    (tmp_path / "data").mkdir()
    (tmp_path / "papers").mkdir()
    put(tmp_path, f"{place}/a.pdf")
    folders = folders_of(tmp_path, tmp_path, static=["extra"], named=["papers"])
    found = find("a.pdf", folders.around(tmp_path / "data"))
    assert found == tmp_path / place / "a.pdf"


def test_al_folios_folders_are_beside_conf_py(tmp_path):
    put(tmp_path, "assets/pdf/a.pdf", "source/index.md")
    folders = folders_of(tmp_path / "source", tmp_path)
    found = find("a.pdf", folders.around(tmp_path / "source" / "data"))
    assert found == tmp_path / "assets/pdf/a.pdf"
    assert folders.named(found.parent) == "../assets/pdf"


@pytest.mark.parametrize("name", ["../secret", "a/../../secret", "", "/", "a\0b", "x" * 5000])
def test_nothing_outside_is_found(tmp_path, name):
    put(tmp_path, "secret", "source/a/b")
    assert find(name, [tmp_path / "source"]) is None


def test_the_name_is_taken_out_of_an_address():
    assert name_in("my%20paper.pdf#page=3") == "my paper.pdf"


def test_pages_that_sphinx_makes_are_no_files(tmp_path):
    put(tmp_path, "projects/fish.md", "index.rst")
    assert is_page("projects/fish.html", tmp_path)
    assert is_page("index.html", tmp_path)
    assert not is_page("other.html", tmp_path)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ada.jpg", "Ada.JPG"),
        ("ada.png", "Ada.JPG"),
        ("x/bab.pdf", "x/bob.pdf"),
        ("c.pdf", ""),
        ("ada", "Ada.JPG"),
    ],
)
def test_what_a_name_may_mean(tmp_path, name, near):
    put(tmp_path, "Ada.JPG", "d.pdf")
    put(tmp_path / "x", "bobby.txt", "bob.pdf")
    expected = "" if name == "x/bab.pdf" else near
    assert nearest(name, [tmp_path]) == expected


# --- what comes of records


def test_files_get_addresses_by_their_record(tmp_path):
    fields = "pdf={Fish (final).PDF}, slides={talk/s.key}, supp={s.zip}, html={h.html}"
    files = ("Fish (final).PDF", "talk/s.key", "_static/s.zip", "assets/html/h.html")
    lab = load(tmp_path, files, publications=ENTRY.format(fields))
    assert lab.problems == ()
    assert links(lab) == {
        "pdf": "files/papers/doe2020/doe2020.pdf",
        "slides": "files/papers/doe2020/doe2020-slides.key",
        "supp": "files/papers/doe2020/doe2020-supp.zip",
        "html": "files/papers/doe2020/doe2020.html",
    }
    assert lab.copies["files/papers/doe2020/doe2020.pdf"] == tmp_path / "Fish (final).PDF"


@pytest.mark.parametrize("name", [r"M{\"u}ller\_1.pdf", r"M\"uller\_1.pdf", "Müller_1.pdf"])
def test_names_of_files_are_found_under_latex(tmp_path, name):
    lab = load(tmp_path, ("Müller_1.pdf",), publications=ENTRY.format(f"pdf = {{{name}}}"))
    assert list(lab.copies.values()) == [tmp_path / "Müller_1.pdf"]
    assert lab.problems == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"C\#.pdf", "C#.pdf"),
        ("C#.pdf", "C#.pdf"),
        ("100%25.pdf", "100%25.pdf"),
        ("100%25.pdf", "100%.pdf"),
        ("/a.pdf", "a.pdf"),
    ],
)
def test_signs_of_addresses_may_be_part_of_a_name(tmp_path, written, name):
    entry = ENTRY.format(f"pdf = {{{written}}}, preview = {{{written.replace('pdf', 'svg')}}}")
    drawn = name.replace("pdf", "svg")
    (tmp_path / drawn).write_text(SVG)
    lab = load(tmp_path, (name,), publications=entry)
    assert lab.problems == ()
    assert list(lab.copies.values()) == [tmp_path / name]
    assert [link.url for link in lab.publications["doe2020"].links] == list(lab.copies)
    assert lab.pictures["paper", "doe2020", "preview"].path == tmp_path / drawn


def test_a_slash_before_a_picture_means_the_site_s_root(tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "ada.svg").write_text(SVG)
    lab = load(tmp_path, people="ada: {name: Ada Doe, photo: /img/ada.svg}\n")
    assert lab.problems == ()
    assert lab.pictures["person", "ada", "photo"].path == tmp_path / "img" / "ada.svg"


@pytest.mark.parametrize("name", ["../a.pdf", "file:///disk/jane/a.pdf", r"papers\a.pdf"])
def test_what_is_no_name_of_a_file_is_told_with_what_is_one(tmp_path, name):
    lab = load(tmp_path, ("a.pdf",), publications=ENTRY.format(f"pdf = {{{name}}}"))
    (problem,) = lab.problems
    assert problem.code is Code.UNSAFE_URL
    assert "the name of a file" in problem.hint


def test_two_files_of_one_kind_have_an_address_each(tmp_path):
    entry = ENTRY.format("supp = {a.pdf}, supplement = {b.pdf}, supplementary = {a.pdf}")
    lab = load(tmp_path, ("a.pdf", "b.pdf"), publications=entry)
    urls = [link.url for link in lab.publications["doe2020"].links]
    assert len(urls) == len(set(urls)) == 2
    assert [lab.copies[url].name for url in urls] == ["a.pdf", "b.pdf"]


def test_a_missing_file_is_told_once_at_its_line_and_not_linked(tmp_path):
    lab = load(tmp_path, publications=ENTRY.format("pdf={no.pdf}, code={https://c.example.org}"))
    (problem,) = lab.problems
    assert problem.code is Code.FILE_MISSING
    assert (problem.location.line, problem.location.column) == (2, 8)
    assert "'no.pdf' for pdf in data and the source folder" in problem.message
    assert "labpress_files" in problem.hint
    assert list(links(lab)) == ["code"]


def test_portraits_and_logos_and_previews(tmp_path):
    picture(tmp_path / "data" / "ada.jpg")
    picture(tmp_path / "_static" / "logo.png")
    picture(tmp_path / "assets" / "img" / "publication_preview" / "fish.gif")
    lab = load(
        tmp_path,
        people="ada:\n  name: Ada Doe\n  photo: ada.jpg\nbob:\n  name: Bob\n  photo: bob.jpg\n",
        sponsors="- name: NSF\n  logo: logo.png\n- name: DOE\n  logo: ../x.png\n",
        publications=ENTRY.format("preview={fish.gif}"),
    )
    assert set(lab.pictures) == {
        ("person", "ada", "photo"),
        ("sponsor", "NSF", "logo"),
        ("paper", "doe2020", "preview"),
    }
    told = [(p.code, p.location.line, p.location.column) for p in lab.problems]
    assert told == [(Code.FILE_MISSING, 6, 10), (Code.UNSAFE_URL, 4, 9)]


def test_the_dark_drawing_stands_beside_the_light_one(tmp_path):
    for name in ("a.png", "a-dark.png", "b.png"):
        picture(tmp_path / name)
    lab = load(tmp_path, themes="one: {title: A, picture: a.png}\ntwo: {title: B, picture: b.png}")
    assert lab.pictures["theme", "one", "picture"].dark == tmp_path / "a-dark.png"
    assert lab.pictures["theme", "two", "picture"].dark is None


def test_a_picture_that_is_none_is_told(tmp_path):
    lab = load(tmp_path, ["data/ada.jpg"], people="ada:\n  name: Ada Doe\n  photo: ada.jpg\n")
    (problem,) = lab.problems
    assert (problem.code, problem.location.line) == (Code.PICTURE_UNUSABLE, 3)
    assert lab.pictures == {}


def test_files_come_and_go_while_the_records_stay(tmp_path):
    text = ENTRY.format("pdf={a.pdf}")
    cache = tmp_path / "cache"
    load(tmp_path, publications=text)
    before = Lab.load(tmp_path / "data", cache=cache)
    put(tmp_path, "a.pdf")
    found = Lab.load(tmp_path / "data", cache=cache)
    (tmp_path / "a.pdf").write_text("%PDF-1.5 another, longer text")
    changed = Lab.load(tmp_path / "data", cache=cache)
    (tmp_path / "a.pdf").unlink()
    gone = Lab.load(tmp_path / "data", cache=cache)
    assert [len(lab.problems) for lab in (before, found, changed, gone)] == [1, 0, 0, 1]
    assert len({lab.digest for lab in (before, found, changed)}) == 3
    assert gone.digest == before.digest


def test_settings_name_further_folders(tmp_path):
    put(tmp_path, "papers/a.pdf")
    load(tmp_path, publications=ENTRY.format("pdf={a.pdf}"))
    folders = folders_of(tmp_path, tmp_path, named=["papers"])
    assert Lab.load(tmp_path / "data", Settings(folders=folders)).problems == ()
