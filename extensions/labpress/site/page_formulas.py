"""Formulas in pages as MathML, which browsers show themselves: no script, and no other host.

A group that sets ``html_math_renderer``, or loads an extension that brings another one, has that.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _ as of_sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.math import get_node_equation_number

from labpress.records.problems import Code, Problem
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import place_of
from labpress.text.page_mathematics import page_mathml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

NAME = "labpress"
_HINT = (
    'write it with commands of LaTeX and amsmath, or set html_math_renderer = "mathjax", '
    "with which visitors' browsers ask another host"
)


def choose_renderer(app: Sphinx, config: Config) -> None:
    """Take ours unless the group has chosen another; Sphinx event ``config-inited``."""
    if config.html_math_renderer is None:
        others = set(app.registry.html_inline_math_renderers) - {"mathjax", NAME}
        config.html_math_renderer = others.pop() if len(others) == 1 else NAME


class TellUnknownFormulas(SphinxPostTransform):
    """Tell which formulas of a page cannot be shown as MathML."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Report each of them."""
        if getattr(lab_domain(self.env).builder, "math_renderer_name", "") != NAME:
            return
        formulas = (*self.document.findall(nodes.math), *self.document.findall(nodes.math_block))
        for node in formulas:
            if wrong := page_mathml(node.astext())[1]:
                tex = " ".join(node.astext().split())
                where = place_of(node, node.astext().split("\n")[0])
                message = f"the mathematics {tex[:80]}: {wrong}"
                report(Problem(Code.LATEX_MATH, where, message, _HINT))


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line."""
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(f"{_shown(node.astext(), display=False)}</span>")
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula of its own line, with its number."""
    # it may be wider than the page, and is then scrolled with the keys
    classes = "math notranslate nohighlight"
    self.body.append(self.starttag(node, "div", "", CLASS=classes, tabindex="0"))
    if node.get("number"):
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({escape(str(number))})')
        self.add_permalink_ref(node, of_sphinx("Link to this equation"))
        self.body.append("</span>")
    self.body.append(f"{_shown(node.astext(), display=True)}</div>\n")
    raise nodes.SkipNode


def _shown(tex: str, *, display: bool) -> str:
    return page_mathml(tex, display=display)[0] or f"<code>{escape(tex)}</code>"
