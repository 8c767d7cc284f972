"""What the links of a publication are called."""

from __future__ import annotations

import pytest
from labpress.formatting.link_labels import link_labels
from labpress.records.model import Link
from labpress.text.messages import ENGLISH, messages

DOI = "https://doi.org/10.1000/"


@pytest.mark.parametrize(
    ("links", "labels"),
    [
        ([("app", "https://a.example"), ("app", "https://www.b.example/x")], "App|App (b.example)"),
        ([("app", "https://a.example/1"), ("app", "https://a.example/2")], "App|App 2"),
        (
            [("slides", "a.pdf"), ("slides", "b.pdf"), ("slides", "c.pdf")],
            "Slides|Slides 2|Slides 3",
        ),
        ([("doi", f"{DOI}1"), ("url", "http://dx.doi.org/10.1000/2", "DOI")], "DOI|DOI 2"),
        ([("doi", f"{DOI}1"), ("doi", f"{DOI}2", "", "2021")], "DOI|DOI (2021)"),
        ([("doi", f"{DOI}{n}", "", "2021") for n in (1, 2)], "DOI (2021)|DOI (2021) 2"),
        ([("code", "https://github.com/a"), ("data", "https://github.com/b")], "Code|Data"),
    ],
)
def test_no_two_links_have_one_name(links, labels):
    assert "|".join(link_labels([Link(*one) for one in links], ENGLISH)) == labels


def test_labels_are_in_the_groups_language():
    two = [Link("slides", "a.pdf"), Link("slides", "b.pdf")]
    assert link_labels(two, messages("de")) == ("Folien", "Folien 2")
