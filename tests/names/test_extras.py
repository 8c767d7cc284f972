"""What stands beside a name and is no part of it."""

from __future__ import annotations

import pytest
from labpress.names.extras import is_place, strip_extras, without_setting


@pytest.mark.parametrize(
    ("source", "name", "removed"),
    [
        ("Prof. Ada Berg", "Ada Berg", 1),
        ("Ada Berg, PhD", "Ada Berg", 1),
        ("Ada Berg (University of Rome)", "Ada Berg", 1),
        ("Ada Berg$^{1}$", "Ada Berg", 1),
        ("Ada Berg", "Ada Berg", 0),
        ("Doe, MD", "Doe, MD", 0),
    ],
)
def test_what_is_no_name_is_taken_off_and_told(source, name, removed):
    stripped = strip_extras(source)
    assert (stripped.name, len(stripped.removed)) == (name, removed)


def test_a_valid_orcid_is_kept_apart():
    stripped = strip_extras("Ada Berg (0000-0002-1825-0097)")
    assert (stripped.name, stripped.orcid) == ("Ada Berg", "0000-0002-1825-0097")
    assert strip_extras("Ada Berg (0000-0002-1825-0098)").orcid == ""


def test_what_only_sets_type_leaves_no_trace():
    assert without_setting(r"\textbf{Ada} <b>Berg</b> **Cruz**") == "Ada Berg Cruz"
    assert is_place("University of Rome")
    assert not is_place("Ada Berg")
