"""Publications to take along: BibTeX, CSL-JSON and RIS, of all, of a person, a theme or a paper."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from labpress.formatting.csl import csl_items
from labpress.formatting.ris import ris_records
from labpress.group.lab import code_digest
from labpress.group.query import Query
from labpress.reading.bib.export import public_source
from labpress.records.ids import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from labpress.group.lab import Lab
    from labpress.records.model import Publication
    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain
    from labpress.text.messages import Messages

#: The folder of the files.
FOLDER = "downloads"

#: Name of each format, the suffix of its files, its media type (IANA; RIS has none of its own).
FORMATS = (
    ("BibTeX", ".bib", "application/x-bibtex"),
    ("CSL-JSON", ".json", "application/vnd.citationstyles.csl+json"),
    ("RIS", ".ris", "application/x-research-info-systems"),
)


def bibtex_entries(papers: Sequence[Publication]) -> str:
    """Return *papers* as a .bib file without what is private."""
    entries = (entry for paper in papers for entry in paper.entries)
    return "\n\n".join(public_source(entry).strip() for entry in entries) + "\n"


WRITERS: dict[str, Callable[[Sequence[Publication]], str]] = {
    ".bib": bibtex_entries,
    ".json": csl_items,
    ".ris": ris_records,
}


def papers_of(lab: Lab, path: str) -> tuple[Publication, ...]:
    """Return the papers in the files at *path*, newest first.

    *path* is ``publications``, ``person/ID`` or ``theme/ID``, relative to the folder, without
    suffix.
    """
    kind, _, object_id = path.partition("/")
    if kind == "person":
        return tuple(lab.select(Query(people=(object_id,))))
    return tuple(lab.newest_of_theme(object_id) if kind == "theme" else lab.select(Query()))


def selections(lab: Lab) -> Iterator[tuple[str, tuple[Publication, ...]]]:
    """Yield the path of each selection that has papers, and these."""
    people = (f"person/{person.id}" for person in lab.people.values() if person.member)
    themes = (f"theme/{theme}" for theme in lab.themes)
    for path in ("publications", *people, *themes):
        if papers := papers_of(lab, path):
            yield path, papers


def offer_downloads(
    domain: LabDomain, files: OutputFiles, digest: Callable[[Publication], str]
) -> None:
    """Offer the files of each selection; *digest* tells whether a paper has changed."""
    for path, papers in selections(domain.lab):
        signature = [digest(paper) for paper in papers]
        for suffix, write in WRITERS.items():
            file = f"{_file(domain.lab, path)}{suffix}"
            files.offer(file, (code_digest(), signature), partial(write, papers))


def _file(lab: Lab, path: str) -> str:
    """Return the files at *path* without suffix, relative to the site's root."""
    kind, slash, object_id = path.partition("/")
    return f"{FOLDER}/{kind}{slash}{lab.file_name(kind, object_id) if slash else ''}"


def links_html(lab: Lab, path: str, root: str) -> str:
    """Return the links to the files at *path*; *root* leads to the site's root."""
    start = escape(root + quote(_file(lab, path)))
    links = (
        f'<a href="{start}{suffix}" type="{media}" download>{name}</a>'
        for name, suffix, media in FORMATS
    )
    return _line(links, lab.words)


def paper_links_html(paper: Publication, words: Messages) -> str:
    """Return the links that save one paper; the files are in the links, so the site has none."""
    links = (
        f'<a href="data:{media};charset=utf-8,{quote(WRITERS[suffix]([paper]))}"'
        f' download="{escape(file_name(paper.key).replace("/", "-"))}{suffix}">{name}</a>'
        for name, suffix, media in FORMATS
    )
    return _line(links, words)


def _line(links: Iterable[str], words: Messages) -> str:
    # Translators: before the names of formats: "Download: BibTeX, CSL-JSON, RIS".
    label = escape(words.gettext("Download: {formats}"))
    return f'<p class="lab-downloads">{label.format(formats=", ".join(links))}</p>'
