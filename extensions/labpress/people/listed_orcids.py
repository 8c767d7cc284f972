"""ORCIDs that an entry lists without saying whose they are.

Exports write ``orcid = {0000-…}`` with the ORCID of one author of several. What stands with a name
or once for each author is read with the entry (:mod:`labpress.reading.bib.exported_orcids`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from labpress.records.model import Publication

_ORCID = re.compile(r"(?<![\d-])(?:\d{4}-){3}\d{3}[\dXx](?![\d-])")


def listed_orcids(publication: Publication) -> tuple[str, ...]:
    """Return the valid ORCIDs in fields for them that none of the authors has so far."""
    found = [
        orcid_of(one)
        for name, value in publication.fields
        if "orcid" in name and "+an" not in name
        for one in _ORCID.findall(value)
    ]
    if not found:
        return ()
    given = {orcid_of(one.orcid or one.exported_orcid) for one in publication.authors}
    return tuple(one for one in dict.fromkeys(found) if one and one not in given)
