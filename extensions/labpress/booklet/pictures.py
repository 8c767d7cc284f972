"""Pictures in print: those of records and those in pages, as files that XeTeX prints.

One that cannot be printed never withholds the booklet: initials, a name or its text alternative
stand in its place, and the problem is told where the picture is named.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.latex import rstdim_to_latexdim

from labpress.files.conversions import Conversions, content_digest
from labpress.files.errors import PictureError
from labpress.files.lookup import is_file
from labpress.files.pictures import shape_of
from labpress.records.problems import Code, Problem
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import place_of_picture
from labpress.sphinxext.targets import enclosing

if TYPE_CHECKING:
    from collections.abc import Container

    from docutils.nodes import Element

    from labpress.files.inventory import FoundPicture
    from labpress.group.lab import Lab
    from labpress.records.model import Location

#: Dots per inch that a print shop asks for, and those that we give where a picture has them.
LEAST_DPI, DPI = 300, 360
#: What a picture of a record is for -> the box that ``labpress-records.sty`` fits it into, in
#: points; the picture of a theme, which the booklet does not print, has none.
BOXES: dict[str, tuple[float, float]] = {"photo": (26.0, 26.0), "logo": (120.0, 30.0)}
#: … of a picture beside an entry: that of a paper, a project and the like.
_BESIDE_ENTRY = (54.0, 41.0)
#: Width and height of the type area, in points, as in ``labpress-page.sty``: pictures in pages are
#: no larger.
TYPE_AREA = (288.0, 481.0)
_POINTS = {"bp": 1.0, "pt": 72 / 72.27, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def pixels(points: tuple[float, float], dpi: int = DPI) -> tuple[int, int]:
    """Return how many pixels fill a box of so many *points*."""
    return math.ceil(points[0] / 72 * dpi), math.ceil(points[1] / 72 * dpi)


def box_of(kind: str, key: str) -> tuple[float, float] | None:
    """Return the box of the picture that a record of *kind* names by *key*, or None.

    What is no person, sponsor or theme has it beside its entry: papers, and items of every kind.
    """
    return BOXES.get(key) if kind in ("person", "sponsor", "theme") else _BESIDE_ENTRY


def printed_pictures(
    lab: Lab, conversions: Conversions, entries: Container[tuple[str, str]]
) -> dict[tuple[str, str, str], tuple[Path, str]]:
    """Return kind, id and key of a record -> the file that is printed, and its name beside TeX's.

    *entries*: kind and id of the papers and items that the booklet lists; of others it needs no
    picture. What cannot be printed is reported.
    """
    printed = {}
    for key, found in lab.pictures.items():
        kind, object_id, purpose = key
        box = box_of(kind, purpose)
        if box is None or (box is _BESIDE_ENTRY and (kind, object_id) not in entries):
            continue
        try:
            path = conversions.for_print(found.path, *pixels(box))
        except PictureError as error:
            report(found.unusable(error))
            continue
        printed[key] = (path, f"picture-{content_digest(path)}{path.suffix.lower()}")
        _report_coarse(found, box)
    return printed


def report_remote(lab: Lab, entries: Container[tuple[str, str]]) -> None:
    """Report pictures of records that are on other sites: no build fetches them.

    *entries*: as :func:`printed_pictures` has them.
    """
    for person in lab.people.values():
        _report_remote("portrait", person.photo, person.place_of("photo"), person.id)
    for sponsor in lab.sponsors:
        _report_remote("logo", sponsor.logo, sponsor.place_of("logo"))
    for paper in lab.publications.values():
        if ("paper", paper.key) in entries:
            _report_remote("preview", paper.preview, paper.place_of("preview"), paper.key)
    for items in lab.items.values():
        for item in items.values():
            named = lab.item_kinds[item.kind].of_type("picture")
            for field in named if (item.kind, item.id) in entries else ():
                place = item.place_of(field.name)
                _report_remote("picture", item.text(field.name), place, item.id)


def _report_remote(what: str, address: str, place: Location, record: str = "") -> None:
    if "://" in address:
        message = f"the {what} {address} is on another site, so the booklet does not have it"
        hint = "save it beside the records, and write the file's name"
        report(Problem(Code.PICTURE_REMOTE, place, message, hint, record))


def _report_coarse(found: FoundPicture, box: tuple[float, float]) -> None:
    named = found.named
    problem = coarse(found.path, f"{named.owner}the picture {named.name!r}", box, named.location)
    if problem:
        report(problem)


def coarse(path: Path, what: str, box: tuple[float, float], place: Location) -> Problem | None:
    """Return the hint that the picture in *path*, fitted into *box* (points), is too small."""
    shape = shape_of(path)
    if not shape.width or shape.kind in ("svg", "pdf"):
        return None
    inches = min(box[0] / shape.width, box[1] / shape.height) / 72
    if 1 / inches >= LEAST_DPI - 1:
        return None
    width = math.ceil(shape.width * inches * LEAST_DPI)
    height = math.ceil(shape.height * inches * LEAST_DPI)
    message = f"{what} has {1 / inches:.0f} dots per inch in print"
    hint = f"{LEAST_DPI} look sharp: use one of {width} × {height} pixels or more"
    return Problem(Code.PICTURE_COARSE, place, message, hint)


class PrintPictures(SphinxPostTransform):
    """Let the pictures of pages be files that XeTeX prints, or text."""

    default_priority = 210  # after Sphinx has fetched remote ones, and converters of others
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Convert each picture, or put its text alternative into its place."""
        conversions = Conversions.of_project(self.env.doctreedir)
        for image in list(self.document.findall(nodes.image)):
            self._prepare(image, conversions)

    def _prepare(self, image: nodes.image, conversions: Conversions) -> None:
        # several files of one picture: the one that prints best
        candidates: dict[str, str] = image.get("candidates", {})
        name = next(
            (
                candidates[kind]
                for kind in ("application/pdf", "image/svg+xml")
                if kind in candidates
            ),
            candidates.get("*") or next(iter(candidates.values()), image["uri"]),
        )
        path = Path(self.env.srcdir) / name
        if "?" in candidates or not is_file(path):
            # Sphinx has told that there is no such file, or that it could not be fetched
            _replace_by_text(image)
            return
        shown = str(image.get("original_uri", image["uri"])) if Path(name).is_absolute() else name
        place = place_of_picture(image, shown, _page_of(image))
        try:
            printed = conversions.for_print(path, *pixels(_printed_in(image)))
        except PictureError as error:
            message = f"the picture {Path(shown).name!r} cannot be printed: {error}"
            hint = error.hint or "save it as a JPEG, PNG or PDF file"
            if not _replace_by_text(image):
                hint += ", or write its text alternative: ![what it shows](…)"
            report(Problem(Code.PICTURE_UNUSABLE, place, message, hint))
            return
        _lift(image)
        problem = coarse(path, f"the picture {Path(shown).name!r}", _box(image, path), place)
        if problem:
            report(problem)
        if printed != path:
            image["uri"] = str(printed)
            image["candidates"] = {"*": str(printed)}
            self.env.images.add_file(self.env.current_document.docname, str(printed))


def _page_of(node: nodes.Element) -> str:
    """Return the docname of the page of the booklet in which *node* stands."""
    page = enclosing(node, addnodes.start_of_file)
    return str(page["docname"]) if page is not None else ""


def _lift(image: Element) -> None:
    """Take a picture out of a paragraph that has nothing else, which TeX would indent."""
    lone = image.parent if isinstance(image.parent, nodes.reference) else image
    paragraph = lone.parent
    if not isinstance(paragraph, nodes.paragraph):
        return
    others = [child for child in paragraph if child is not lone]
    if all(isinstance(child, (nodes.Text, nodes.target)) for child in others) and not any(
        child.astext().strip() for child in others
    ):
        space = "\n\n\\medskip\n"
        before, after = (nodes.raw("", space, format="latex") for _ in range(2))
        paragraph.replace_self([before, *paragraph.children, after])


def _printed_in(image: nodes.image) -> tuple[float, float]:
    """Return the box that a picture fills at most: the one stated, or the type area."""
    width, height = TYPE_AREA
    if stated := _length(image.get("width"), width):
        return min(stated, width), height
    if stated := _length(image.get("height"), height):
        return width, min(stated, height)
    return TYPE_AREA


def _box(image: nodes.image, path: Path) -> tuple[float, float]:
    """Return the box in points that a picture of a page is fitted into."""
    box = _printed_in(image)
    if box != TYPE_AREA:
        return box
    return min(float(shape_of(path).width or box[0]), box[0]), box[1]


def _length(text: object, whole: float) -> float:
    """Return a length of reStructuredText in points; 0 where there is none that tells."""
    try:
        length = rstdim_to_latexdim(str(text)) if text else ""
    except ValueError:
        return 0.0
    for unit, points in _POINTS.items():
        if length.endswith(unit):
            return float(length.removesuffix(unit)) * points
    number, _, unit = length.partition("\\")
    if unit == "sphinxpxdimen":
        return float(number) * 0.75
    return float(number or 1) * whole if unit == "linewidth" else 0.0


def _replace_by_text(image: Element) -> bool:
    """Replace *image* by its text alternative; tell whether it has one."""
    words = " ".join(str(image.get("alt", "")).split())
    text: list[nodes.Node] = [nodes.Text(words)] if words else []
    if image.get("ids"):
        # references that lead here still do
        text = [nodes.inline("", words, ids=image["ids"])]
    if text and not isinstance(image.parent, nodes.TextElement):
        text = [nodes.paragraph("", "", *text)]
    image.replace_self(text)
    return bool(words)
