"""Which addresses may be linked."""

from __future__ import annotations

import pytest
from labpress.text.addresses import doi, doi_url, safe


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.b/c?d=e&f#g", "https://a.b/c?d=e&f#g"),
        (" HTTP://A.b ", "http://A.b"),
        ("mailto:a@b.cc", "mailto:a@b.cc"),
        ("doi:10.1000/x", "https://doi.org/10.1000/x"),
        ("pdf/a.pdf", "pdf/a.pdf"),
        ("/assets/a.pdf", "/assets/a.pdf"),
        ('https://a.b/"><script>', "https://a.b/%22%3E%3Cscript%3E"),
        ("https://a.b/c d", "https://a.b/c%20d"),
        ("https://a.b/\u200bc", "https://a.b/c"),
    ],
)
def test_safe(url, linked):
    assert safe(url) == linked


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\u200bscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "\\\\evil.example",
        "/\\evil.example",
        "https:\\\\evil.example",
        "https://a.b\\@evil.example",
        "http:foo",
        "https://",
        "https://[::1",
        "https://a.b:port/",
        "../secret",
        "a/../../b",
        "a/%2e%2e/b",
        "mailto:nobody",
        "x:y",
        "a\x00b",
        "",
        "x" * 5000,
    ],
)
def test_unsafe(url):
    assert safe(url) is None


def test_doi():
    assert doi("https://dx.doi.org/10.1038/s42256-025-00985-0") == "10.1038/s42256-025-00985-0"
    assert doi("doi: 10.1000/x") == "10.1000/x"
    assert doi("nonsense") == ""
    assert doi_url("10.1000/a<b>#c") == "https://doi.org/10.1000/a%3Cb%3E%23c"
