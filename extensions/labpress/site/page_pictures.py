"""Pictures of pages on the site: large ones in the widths that screens need, as those of records.

The original stays where Sphinx puts it, and is what ``src`` names; browsers choose from the others.
"""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labpress.files.conversions import Conversions
from labpress.files.drawings import check_svg
from labpress.files.errors import PictureError
from labpress.files.lookup import find, name_in
from labpress.files.pictures import shape_of
from labpress.files.web import PAGE, made_of_each, web_picture
from labpress.records.problems import Code, Problem
from labpress.site.visitors import root_prefix
from labpress.sphinxext.domain import PAGE_BUILDERS, lab_domain
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import place_of, place_of_picture
from labpress.text.addresses import is_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from labpress.files.web import WebPicture

#: A picture that is no wider, in pixels, is shown as it is.
_SMALL = 640
#: How wide a page's text is at most: what is wider is scaled to it.
_SIZES = "(max-width: 70rem) 100vw, 70rem"
#: Suffixes of what is looked into: what browsers show, and what they do not but print does.
_SUFFIXES = {
    *(".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg", ".pdf"),
    *(".svgz", ".tif", ".tiff", ".heic", ".heif", ".eps", ".ai"),
}


#: Folders of the site that have files which no page names as a source.
_OF_SPHINX = ("_static/", "_images/", "_downloads/", "files/")
_HTML_PICTURE = re.compile(r"""<img\b[^<>]*?\ssrc\s*=\s*(["'])(.+?)\1""", re.IGNORECASE)


def prepare_page_pictures(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Scale the pictures of all pages, and tell which are broken; Sphinx event ``env-updated``."""
    domain = lab_domain(env)
    domain.page_pictures = {}
    if app.builder.name not in PAGE_BUILDERS:
        return []
    conversions = Conversions.of_project(app.doctreedir)
    named = {
        name: (Path(env.srcdir) / name, sorted(docnames))
        for name, (docnames, _) in sorted(env.images.items())
        if Path(name).suffix.lower() in _SUFFIXES and not Path(name).is_absolute()
    }

    def make(path: Path) -> tuple[WebPicture, dict[str, Path]]:
        if path.suffix.lower() == ".svg" and shape_of(path).kind == "svg":
            check_svg(path)
        return web_picture(path, PAGE, conversions)

    made = made_of_each((path for path, _ in named.values()), make)
    pictures, files = {}, dict(domain.picture_files)
    for (name, (_, docnames)), result in zip(named.items(), made, strict=True):
        if isinstance(result, PictureError):
            for docname in docnames:
                _report(env, docname, name, result)
        elif _is_shown_otherwise(result[0], name):
            pictures[name] = result[0]
            files.update(result[1])
    domain.page_pictures, domain.picture_files = pictures, files
    return []


def _is_shown_otherwise(picture: WebPicture, name: str) -> bool:
    """Tell whether other files than the original are shown: smaller ones, or what a PDF holds."""
    if name.lower().endswith(".pdf"):
        return True
    return picture.original[0] > _SMALL and len(picture.variants) > 1


def _report(env: BuildEnvironment, docname: str, name: str, error: PictureError) -> None:
    shown = Path(name).name
    page = env.get_doctree(docname)
    images = page.findall(nodes.image)
    image = next((one for one in images if name in one.get("candidates", {}).values()), page)
    place = place_of_picture(image, name, docname)
    message = f"the picture {shown!r} cannot be shown: {error}"
    hint = error.hint or "save it again as a JPEG or PNG file"
    report(Problem(Code.PICTURE_UNUSABLE, place, message, hint))


class TellHtmlPictures(SphinxPostTransform):
    """Tell of pictures that HTML in pages names, and that no page's HTML brings to the site.

    Sphinx copies the pictures of Markdown alone; what ``html_static_path`` and ``html_extra_path``
    have is there anyway.
    """

    default_priority = 205
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Report each that the site has not."""
        docname = self.env.current_document.docname
        around = posixpath.dirname(lab_domain(self.env).builder.get_target_uri(docname))
        for html in self.document.findall(nodes.raw):
            if html.get("format") != "html" or not html.line:
                continue
            for found in _HTML_PICTURE.finditer(html.astext()):
                name = unescape(found[2])
                if not is_path(name) or name.startswith("/") or self._is_there(name, around):
                    continue
                message = f"the site has no picture {name!r}, which HTML names here"
                hint = f"write ![what it shows]({name}), or put it below html_static_path"
                report(Problem(Code.PICTURE_UNUSABLE, place_of(html, found[2]), message, hint))

    def _is_there(self, name: str, around: str) -> bool:
        address = posixpath.normpath(posixpath.join(around, name_in(name)))
        folders = [
            Path(lab_domain(self.env).builder.confdir, one) for one in self.config.html_extra_path
        ]
        return address.startswith(_OF_SPHINX) or find(address, folders) is not None


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write a picture as Sphinx does, and name its other widths."""
    picture = lab_domain(self.builder.env).page_pictures.get(node["uri"])
    stated = any(name in node for name in ("width", "height", "scale"))
    wide = str(node.get("width", ""))
    kept = len(self.body)
    writer: Any = type(self)
    writer.visit_image(self, node)
    if picture is None or len(self.body) == kept or "<img " not in self.body[-1]:
        return
    self.body[-1] = _of_pdf(self.body[-1], picture, root_prefix(self))
    # a width in pixels says all; one in parts of the page, no more than the page does
    sizes = f"{wide.removesuffix('px')}px" if wide.removesuffix("px").isdigit() else _SIZES
    chosen = f'srcset="{picture.srcset(root_prefix(self))}" sizes="{sizes}" '
    if not stated:
        # as large as the original would be, whatever is chosen
        width, height = picture.original
        chosen += f'width="{width}" height="{height}" '
    webp = picture.source(root_prefix(self), sizes)
    before, tag, after = self.body[-1].partition("<img ")
    image, end, rest = after.partition(">")
    self.body[-1] = f'{before}<picture class="lab-page-picture">{webp}{tag}{chosen}{image}{end}'
    self.body[-1] += f"</picture>{rest}"


def _of_pdf(image: str, picture: WebPicture, prefix: str) -> str:
    """Return the markup *image* with a picture of pixels where it names a PDF file."""
    drawn = f'src="{escape(prefix + picture.largest)}"'
    return re.sub(r'\bsrc="[^"]*\.pdf"', lambda _: drawn, image, flags=re.IGNORECASE)
