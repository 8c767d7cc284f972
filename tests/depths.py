"""Whether every address of a built site leads somewhere, wherever the site stands.

Addresses are resolved as browsers do it (RFC 3986, section 5; ``<base>``): from disk, at the root
of a host, below a folder of one. Pure readers of files, which know nothing of how they are made.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Attributes that hold an address, of any element.
_ATTRIBUTES = ("href", "src", "action", "poster", "data", "data-to", "formaction", "cite")
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class Place:
    """Where a site stands: ``start`` is the address of its folder. ``host``: has it index files?"""

    start: str
    host: bool = True

    def file_of(self, address: str) -> str | None:
        """Return the file that *address* asks for, or None if it is of another site."""
        bare = urldefrag(address).url.partition("?")[0]
        if f"{bare}/" == self.start:
            bare = self.start
        if not bare.startswith(self.start):
            return None
        name = unquote(bare.removeprefix(self.start))
        return f"{name}index.html" if self.host and (not name or name.endswith("/")) else name


DISK = Place("file:///somewhere/a%20site/", host=False)
ROOT = Place("https://lab.example.org/")
FOLDER = Place("https://host.example.net/groups/lab/")


def dead_links(folder: Path, place: Place) -> list[str]:
    """Return the addresses of all files below *folder* that lead to no file of the site.

    As ``page: address``. What leads to another site, by a whole address, is not followed.
    """
    found = []
    for name, page, address in _addresses(folder, place):
        whole = urljoin(page, address)
        file = place.file_of(whole)
        parts = urlsplit(whole)
        same_host = (parts.scheme, parts.netloc) == urlsplit(place.start)[:2]
        if file is None and not same_host:
            continue
        if file is None or ".." in file.split("/") or not (folder / file).is_file():
            found.append(f"{name}: {address}")
    return sorted(set(found))


def _addresses(folder: Path, place: Place) -> Iterator[tuple[str, str, str]]:
    """Yield the file, the address from which its own are resolved, and each of these."""
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        page = place.start + name
        match path.suffix:
            case ".html" if not name.startswith("_static/"):
                if name == "404.html":
                    if not place.host:
                        continue  # there, nobody shows it
                    page = f"{place.start}no/such/page/at/all"  # it is shown at any address
                yield from _of_page(name, page, path.read_bytes())
            case ".css":
                for address in _CSS.findall(path.read_text("utf-8")):
                    yield name, page, address
            case ".xml":
                for element in ElementTree.parse(path).iter():
                    address = (element.text or "") if element.tag.endswith("}loc") else ""
                    if address := element.get("href") or element.get("src") or address:
                        yield name, page, address
            case ".json" if name.startswith("feeds/"):
                feed = json.loads(path.read_text("utf-8"))
                whole = [feed["home_page_url"], feed["feed_url"]]
                whole += [item["url"] for item in feed["items"]]
                yield from ((name, page, address) for address in whole)
            case ".json" if name == "r/index.json":
                index = json.loads(path.read_text("utf-8"))
                for names in index.values():
                    # from the site's root
                    yield from ((name, place.start, one) for one in names.values())


def _of_page(name: str, page: str, content: bytes) -> Iterator[tuple[str, str, str]]:
    root = lxml.html.document_fromstring(content.decode("utf-8"))
    bases = [element.get("href") for element in root.iter("base")]
    for base in bases[:1]:
        page = urljoin(page, base)
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == "base":
            continue
        found = [element.get(one) for one in _ATTRIBUTES if element.get(one)]
        found += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part]
        if (element.get("http-equiv") or "").lower() == "refresh":
            found.append(element.get("content").partition("url=")[2])
        if element.get("data-content_root") is not None:
            found.append(f"{element.get('data-content_root')}index.html")
        for address in found:
            within = address.startswith("#") and not bases
            if not within and not address.startswith(("data:", "mailto:")):
                yield name, page, address
