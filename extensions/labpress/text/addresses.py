"""Addresses that come from data: only those that can do no harm are linked.

Allowed are ``http``, ``https``, ``mailto`` and ``doi``, and relative paths to files of the
site. What is allowed follows RFC 3986; that nothing else is (``javascript:``, ``data:``,
``file:``, …) is a rule of this project.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_MAILTO = re.compile(r"[^\s@/?]+@[^\s@/?]+\.[^\s@/?]+(\?[^\s]*)?")
#: Characters that may not stand in an address (RFC 3986, section 2): they are percent-encoded.
_UNSAFE = re.compile(r'["<>\\^`{|}\s]')
_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:(?:dx\.|www\.)?doi\.org|doi\.acm\.org)/|doi:)\s*",
    re.IGNORECASE,
)
#: Where one machine keeps somebody's files: an address for nobody else.
_LOCAL = re.compile(
    r"file:|[A-Za-z]:(?:[\\/]|%5[Cc])|\\\\[^\\/]|~[\\/]|%[A-Za-z]+%[\\/]"
    r"|/(?:Users|Volumes|home/[^/]+|mnt/[a-z]|[A-Za-z]:)/",
)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_LONGEST = 4096


def safe(url: str) -> str | None:
    """Return *url* in the form in which it may be linked, or None if it may not.

    A ``doi:`` address becomes the one at ``https://doi.org/``. A path relative to the site is
    allowed if it stays below it; one that starts with a slash is relative to the host.
    """
    if len(url) > _LONGEST:
        return None
    # zero-width characters come along when an address is copied from a page
    url = "".join(char for char in url.strip() if unicodedata.category(char) != "Cf")
    if not url or any(unicodedata.category(char) in ("Cc", "Cs", "Cn") for char in url):
        return None
    if is_local(url):
        return None
    match = _SCHEME.match(url)
    if match is None:
        return _path(url)
    scheme, rest = match[1].lower(), url[match.end() :]
    if scheme in ("http", "https"):
        return _web(scheme, rest)
    if scheme == "mailto":
        return f"mailto:{_encoded(rest)}" if _MAILTO.fullmatch(rest) else None
    if scheme == "doi":
        bare = doi(rest)
        return doi_url(bare) if bare else None
    return None


def is_local(url: str) -> bool:
    """Tell whether *url* is a path on somebody's own disk, on any system, or on a share."""
    return bool(_LOCAL.match(url.strip()))


def has_user(url: str) -> bool:
    """Tell whether *url* names a user before its host (RFC 3986, section 3.2.1).

    A reader takes what stands before the ``@`` for the host; section 7.6 warns of it.
    """
    try:
        return "@" in urlsplit(url.strip()).netloc
    except ValueError:
        return False


def advice(url: str, otherwise: str) -> str:
    """Return what to write instead of *url*, which is not linked; *otherwise* if unknown."""
    if is_local(url):
        return "only one machine has this: write the name of a file beside the records or the pages"
    if has_user(url):
        scheme, _, rest = url.strip().partition("://")
        before, slash, path = rest.partition("/")
        host = before.rpartition("@")[2]
        return f"it leads to {host}: write {scheme}://{host}{slash}{path}, if that is meant"
    return otherwise


def is_path(url: str) -> bool:
    """Tell whether *url* has no scheme, so that it means a file of the site."""
    return not _SCHEME.match(url.strip())


def doi(text: str) -> str:
    """Return the bare DOI (``10.…/…``) of *text*, which may be an address, or "".

    In an address, and in what was copied from one, signs are percent-encoded.
    """
    bare = text.strip()
    while match := _DOI_PREFIX.match(bare):
        bare = bare[match.end() :]
    if _PERCENT.search(bare):
        bare = unquote(bare)
    return bare if _DOI.fullmatch(bare) else ""


def doi_url(bare: str) -> str:
    """Return the address of a bare DOI, encoded as the DOI Handbook (section 2.5.2.4) asks."""
    return "https://doi.org/" + quote(bare, safe="/:;()._-+!,@=~*'")


def _encoded(url: str) -> str:
    return _UNSAFE.sub(lambda match: quote(match[0], safe=""), url)


def _web(scheme: str, rest: str) -> str | None:
    if not rest.startswith("//"):
        return None
    url = f"{scheme}:{rest}"
    # browsers take a backslash for a slash, which moves the end of the host
    if "\\" in url.split("?")[0].split("#")[0]:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or _UNSAFE.search(host) or "@" in parts.netloc:
        return None
    return _encoded(url)


def _path(url: str) -> str | None:
    path = url.split("?")[0].split("#")[0]
    first = path.split("/")[0]
    if "\\" in url or url.startswith("//") or ":" in first:
        return None
    folders = path.replace("%2e", ".").replace("%2E", ".").replace("%2f", "/").replace("%2F", "/")
    if ".." in folders.split("/"):
        return None
    return _encoded(url)
