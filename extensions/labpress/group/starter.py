"""A new group's files: written once, and later brought up to date without losing an edit.

The originals of what is not content (Makefile, workflows, conf.py, …) are kept in ``.labpress/``,
with the answers they were made from. A newer labpress makes the files anew from these answers, and
what changed between the two originals goes into the edited file, as ``git merge-file`` does it.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.group.git import PATIENCE
from labpress.names.parsing import from_yaml
from labpress.names.variants import folded
from labpress.reading.insertion import Refused, write
from labpress.reading.yaml.amending import scalar
from labpress.records.ids import mended

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Host: TypeAlias = Literal["github", "gitlab", "readthedocs", "netlify", "none"]

#: Where a site can be published: id -> what it is called, the files for it, and what else to do.
HOSTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "github": (
        "GitHub Pages",
        (
            ".github/workflows/site.yml",
            ".github/workflows/preview.yml",
            ".github/workflows/from-issue.yml",
            *(f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("paper", "person", "news")),
        ),
        "Each push to `main` publishes the site: choose GitHub Actions under Settings, Pages, "
        "Source. A pull request gets the site as an artifact, and a comment that tells what it "
        "changes. Whoever does not know git opens an issue with the form for a paper, a person or "
        "news; it becomes a pull request.",
    ),
    "gitlab": (
        "GitLab Pages",
        (".gitlab-ci.yml",),
        "Each push to the default branch publishes the site on GitLab Pages.",
    ),
    "readthedocs": (
        "Read the Docs",
        (".readthedocs.yaml",),
        "Import the repository at Read the Docs; each push is built and published there.",
    ),
    "netlify": (
        "Netlify or Cloudflare Pages",
        ("netlify.toml",),
        "Import the repository there; each push is built and published, without the booklet.",
    ),
    "none": ("somewhere else", (), "Copy the folder `_build/html` to your web server."),
}

#: What TeX needs on Debian and Ubuntu.
TEX_PACKAGES = (
    *("latexmk", "texlive-xetex", "texlive-latex-extra", "texlive-fonts-recommended"),
    *("tex-gyre", "fonts-texgyre", "poppler-utils"),
)

#: Where answers and originals are kept.
KEPT = ".labpress"
_FOLDER = Path(__file__).parents[1] / "starter"
_OLD = """
# --- the old site: its documents at the addresses they had, and pages that lead to the new ones

html_extra_path = ["old"]
"""
_MARK = re.compile(r"@(\w+)(?:\|(\w+))?@")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new group says of itself. ``url``: of the site, or nothing; ``today``: ISO date."""

    name: str
    leader: str
    organization: str = ""
    short: str = ""
    url: str = ""
    host: str = "none"
    today: str = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Updated:
    """What happened to one file.

    ``written``: it has the change; ``beside``: the new text stands beside it, as ``.new``.
    """

    path: str
    how: Literal["written", "beside", "kept"]


def short_name(name: str) -> str:
    """Return a short form of a group's *name*: its initials, or the name if it has few words."""
    words = [word for word in re.split(r"[^\w]+", name) if word]
    initials = "".join(word[0] for word in words if word[0].isupper())
    return initials if len(initials) > 2 else name


def rendered(answers: Answers, version: str) -> dict[str, str]:
    """Return path -> text of all files of a new group, for labpress *version*."""
    values = _values(answers, version)
    others = {file for _, files, _ in HOSTS.values() for file in files}
    unwanted = others - set(HOSTS[answers.host][1])
    files = {}
    for path in sorted(_FOLDER.rglob("*.tmpl")):
        parts = path.relative_to(_FOLDER).with_suffix("").parts
        name = "/".join(re.sub(r"^dot-", ".", part) for part in parts)
        if name not in unwanted:
            files[name] = _filled(path.read_text("utf-8"), values)
    return files


def start(
    folder: Path, answers: Answers, version: str, own: Mapping[str, bytes] | None = None
) -> list[str]:
    """Write a new group into *folder*; return the paths of its files.

    *own*: path -> content of what it has already, in the place of the examples. Files at the old
    addresses stand in ``old/`` there, and ``conf.py`` says so. Raises Refused if something is in
    the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} exists and is not empty")
    files = rendered(answers, version)
    contents = {name: text.encode("utf-8") for name, text in files.items()}
    if own is not None:
        contents = {name: text for name, text in contents.items() if not _content(name)}
        if any(name.startswith("old/") for name in own):
            contents["conf.py"] += _OLD.encode("utf-8")
        contents |= own
    for name, content in contents.items():
        write(folder / name, b"", content)
    _keep(folder, answers, version, {name: files[name] for name in files if not _content(name)})
    return list(contents)


def update(folder: Path, version: str) -> list[Updated]:
    """Bring the files in *folder* up to labpress *version*; return what was changed.

    Content (pages and records) is never touched, and a file that was deleted stays so. Raises
    Refused if the folder was not started by labpress.
    """
    try:
        kept = json.loads((folder / KEPT / "starter.json").read_text("utf-8"))
        answers = Answers(**kept["answers"])
        known = set(kept["files"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Refused(f"{folder / KEPT}/starter.json cannot be read: {error}") from None
    found: list[Updated] = []
    files = {name: t for name, t in rendered(answers, version).items() if not _content(name)}
    for name, text in files.items():
        original = folder / KEPT / "originals" / name
        base = original.read_bytes() if name in known and original.is_file() else None
        how = _bring(folder / name, base, text.encode("utf-8"))
        if how != "kept":
            found.append(Updated(name, how))
    _keep(folder, answers, version, files)
    return found


def _bring(path: Path, base: bytes | None, new: bytes) -> Literal["written", "beside", "kept"]:
    """Let what changed from *base*, the old original, to *new* go into the file *path*."""
    present = path.read_bytes() if path.is_file() else None
    if new in (base, present) or (present is None and base is not None):
        return "kept"
    if present is None or present == base:
        write(path, present or b"", new)
        return "written"
    merged = _merged(present, base, new) if base is not None else None
    if merged is None:
        beside = path.with_name(f"{path.name}.new")
        write(beside, beside.read_bytes() if beside.is_file() else b"", new)
        return "beside"
    if merged == present:
        return "kept"
    write(path, present, merged)
    return "written"


def _merged(present: bytes, base: bytes, new: bytes) -> bytes | None:
    """Return *present* with the change from *base* to *new*; None if they meet, or without git."""
    with tempfile.TemporaryDirectory(prefix="labpress-") as name:
        folder = Path(name)
        paths = []
        for label, content in (("yours", present), ("base", base), ("new", new)):
            (folder / label).write_bytes(content)
            paths.append(str(folder / label))
        try:
            done = subprocess.run(
                ["git", "merge-file", "-p", "-q", *paths], capture_output=True, timeout=PATIENCE
            )
        except (OSError, subprocess.SubprocessError):
            return None
    return done.stdout if done.returncode == 0 else None


def _content(name: str) -> bool:
    """Tell whether a file is the group's own words and records."""
    return name.startswith("source/")


def _keep(folder: Path, answers: Answers, version: str, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / KEPT / "originals" / name
        write(path, path.read_bytes() if path.is_file() else b"", text.encode("utf-8"))
    record = {
        "about": "`labpress update` needs this folder: keep it, and do not edit it",
        "version": version,
        "answers": asdict(answers),
        "files": sorted(files),
    }
    path = folder / KEPT / "starter.json"
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    write(path, path.read_bytes() if path.is_file() else b"", text.encode("utf-8"))


# --- filling in


def _values(answers: Answers, version: str) -> dict[str, str]:
    leader = from_yaml(answers.leader)
    words = [folded(word) for word in f"{leader.given} {leader.particle} {leader.family}".split()]
    organization = answers.organization
    major, minor, *_ = [*version.split("."), "0"]
    short = answers.short or short_name(answers.name)
    title, _, publishing = HOSTS[answers.host]
    return {
        "name": answers.name,
        "short": short,
        "title": f"Welcome to {short}",
        "author": ", ".join(filter(None, [answers.name, organization])),
        "organization": organization,
        "at_organization": f" at {organization}" if organization else "",
        "in_organization": f", {organization}" if organization else "",
        "leader": answers.leader,
        "leader_id": mended("-".join(filter(None, words))) or "leader",
        "url": answers.url.rstrip("/") + "/" if answers.url else "",
        "today": answers.today,
        "year": answers.today[:4],
        "version": version,
        "next_version": f"{major}.{int(minor) + 1}",
        "tex_packages": " ".join(TEX_PACKAGES),
        "publishing": f"\n## Publishing\n\n{publishing}" if title else "",
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None:
            return match[0]
        return _FILTERS[match[2]](value)

    return _MARK.sub(fill, text)


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|$&])", r"\\\1", text)


def _bibtex(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", text.translate({ord(sign): None for sign in "{}\\"}))


def _python(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(text: str) -> str:
    return "\n".join(f"    - {word}" for word in text.split())


_FILTERS: dict[str | None, Callable[[str], str]] = {
    None: str,
    "md": _markdown,
    "bib": _bibtex,
    "py": _python,
    "yaml": scalar,
    "list": _list,
}
