"""Names of sites, by host."""

from __future__ import annotations

import pytest
from labpress.text.hosts import site_name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://arxiv.org/abs/2304.04934", "arXiv"),
        ("https://www.nature.com/articles/1", "Nature"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/1", "PMC"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/1", "PubMed"),
        ("https://www.ncbi.nlm.nih.gov/books/1", ""),
        ("https://notarxiv.org/abs/1", ""),
        ("https://arxiv.org.example.net/", ""),
        ("https://example.org/", ""),
        ("https://[broken", ""),
        ("paper.pdf", ""),
    ],
)
def test_a_site_is_known_by_the_end_of_its_host(url, name):
    assert site_name(url) == name
