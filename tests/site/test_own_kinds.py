"""Kinds that a group declares itself: the same as labpress's, from configuration alone."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from labpress.group.own_kinds import own_kinds

from tests.site.group import DATA

KINDS = {
    "reading": {
        "plural": "Reading list",
        "start": "when",
        "newest_first": True,
        "feed": True,
        "schema": "Book",
        "fields": {
            "author": {"type": "text", "schema": "author"},
            "level": {"type": "word", "words": ["easy", "hard"]},
            "when": "date",
            "told_by": {
                "type": "references",
                "to": "person",
                "label": "Told by",
                "free": True,
            },
            "about": {"type": "references", "to": "paper"},
            "link": {"type": "address", "label": "Read it"},
            "summary": "summary",
        },
    }
}
READINGS = """
engines:
  title: On engines & numbers
  author: Ada Byron
  level: hard
  when: 2024-05
  told_by: [wei-zhang, Grace Hopper]
  about: byron2021notes
  link: https://example.org/engines
  summary: How engines think.
  formerly: [machines]
looms: {title: On looms, when: 2023}
"""
FILES = {
    **DATA,
    "data/readings.yml": READINGS,
    "index.md": "# Lab\n\n{reading}`engines`\n\n```{readings}\n```\n",
}


def build(project, builder="html", kinds=KINDS, files=FILES):
    project.write(files)
    return project.build(builder, html_baseurl="https://lab.example/", labpress_kinds=kinds)


def test_an_own_kind_has_list_role_page_name_search_feed_and_data(project):
    result = build(project)
    assert not result.warnings
    soup = result.soup()
    entries = soup.select("ul.lab-items.lab-readings > li.lab-item.lab-reading")
    assert [entry["id"] for entry in entries] == ["reading-engines", "reading-looms"]
    facts = "Ada Byron · Hard · May 2024"
    assert entries[0].select_one(".lab-facts").get_text() == facts
    assert entries[0].select_one(".lab-people-line").get_text() == "Wei Zhang, Grace Hopper"
    assert entries[0].select_one("a.lab-link-link").get_text() == "Read it"
    assert entries[0].select_one("#reading-machines")
    role = soup.select_one("article p a.reference")
    assert (role.get_text(), role["href"]) == ("On engines & numbers", "#reading-engines")
    page = result.soup("readings/engines.html")
    assert page.select_one("h1").get_text() == "On engines & numbers"
    data = json.loads(page.select_one('[type="application/ld+json"]').string)
    assert (data["@type"], data["author"]) == ("Book", "Ada Byron")
    assert page.select_one("#publications .lab-title").get_text() == "Notes on engines"
    person = result.soup("people/wei-zhang.html").select_one("#readings")
    assert person.select_one("h2").get_text() == "Reading list"
    assert "engines.html" in result.text("readings/machines.html")
    assert json.loads(result.text("r/index.json"))["reading"]["machines"]
    search = "".join(path.read_text("utf-8") for path in (result.outdir / "_search").iterdir())
    assert "readings/engines.html" in search
    feed = json.loads(result.text("feeds/readings.json"))
    assert [item["title"] for item in feed["items"]] == ["On engines & numbers", "On looms"]
    shown = json.loads(result.text(".labpress-shown.json"))["site"]["anchors"]
    assert "reading-engines" in shown


def test_an_own_kind_in_print_and_as_text(project):
    (tex,) = build(project, "latex").outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    assert r"\labitem{\labanchor{reading-engines}\labanchor{reading-machines}}" in text
    assert r"Ada Byron \textperiodcentered{} Hard" in text
    assert "* On engines & numbers. Wei Zhang" in build(project, "text").text("index.txt")


def test_a_rebuild_follows_its_file_and_its_declaration(project):
    build(project)
    project.write({"data/readings.yml": READINGS.replace("On looms", "On cards")})
    files = {name: text for name, text in FILES.items() if "readings" not in name}
    assert "On cards" in build(project, files=files).text("index.html")
    other = {"reading": {**KINDS["reading"], "plural": "Books", "newest_first": False}}
    result = build(project, kinds=other, files=files)
    assert result.soup("people/wei-zhang.html").select_one("#readings h2").get_text() == "Books"


def test_what_is_wrong_in_its_file_is_told_there(project):
    wrong = READINGS.replace("level: hard", "level: hrad").replace("byron2021", "byron2022")
    warnings = build(project, files={**FILES, "data/readings.yml": wrong}).warnings
    assert "readings.yml:4:10: WARNING: “level” cannot be “hrad”" in warnings
    assert "“about”: there is no paper “byron2022notes”" in warnings


def test_an_unknown_one_is_told(project):
    page = "# Lab\n\n{reading}`engine`\n\n```{readings}\n:ids: lom\n```\n"
    warnings = build(project, files={**FILES, "index.md": page}).warnings
    assert "there is no reading 'engine'" in warnings
    assert "there is no reading 'lom'" in warnings


def faults(declared):
    found = []
    kinds = own_kinds(declared, lambda message, hint, *keys: found.append((keys, message, hint)))
    return kinds, found


def test_the_least_that_can_be_declared():
    (kind,), found = faults({"reading": {}})
    assert not found
    assert (kind.folder, kind.file, kind.plural) == ("readings", "readings.yml", "Readings")


@pytest.mark.parametrize(
    ("declared", "keys", "message"),
    [
        ({"my-kind": {}}, ("my-kind",), "no word of the letters a to z"),
        ({"paper": {}}, ("paper",), "there is such a kind already"),
        ({"talk": {}}, ("talk",), "there is such a kind already"),
        ({"new": {"folder": "news"}}, ("new",), "its folder 'news' is taken"),
        ({"a": {"folder": "x"}, "b": {"folder": "x"}}, ("b",), "its folder 'x' is taken"),
        ({"a": {"folder": "../x"}}, ("a",), "no name of a folder"),
        ({"a": {"file": "../x.yml"}}, ("a",), "no name of a file"),
        ({"a": {"noun": 1}}, ("a",), "its noun 1 is not a text"),
        ({"a": {"feilds": {}}}, ("a", "feilds"), "there is no such key"),
        ({"a": {"feed": "yes"}}, ("a", "feed"), "neither True nor False"),
        ({"a": {"start": "when"}}, ("a", "start"), "no field of the type"),
        ({"a": {"states": ["on", "off"]}}, ("a", "states"), "no two words"),
        ({"a": {"fields": {"title": "text"}}}, ("a", "fields", "title"), "every record has"),
        ({"a": {"fields": {"x": "txt"}}}, ("a", "fields", "x"), "there is no type 'txt'"),
        ({"a": {"fields": {"x": "word"}}}, ("a", "fields", "x"), "no words to choose from"),
        ({"a": {"fields": {"x": "references"}}}, ("a", "fields", "x"), "what it refers to"),
        (
            {"a": {"fields": {"x": {"type": "text", "lable": "X"}}}},
            ("a", "fields", "x", "lable"),
            "there is no such key",
        ),
    ],
)
def test_what_cannot_be_declared_is_told_at_its_key(declared, keys, message):
    _, found = faults(declared)
    assert [at for at, text, _ in found if message in text] == [keys]


def test_a_declaration_that_cannot_be_used_leaves_the_others(project):
    result = build(project, kinds={**KINDS, "paper": {}})
    assert "there is such a kind already" in result.warnings
    assert result.soup().select("li.lab-reading")


def test_the_example_in_the_documentation_works(project):
    text = (Path(__file__).parents[2] / "docs" / "reference.md").read_text("utf-8")
    section = text.split("### A kind of your own")[1].split("\n### ")[0]
    conf, data = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    kinds = ast.literal_eval(conf.partition("=")[2].strip())
    page = "# Lab\n\n{reading}`on-engines`\n\n```{readings}\n```\n"
    result = build(
        project, kinds=kinds, files={**DATA, "data/readings.yml": data, "index.md": page}
    )
    assert not result.warnings
    assert result.soup().select_one("#reading-on-engines .lab-title").get_text() == "On engines"
