"""Markdown in a field of a YAML file, to paragraphs of rich text.

The dialect is CommonMark (0.31), read by markdown-it-py, which MyST reads pages with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.records.richtext import Span
from labpress.text.addresses import safe
from labpress.text.invisible import REPLACEMENT, without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from labpress.records.richtext import Rich

_BULLET = "• "


def paragraphs(text: str) -> tuple[tuple[Rich, ...], tuple[str, ...]]:
    """Return the paragraphs of *text*, and what of it has no place in them.

    An item of a list is a paragraph, and so is a heading. Pictures, HTML and addresses that may
    not be linked leave their words.
    """
    # a build without such a field does not load it
    from markdown_it import MarkdownIt

    found: list[Rich] = []
    left: list[str] = []
    lists: list[int | None] = []
    begin = ""
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # `safe` decides
    typed = REPLACEMENT in text
    for token in reader.parse(text):
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                begin = _BULLET if number is None else f"{number}. "
                lists[-1] = None if number is None else number + 1
            case "inline":
                tokens = token.children or []
                mended = [_mended(one, typed) for one in tokens]
                if any(mended):
                    left.append("a reference to a character that is no text")
                spans = _spans(tokens, left)
                if spans:
                    found.append((Span("text", begin), *spans) if begin else spans)
                begin = ""
            case "fence" | "code_block":
                found.append((Span("code", children=(Span("text", token.content.strip()),)),))
            case "html_block":
                left.append("HTML")
    return tuple(found), tuple(dict.fromkeys(left))


def _mended(token: Token, typed: bool) -> bool:
    """Put spaces for what is no text in *token*, and return whether there was any.

    For a reference to such a character (``&#7;``) Markdown has U+FFFD, unless somebody typed it.
    """
    text, told = without_controls(token.content)
    if REPLACEMENT in text and not typed:
        text, told = text.replace(REPLACEMENT, " "), "one"
    token.content = text
    return bool(told)


def _spans(tokens: Iterable[Token], left: list[str]) -> Rich:
    """Return the tokens of one paragraph as rich text; what has no place in it joins *left*."""
    open_: list[tuple[Token | None, list[Span]]] = [(None, [])]
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                open_[-1][1].append(Span("text", token.content))
            case "softbreak" | "hardbreak":
                open_[-1][1].append(Span("text", " "))
            case "code_inline":
                open_[-1][1].append(Span("code", children=(Span("text", token.content),)))
            case "image":
                left.append("a picture")
                open_[-1][1].append(Span("text", token.content))
            case "html_inline":
                left.append("HTML")
            case "em_open" | "strong_open" | "link_open":
                open_.append((token, []))
            case "em_close" | "strong_close" | "link_close":
                opening, inside = open_.pop()
                open_[-1][1].extend(_closed(opening, tuple(inside), left))
    return tuple(open_[0][1])


def _closed(opening: Token | None, inside: Rich, left: list[str]) -> Rich:
    if opening is None:
        return inside
    kind = opening.type.removesuffix("_open")
    if kind == "em":
        return (Span("emph", children=inside),)
    if kind == "strong":
        return (Span("strong", children=inside),)
    href = str(opening.attrs.get("href", ""))
    address = safe(href)
    if address and address.startswith(("http:", "https:", "mailto:")):
        return (Span("link", children=inside, url=address),)
    left.append(f"the address “{href}”")
    return inside
