"""Reading a page of the site: only what a reader sees, by the markup that stays."""

from __future__ import annotations

from labpress.comparing.readings import MATH_END, MATH_START, Author, News, Paper, Reading
from labpress.comparing.site import read_page

PAGE = """
<article><section id="papers"><h1>Papers<a class="headerlink" href="#papers">¶</a></h1>
<ul><li class="lab-publication" id="paper-a"><span class="lab-title">The
 <math><semantics><mi>&#8467;</mi><annotation>\\ell</annotation></semantics></math> norm</span>
<span class="lab-authors"><strong class="lab-member">S. Liu*</strong>, J. M&uuml;ller</span>
<span class="lab-source"><span class="lab-venue">ICML’22</span>
<span class="lab-award">(Oral)</span></span> <span class="lab-links"><a href="x">PDF</a></span></li>
<li class="lab-publication"><span class="lab-title">Manifest elsewhere</span></li></ul>
<ol><li class="lab-news-item" id="news-b"><time class="lab-date">26 May 2025</time>
<span class="lab-kind">honor</span><div class="lab-body"><p>One<br>two
<a class="footnote-reference" href="#f">1</a></p><p>three</p></div></li></ol>
<span class="lab-anchor" id="theme-c"></span>
"""


def test_a_page_is_read() -> None:
    found = Reading()
    read_page(found, "papers.html", PAGE)
    assert found.papers == {
        "paper-a": Paper(
            f"The {MATH_START}ℓ{MATH_END} norm",
            (Author("S. Liu", "*", True, True), Author("J. Müller")),
            "ICML’22",
            "Oral",
        )
    }
    assert found.news == {"news-b": News("26 May 2025", "honor", "One two three")}
    assert found.places == dict.fromkeys(["paper-a", "news-b", "theme-c"], "papers.html")


def test_what_stands_behind_a_sponsor_is_on_that_page_too() -> None:
    found = Reading()
    logo = '<img src="a.svg" alt="Some Fund">'
    sponsors = f'<li class="lab-sponsor">{logo}</li><li class="lab-sponsor">N</li>'
    read_page(found, "papers.html", sponsors + PAGE)
    assert found.logos == {"Some Fund": True, "N": False}
    assert set(found.places.values()) == {"papers.html"}
