"""A group that is edited, killed and damaged at random, by a seed: what tests/test_soak.py does.

Nothing here asserts; each edit leaves files that a group might have.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from tests.files.samples import PNG
from tests.site.group import DATA

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

#: A picture that is read as another one than the smallest.
OTHER_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a0000000e49"
    "44415478da63f8cfc0f01f840111f703fdfeadbb990000000049454e44ae426082"
)
PAGES = {
    "index.md": """
        # Lab

        {person}`wei-zhang` wrote {paper}`byron2021notes`. ![Dot](dot.png)

        ```{news}
        :limit: 2
        ```

        ```{toctree}
        :glob:
        pages/*
        ```
        """,
    "pages/papers.md": """
        # Papers

        ```{publications}
        :group-by: year
        ```
        """,
    "pages/people.md": """
        # People

        ```{people}
        ```

        ```{awards}
        ```
        """,
    "pages/news.md": """
        # News

        :::{news-item} 2024-02-01
        :id: hello
        First words of {person}`ada-byron`.
        :::
        """,
    "pages/more.md": """
        # More

        ```{include} ../part.txt
        ```

        Term
        : Definition of "terms"

        See {cite:t}`byron2022loops` and {theme}`sparse`.

        ```{sponsors}
        ```
        """,
    "part.txt": "Included *words*.\n",
    "static/ours.css": "a { color: red }\n",
    "data/permalinks.txt": "paper gone2001 retired: withdrawn\n",
}
CONF: dict[str, Any] = {
    "extensions": ["myst_parser", "sphinx_design", "labpress"],
    "myst_enable_extensions": ["colon_fence"],
    "labpress_today": "2026-01-01",
    "html_static_path": ["static"],
    "html_css_files": ["ours.css"],
}
#: What conf.py may say, of which an edit takes one.
SETTINGS: dict[str, list[Any]] = {
    "language": ["en", "de", "ar", "zh_CN"],
    "labpress_accent": ["#18453B", "#0b5394"],
    "labpress_bold": ["ever", "current"],
    "labpress_style": ["short", "full"],
    "labpress_max_authors": [None, 2],
    "labpress_frame": [True, False],
    "labpress_record_pages": [True, False],
    "labpress_private_fields": [[], ["note", "keywords"]],
    "labpress_group": [{}, {"name": "Some Lab", "address": ["A street"]}],
    "html_baseurl": ["", "https://example.org/lab/"],
    "myst_enable_extensions": [["colon_fence"], ["colon_fence", "deflist", "smartquotes"]],
    "html_theme_options": [{}, {"light_css_variables": {"color-link": "red"}}],
    "html_copy_source": [True, False],
}
WORDS = ("Engines", "Loops", "Über $x^2$", "Notes & more", "Ωmega", "A “quoted” title")


@dataclass
class Group:
    """The files of a group in *folder*, and how it is built; edited by *chance*."""

    folder: Path
    chance: random.Random
    conf: dict[str, Any] = field(default_factory=lambda: dict(CONF))
    #: what was done, for whoever has to find out what went wrong
    done: list[str] = field(default_factory=list)
    _past: dict[str, list[bytes]] = field(default_factory=dict)
    _count: int = 0

    def start(self) -> None:
        """Write the first files."""
        for name, text in {**DATA, **PAGES}.items():
            self.write(name, dedent(text).lstrip("\n"))
        self.write("dot.png", PNG)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, and remember what it held."""
        path = self.folder / name
        if path.is_file():
            self._past.setdefault(name, []).append(path.read_bytes())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def text(self, name: str) -> str:
        """Return what a file holds now."""
        path = self.folder / name
        return path.read_text("utf-8") if path.is_file() else ""

    def names(self, *endings: str) -> list[str]:
        """Return the files of the group, without conf.py."""
        paths = sorted(path for path in self.folder.rglob("*.*") if path.is_file())
        found = [path.relative_to(self.folder).as_posix() for path in paths]
        return [name for name in found if name != "conf.py" and name.endswith(endings or ("",))]

    def edit(self) -> None:
        """Make one edit."""
        edits: list[Callable[[], str]] = [
            *(self._paper, self._paper, self._paper_gone, self._papers_turned),
            *(self._person, self._person_gone, self._theme, self._venue, self._news),
            *(self._page, self._page_gone, self._page_moved, self._words, self._part, self._style),
            *(self._setting, self._setting, self._setting, self._ledger, self._picture),
            *(self._photo, self._restored, self._restored, self._touched, self._file_gone),
        ]
        edit = self.chance.choice(edits)
        self.done.append(f"{edit.__name__.strip('_')}: {edit()}")

    def _new(self) -> int:
        self._count += 1
        return self._count

    # --- records

    def _entries(self) -> list[str]:
        text = self.text("data/publications.bib")
        return [f"@{entry}" for entry in text.split("@")[1:] if entry.strip()]

    def _keep(self, entries: list[str]) -> None:
        self.write("data/publications.bib", "\n".join(entries))

    def _paper(self) -> str:
        entries, number = self._entries(), self._new()
        chance = self.chance
        key = chance.choice(["zhang2023sparse", "byron2021notes", f"new{number}", f"x:y{number}"])
        authors = ["Ada Byron", "Zhang, Wei", "Wen Zhang", "Jane Roe", 'M{\\"u}ller, J.']
        chance.shuffle(authors)
        fields = {
            "title": chance.choice(WORDS) + f" {number}",
            "author": " and ".join(authors[: chance.randint(1, 5)]),
            "journal": chance.choice(["Journal of Engines", "J. Loops"]),
            "year": str(chance.choice([1871, 1999, 2021, 2023])),
            "keywords": chance.choice(["sparse", "engines", "engines, sparse", "other"]),
            "note": chance.choice(["", "A note", "See https://example.org/x"]),
            "award": chance.choice(["", "Best Paper Award", "Oral and Spotlight"]),
            "doi": chance.choice(["", f"10.1000/{number}"]),
            "ids": chance.choice(["", f"old{number}"]),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        kind = chance.choice(["article", "misc", "inproceedings"])
        entry = f"@{kind}{{{key},\n{lines}}}\n"
        kept = [one for one in entries if not one.partition(",")[0].endswith("{" + key)]
        kept.insert(chance.randint(0, len(kept)), entry)
        self._keep(kept)
        return key

    def _paper_gone(self) -> str:
        entries = self._entries()
        gone = entries.pop(self.chance.randrange(len(entries))) if entries else ""
        self._keep(entries)
        return gone.partition(",")[0]

    def _papers_turned(self) -> str:
        entries = self._entries()
        self.chance.shuffle(entries)
        self._keep(entries)
        return str(len(entries))

    def _blocks(self, name: str) -> list[str]:
        """Return the records of a YAML file, one text each."""
        blocks: list[str] = []
        for line in self.text(name).splitlines(keepends=True):
            if line.strip() and not line.startswith((" ", "-")):
                blocks.append("")
            if blocks:
                blocks[-1] += line
        return blocks

    def _person(self) -> str:
        number, chance = self._new(), self.chance
        who = chance.choice(["wei-zhang", "wen-zhang", f"person-{number}"])
        name = chance.choice(["Wei Zhang", "Wen Zhang", "Jane Roe", "Zoë Ångström"])
        lines = [f"{who}:", f"  name: {name}", f"  role: {chance.choice(['phd', 'postdoc', 'pi'])}"]
        lines += chance.choice([[], ["  joined: 2020-09"], ["  joined: 2019", "  left: 2023"]])
        lines += chance.choice([[], [f"  formerly: [former-{number}]"], ["  photo: photo.png"]])
        blocks = [b for b in self._blocks("data/people.yml") if not b.startswith(f"{who}:")]
        blocks.insert(chance.randint(0, len(blocks)), "\n".join(lines) + "\n")
        self.write("data/people.yml", "".join(blocks))
        return who

    def _person_gone(self) -> str:
        blocks = self._blocks("data/people.yml")
        gone = blocks.pop(self.chance.randrange(len(blocks))) if blocks else ""
        self.write("data/people.yml", "".join(blocks))
        return gone.partition(":")[0]

    def _theme(self) -> str:
        number = self._new()
        blocks = self._blocks("data/themes.yml")
        self.chance.shuffle(blocks)
        if blocks and self.chance.random() < 0.4:
            blocks.pop()
        blocks.append(f"theme-{number}:\n  title: {self.chance.choice(WORDS)!r}\n")
        self.write("data/themes.yml", "".join(blocks))
        return f"{len(blocks)} themes"

    def _venue(self) -> str:
        short = self.chance.choice(["JE", "J. Eng.", "Engines"])
        self.write("data/venues.yml", f"{short!r}: [Journal of Engines]\n")
        return short

    def _ledger(self) -> str:
        name = self.chance.choice(["paper byron2021notes", "person wei-zhang", "news hello"])
        ending = self.chance.choice(["", " retired: taken back"])
        self.write("data/permalinks.txt", f"{name}{ending}\npaper gone2001 retired: withdrawn\n")
        return name + ending

    # --- pages

    def _page_names(self) -> list[str]:
        return [name for name in self.names(".md") if name != "index.md"]

    def _news(self) -> str:
        number = self._new()
        day = f"202{self.chance.randint(0, 5)}-0{self.chance.randint(1, 9)}-11"
        item = f"\n:::{{news-item}} {day}\n:id: item-{number}\nWords {number}.\n:::\n"
        self.write("pages/news.md", (self.text("pages/news.md") or "# News\n") + item)
        return day

    def _page(self) -> str:
        number, chance = self._new(), self.chance
        name = chance.choice([f"pages/new{number}.md", f"pages/sub/new{number}.md"])
        blocks = [
            "```{publications}\n:theme: sparse\n```\n",
            "```{publications}\n:selected:\n```\n",
            "```{people}\n:status: alumni\n```\n",
            "```{news}\n```\n",
            "```{list-table}\n:widths: 30 70\n* - a\n  - b\n```\n",
            ":::{site-only}\n{paper}`byron2022loops`\n:::\n",
        ]
        text = "\n".join(chance.sample(blocks, chance.randint(1, 3)))
        front = "---\norphan: true\n---\n" if "sub" in name else ""
        self.write(name, f"{front}# New {number}\n\n{text}")
        return name

    def _page_gone(self) -> str:
        names = self._page_names()
        name = self.chance.choice(names) if names else ""
        return self._removed(name)

    def _page_moved(self) -> str:
        names = self._page_names()
        if not names:
            return "none"
        name = self.chance.choice(names)
        to = f"pages/moved{self._new()}.md"
        (self.folder / name).rename(self.folder / to)  # its time stays
        return f"{name} to {to}"

    def _words(self) -> str:
        name = self.chance.choice(["index.md", *self._page_names()])
        self.write(name, self.text(name) + f"\nMore words {self._new()}.\n")
        return name

    def _part(self) -> str:
        self.write("part.txt", f"Included *words* {self._new()}.\n")
        return "part.txt"

    # --- other files

    def _style(self) -> str:
        self.write("static/ours.css", f"a {{ color: #{self._new():06} }}\n")
        return "ours.css"

    def _setting(self) -> str:
        name = self.chance.choice(sorted(SETTINGS))
        self.conf[name] = self.chance.choice(SETTINGS[name])
        return f"{name} = {self.conf[name]!r}"

    def _picture(self) -> str:
        self.write("dot.png", self.chance.choice([PNG, OTHER_PNG]))
        return "dot.png"

    def _photo(self) -> str:
        if (self.folder / "photo.png").is_file():
            return self._removed("photo.png")
        self.write("photo.png", self.chance.choice([PNG, OTHER_PNG]))
        return "photo.png"

    def _restored(self) -> str:
        """A file comes back from a backup as it was, with a time before the last build."""
        names = sorted(self._past)
        if not names:
            return "none"
        name = self.chance.choice(names)
        self.write(name, self.chance.choice(self._past[name]))
        second = self.chance.randint(1, 10**9)
        os.utime(self.folder / name, (second, second))
        return name

    def _touched(self) -> str:
        name = self.chance.choice(self.names())
        (self.folder / name).touch()
        return name

    def _file_gone(self) -> str:
        return self._removed(self.chance.choice([*self.names(".yml", ".bib", ".txt"), ""]))

    def _removed(self, name: str) -> str:
        path = self.folder / name
        if name and path.is_file():
            self._past.setdefault(name, []).append(path.read_bytes())
            path.unlink()
        return name or "none"


# --- damage

PIECES = (
    *(b"{", b"}", b'"', b"'", b"\\", b"@", b"#", b"%", b"&", b"*", b"|", b">", b"$", b"~", b"^"),
    *(b"\x00", b"\x07", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xed\xa0\xbd", b"\r", b"\t"),
    *(b"\n\n", b"---\n", b"- ", b": ", b"? ", b"&a ", b"*a ", b"!!python/name:os.system ", b"<<: "),
    *(b"```{", b":::", b"{people}`", b"[x](", b"](#", b"<script>", b"<!--", b"{{x}}", b"`"),
    *(
        b"@article{",
        b"and",
        b" and ",
        b" = ",
        b",",
        b"\\input{x}",
        b"$\\frac{",
        b"+an",
        b"2024-02-31",
    ),
    *(b"\xf0\x9f\x9a\x80", b"\xd8\xa7", b"0" * 400, b"[" * 60, b"{" * 60, b'"\\ud83d"', b"null"),
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return *content* with a few random changes."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(content))
        match chance.randrange(7):
            case 0:
                content = content[:at] + chance.choice(PIECES) + content[at:]
            case 1:
                content = content[:at] + content[at + chance.randint(1, 40) :]
            case 2:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 3:
                part = content[at : at + chance.randint(1, 200)]
                to = chance.randint(0, len(content))
                content = content[:to] + part + content[to:]
            case 4:
                content = content[: max(at, 1)] if chance.random() < 0.3 else content
            case 5:
                lines = content.split(b"\n")
                chance.shuffle(lines)
                content = b"\n".join(lines) if chance.random() < 0.3 else content
            case _:
                content = content.replace(
                    chance.choice([b" ", b"\n", b":", b",", b"}"]), chance.choice(PIECES), 1
                )
    return content
