"""Papers of an old site as BibTeX: text to LaTeX, lists of authors, links to fields."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from labpress.importing.wording import without_titles
from labpress.records.fields import BY_NAME
from labpress.text.html_fields import reduce

if TYPE_CHECKING:
    from labpress.importing.found import FoundPaper

_TAG = re.compile(r"(</?[A-Za-z][^<>]*>)")
_MATH = re.compile(r"(\$[^$\n]+\$|\\\([^\n]*?\\\))")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(
    r"(?:\\\*|[*∗†‡§¶#^]|<sup>[^<]*</sup>|\$\^?\{?(?:\\(?:dagger|ddagger|ast)|\*)\}?\$)+"
)
_STYLED = re.compile(
    r"<(?P<tag>span|b|strong|u|a|font|mark|em|i)\b(?P<attributes>[^<>]*)>?(?P<inner>.*?)</(?P=tag)\b>?"
    r"|(?P<stars>\*\*|__)(?P<bold>[^*_]+)(?P=stars)"
    r"|\[(?P<linked>[^\[\]]+)\]\([^()]*\)",
    re.S | re.I,
)
_ET_AL = re.compile(r"\b(?:et\.?\s*al\.?|and others|others)\s*\.?$", re.I)
#: So many letters at the end of a list of authors may say that there are more.
_LONGEST_END = 40
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,4}(?:(?:Jr|Sr|II|III)\.?)?")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")

#: A word in the label of a link -> the field it belongs to; the first that fits counts.
_LABELS: tuple[tuple[str, str], ...] = (
    (r"supp|appendix|\bsi\b", "supp"),
    (r"slide", "slides"),
    (r"poster", "poster"),
    (r"preprint|biorxiv|medrxiv|arxiv|authorcopy|author copy|postprint", "preprint"),
    (r"video|youtube|\btalk|recording|presentation", "video"),
    (r"\bdata\s?set|\bdatabase", "dataset"),
    (r"\bdata\b", "data"),
    (r"code|github|\bsource|\brepo|software repository|implementation", "code"),
    (r"package|software|library|\btool", "software"),
    (r"project|web\s?site|web\s?page|home\s?page|\bpage\b", "website"),
    (r"\bdemo|\bapp\b|interactive", "app"),
    (r"blog|thread|tweet|twitter", "blog"),
    (r"media|press|news|coverage|highlight|featured in", "media"),
    (r"manubot|html", "html"),
    (r"openreview", "openreview"),
    (r"pdf", "pdf"),
    (r"doi|journal|publisher|\bpaper|\blink|article|proceedings|\burl\b", "url"),
)
_WORDS = tuple((re.compile(pattern, re.I), name) for pattern, name in _LABELS)


def latex(text: str) -> str:
    """Return *text*, plain or with some HTML or Markdown, as LaTeX in one line."""
    text = _MARKDOWN_LINK.sub(r"\1", " ".join(text.split()))
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"<b>\2</b>", text)
    text = re.sub(r"(?<![\w*\\])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])", r"<i>\1</i>", text)
    pieces = []
    for number, part in enumerate(_MATH.split(text)):
        if number % 2:
            pieces.append(part)
            continue
        for at, piece in enumerate(_TAG.split(part)):
            pieces.append(piece if at % 2 else _escaped(piece))
    reduced = reduce("".join(pieces)).text
    return " ".join(reduced.split())


def _escaped(text: str) -> str:
    text = unescape(text.replace("&lt;", "\ufdd9").replace("&gt;", "\ufdda"))
    if re.search(r"\\[A-Za-z{\"'`^~&%$#_]", text):
        return text  # LaTeX already
    escaped = re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", r"\textbackslash{}"))
    escaped = escaped.replace(r"\textbackslash\{\}", r"\textbackslash{}")
    escaped = escaped.replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    return escaped.replace("\ufdd9", r"\textless{}").replace("\ufdda", r"\textgreater{}")


def author_name(text: str) -> str:
    """Return one author's name as BibTeX has it: HTML, marks and honorifics are gone."""
    bare = re.sub(r"<[^<>]*>?", "", re.sub(r"<sup>[^<]*</sup>", "", text))
    bare = _MARKS.sub("", bare)
    bare = " ".join(unescape(bare).split()).strip(" ,;.}{") + ("." if _ends_short(bare) else "")
    bare = without_titles(bare)
    return re.sub(r"(?<!\\)([&%$#_])", r"\\\1", bare)


def _ends_short(text: str) -> bool:
    return re.search(r"(?:^|[\s.-])(?:[^\W\d_]|Jr|Sr)\.\s*[}*†‡,]*\s*$", text) is not None


def marks_in(text: str) -> str:
    """Return the marks beside a name."""
    return (
        "".join(
            sign
            for found in _MARKS.findall(text)
            for sign in re.findall(r"[*∗†‡§¶#]|dagger|ddagger", found)
        )
        .replace("∗", "*")
        .replace("ddagger", "‡")
        .replace("dagger", "†")
    )


def authors_in(text: str) -> tuple[list[tuple[str, bool]], bool]:
    """Return the authors of a line of HTML, each with whether it is set off, and if there are more.

    Known are ``Given Family, Given Family and Given Family``, ``Family, I. I., Family, I.`` and
    ``A & B``; colour, bold type and links set a name off. Marks stay beside the names.
    """
    text = text.replace("&lt;", "").replace("&gt;", "")
    marked = _STYLED.sub(_set_off, " ".join(unescape(text).split()))
    marked = " ".join(re.sub(r"<(?!/?sup)[^<>]*>?", "", marked).split())
    end = marked[-_LONGEST_END:]
    others = False
    if found := _ET_AL.search(end):
        others, marked = True, marked[: len(marked) - len(end) + found.start()].rstrip(",;& ")
        while marked.lower() == "and" or marked.lower().endswith((" and", ",and", ";and")):
            marked = marked[:-3].rstrip(",;& ")
    pieces = [
        piece.strip(" .\t") if not _ends_short(piece) else piece.strip()
        for piece in re.split(r"\s*;\s*|\s*,?\s+(?:and|&)\s+|\s*,\s*&\s*|\s*,\s*", marked)
    ]
    pieces = [piece for piece in pieces if re.search(r"[^\W\d_]", piece)]
    names: list[str] = []
    for piece in pieces:
        bare = _MARKS.sub("", piece.replace("\ufddb", "").replace("\ufddc", "")).strip()
        before = _MARKS.sub("", re.sub("[\ufddb\ufddc]", "", names[-1])).strip() if names else ""
        if names and _INITIALS.fullmatch(bare) and "," not in before and not _is_whole(before):
            names[-1] = f"{names[-1]}, {piece}"
        elif names and re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", bare):
            names[-1] = f"{names[-1]} {bare}"
        else:
            names.append(piece)
    return [
        (name.replace("\ufddb", "").replace("\ufddc", ""), "\ufddb" in name or "\ufddc" in name)
        for name in names
    ], others


def _set_off(match: re.Match[str]) -> str:
    inner = match["inner"] or match["bold"] or match["linked"] or ""
    tag = (match["tag"] or "").lower()
    attributes = match["attributes"] or ""
    if tag in ("em", "i") or (
        tag in ("span", "font") and not re.search(r"color|bold|class", attributes, re.I)
    ):
        return inner
    if re.search(r",|\band\b", inner) and not _INITIALS.search(inner.rsplit(",", 1)[-1]):
        # several names at once
        return re.sub(
            r"[^,]+?(?=\s*(?:,|\band\b|$))",
            lambda one: f"\ufddb{one[0]}\ufddc" if one[0].strip() else "",
            inner,
        )
    return f"\ufddb{inner}\ufddc"


def _is_whole(name: str) -> bool:
    """Tell whether *name* has a given name or initials already."""
    words = name.split()
    return (
        len(words) > 1
        and (_INITIALS.fullmatch(words[0]) is not None or len(words) > 2)
        and "." in name
    )


def doi_of(text: str) -> str:
    """Return the DOI in *text*, or nothing."""
    found = _DOI.search(unquote(text))
    return found[0].rstrip(".,;)]}") if found else ""


def arxiv_of(text: str) -> str:
    """Return the number at arXiv in an address or after ``arXiv:``, or nothing."""
    found = re.search(
        r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*|10\.48550/arxiv\.)"
        r"([a-z-]+(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?",
        text,
        re.I,
    )
    return found[1] if found else ""


def field_for(address: str, label: str = "") -> tuple[str, str]:
    """Return the field that a link belongs into, and what it holds: by its label, then its host."""
    host = (urlsplit(address).hostname or "").removeprefix("www.") if "://" in address else ""
    named = next((name for pattern, name in _WORDS if label and pattern.search(label)), "")
    if arxiv := arxiv_of(address):
        return "arxiv", arxiv
    if host.endswith("doi.org") and (doi := doi_of(address)):
        if doi.startswith("10.1101/"):
            return "preprint", address
        return "doi", doi
    if "pubmed" in host and (number := re.search(r"(\d{5,9})/?$", address)):
        return "pmid", number[1]
    if number := re.search(r"pmc/articles/PMC(\d+)", address):
        return "pmcid", f"PMC{number[1]}"
    if named and named not in ("url", "preprint"):
        return named, address
    if host == "openreview.net":
        return "openreview", address
    if named == "preprint" or re.search(r"(?:bio|med|chem)rxiv\.org$", host):
        return "preprint", address
    if host in ("github.com", "gitlab.com", "bitbucket.org"):
        return "code", address
    if host in ("youtube.com", "youtu.be", "vimeo.com"):
        return "video", address
    if re.search(r"\.pdf(?:[?#].*)?$", address, re.I):
        return "pdf", address
    return "url", address


#: Where a link may go whose own field is taken.
_SPARE = ("url", "html", "website", "media", "blog", "app", "data", "supp")


def add_link(paper: FoundPaper, address: str, label: str = "") -> bool:
    """Put a link into the field of *paper* that it belongs into; False if there is none left."""
    name, value = field_for(address, label)
    if is_local(value) and BY_NAME[name].target == "file":
        if name not in paper.fields and name not in paper.files:
            paper.files[name] = value
            return True
        return paper.files.get(name) == value
    value = latex_address(value)
    if value in paper.fields.values():
        return True
    for one in (name, *(spare for spare in _SPARE if spare != name)):
        if one not in paper.fields and one not in paper.files:
            paper.fields[one] = value
            return True
    return False


def is_local(address: str) -> bool:
    """Tell whether *address* names a file of the site itself."""
    return bool(address) and not re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.I)


def latex_address(address: str) -> str:
    """Return an address as a field of ``.bib`` may hold it."""
    return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
