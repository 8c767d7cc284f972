"""Permanent names: what may be one, and the anchor and the address made of one."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

#: ASCII, no blanks, and nothing that means something else in a path; DBLP's and ACM's keys
#: (``DBLP:conf/icml/Liu20``, ``10.1145/3292500``) are among them.
_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_:+.-]|/(?=[A-Za-z0-9]))*")
_OTHER = re.compile(r"[^A-Za-z0-9_:+./-]+")
_LONGEST = 200
_RESERVED = re.compile(r"(?:(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.)", re.IGNORECASE)
#: Letters that decomposition leaves as they are.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)

#: Letters of any language, for names that are kept although they are reported.
_USABLE = re.compile(r"\w(?:[\w:+.-]|/(?=\w))*")


def is_usable(name: str) -> bool:
    """Tell whether *name* can be part of a path at all, be it ASCII or not."""
    return len(name) <= _LONGEST and ".." not in name and bool(_USABLE.fullmatch(name))


def is_safe(key: str) -> bool:
    """Tell whether *key* may stand in an address and in a file's name as it is."""
    return len(key) <= _LONGEST and ".." not in key and bool(_SAFE.fullmatch(key))


def file_name(key: str) -> str:
    """Return *key* as the name of a file or folder, with ``/`` as it is; no two keys share one.

    A colon is a tilde in it, which keys do not have: Windows refuses colons, and so does what
    uploads sites for GitHub. So is a name that Windows keeps for devices (``aux``, ``con.2020``),
    and a full stop at a name's end: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    parts = key.replace(":", "~").split("/")
    return "/".join(f"{part}~" if _RESERVED.fullmatch(part) else part for part in parts)


def mended(key: str) -> str:
    """Return a safe key that resembles *key*, or an empty string when nothing is left of it."""
    decomposed = unicodedata.normalize("NFKD", key[: 4 * _LONGEST].translate(_LETTERS))
    ascii_only = "".join(char for char in decomposed if not unicodedata.combining(char))
    result = re.sub(r"\.\.+", ".", _OTHER.sub("-", ascii_only))
    result = re.sub(r"/+(?![A-Za-z0-9])", "-", re.sub(r"/[-_:+.]+", "/", result))
    result = result.strip("-_:+./")[:_LONGEST].rstrip("-_:+./")
    return result if is_safe(result) else ""


def anchor_of(kind: str, object_id: str) -> str:
    """Return the anchor of an object: in HTML, as destination in the PDF, in ``objects.inv``."""
    return f"{kind}-{object_id}"


def kind_and_id(anchor: str) -> tuple[str, str]:
    """Return the kind and the id that :func:`anchor_of` made *anchor* of."""
    kind, _, object_id = anchor.partition("-")
    return kind, object_id


def is_part_of(object_id: str, holder_id: str) -> bool:
    """Tell whether *object_id* is the id of a part, such as an award, of what has *holder_id*."""
    return object_id.startswith(f"{holder_id}-")


def permanent_path(kind: str, name: str) -> str:
    """Return the folder of the permanent address of an object, relative to the site's root."""
    return f"r/{kind}/{name}/"


def permanent_address(kind: str, name: str) -> str:
    """Return the permanent address of an object, relative to the site's root."""
    return permanent_path(kind, quote(name))
