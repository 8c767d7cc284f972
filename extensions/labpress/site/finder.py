"""The form that narrows a list of publications while somebody types, and links to its groups.

The links work everywhere; the form appears where the script ``labpress-find.js`` runs. Each entry
carries the numbers of its values (``data-find``), so that a page of thousands stays small.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.group.facets import facets, values_of
from labpress.site.visitors import domain_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.group.facets import Facet
    from labpress.group.lab import Lab
    from labpress.records.model import Publication
    from labpress.text.messages import Messages


def visit_publication_finder(self: HTML5Translator, node: Element) -> None:
    """Write the links and the form, and note what each entry carries."""
    lab = domain_of(self).lab
    papers = [lab.publications[key] for key in node["keys"] if key in lab.publications]
    narrowing = facets(lab, papers)
    self.lab_find = numbers(lab, papers, narrowing)  # type: ignore[attr-defined]
    form, jump = form_html(narrowing, lab.words), jump_html(node["groups"], lab.words)
    self.body.append(f'<div class="lab-finder">{form}\n{jump}</div>\n')
    raise docutils_nodes.SkipNode


def numbers(lab: Lab, papers: Sequence[Publication], narrowing: Sequence[Facet]) -> dict[str, str]:
    """Return key -> the numbers of the paper's values, counted through all facets."""
    index: dict[tuple[str, str], int] = {}
    for facet in narrowing:
        for value in facet.values:
            index[facet.name, value.id] = len(index)
    return {
        paper.key: " ".join(
            str(index[name, value])
            for name, values in values_of(lab, paper).items()
            for value in values
            if (name, value) in index
        )
        for paper in papers
    }


def jump_html(groups: Sequence[tuple[str, str, int]], words: Messages) -> str:
    """Return links to the sections of the list, with how many papers each has."""
    if len(groups) < 2:
        return ""
    links = "".join(
        f'<li><a href="#{escape(anchor)}">{escape(title)} <span>{count}</span></a></li>'
        for anchor, title, count in groups
    )
    label = escape(words.gettext("Sections of the list"))
    return f'<nav class="lab-jump" aria-label="{label}"><ul>{links}</ul></nav>\n'


def form_html(narrowing: Sequence[Facet], words: Messages) -> str:
    """Return the form, which the script shows."""
    # Translators: what the search in a list of publications says; keep the names in braces.
    said = {
        "shown": words.gettext("{shown} of {all} publications"),
        "none": words.gettext("No publication fits all of this."),
        "without": words.gettext("Without {what}: {count}"),
        "copied": words.gettext("Copied"),
    }
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in said.items())
    choices = "".join(_select_html(facet) for facet in narrowing)
    label, field, example, clear, copy = (
        escape(text)
        for text in (
            words.gettext("Publications"),
            words.gettext("Find in the publications"),
            words.gettext("Title, name, venue …"),
            words.gettext("Clear"),
            words.gettext("Copy link"),
        )
    )
    return (
        f'<form class="lab-find" role="search" aria-label="{label}" hidden {attributes}>'
        f'<input type="search" name="q" placeholder="{example}" autocomplete="off"'
        f' aria-label="{field}">'
        f"{choices}"
        f'<button type="reset">{clear}</button>'
        f'<button type="button" class="lab-copy-link">{copy}</button>'
        '<output class="lab-found"></output><p class="lab-loosen" hidden></p></form>'
    )


def _select_html(facet: Facet) -> str:
    options = "".join(
        f'<option value="{escape(value.id)}">{escape(value.label)} ({value.count})</option>'
        for value in facet.values
    )
    label = escape(facet.label)
    return (
        f'<select name="{facet.name}" aria-label="{label}">'
        f'<option value="">{label}</option>{options}</select>'
    )
