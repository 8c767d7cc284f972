"""Links and pictures in the text of a page, to where they lead now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labpress.importing.carrying import OLD
from labpress.importing.html_markup import link_target
from labpress.importing.tree import PICTURES

if TYPE_CHECKING:
    from labpress.importing.addressing import Addresses
    from labpress.importing.carrying import Files
    from labpress.importing.found import Ledger, Site
    from labpress.records.model import Location

_CODE = re.compile(
    r"^(`{3,})[^\n]*\n.*?^\1[ \t]*$|(?<!`)(`+)(?!`)[^\n]*?[^`\n]\2(?!`)", re.M | re.S
)
_TARGET = r"\(\s*(?:<([^<>\n]*)>|([^()\s]*(?:\([^()\s]*\)[^()\s]*)*))(?:\s+[\"'][^\n]*?[\"'])?\s*\)"
_PICTURE = re.compile(r"!\[([^\[\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|!\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\])*)\]" + _TARGET)
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?([^\s<>]+)>?[^\n]*$", re.M)
_LINE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|(?:\* ?){3,})")
_HEADING = re.compile(r"(#{2,6}) [^\n]*")
_CITED = re.compile("\ufdd7([^\ufdd8]*)\ufdd8")


class Rewriter:
    """Rewrites texts of pages, which are MyST but for their addresses."""

    def __init__(self, site: Site, files: Files, addresses: Addresses, ledger: Ledger) -> None:
        self.files, self.addresses, self.ledger = files, addresses, ledger
        self.keys = {
            name.casefold(): paper.key
            for paper in site.papers
            for name in (*paper.former_keys, paper.key)
        }

    def rewritten(self, text: str, file: str, place: Location, address: str = "") -> str:
        """Return *text*, of the old file *file*, with addresses of the new site.

        *address*: that of the page, if it is not that of its file.
        """
        self.beside = address or "/" + re.sub(r"^(?:_pages|content)/", "", file)
        text = self._citations(text, place)
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            kept.append(match[0])
            return f"\ufdd3{len(kept) - 1}\ufdd4"

        text = _CODE.sub(keep, text)
        text = _PICTURE.sub(lambda match: self._picture(match, file, place), text)
        text = _LINK.sub(lambda match: self._link(match, file, place), text)
        text = _DEFINITION.sub(lambda match: self._definition(match, file, place), text)
        text = tidied(text)
        return re.sub("\ufdd3(\\d+)\ufdd4", lambda match: kept[int(match[1])], text)

    def _citations(self, text: str, place: Location) -> str:
        """Let citations name the papers' keys of today; one of a paper that is not there goes."""

        def cited(match: re.Match[str]) -> str:
            key = self.keys.get(match[2].casefold())
            if key is None:
                self.ledger.fault(f"{match[2]} is cited and is no paper of the site", place)
                return match[2]
            return f"{{paper}}`{key}`"

        text = re.sub(r"(\{paper\})`([^`<>]+)`", cited, text)

        def keyed(match: re.Match[str]) -> str:
            return self.keys.get(match[1].casefold(), match[1])

        return _CITED.sub(keyed, text)

    def _picture(self, match: re.Match[str], file: str, place: Location) -> str:
        words, address = match[1], match[2] or match[3] or ""
        if not address:
            return words
        if not self.files.local(address):
            if address.startswith("data:"):
                self.ledger.found("picture", "a picture inside a page", place, "it has no file")
                return words
            self.ledger.change("a picture that lies elsewhere became a link", place)
            return f"[{words or 'Picture'}]({link_target(address)})"
        if re.search(r"\.(?:mp4|webm|mov|m4v|ogv|pdf)$", address, re.I):
            return self._to(words or "Video", address, file, place)
        new = self.files.picture(address, file, place)
        return f"![{words}](/{new})" if new else words

    def _link(self, match: re.Match[str], file: str, place: Location) -> str:
        words, address = match[1], (match[2] or match[3] or "").strip()
        if not address or address.startswith("#"):
            return words
        if address.startswith(("tel:", "sms:", "javascript:")):
            return words
        if address.startswith("//"):
            return f"[{words}]({link_target('https:' + address)})"
        if not self.files.local(address):
            return match[0] if not re.search(r"[{}\\]", address) else words
        return self._to(words, address, file, place)

    def _to(self, words: str, address: str, file: str, place: Location) -> str:
        local = self.files.local(address)
        target = self.addresses.find(local, self.beside)
        bare = words if "![" in words else words.strip()
        if target is not None:
            kind, name, title = target
            if kind == "page":
                return f"[{bare or title}](/{name}.md)"
            if kind == "news":
                return f"[{bare}](/news.md)"
            if "![" in bare or "`" in bare or "<" in bare:
                return f"{bare} ({{{kind}}}`{name}`)"
            shown = re.sub(r"[*_\\]", "", bare)
            return f"{{{kind}}}`{shown} <{name}>`" if shown else f"{{{kind}}}`{name}`"
        old = self.files.found(address, file)
        suffix = "." + old.rsplit(".", 1)[-1].lower() if old else ""
        if old and suffix in PICTURES:
            new = self.files.picture(address, file, place)
            return f"[{bare or 'Picture'}](/{new})" if new else bare
        if old and suffix not in (".md", ".qmd", ".html", ".htm", ".markdown"):
            new = self.files.document(address, file, place)
            return f"[{bare or 'File'}]({link_target('/../' + OLD + '/' + new)})" if new else bare
        gone = unquote(address)
        self.ledger.fault(f"the link to {gone} leads nowhere", place)
        return bare

    def _definition(self, match: re.Match[str], file: str, place: Location) -> str:
        address = match[2]
        if not self.files.local(address):
            return match[0]
        inner = _LINK.fullmatch(self._to("x", address, file, place))
        return f"[{match[1]}]: {inner[2] or inner[3]}" if inner else f"[{match[1]}]: #"


def tidied(text: str) -> str:
    """Return *text* without headings over nothing, and without lines that part nothing.

    A loop of the template's generator leaves such headings: what it listed is listed elsewhere.
    """
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip("\\ \n")]
    kept: list[str] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else ""
        if _LINE.fullmatch(block.strip()):
            if not below or _LINE.fullmatch(below.strip()) or below.startswith("#"):
                continue
        elif match := _HEADING.match(block):
            under = _HEADING.match(below) if below else None
            if "\n" not in block.strip() and (
                not below
                or (under and len(under[1]) <= len(match[1]))
                or _LINE.fullmatch(below.strip())
            ):
                continue
        kept.append(block)
    while kept and _LINE.fullmatch(kept[-1].strip()):
        kept.pop()
    text = "\n\n".join(reversed(kept))
    levels = [len(one) for one in re.findall(r"(?m)^(#+) ", text)]
    if levels and min(levels) > 2:
        text = re.sub(r"(?m)^#+ ", lambda one: one[0][min(levels) - 2 :], text)
    return text
