"""From LaTeX to spans, by walking the nodes that pylatexenc finds."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pylatexenc import latex2text, latexwalker, macrospec

from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.records.richtext import Span
from labpress.text import addresses
from labpress.text.address_fields import unescaped
from labpress.text.latex_commands import (
    ACCENTS,
    ARGUMENTS,
    HIDDEN,
    NOTHING,
    QUOTES,
    SPACING,
    STYLES,
    SWITCHES,
    SYMBOLS,
    TRANSPARENT,
)
from labpress.text.latex_packages import JOURNALS, chemistry, number, units
from labpress.text.ligatures import ligatures
from labpress.text.mathematics import check
from labpress.text.mathematics_input import tidied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Stands for a bare % while parsing: in a .bib field it is text far more often than a comment.
_PERCENT = "\ufdd0"
_BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_COMBINING = re.compile(r"[\u0300-\u036f]*")
#: LaTeX writes accents above i and j on the letters without dots; Unicode does not.
_DOTTED = {"ı": "i", "ȷ": "j"}
_ABOVE = frozenset("`'^~=u.\"hrHvt")


@lru_cache(maxsize=1)
def _context() -> Any:
    """Return pylatexenc's commands with those of ours before them."""
    # It tells the log of each text that it mends, where nobody knows which text it was
    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    context = latexwalker.get_default_latex_context_db().filter_context(
        exclude_categories=["latex-ethuebung"]
    )
    one = [*ACCENTS, *STYLES, *TRANSPARENT, *QUOTES, "url", "nolinkurl", "path", "ensuremath"]
    none = [*SYMBOLS, *SWITCHES]
    macros = [macrospec.std_macro(name, "{") for name in one]
    macros += [macrospec.std_macro(name, "") for name in none if name not in ("S", "P")]
    macros += [macrospec.std_macro("S", ""), macrospec.std_macro("P", "")]
    macros.append(macrospec.std_macro("href", "{{"))
    macros += [macrospec.std_macro(name, form) for name, form in ARGUMENTS.items()]
    macros += [macrospec.std_macro(name, "") for name in JOURNALS]
    context.add_context_category("labpress", macros=macros, prepend=True)
    return context


@lru_cache(maxsize=1)
def _symbols() -> Any:
    return latex2text.get_default_latex_context_db()


@lru_cache(maxsize=1024)
def _symbol(name: str) -> str | None:
    """Return the character of a symbol's command, or None if it is not a symbol's."""
    if name in SYMBOLS:
        return SYMBOLS[name]
    replacement = getattr(_symbols().get_macro_spec(name), "simplify_repl", None)
    if isinstance(replacement, str) and replacement and "%" not in replacement:
        return replacement
    return None


def read(latex: str, findings: list[Finding]) -> list[Span]:
    """Return the spans of *latex*, not yet joined; adds to *findings*.

    May raise whatever pylatexenc does on text that it cannot parse.
    """
    guarded = _BARE_PERCENT.sub(lambda match: match[1] + _PERCENT, latex)
    walker = latexwalker.LatexWalker(guarded, latex_context=_context(), tolerant_parsing=True)
    nodes = walker.get_latex_nodes()[0]
    single = "`" in latex.replace("``", "")
    return list(_Visitor(guarded, findings, single=single).visit(nodes))


class _Visitor:
    def __init__(self, source: str, findings: list[Finding], *, single: bool) -> None:
        self.source = source
        self.findings = findings
        self.single = single

    def visit(self, nodes: Iterable[Any]) -> Iterator[Span]:
        nodes = list(nodes)
        for index, node in enumerate(nodes):
            if node is None:
                continue
            switch = _switch(node)
            if switch is not None:
                rest = tuple(self.visit(nodes[index + 1 :]))
                yield Span(switch, children=rest)
                return
            yield from self._node(node)

    def _node(self, node: Any) -> Iterator[Span]:
        if node.isNodeType(latexwalker.LatexCharsNode):
            yield self._text(node.chars)
        elif node.isNodeType(latexwalker.LatexSpecialsNode):
            chars = node.specials_chars
            yield Span("text", "\u00a0") if chars == "~" else self._text(chars)
        elif node.isNodeType(latexwalker.LatexGroupNode):
            yield from self.visit(node.nodelist)
        elif node.isNodeType(latexwalker.LatexMathNode):
            yield self._math(node)
        elif node.isNodeType(latexwalker.LatexMacroNode):
            yield from self._macro(node)
        elif node.isNodeType(latexwalker.LatexEnvironmentNode):
            self._unknown(f"\\begin{{{node.environmentname}}}", node.pos)
            yield from self.visit(node.nodelist)
        elif node.isNodeType(latexwalker.LatexCommentNode):
            yield self._text("%" + node.comment + node.comment_post_space)

    def _text(self, content: str) -> Span:
        content = ligatures(content, single=self.single).replace(_PERCENT, "%")
        return Span("text", content)

    def _slice(self, node: Any) -> str:
        content = self.source[node.pos : node.pos + node.len]
        return content.replace(_PERCENT, "%")

    def _math(self, node: Any) -> Span:
        source = self._slice(node)
        opening, closing = node.delimiters
        if len(source) < len(opening) + len(closing) or not source.endswith(closing):
            self._add(
                Code.LATEX_SYNTAX,
                f"the {opening} opened here is never closed",
                f"close it, or write \\{opening} for the sign itself" if opening == "$" else "",
                node.pos,
            )
            return Span("text", source)
        return self._formula(source[len(opening) : -len(closing)].strip(), source, node.pos)

    def _formula(self, tex: str, source: str, position: int) -> Span:
        usual = tidied(tex)
        wrong = check(usual)
        if wrong is None:
            return Span("math", usual)
        hint = "write it with the usual symbols of LaTeX and amsmath, or as text"
        self._add(Code.LATEX_MATH, f"the mathematics {source[:60]}: {wrong}", hint, position)
        return Span("text", source)

    def _macro(self, node: Any) -> Iterator[Span]:
        name = node.macroname
        arguments = _arguments(node)
        if name in ACCENTS:
            yield from self._accent(name, arguments)
        elif name in STYLES:
            yield Span(STYLES[name], children=tuple(self.visit(arguments)))
        elif name in TRANSPARENT:
            yield from self.visit(arguments)
        elif name in QUOTES:
            opening, closing = QUOTES[name]
            yield Span("text", opening)
            yield from self.visit(arguments)
            yield Span("text", closing)
        elif name in ("url", "nolinkurl", "path"):
            if arguments:
                url = self._address(arguments[0])
                yield self._link(url, (Span("text", url),), node.pos)
        elif name == "href":
            if arguments:
                yield self._link(
                    self._address(arguments[0]), tuple(self.visit(arguments[1:])), node.pos
                )
        elif name == "ensuremath":
            if arguments:
                tex = _inner(self._slice(arguments[0]))
                yield self._formula(tex, self._slice(node), node.pos)
        elif name in SWITCHES:
            return
        elif name in ARGUMENTS:
            yield from self._with_arguments(name, arguments, node.pos)
        elif name in JOURNALS:
            yield Span("text", JOURNALS[name])
        else:
            yield from self._other(name, arguments, node)

    def _with_arguments(self, name: str, arguments: list[Any], position: int) -> Iterator[Span]:
        """Yield what a command with arguments prints, which may be nothing or one of them."""
        if name in HIDDEN:
            self._unknown("\\" + name, position, "is not printed", "remove it, or write its text")
        if name in NOTHING:
            if name.startswith(("hspace", "hskip", "vspace")) and arguments:
                width = _inner(self._slice(arguments[-1])).strip()
                yield Span("text", "" if width[:1] in "0-" else " ")
            return
        sources = [_inner(self._slice(argument)) for argument in arguments]
        if name in ("si", "unit"):
            yield Span("text", units(sources[-1] if sources else ""))
        elif name in ("SI", "qty"):
            unit = units(sources[-1]) if sources else ""
            blank = "" if unit[:1] in ("°", "′", "″", "") else "\u202f"
            yield Span("text", number(sources[-2] if len(sources) > 1 else "") + blank + unit)
        elif name in ("num", "ang"):
            sign = "°" if name == "ang" else ""
            yield Span("text", number(sources[-1] if sources else "") + sign)
        elif name in ("ce", "cf"):
            yield from chemistry(sources[-1] if sources else "")
        elif name == "switchargs":
            yield from self.visit(reversed(arguments))
        elif arguments:
            # a colour, a language, an angle: what is set so stands last
            yield from self.visit(arguments[-1:])

    def _other(self, name: str, arguments: list[Any], node: Any) -> Iterator[Span]:
        symbol = _symbol(name)
        if symbol is not None:
            yield Span("text", symbol)
            # "\o y" is one word; "\TeX\ y" says its own blank
            return
        self._unknown("\\" + name, node.pos)
        if arguments:
            yield from self.visit(arguments)
        else:
            yield Span("text", node.macro_post_space)

    def _accent(self, name: str, arguments: list[Any]) -> Iterator[Span]:
        content = "".join(_characters(tuple(self.visit(arguments)))).lstrip()
        if not content:
            yield Span("text", SPACING.get(name, ""))
            return
        first = _DOTTED.get(content[0], content[0]) if name in _ABOVE else content[0]
        marks = _COMBINING.match(content, 1)
        end = marks.end() if marks else 1
        yield Span("text", first + content[1:end] + ACCENTS[name] + content[end:])

    def _address(self, node: Any) -> str:
        return unescaped(_inner(self._slice(node)))

    def _link(self, url: str, children: tuple[Span, ...], position: int) -> Span:
        address = addresses.safe(url)
        if address is None:
            self._add(
                Code.UNSAFE_URL,
                f"{url[:60]!r} is not linked",
                addresses.advice(url, "write an address that starts with https://"),
                position,
            )
            return Span("text", "".join(_characters(children)))
        return Span("link", children=children or (Span("text", url),), url=address)

    def _unknown(
        self,
        command: str,
        position: int,
        what: str = "is not known here",
        hint: str = "write its text without it",
    ) -> None:
        self._add(Code.LATEX_COMMAND, f"the command {command} {what}", hint, position)

    def _add(self, code: Code, message: str, hint: str, position: int) -> None:
        self.findings.append(Finding(code, message, hint, position))


def _switch(node: Any) -> Any:
    """Return the style that a declaration sets for the rest of its group, or None."""
    if node.isNodeType(latexwalker.LatexMacroNode):
        return SWITCHES.get(node.macroname)
    return None


def _arguments(node: Any) -> list[Any]:
    parsed = getattr(node.nodeargd, "argnlist", None) or ()
    return [argument for argument in parsed if argument is not None]


def _inner(source: str) -> str:
    return source[1:-1] if source.startswith("{") and source.endswith("}") else source


def _characters(spans: tuple[Span, ...]) -> Iterator[str]:
    for span in spans:
        if span.kind in ("text", "math"):
            yield span.text
        else:
            yield from _characters(span.children)
