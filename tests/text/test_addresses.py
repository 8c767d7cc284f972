"""Which addresses may be linked."""

from __future__ import annotations

import pytest
from labpress.text.addresses import advice, doi, doi_url, has_user, is_local, safe


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
        ("https://a.b/@ada", "https://a.b/@ada"),
        ("https://a.b?to=c@d", "https://a.b?to=c@d"),
        ("~ada/a.pdf", "~ada/a.pdf"),
        ("/home/a.pdf", "/home/a.pdf"),
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
        "http://good@evil.example/",
        "https://good:word@evil.example",
        "https://good.example@evil.example/x",
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


LOCAL = (
    "file:///etc/passwd",
    "FILE:///C:/a.pdf",
    r"C:\Users\ada\a.pdf",
    "c:/Users/ada/a.pdf",
    "/C:/Users/ada/a.pdf",
    "C:%5CUsers",
    "/Users/ada/a.pdf",
    "/home/ada/a.pdf",
    "/Volumes/Stick/a.pdf",
    "/mnt/c/a.pdf",
    "~/a.pdf",
    r"%USERPROFILE%\a.pdf",
    r"\\server\share\a.pdf",
)


@pytest.mark.parametrize("url", LOCAL)
def test_a_path_of_one_machine_is_no_link(url):
    assert is_local(url) or url.startswith("FILE")
    assert safe(url) is None
    assert is_local("files/a.pdf") is is_local("/assets/a.pdf") is is_local("http://a.b") is False


def test_what_to_write_instead():
    assert has_user("http://good@evil.example/")
    assert not has_user("https://a.b/@ada")
    told = advice("http://good:word@evil.example/a@b", "")
    assert told.startswith("it leads to evil.example: write http://evil.example/a@b,")
    assert "only" not in advice("javascript:x", "other")
    assert "one machine" in advice(LOCAL[2], "other")
