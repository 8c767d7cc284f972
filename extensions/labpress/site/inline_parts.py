"""What stands inside pages and a strict Content-Security-Policy forbids: it moves to files.

Such a policy (W3C, CSP Level 3) allows styles and scripts that are files of the site, and none
that stand in a page: that keeps out what somebody smuggles in. Furo puts the colours of its
configuration and some attributes into each page, docutils the widths of columns and pictures.
What Furo's licence (MIT) asks for stays where it is, in its own files.

JSON-LD is data and no script for a browser, and no policy forbids it.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from labpress.group.made_files import remove
from labpress.records.whole_files import write_changed
from labpress.site.theme import has_frame
from labpress.sphinxext.domain import PAGE_BUILDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

#: The styles of the theme, which its configuration makes.
THEME_STYLES = "_static/labpress-theme.css"
#: The styles of one page of the source tree.
_PAGE_STYLES = "_static/labpress-pages/{page}.css"

_STYLE_ELEMENT = re.compile(r"<style[^<>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r'\bstyle="\s*+([a-z-]+)\s*+:\s*+((?>[^";<>]*[^";<>\s]))\s*+;?\s*+"')
#: What ends a rule in a style sheet: an attribute that has it stays in its page.
_ENDS_RULE = re.compile(r"[{}<>\\]|/\*")


class _StylesAside:
    """A mixin of Sphinx's HTML translators: a class in the page for each ``style`` attribute."""

    builder: StandaloneHTMLBuilder

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        style = str(attributes.get("style") or "").strip()
        if style and not _ENDS_RULE.search(style):
            del attributes["style"]
            name = "lab-style-" + hashlib.blake2b(style.encode(), digest_size=4).hexdigest()
            _styles(self.builder)[name] = style
            attributes["classes"] = [*attributes.get("classes", ()), name]
        return str(super().starttag(node, tagname, suffix, empty, **attributes))  # type: ignore[misc]


def keep_styles_aside(app: Sphinx) -> None:
    """Let pages in the frame have classes instead of ``style``; event ``builder-inited``."""
    builder = app.builder
    if has_frame(builder) and builder.name in PAGE_BUILDERS:
        base = app.registry.get_translator_class(builder)
        app.set_translator(builder.name, type("Translator", (_StylesAside, base), {}), True)


def move_styles(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write what the page's styles were, and name the file in it; ``html-page-context``.

    The templates get functions that do the same to the theme's own parts.
    """
    builder = app.builder
    if not has_frame(builder):
        return

    def theme_styles(html: str) -> str:
        """Return a link to a style sheet in place of each ``<style>`` in *html*."""
        css = "\n".join(_STYLE_ELEMENT.findall(html)).strip() + "\n"
        write_changed(Path(builder.outdir) / THEME_STYLES, css.encode())
        return f"{_STYLE_ELEMENT.sub('', html).strip()}\n{_link(context, THEME_STYLES, css)}"

    context["lab_theme_styles"] = theme_styles
    context["lab_drawings"] = drawings
    if doctree is not None and builder.name in PAGE_BUILDERS:
        _move_page_styles(app, pagename, context)


def drawings(svg: str) -> str:
    """Return drawings with attributes of SVG (section 6.6 of SVG 2) instead of ``style``."""
    return _STYLE_ATTRIBUTE.sub(lambda found: f'{found[1]}="{found[2]}"', svg)


def files_of_styles(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files beside the site's pages that hold their styles."""
    folder = Path(builder.outdir)
    return (name for name in possible_files_of_styles(builder) if (folder / name).is_file())


def possible_files_of_styles(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files that hold the pages' styles if these have any."""
    if has_frame(builder):
        yield THEME_STYLES
        yield from (_PAGE_STYLES.format(page=page) for page in builder.env.found_docs)


def _move_page_styles(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    builder = app.builder
    styles = _styles(builder)  # type: ignore[arg-type]
    body = str(context.get("body") or "")
    # more than once each: as strong as the attribute was against the theme's own rules
    used = [name for name in sorted(styles) if name in body]
    rules = [f".{name}.{name}.{name} {{ {styles[name]} }}\n" for name in used]
    name = _PAGE_STYLES.format(page=pagename)
    styles.clear()
    if not rules:
        remove(Path(builder.outdir), name)
        return
    css = "".join(rules)
    write_changed(Path(builder.outdir) / name, css.encode())
    context["metatags"] = f"{context.get('metatags') or ''}\n{_link(context, name, css)}"


def _styles(builder: StandaloneHTMLBuilder) -> dict[str, str]:
    """Return the styles of the page that is being written: class -> declarations."""
    found: dict[str, str] = builder.__dict__.setdefault("labpress_styles", {})
    return found


def _link(context: dict[str, Any], name: str, css: str) -> str:
    digest = hashlib.blake2b(css.encode(), digest_size=4).hexdigest()
    href = f"{context['pathto'](quote(name), 1)}?v={digest}"
    return f'<link rel="stylesheet" type="text/css" href="{escape(href)}">'
