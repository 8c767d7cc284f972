"""`labpress add person NAME` and `labpress add news TEXT`."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from labpress.cli import in_terminal

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from labpress.group.project import Project


def add_person(project: Project, name: str, arguments: argparse.Namespace) -> int:
    """Put a person at the end of people.yml; return 0, or 2 if that cannot be done.

    What ``--set`` says and what is answered goes into the record, as its keys.
    """
    from labpress.names.parsing import from_yaml
    from labpress.reading.insertion import Refused, write
    from labpress.reading.yaml.amending import add_record, id_of
    from labpress.reading.yaml.people import KEYS

    asking = _asking(arguments)
    roles = [one for one in project.settings.roles if one]
    try:
        values = _values(arguments.set, KEYS)
        name = name or (_text("The name, given name first") if asking else "")
        if not name:
            raise Refused("say the name: labpress add person 'Ada Lovelace'")
        if asking:
            values.setdefault("role", _choice("Role", roles))
            values.setdefault("joined", _text("Since when (2026, 2026-09, Fall 2026)"))
            values.setdefault("homepage", _text("Homepage (or nothing)"))
            values.setdefault("email", _text("E-mail address (or nothing)"))
            values.setdefault("orcid", _text("ORCID iD (or nothing)"))
        values = {key: value for key, value in values.items() if value}
        if values.get("role") and values["role"] not in roles:
            raise Refused(f"role is one of {', '.join(roles)}")
        path = project.folder / "people.yml"
        old = path.read_bytes() if path.is_file() else b""
        person = id_of(from_yaml(name))
        new = add_record(old, person, {"name": name, **values}, path.name)
        if not arguments.dry_run:
            write(path, old, new)
    except Refused as error:
        print(f"labpress add: {error}", file=sys.stderr)
        return 2
    print(new[len(old) :].decode("utf-8").strip("\n"))
    print(f"{person} {'would be' if arguments.dry_run else 'is'} added to people.yml.")
    return 0


def add_news(project: Project, text: str, arguments: argparse.Namespace) -> int:
    """Put an item before the first one of the page of news; return 0, or 2 if that fails."""
    from labpress.group.news_text import news_item
    from labpress.reading.insertion import Insertion, Refused, inserted, source, write
    from labpress.text.dates import parse_date

    try:
        values = _values(arguments.set, ("date", "id", "kind"))
        text = text or (_text("The text, in Markdown") if _asking(arguments) else "")
        if not text:
            raise Refused("say the text: labpress add news 'Our paper is out.'")
        day = values.get("date") or date.today().isoformat()
        if parse_date(day) is None:
            raise Refused(f"{day} is no date; write 2026-01-31")
        path = _page_of_news(project)
        old = path.read_bytes()
        page = source(old, path.name)
        options = [f":{key}: {values[key]}" for key in ("id", "kind") if values.get(key)]
        item = news_item(day, options, text.strip()) + "\n"
        first = re.search(r"(?m)^[`:]{3,}\{news-item\}", page.lines)
        if first:
            at, block = first.start(), f"{item}\n"
        else:
            at = len(page.text)
            block = ("\n" if page.lines.endswith("\n") else "\n\n") + item
        new = inserted(page, [Insertion(at, block.replace("\n", page.line_end))])
        if not arguments.dry_run:
            write(path, old, new)
    except Refused as error:
        print(f"labpress add: {error}", file=sys.stderr)
        return 2
    print(item, end="")
    print(f"It {'would be' if arguments.dry_run else 'is'} in {path.name}.")
    return 0


def _page_of_news(project: Project) -> Path:
    """Return the page that has the newest items. Raises Refused if there is none."""
    from labpress.reading.insertion import Refused

    folder = project.folder.parent
    pages = [folder / "news.md", *sorted(folder.glob("*.md"))]
    for path in pages:
        if path.is_file() and "{news-item}" in path.read_text("utf-8", "replace"):
            return path
    if pages[0].is_file():
        return pages[0]
    raise Refused(f"there is no page of news (looked for {{news-item}} in {folder})")


def _values(said: list[str], known: tuple[str, ...]) -> dict[str, str]:
    from labpress.reading.insertion import Refused

    found = {}
    for one in said:
        key, equals, value = one.partition("=")
        if not equals or key not in known:
            raise Refused(f"--set takes FIELD=VALUE, FIELD one of {', '.join(known)}")
        found[key] = value.strip()
    return found


def _asking(arguments: argparse.Namespace) -> bool:
    return not arguments.yes and in_terminal()


def _text(message: str) -> str:
    import questionary

    answer: Any = questionary.text(message).ask()
    return str(answer or "").strip()


def _choice(message: str, choices: list[str]) -> str:
    import questionary

    answer: Any = questionary.select(message, choices).ask()
    return str(answer or "")
