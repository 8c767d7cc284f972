"""Write the tables of options and fields into the documentation, from where each is declared.

    .venv/bin/python docs/option_tables.py [--check]

A table stands between `<!-- options: MAPPING NAME NAME -->` and `<!-- end of options -->`, or
between `<!-- fields -->` and `<!-- end of fields -->`; the help of the commands between
`<!-- commands -->` and `<!-- end of commands -->`. The mapping is `labpress` for the options
of conf.py themselves, else the one in which the options are; without names, the table has all.
With `--check` nothing is written, and the exit status is 1 if a table is not as it would be.
"""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.cli.main import COMMANDS, MODULES
from labpress.group.option import declaration, literal
from labpress.group.options import PREFIX, BookletOptions, Group, Options
from labpress.records.fields import reference

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCS = Path(__file__).resolve().parent
MAPPINGS: dict[str, tuple[type[Any], str]] = {
    "labpress": (Options, PREFIX),
    "labpress_group": (Group, ""),
    "labpress_booklet": (BookletOptions, ""),
}
_TABLE = re.compile(
    r"<!-- options: (?P<mapping>\w+)(?P<names>[\w ]*) -->\n(?P<table>.*?)<!-- end of options -->",
    re.DOTALL,
)

_FIELDS = re.compile(r"(<!-- fields -->)\n.*?(<!-- end of fields -->)", re.DOTALL)


_COMMANDS = re.compile(r"(<!-- commands -->)\n.*?(<!-- end of commands -->)", re.DOTALL)


def table(mapping: str, names: Iterable[str] = ()) -> str:
    """Return the table of the options *names* of *mapping*, in that order; of all without names."""
    declared, prefix = MAPPINGS[mapping]
    by_name = {field.name: declaration(field) for field in fields(declared)}
    lines = ["| option | what | default | example |", "|---|---|---|---|"]
    for name in list(names) or by_name:
        one = by_name[name]
        default = one.described or (f"`{literal(one.default)}`" if one.default != "" else "")
        cells = (f"`{prefix}{name}`", one.help, default, f"`{literal(one.example)}`")
        lines.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def renewed(text: str) -> str:
    """Return *text* with its tables as they are to be."""

    def renew(match: re.Match[str]) -> str:
        before = match[0].removesuffix(f"{match['table']}<!-- end of options -->")
        written = table(match["mapping"], match["names"].split())
        return f"{before}\n{written}\n<!-- end of options -->"

    text = _TABLE.sub(renew, text)
    text = _COMMANDS.sub(lambda match: f"{match[1]}\n\n{commands()}\n\n{match[2]}", text)
    return _FIELDS.sub(lambda match: f"{match[1]}\n\n{reference()}\n\n{match[2]}", text)


class _Arguments:
    """Takes what a command declares; the layout of argparse's own help depends on Python."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add_argument(self, *names: str, **how: Any) -> None:
        """Note one argument."""
        choices = "|".join(how["choices"]) if how.get("choices") else ""
        metavar = how.get("metavar") or names[0].lstrip("-").upper()
        value = choices or (metavar if isinstance(metavar, str) else " ".join(metavar))
        if how.get("action") == "store_true":
            value = ""
        if how.get("nargs") in ("+", "*"):
            value += " …"
        shown = value if not names[0].startswith("-") else " ".join(filter(None, (names[0], value)))
        told = how.get("help", "").replace("%(default)s", str(how.get("default", "")))
        cells = (f"`{shown}`", told)
        self.lines.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")

    def add_mutually_exclusive_group(self, **_: Any) -> _Arguments:
        """Take the arguments of a group as all others."""
        return self


def commands() -> str:
    """Return what each command does and takes, in Markdown."""
    parts = []
    for name in COMMANDS:
        module = import_module(f"labpress.cli.{MODULES.get(name, name)}")
        found = _Arguments()
        module.add_arguments(found)
        told = (module.__doc__ or "").strip()
        table = ["| argument | what |", "|---|---|", *found.lines]
        parts.append(f"## labpress {name}\n\n{told}\n\n" + "\n".join(table))
    return "\n\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the tables, or check them; return the exit status."""
    status = 0
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text("utf-8")
        if (wanted := renewed(text)) != text:
            if "--check" in arguments:
                print(f"{path.name}: a table is not as it is declared")
                status = 1
            else:
                path.write_text(wanted, "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
