"""HTML that pages hold, which a booklet cannot print: what means something there too is kept.

Markdown lets HTML stand between words. Tags that only say how words look are Markdown's own in
another form; what shows something that print lacks is told, so that nobody misses it on paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labpress.records.problems import Code, Problem, shortened
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import place_of

if TYPE_CHECKING:
    from docutils.nodes import Element

#: Tag -> the node that says the same.
_SAME: dict[str, type[nodes.TextElement]] = {
    **dict.fromkeys(("b", "strong"), nodes.strong),
    **dict.fromkeys(("i", "em"), nodes.emphasis),
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "code": nodes.literal,
}
_START, _END = re.compile(r"<(\w+)[^<>]*>"), re.compile(r"</(\w+)\s*>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
#: Tags that show something, or lead somewhere, whatever stands between them.
_SHOWS = re.compile(
    r"<(?:a\s[^<>]*\bhref|img|picture|svg|iframe|video|audio|object|embed|canvas|form|input|button)\b",
    re.IGNORECASE,
)


class KeepPageHtml(SphinxPostTransform):
    """Let HTML in pages be what print has for it, and tell of what it has not."""

    default_priority = 205  # before pictures are printed
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Replace pairs of tags by nodes and breaks by lines; report what shows more."""
        for start in _html_in(self.document):
            if start.parent is not None:
                _replace_pair(start)
        for html in _html_in(self.document):
            text = html.astext()
            if _BREAK.fullmatch(text.strip()) and isinstance(html.parent, nodes.TextElement):
                line = nodes.raw("", r"\newline{}", format="latex")
                # a heading stands in the contents, too
                inside = isinstance(html.parent, nodes.paragraph)
                html.replace_self(line if inside else nodes.Text(" "))
            elif html.line and _shows_something(text):
                report(_problem(html, text))


def _html_in(document: Element) -> list[nodes.raw]:
    return [node for node in document.findall(nodes.raw) if _is_html(node)]


def _is_html(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw) and node.get("format") == "html"


def _replace_pair(start: Element) -> None:
    """Replace the tag *start*, and the one that ends it, by a node around what is between."""
    opened = _START.fullmatch(start.astext())
    parent = start.parent
    if opened is None or opened[1].lower() not in _SAME or not _is_inline(parent):
        return
    name, first = opened[1].lower(), parent.index(start)
    depth = 0
    for last in range(first, len(parent)):
        text = parent[last].astext() if _is_html(parent[last]) else ""
        found = _START.fullmatch(text) or _END.fullmatch(text)
        if found is None or found[1].lower() != name:
            continue
        depth += -1 if text.startswith("</") else 1
        if depth == 0:
            between = parent.children[first + 1 : last]
            parent[first : last + 1] = [_SAME[name]("", "", *between)]
            return


def _is_inline(parent: Element) -> bool:
    return isinstance(parent, nodes.TextElement)


def _shows_something(html: str) -> bool:
    bare = _COMMENT.sub("", html)
    return bool(_SHOWS.search(bare) or _TAG.sub("", bare).strip())


def _problem(html: Element, text: str) -> Problem:
    first = next(line for line in text.splitlines() if line.strip()).strip()
    where = place_of(html, first)
    message = f"HTML is on the site alone: {shortened(first)!r}"
    hint = "write it in Markdown, or put it between :::{site-only} and :::"
    return Problem(Code.BOOKLET_HTML, where, message, hint)
