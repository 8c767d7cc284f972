"""Pictures and addresses that one output alone has, as pure functions."""

from __future__ import annotations

import pytest
from labpress.comparing.file_differences import links, logos, pictures
from labpress.comparing.readings import Reading

DOI, CODE = "https://doi.org/10.1/a%23", "https://example.org/code"


@pytest.mark.parametrize(
    ("site", "booklet", "told"),
    [
        (True, True, []),
        (False, False, []),
        (True, False, ["has a picture on the site only"]),
        (False, True, ["has a picture in the booklet only"]),
        (None, True, []),
        (None, False, []),
        (True, None, []),
    ],
)
def test_a_picture_in_one_alone_is_told_where_something_is_known_of_both(site, booklet, told):
    assert [one.message for one in pictures("paper-a", "a picture", site, booklet)] == told


@pytest.mark.parametrize(
    ("site", "booklet", "printed", "told"),
    [
        # one identifier is enough, and may be escaped otherwise
        ((CODE, DOI), ("https://doi.org/10.1/a#",), "one", []),
        ((CODE, DOI), (), "one", [f"leads to {CODE} on the site only"]),
        ((CODE, DOI), (CODE,), "all", [f"leads to {DOI} on the site only"]),
        ((CODE,), (DOI,), "any", [f"leads to {DOI} in the booklet only"]),
        ((CODE,), (), "any", []),
        # files of the site
        (("files/a.pdf",), (), "all", []),
        (("files/a.pdf",), ("https://lab.example.org/files/a.pdf",), "one", []),
        # an entry without room for links tells nothing
        (None, (DOI,), "one", []),
    ],
)
def test_addresses(site, booklet, printed, told):
    assert [one.message for one in links("paper-a", site, booklet, printed)] == told


def test_a_sponsor_is_found_by_its_name_also_if_it_goes_on_in_a_second_line():
    site = Reading(logos={"The Foundation for Everything": True, "NSF": False, "Far": None})
    site.logos["Nowhere"] = True
    printed = Reading(logos={"The Foundation for": True}, lines=frozenset(["NSF", "Far"]))
    assert logos(site, printed) == []
    printed = Reading(lines=frozenset(["The Foundation for Everything"]), logos={"NSF": True})
    assert [str(one) for one in logos(site, printed)] == [
        "NSF: has a logo in the booklet only [picture]",
        "The Foundation for Everything: has a logo on the site only [picture]",
    ]
