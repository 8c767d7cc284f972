"""BibTeX from the services that know a work: by DOI, arXiv number or key of DBLP.

The services are asked politely: who asks is named, with the group's e-mail address if there is
one; each answer may take its time, and a service that is busy is asked again when it says so.
"""

from __future__ import annotations

import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.reading.bib.arxiv import arxiv_in
from labpress.reading.encoding import decode
from labpress.text.address_fields import doi_in
from labpress.text.addresses import doi

if TYPE_CHECKING:
    from collections.abc import Callable

#: Service -> its address, with ``{}`` for the identifier; an environment variable
#: ``LABPRESS_DOI_URL``, … names another one.
SERVICES = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/bibtex/{}",
    "dblp": "https://dblp.org/rec/{}.bib",
}
_DBLP = re.compile(
    r"(?:https?://dblp\.(?:org|uni-trier\.de)/rec/|dblp:)((?:conf|journals|books|phd|series|"
    r"reference|homepages|data)/[\w/.-]+?)(?:\.(?:html|bib|xml))?(?:\?.*)?",
    re.IGNORECASE,
)
_TIMEOUT = 20.0
_TRIES = 3
_LONGEST_WAIT = 10.0
_MOST = 1 << 20
_BUSY = frozenset({429, 502, 503, 504})


class NotFetched(Exception):  # noqa: N818
    """What was asked for did not come; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a service knows a work by."""

    service: str
    value: str


def identify(text: str) -> Identifier | None:
    """Return the identifier that *text* is, bare or as an address, or None."""
    text = text.strip()
    if match := _DBLP.fullmatch(text):
        return Identifier("dblp", match[1])
    if number := arxiv_in(text):
        return Identifier("arxiv", number)
    if bare := doi(text) or doi_in(text):
        if arxiv := re.fullmatch(r"10\.48550/arxiv\.(.+)", bare, re.IGNORECASE):
            return Identifier("arxiv", arxiv[1])
        return Identifier("doi", bare)
    return None


def fetch(
    identifier: Identifier, agent: str, email: str = "", wait: Callable[[float], None] = time.sleep
) -> str:
    """Return the BibTeX that the service has for *identifier*. Raises NotFetched.

    *agent*: who asks (``labpress/1.0``). *email*: where the service may complain. *wait* pauses
    for some seconds.
    """
    base = os.environ.get(
        f"LABPRESS_{identifier.service.upper()}_URL", SERVICES[identifier.service]
    )
    url = base.format(urllib.parse.quote(identifier.value, safe="/:.()"))
    asking = f"{agent} (mailto:{email})" if email else agent
    headers = {"Accept": "application/x-bibtex", "User-Agent": asking}
    request = urllib.request.Request(url, headers=headers)
    for attempt in range(1, _TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                return _text(answer.read(_MOST + 1), identifier)
        except urllib.error.HTTPError as error:
            if error.code not in _BUSY or attempt == _TRIES:
                raise NotFetched(_refusal(error.code, identifier)) from None
            wait(_pause(error.headers.get("Retry-After", ""), attempt))
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            host = urllib.parse.urlsplit(url).netloc
            raise NotFetched(f"{host} cannot be reached ({reason})") from None
    raise AssertionError("the last try returns or raises")


def _text(content: bytes, identifier: Identifier) -> str:
    text, _ = decode(content[: _MOST + 1], identifier.value)
    if len(content) > _MOST or "@" not in text:
        raise NotFetched(f"what came for {identifier.value} is no BibTeX")
    return text


def _refusal(status: int, identifier: Identifier) -> str:
    if status in (404, 410):
        return f"{identifier.service} does not know {identifier.value}"
    return f"{identifier.service} refused {identifier.value} (HTTP status {status})"


def _pause(said: str, attempt: int) -> float:
    asked = float(said) if said.isdecimal() else 2.0**attempt
    return min(asked, _LONGEST_WAIT)
