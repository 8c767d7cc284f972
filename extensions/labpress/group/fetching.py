"""BibTeX from the services that know a work: by DOI, arXiv, DBLP, PubMed or ISBN.

The services are asked politely: who asks is named, with the group's e-mail address if there is
one; each answer may take its time, and a service that is busy is asked again when it says so.
"""

from __future__ import annotations

import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labpress.group.foreign_records import from_csl, from_open_library, from_page
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
    "pmid": "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id={}",
    "isbn": "https://openlibrary.org/api/books?bibkeys=ISBN:{}&jscmd=data&format=json",
    "page": "{}",
    # the works of a person, for `labpress sync`
    "orcid": "https://pub.orcid.org/v3.0/{}/works",
    "dblp_person": "https://dblp.org/pid/{}.bib",
    "openalex": "https://api.openalex.org/works?filter=author.orcid:{}&per-page=200",
    "zotero": "https://api.zotero.org/{}/items/top?format=bibtex&limit=100",
}
_JSON = "application/json"
_ACCEPTED = dict.fromkeys(("pmid", "isbn", "orcid", "openalex"), _JSON) | {"page": "text/html"}
_DBLP = re.compile(
    r"(?:https?://dblp\.(?:org|uni-trier\.de)/rec/|dblp:)((?:conf|journals|books|phd|series|"
    r"reference|homepages|data)/[\w/.-]+?)(?:\.(?:html|bib|xml))?(?:\?.*)?",
    re.IGNORECASE,
)
_PMID = re.compile(
    r"(?:pmid:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/|https?://www\.ncbi\.nlm\.nih\.gov/pubmed/)"
    r"(\d{1,9})/?(?:\?.*)?",
    re.IGNORECASE,
)
_TIMEOUT = 20.0
_TRIES = 3
_LONGEST_WAIT = 10.0
_MOST = 1 << 20
_MOST_OF_LIST = 1 << 25
_BUSY = frozenset({429, 502, 503, 504})


class NotFetched(Exception):  # noqa: N818
    """What was asked for did not come; the message says why, in one line."""


def _pubmed(answer: Any, value: str) -> str:
    item = answer[0] if isinstance(answer, list) and answer else answer
    if not isinstance(item, dict) or not item.get("title"):
        raise NotFetched(f"pmid does not know {value}")
    return from_csl({**item, "PMID": value})


def _open_library(answer: Any, value: str) -> str:
    item = answer.get(f"ISBN:{value}") if isinstance(answer, dict) else None
    if not isinstance(item, dict):
        raise NotFetched(f"isbn does not know {value}")
    return from_open_library(item, value)


#: Services that answer with a record of their own -> BibTeX of it.
RECORDS: dict[str, Callable[[Any, str], str]] = {"pmid": _pubmed, "isbn": _open_library}


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a service knows a work by."""

    service: str
    value: str


def identify(text: str) -> Identifier | None:
    """Return the identifier that *text* is, bare or as an address, or None."""
    text = text.strip()
    if match := _PMID.fullmatch(text):
        return Identifier("pmid", match[1])
    if isbn := _isbn(text):
        return Identifier("isbn", isbn)
    if match := _DBLP.fullmatch(text):
        return Identifier("dblp", match[1])
    if number := arxiv_in(text):
        return Identifier("arxiv", number)
    if bare := doi(text) or doi_in(text):
        if arxiv := re.fullmatch(r"10\.48550/arxiv\.(.+)", bare, re.IGNORECASE):
            return Identifier("arxiv", arxiv[1])
        return Identifier("doi", bare)
    if re.fullmatch(r"https?://[^\s/]+\.[^\s/]+/\S+", text, re.IGNORECASE):
        return Identifier("page", text)
    return None


def _isbn(text: str) -> str:
    """Return the ISBN that *text* is, without hyphens, or nothing: its last digit must fit.

    https://www.isbn-international.org/content/isbn-users-manual, section 5 and appendix 1
    """
    match = re.fullmatch(
        r"(?:ISBN(?:-1[03])?:?\s*)?((?:97[89][- ]?)?[\d -]{9,12}[\dXx])", text, re.I
    )
    bare = re.sub(r"[ -]", "", match[1]).upper() if match else ""
    digits = [10 if digit == "X" else int(digit) for digit in bare]
    if len(bare) == 13 and "X" not in bare:
        weighted = sum(digit * (3 if at % 2 else 1) for at, digit in enumerate(digits))
        return bare if weighted % 10 == 0 else ""
    if len(bare) == 10 and "X" not in bare[:9]:
        return bare if sum(d * (10 - at) for at, d in enumerate(digits)) % 11 == 0 else ""
    return ""


def fetch(
    identifier: Identifier, agent: str, email: str = "", wait: Callable[[float], None] = time.sleep
) -> str:
    """Return the BibTeX that the service has for *identifier*. Raises NotFetched.

    *agent*: who asks (``labpress/1.0``). *email*: where the service may complain. *wait* pauses
    for some seconds.
    """
    content = ask(identifier, agent, email, wait)
    if identifier.service == "page":
        stated, told = from_page(decode(content, identifier.value)[0])
        known = identify(stated) if stated else None
        if known is not None and known.service != "page":
            return fetch(known, agent, email, wait)
        if not told:
            raise NotFetched(f"{identifier.value} does not say which paper it is of")
        return told
    if identifier.service in RECORDS:
        return RECORDS[identifier.service](json_in(content, identifier), identifier.value)
    return _text(content, identifier)


def ask(
    identifier: Identifier,
    agent: str,
    email: str = "",
    wait: Callable[[float], None] = time.sleep,
    page: str = "",
) -> bytes:
    """Return what the service answers, as it stands. Raises NotFetched; see :func:`fetch`.

    *page*: what is added to the address to ask for more of a list.
    """
    base = os.environ.get(
        f"LABPRESS_{identifier.service.upper()}_URL", SERVICES[identifier.service]
    )
    quoted = urllib.parse.quote(identifier.value, safe="/:.()")
    url = (identifier.value if base == "{}" else base.format(quoted)) + page
    asking = f"{agent} (mailto:{email})" if email else agent
    accept = _ACCEPTED.get(identifier.service, "application/x-bibtex")
    headers = {"Accept": accept, "User-Agent": asking}
    request = urllib.request.Request(url, headers=headers)
    for attempt in range(1, _TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                content: bytes = answer.read(_MOST_OF_LIST + 1)
                return content
        except urllib.error.HTTPError as error:
            if error.code not in _BUSY or attempt == _TRIES:
                raise NotFetched(_refusal(error.code, identifier)) from None
            wait(_pause(error.headers.get("Retry-After", ""), attempt))
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            host = urllib.parse.urlsplit(url).netloc
            raise NotFetched(f"{host} cannot be reached ({reason})") from None
    raise AssertionError("the last try returns or raises")


def json_in(content: bytes, identifier: Identifier) -> Any:
    """Return the JSON that a service has answered. Raises NotFetched if it is none."""
    try:
        return json.loads(content)
    except ValueError:
        raise NotFetched(f"what came for {identifier.value} is no JSON") from None


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
