"""Permanent names: what may be one, and the anchor and the address made of one."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: ASCII, no blanks, and nothing that means something else in a path; DBLP's and ACM's keys
#: (``DBLP:conf/icml/Liu20``, ``10.1145/3292500``) are among them, and most of NASA ADS
#: (``2020ApJ...900....1D``). No part of a path begins with a full stop, so none leads upwards.
_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_:+.*?-]|/(?=[A-Za-z0-9]))*")
_OTHER = re.compile(r"[^A-Za-z0-9_:+.*?/-]+")
#: Names that Windows keeps for devices, whatever follows a full stop.
_DEVICE = re.compile(r"\A(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|\Z)", re.IGNORECASE)
#: Bytes of a name. File systems take 255 for a file, to whose name a suffix is added.
LONGEST = 200
#: Bytes of a name that begins with another, as an award's with the key of its paper.
LONGEST_OF_PART = 240
#: What no name of a file or folder can have on every system, and no address can mean.
_NO_PATH = re.compile(r"[\0-\x1f\x7f\ud800-\udfff\\]")
#: Letters that decomposition leaves as they are.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe"}
    | {"Œ": "Oe", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)

#: Letters of any language, for names that are kept although they are reported.
_USABLE = re.compile(r"\w(?:[\w:+.*?-]|/(?=\w))*")


def why_no_path(name: str, longest: int = LONGEST) -> str:
    """Return why *name* cannot be a path below a folder of the site; empty if it can.

    This is asked of every name that may become a file, whoever wrote it: it may have slashes, but
    not begin or end with one, lead out of its folder, or have more than *longest* bytes.
    """
    if not name:
        return "it is empty"
    if match := _NO_PATH.search(name):
        what = "a backslash" if match[0] == "\\" else f"U+{ord(match[0]):04X}"
        return f"it has {what} in it"
    if len(name) > longest or len(name.encode()) > longest:
        return f"it has more than {longest} bytes"
    if not {"", ".", ".."}.isdisjoint(name.split("/")):
        return "it does not lead to a file below a folder of the site"
    return ""


def is_usable(name: str) -> bool:
    """Tell whether *name* can be part of a path at all, be it ASCII or not."""
    return not why_no_path(name) and bool(_USABLE.fullmatch(name))


def is_safe(key: str, longest: int = LONGEST) -> bool:
    """Tell whether *key* may stand in an address and in a file's name as it is."""
    return len(key) <= longest and bool(_SAFE.fullmatch(key))


def file_name(key: str) -> str:
    """Return *key* as the name of a file or folder, with ``/`` as it is; no two keys share one.

    A colon is a tilde in it, which keys do not have: Windows refuses colons, and so does what
    uploads sites for GitHub. An asterisk and a question mark, which Windows refuses, too, are
    written with an equals sign (``smith2020*1`` as ``smith2020=2A1``). A name that Windows keeps
    for devices (``aux``, ``con.2020``) and a full stop at a name's end get an equals sign, which
    keys do not have, either:
    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    key = key.replace(":", "~").replace("*", "=2A").replace("?", "=3F")
    parts = (_DEVICE.sub(r"\1=", part) for part in key.split("/"))
    return "/".join(f"{part}=" if part.endswith(".") else part for part in parts)


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Return id -> its file name; no two are one file, even where file systems ignore case.

    The first of *ids* to have a name keeps it; one that differs from it in case only, or in how
    accents are encoded, gets a tilde and some digits. A folder is spelled as it was first.
    """
    found: dict[str, str] = {}
    spelled: dict[str, str] = {}
    taken: set[str] = set()
    for one in ids:
        *folders, last = file_name(one).split("/")
        path = ""
        for folder in folders:
            path = spelled.setdefault(on_any_disk(path + folder), path + folder) + "/"
        name = path + last
        if spelled.setdefault(on_any_disk(name), name) != name or name in taken:
            name += f"~{blake2b(one.encode(), digest_size=3).hexdigest()}"
        taken.add(name)
        found[one] = name
    return found


def on_any_disk(path: str) -> str:
    """Return *path* as file systems that ignore case and ways to write accents compare it.

    On macOS and Windows two paths that are one here are one file, wherever the site was built.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def mended(key: str) -> str:
    """Return a safe key that resembles *key*, or an empty string when nothing is left of it."""
    decomposed = unicodedata.normalize("NFKD", key[: 4 * LONGEST].translate(_LETTERS))
    ascii_only = "".join(char for char in decomposed if not unicodedata.combining(char))
    result = _OTHER.sub("-", ascii_only)
    result = re.sub(r"/+(?![A-Za-z0-9])", "-", re.sub(r"/[-_:+.*?]+", "/", result))
    result = result.strip("-_:+.*?/")[:LONGEST].rstrip("-_:+.*?/")
    return result if is_safe(result) else ""


def anchor_of(kind: str, object_id: str) -> str:
    """Return the anchor of an object: in HTML, as destination in the PDF, in ``objects.inv``."""
    return f"{kind}-{object_id}"


def kind_and_id(anchor: str) -> tuple[str, str]:
    """Return the kind and the id that :func:`anchor_of` made *anchor* of."""
    kind, _, object_id = anchor.partition("-")
    return kind, object_id


def holders_of(object_id: str) -> Iterator[str]:
    """Yield the ids of what may have the part *object_id*, such as an award, the shortest first."""
    at = object_id.find("-")
    while at > 0:
        yield object_id[:at]
        at = object_id.find("-", at + 1)


def permanent_path(kind: str, file: str) -> str:
    """Return the folder of the permanent address of an object whose :func:`file_name` is *file*.

    It is relative to the site's root.
    """
    return f"r/{kind}/{file}/"


def lasting_id(kind: str, object_id: str) -> str:
    """Return what tells an object of the site from all others, for programs that remember it.

    Unlike an address it leads nowhere, and never changes while the object keeps its name.
    """
    return permanent_path(kind, quote(object_id))
