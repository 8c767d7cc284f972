"""What the links of a publication are called, each unlike the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from labpress.records.fields import link_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labpress.records.model import Link
    from labpress.text.messages import Messages


def link_labels(links: Sequence[Link], words: Messages) -> tuple[str, ...]:
    """Return the label of each of *links*: ``DOI``, ``PDF (2021)``, ``App``, ``App 2``.

    A link to another version of the publication says to which. Of several with one label all but
    the first name their site, or count where that is the same.
    """
    labels = [
        f"{words.gettext(link_label(one))} ({one.version})"
        if one.version
        else words.gettext(link_label(one))
        for one in links
    ]
    seen: Counter[str] = Counter()
    hosts: set[tuple[str, str]] = set()
    distinct = []
    for link, label in zip(links, labels, strict=True):
        seen[label] += 1
        host = _host(link.url)
        shown = label
        if seen[label] > 1:
            told = bool(host) and (label, host) not in hosts and not link.version
            shown = f"{label} ({host})" if told else f"{label} {seen[label]}"
        hosts.add((label, host))
        distinct.append(shown)
    return tuple(distinct)


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    # that says nothing of where a DOI leads
    return "" if host in ("doi.org", "dx.doi.org") else host
