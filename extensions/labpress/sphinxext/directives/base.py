"""What all directives share: the lab, option parsing with located problems, and sections."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import SphinxDirective

from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report
from labpress.text.invisible import NO_TEXT, named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container

    from docutils.nodes import Element, Node

    from labpress.group.lab import Lab
    from labpress.sphinxext.domain import LabDomain


class LabDirective(SphinxDirective):
    """A directive that shows records."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # options are YAML in MyST, whose escapes can write what pages cannot hold
        for name, value in list(self.options.items()):
            if isinstance(value, str) and (found := NO_TEXT.search(value)):
                del self.options[name]
                message = f"option '{name}' of '{self.name}' holds {named(found[0])}"
                self.reject(f"{message}; it was left out", "take it out")

    @property
    def domain(self) -> LabDomain:
        """The lab domain of this build."""
        return lab_domain(self.env)

    @cached_property
    def lab(self) -> Lab:
        """The group's records; the page is noted as one that shows them."""
        self.domain.note_use(self.env.docname)
        return self.domain.lab

    def option(self, name: str, default: Any, read: Callable[[str], Any]) -> Any:
        """Return option *name* as *read* understands it.

        A value for which *read* raises :class:`ValueError` is reported and *default* taken.
        """
        if name not in self.options:
            return default
        try:
            return read(self.options[name] or "")
        except ValueError as error:
            self.reject(f"option '{name}' of '{self.name}': {error}")
            return default

    def reject(self, message: str, hint: str = "", code: Code = Code.DIRECTIVE_OPTION) -> None:
        """Report *message* at the line of this directive."""
        source, line = self.get_source_info()
        report(Problem(code, Location(source or self.env.docname, line or 1), message, hint))

    def section(self, title: str, slug: str, *content: Node) -> Element:
        """Return a section headed *title* whose anchor is *slug*, made unique in its page."""
        document = self.state.document
        section = docutils_nodes.section("", names=[slug])
        section["ids"] = [unique_id(document.ids, slug)]
        section += docutils_nodes.title(title, title)
        section += list(content)
        self.set_source_info(section)
        document.note_implicit_target(section, section)
        return section


def unique_id(taken: Container[str], wanted: str) -> str:
    """Return *wanted*, or *wanted* with a number if it is one of *taken*, the ids of a page."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def words(text: str) -> tuple[str, ...]:
    """Return the words of an option's value, separated by spaces or commas."""
    return tuple(word for word in re.split(r"[\s,;]+", text) if word)


def some_of(known: Collection[str], noun: str) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of words that must all be in *known*."""

    def read(text: str) -> tuple[str, ...]:
        for word in words(text):
            if word not in known:
                raise ValueError(f"'{word}' is not a {noun}; there are: {', '.join(known)}")
        return words(text)

    return read


def one_of(known: Collection[str]) -> Callable[[str], str]:
    """Return a reader of one word that must be in *known*."""

    def read(text: str) -> str:
        if text.strip() not in known:
            raise ValueError(f"'{text}' is not one of: {', '.join(known)}")
        return text.strip()

    return read


def positive(text: str) -> int:
    """Read a number of at least 1; raises ValueError otherwise."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ValueError(f"'{text}' is not a number of at least 1")
    return int(text)
