"""Feeds, written and read again: Atom by an XML parser, JSON Feed by json."""

from __future__ import annotations

import json

import pytest
from labpress.formatting.feeds import Entry, Feed, atom, json_feed, moment, newest, standing_alone
from labpress.records.model import Date
from lxml import etree

NS = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = Entry(
    "https://lab.example/r/news/x/",
    "https://lab.example/news.html#news-x",
    "R&D <now>\x0b",
    Date(2024, 2),
    '<p>5 &lt; 6 <a href="https://lab.example/">home</a></p>',
    ("Ada Byron",),
    ("honor",),
)
FEED = Feed(
    "https://lab.example/feeds/news.xml",
    "https://lab.example/news.html",
    "Lab: News",
    "Lab",
    "en",
    (ENTRY,),
)


def test_atom_has_what_rfc_4287_requires() -> None:
    root = etree.fromstring(atom(FEED, "https://lab.example/feeds/news.xml").encode())
    for path in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert root.find(path, NS).text, path
    assert root.find("a:link[@rel='self']", NS).get("href") == FEED.id
    (entry,) = root.findall("a:entry", NS)
    assert entry.findtext("a:id", namespaces=NS) == ENTRY.id
    assert entry.findtext("a:title", namespaces=NS) == "R&D <now>"
    assert entry.findtext("a:updated", namespaces=NS) == "2024-02-01T00:00:00Z"
    assert entry.find("a:category", NS).get("term") == "honor"
    content = entry.find("a:content", NS)
    assert (content.get("type"), content.text) == ("html", ENTRY.html)


def test_json_feed_says_the_same() -> None:
    data = json.loads(json_feed(FEED, "https://lab.example/feeds/news.json"))
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "https://lab.example/feeds/news.json"
    (item,) = data["items"]
    assert item["id"] == ENTRY.id
    assert item["content_html"] == ENTRY.html
    assert item["date_published"] == "2024-02-01T00:00:00Z"
    assert (item["authors"], item["tags"]) == ([{"name": "Ada Byron"}], ["honor"])


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(2024), "2024-01-01T00:00:00Z"),
        (Date(2024, season="fall"), "2024-08-01T00:00:00Z"),
        (Date(2024, 12, 31), "2024-12-31T00:00:00Z"),
    ],
)
def test_a_date_is_the_first_moment_of_what_is_known(date: Date, expected: str) -> None:
    assert moment(date) == expected


def test_the_newest_come_first_and_one_day_keeps_its_order() -> None:
    old = Entry("old", "", "", Date(2020), "")
    entries = [Entry(name, "", "", Date(2024), "") for name in "ab"]
    assert [entry.id for entry in newest([old, *entries], 2)] == ["a", "b"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p id="x">a &amp; b <a href="people.html#p">c</a></p>',
            '<p>a &amp; b <a href="https://lab.example/sub/people.html#p">c</a></p>',
        ),
        ('<img src="../_images/a.png">', '<img src="https://lab.example/_images/a.png">'),
        ("<p>a</p><script>x()</script><button>copy</button>", "<p>a</p>"),
        (
            '<a onclick="x()" href="#here">b</a>',
            '<a href="https://lab.example/sub/news.html#here">b</a>',
        ),
    ],
)
def test_what_leaves_its_page_stands_alone(html: str, expected: str) -> None:
    assert standing_alone(html, "https://lab.example/sub/news.html") == expected
