"""Every directive of ours inside every other and inside Markdown's own blocks, as pages."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent
from typing import TypeAlias

from labpress.registry import LOOKS, OTHERS

from tests.site.group import DATA

#: All of our directives, by name.
DIRECTIVES = {
    name: directive
    for look in (*LOOKS.values(), *OTHERS)
    for name, directive in look.directives.items()
}
#: Some items of each kind, so that every list has something to show.
ITEMS = {
    "data/projects.yml": "looper: {title: Looper, since: 2021, until: 2022, people: [ada-byron]}\n"
    "weaver: {title: Weaver, type: software, since: 2023, people: [wei-zhang]}\n",
    "data/grants.yml": "big: {title: Big money, funder: Royal Society, from: 2020, until: 2022}\n",
    "data/talks.yml": "opening: {title: On loops, type: keynote, date: 2023-04-01}\n",
    "data/media.yml": "article: {title: They loop, outlet: The Paper, date: 2023-05-01}\n",
    "data/courses.yml": 'engines: {title: Engines I, terms: [Fall 2022], number: "CS 1"}\n',
}
GROUP = {**DATA, **ITEMS}

#: What an option of ours may be set to, beside what lists of everything show.
VARIANTS: dict[str, tuple[str, ...]] = {
    "publications": (
        "group-by: year",
        "group-by: theme",
        "group-by: kind",
        "layout: cards",
        "find:",
    ),
    "people": ("group-by: role", "layout: list", "layout: table", "layout: strip"),
    "projects": ("group-by: status", "layout: cards"),
    "news": ("layout: cards",),
}
ARGUMENTS = {"call": " Come", "news-item": " 2024-05-06"}


def written(name: str, option: str = "", content: str = "Words inside.", fence: str = ":::") -> str:
    """A directive as somebody writes it, in *fence*."""
    directive = DIRECTIVES[name]
    options = [f":{option}"] if option else []
    if name == "news-item":
        options.append(":id: ITEM")
    body = [content] if directive.has_content and name != "numbers" else []
    head = f"{fence}{{{name}}}{ARGUMENTS.get(name, '')}"
    return "\n".join([head, *options, *([""] if body else []), *body, fence]) + "\n"


#: What stands inside: name -> its text.
INNER: dict[str, str] = {
    f"{name} {option}".strip(): written(name, option)
    for name in sorted(DIRECTIVES)
    for option in ("", *VARIANTS.get(name, ()))
}

#: Blocks of Markdown that have names or notes elsewhere in the page.
MARKDOWN: dict[str, str] = {
    "a footnote": "Words.[^f]\n\n[^f]: The note.\n",
    "a formula": "```{math}\n:label: eqITEM\na = b\n```\n\nSee {eq}`eqITEM`.\n",
    "a figure": "```{figure} art/dot.png\n:name: figITEM\n:alt: dot\n\nCaption.\n```\n\n"
    "See {numref}`figITEM`.\n",
    "code": "```{code-block} python\n:caption: Some\n:name: codeITEM\nx = 1\n```\n\n"
    "{ref}`codeITEM`\n",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a target": "(targetITEM)=\nHere.\n\n{ref}`See <targetITEM>`.\n",
    "a heading": "### Heading\n\nWords.\n",
    "a cite": "See {cite}`byron2022loops`, {paper}`byron2022loops`.\n",
    "a download": "{download}`art/dot.png`\n",
    "a table of contents": "```{contents}\n:local:\n```\n",
    "an index": "```{index} looping\n```\n\nWords.\n",
    "a glossary": "```{glossary}\nLoop ITEM\n    Round.\n```\n",
}

Wrap: TypeAlias = Callable[[str], str]


def _directive(name: str) -> Wrap:
    return lambda inner: written(name, content=inner, fence="::::").replace("ITEM", "OUTER", 1)


def _items(mark: str) -> Wrap:
    return lambda inner: f"{mark} First.\n\n{indent(inner, ' ' * len(mark) + ' ')}\n{mark} Last.\n"


#: What stands around: name -> the text with the inner one in it. FILE is included, SUB substituted.
OUTER: dict[str, Wrap] = {
    "nothing": lambda inner: inner,
    **{
        name: _directive(name)
        for name in sorted(DIRECTIVES)
        if DIRECTIVES[name].has_content and name != "numbers"
    },
    "note": lambda inner: f"::::{{note}}\n{inner}::::\n",
    "admonition": lambda inner: f"::::{{admonition}} Look\n:class: dropdown\n\n{inner}::::\n",
    "container": lambda inner: f"::::{{container}} wide\n{inner}::::\n",
    "only html": lambda inner: f"::::{{only}} html\n{inner}::::\n",
    "topic": lambda inner: f"::::{{topic}} Look\n{inner}::::\n",
    "figure": lambda inner: f"::::{{figure}} art/dot.png\n:alt: dot\n\nCaption.\n\n{inner}::::\n",
    "list-table": lambda inner: (
        "::::{list-table}\n\n* - One\n  - Two\n* - Three\n  -\n" + indent(inner, "    ") + "::::\n"
    ),
    "bullets": _items("-"),
    "numbers of a list": _items("1."),
    "definition": lambda inner: "Term\n: Words.\n\n" + indent(inner, "  "),
    "quotation": lambda inner: indent(inner, "> ", lambda line: True),
    "footnote": lambda inner: "Look.[^note]\n\n[^note]: Words.\n\n" + indent(inner, "    "),
    "include": lambda inner: "::::{include} FILE\n::::\n",
    "substitution": lambda inner: "{{ SUB }}\n",
    "two directives": lambda inner: (
        ":::::{site-only}\n\n" + _directive("news-item")(inner) + ":::::\n"
    ),
}
