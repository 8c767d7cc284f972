"""Whether a short name can be one of a venue, and which can be proposed."""

from __future__ import annotations

import pytest
from labpress.formatting.abbreviations import names, proposed


@pytest.mark.parametrize(
    ("abbr", "long", "fits"),
    [
        ("NeurIPS", "Advances in Neural Information Processing Systems", True),
        ("ICML'23", "International Conference on Machine Learning", True),
        ("KDD", "Knowledge Discovery and Data Mining", True),
        ("CHI", "Human Factors in Computing Systems", True),
        ("Robotics", "International Conference on Machine Learning", False),
        ("ICML", "Journal of Marine Biology", False),
        ("2023", "Conference 2023", False),
        # what any venue may be called is the name of none
        ("Journal", "Journal of Machine Learning Research", False),
        ("Oral", "Conference on Operational Research and Life", False),
        ("Workshop", "Workshop", True),
    ],
)
def test_a_short_name_has_its_letters_in_the_long_one_or_is_known(abbr, long, fits):
    assert names(abbr, long) is fits


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Journal of Marine Biology", "JMB"),
        ("Proceedings of the 5th International Conference on Sparse Nets (SN)", "SN"),
        ("eLife", "L"),
        ("nature", "nature"),
    ],
)
def test_the_capitals_are_proposed(long, short):
    assert proposed(long) == short
