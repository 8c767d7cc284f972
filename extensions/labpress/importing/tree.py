"""The files of an old site: only below its folder, each read once, each accounted for."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labpress.reading.encoding import decode
from labpress.records.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.importing.found import Ledger

PICTURES = frozenset(".png .jpg .jpeg .gif .svg .webp .tif .tiff .bmp .avif .heic".split())
DOCUMENTS = frozenset(
    ".pdf .ppt .pptx .doc .docx .odt .odp .key .zip .gz .tar .mp4 .mov .webm .m4v .mp3 .wav "
    ".xls .xlsx .csv .tsv .txt .bib .ics .ipynb".split()
)
PAGES = frozenset(".md .markdown .mdown .qmd .rmd .html .htm".split())
DATA = frozenset(".yml .yaml .json .toml .bib .csv .tsv".split())
#: Folders that a generator writes: no source of anything.
BUILT = frozenset(
    "_site public resources _freeze .quarto site_libs node_modules .jekyll-cache .sass-cache "
    "_gen .cache __pycache__ vendor dist _build".split()
)
#: Folders and files of the template and of the repository.
_TEMPLATE = frozenset(
    "_includes _layouts _sass _plugins _scripts _ejs _extensions _utils css js fonts scss webfonts "
    "layouts themes bin script scripts _cite auto-cite docker .docker i18n archetypes data-raw "
    "_styles sass styles favicons _theme theme lighthouse_results readme_preview test tests R "
    "renv bootstrap".split()
)
_TEMPLATE_FILES = re.compile(
    r"(README|LICEN[CS]E|CHANGELOG|CHANGES|CONTRIBUTING|CUSTOMIZE|INSTALL|FAQ|CODE_OF_CONDUCT|"
    r"CITATION|SECURITY|CNAME|Gemfile|Rakefile|Dockerfile|Makefile|CLAUDE|AGENTS|GEMINI|robots|"
    r"package|package-lock|netlify|docker-compose|requirements|renv|purgecss\.config|favicon)"
    r"(\..*)?",
    re.I,
)


class Tree:
    """The files below *root*, as paths with slashes; built and hidden folders are left aside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        #: Files that a reader has used.
        self.used: set[str] = set()
        self._built: dict[str, int] = {}
        self.files: list[str] = sorted(self._walk())
        self._known = set(self.files)
        self._folded = {name.casefold(): name for name in reversed(self.files)}

    def _walk(self) -> Iterator[str]:
        for folder, names, files in os.walk(self.root):
            here = Path(folder).relative_to(self.root)
            for name in sorted(names):
                if name in BUILT:
                    count = sum(len(inner) for _, _, inner in os.walk(Path(folder) / name))
                    if count:
                        self._built[(here / name).as_posix()] = count
            names[:] = sorted(
                name
                for name in names
                if name not in BUILT
                and not name.startswith(".")
                and not (Path(folder) / name).is_symlink()
            )
            for name in files:
                path = Path(folder) / name
                if path.is_file() and not path.is_symlink() and not name.startswith("."):
                    yield (here / name).as_posix()

    def has(self, name: str) -> bool:
        """Tell whether the file *name* is there."""
        return name in self._known

    def first(self, *names: str) -> str:
        """Return the first of the files *names* that is there, or nothing."""
        return next((name for name in names if name in self._known), "")

    def place(self, name: str, line: int = 1) -> Location:
        """Return the place of a line of the file *name*, as the report shows it."""
        return Location(name, line)

    def below(self, folder: str, *suffixes: str) -> list[str]:
        """Return the files in *folder* and its folders, with one of *suffixes* if there are any."""
        start = f"{folder.strip('/')}/" if folder.strip("/.") else ""
        return [
            name
            for name in self.files
            if name.startswith(start) and (not suffixes or name.lower().endswith(suffixes))
        ]

    def text(self, name: str) -> str:
        """Return the text of the file *name*, with ``\\n`` as line end; it counts as used."""
        self.used.add(name)
        text, _ = decode((self.root / name).read_bytes(), name)
        return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")

    def content(self, name: str) -> bytes:
        """Return the bytes of the file *name*; it counts as used."""
        self.used.add(name)
        return (self.root / name).read_bytes()

    def find(self, address: str, folders: Iterable[str] = (), beside: str = "") -> str:
        """Return the file that *address*, a path of the old site, names, or nothing.

        It is looked for beside the file *beside*, at the root and in *folders*.
        """
        name = unquote(re.split(r"[?#]", address.strip())[0]).replace("\\", "/")
        if not name or "://" in name:
            return ""
        starts = ["", *folders]
        if beside and not name.startswith("/"):
            starts.insert(0, str(PurePosixPath(beside).parent))
        paths = [
            os.path.normpath(f"{start}/{name.lstrip('/')}".lstrip("/")).replace("\\", "/")
            for start in starts
        ]
        if exact := self.first(*paths):
            return exact
        folded = (path.casefold() for path in paths)
        return next((self._folded[path] for path in folded if path in self._folded), "")

    def account(self, ledger: Ledger) -> None:
        """Tell of all files that no reader has used; those of the template as one line."""
        for folder, count in sorted(self._built.items()):
            ledger.found(
                "built folder",
                f"{folder}/ ({count} files)",
                self.place(folder),
                "built by a generator, or a site of its own",
            )
        template = []
        for name in self.files:
            if name in self.used:
                continue
            path = PurePosixPath(name)
            suffix = path.suffix.lower()
            if _is_template(path):
                template.append(name)
            elif suffix in PICTURES:
                ledger.found("picture", name, self.place(name), "nothing that was taken shows it")
            elif suffix in DATA:
                ledger.found("data file", name, self.place(name), "not known to hold records")
            elif suffix in PAGES:
                ledger.found("page", name, self.place(name), "not a page of this template")
            elif suffix in DOCUMENTS:
                ledger.found("document", name, self.place(name), "nothing that was taken names it")
            else:
                template.append(name)
        if template:
            ledger.found(
                "files of the template",
                f"{len(template)} files",
                self.place("."),
                "layouts, styles, scripts and notes of the generator",
            )


def _is_template(path: PurePosixPath) -> bool:
    if len(path.parts) == 1 and _TEMPLATE_FILES.fullmatch(path.name):
        return True
    parents = path.parts[:-1]
    return any(part in _TEMPLATE for part in parents)
