from __future__ import annotations

import builtins
import shutil
import threading
from pathlib import Path

import pikepdf
import pytest
from labpress.files import drawings, pictures
from labpress.files.conversions import Conversions, write_whole
from labpress.files.errors import PictureError
from labpress.files.web import web_picture
from PIL import Image, ImageCms

from tests.conftest import lacking

from .samples import SVG, opened, picture

ORIENTATION = 0x0112


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("a.jpg", "jpeg"), ("a.png", "png"), ("a.webp", "webp"), ("a.gif", "gif")),
        ("a.avif", "avif"),
    ],
)
def test_the_content_tells_the_kind(tmp_path, name, kind):
    path = picture(tmp_path / name).rename(tmp_path / "portrait.jpeg")
    shape = pictures.shape_of(path)
    assert (shape.kind, shape.width, shape.height) == (kind, 400, 300)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg width="40" height="20">', (40, 20)),
        ('<svg width="1in" height="36pt">', (96, 48)),
        ('<svg viewBox="0 0 300 100">', (300, 100)),
        ('<svg viewBox="0,0,300,100" width="60">', (60, 20)),
        ('<svg viewBox="0 0 300 100" width="100%">', (300, 100)),
        ("<svg>", (0, 0)),
        ('<svg width="..." viewBox="a b c d">', (0, 0)),
        ('<?xml version="1.0"?>\n<!-- drawn -->\n<svg width="4" height="2">', (4, 2)),
    ],
)
def test_the_size_of_a_drawing(tmp_path, root, size):
    path = tmp_path / "a.svg"
    path.write_text(root + "</svg>")
    shape = pictures.shape_of(path)
    assert (shape.kind, (shape.width, shape.height)) == ("svg", size)


def test_what_is_no_picture_is_told(tmp_path):
    path = tmp_path / "a.png"
    path.write_text("no picture")
    with pytest.raises(PictureError, match="it is no JPEG"):
        pictures.shape_of(path)
    with pytest.raises(PictureError, match="cannot be read"):
        pictures.shape_of(tmp_path / "none.png")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif"])
def test_half_a_file_is_told(tmp_path, name):
    whole = picture(tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureError):
        Conversions(tmp_path / "cache").for_print(tmp_path / name, 100, 100)


def test_a_picture_is_scaled_and_never_up(tmp_path):
    path = picture(tmp_path / "a.png")
    assert opened(pictures.scaled(path, "webp", 200)).size == (200, 150)
    assert opened(pictures.scaled(path, "webp", 4000)).size == (400, 300)


def test_a_picture_is_turned_as_its_metadata_says(tmp_path):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    path = picture(tmp_path / "a.jpg", exif=exif)
    assert (pictures.shape_of(path).width, pictures.shape_of(path).height) == (300, 400)
    made = opened(Conversions(tmp_path / "cache").for_print(path, 1000, 1000))
    assert made.size == (300, 400)
    # what was at the left is above
    assert made.getpixel((150, 20))[0] > 150


def test_metadata_is_left_out(tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "Somebody at home"
    path = picture(tmp_path / "a.jpg", exif=exif)
    for kind in ("jpeg", "webp", "png"):
        made = pictures.scaled(path, kind, 200)
        assert b"Somebody" not in made
        assert not opened(made).getexif()


def test_colours_of_another_profile_become_those_of_srgb(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = picture(tmp_path / "broken.jpg", icc_profile=profile)
    assert opened(pictures.scaled(path, "png", 200)).size == (200, 150)
    path = picture(tmp_path / "cmyk.jpg", mode="CMYK")
    assert opened(pictures.scaled(path, "png", 200)).mode == "RGB"
    # XeTeX would print CMYK as a negative
    assert opened(Conversions(tmp_path / "c").for_print(path, 1000, 1000)).mode == "RGB"


def test_transparency_stays(tmp_path):
    path = picture(tmp_path / "a.webp", mode="RGBA", lossless=True)
    printed = Conversions(tmp_path / "cache").for_print(path, 1000, 1000)
    assert printed.suffix == ".png"
    assert opened(printed).mode == "RGBA"


@pytest.mark.parametrize("name", ["a.webp", "a.avif", "a.gif"])
def test_kinds_that_tex_does_not_print_are_converted(tmp_path, name):
    printed = Conversions(tmp_path / "cache").for_print(picture(tmp_path / name), 1000, 1000)
    assert opened(printed).format == ("PNG" if name == "a.gif" else "JPEG")
    assert printed.suffix == (".png" if name == "a.gif" else ".jpg")


def test_a_good_picture_is_printed_as_it_is(tmp_path):
    path = picture(tmp_path / "a.jpg")
    assert Conversions(tmp_path / "cache").for_print(path, 400, 300) == path
    misnamed = path.rename(tmp_path / "a.png")
    printed = Conversions(tmp_path / "cache").for_print(misnamed, 400, 300)
    assert (printed.suffix, printed.read_bytes()) == (".jpg", misnamed.read_bytes())


def test_no_picture_prints_longer_than_tex_can_say(tmp_path):
    cache = Conversions(tmp_path / "cache")
    # its resolution, which some programs write without a meaning, makes it 300 inches long
    path = picture(tmp_path / "a.jpg", (300, 225), dpi=(1, 1))
    wide = picture(tmp_path / "a.png", (30000, 20))
    for one, size in ((path, (300, 225)), (wide, (300, 1))):
        made = opened(cache.for_print(one, 300, 300))
        assert made.size == size
        assert size[0] / made.info["dpi"][0] * 72 <= 16383
    (tmp_path / "a.svg").write_text(SVG.replace("40", "40000"))
    for program in ("rsvg-convert", ""):
        if program and not shutil.which(program):
            continue
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(drawings.shutil, "which", lambda name, program=program: program or None)
            (tmp_path / "a.pdf").write_bytes(drawings.to_pdf(tmp_path / "a.svg"))
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            assert float(pdf.pages[0].mediabox[2]) == pytest.approx(14400, abs=1)


def test_sixteen_bits_of_grey_are_not_white(tmp_path):
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("I;16").point(lambda grey: grey * 256).save(path)
    made = opened(pictures.scaled(path, "png", 256))
    assert made.getextrema() == (0, 255)
    assert made.getpixel((0, 100)) == 100


@pytest.mark.filterwarnings("error")
def test_a_picture_of_very_many_pixels_is_told_in_words(tmp_path, monkeypatch):
    path = picture(tmp_path / "a.png", (300, 200))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 40_000)  # Pillow warns of more, and reads them
    assert pictures.shape_of(path).width == 300
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20_000)
    with pytest.raises(PictureError, match="it has more than 40,000 pixels") as told:
        pictures.shape_of(path)
    assert told.value.hint == "save it with fewer pixels"


def test_fewer_pixels_print_as_large_as_before(tmp_path):
    path = picture(tmp_path / "a.png", dpi=(200, 200))
    made = opened(Conversions(tmp_path / "cache").for_print(path, 100, 100))
    assert made.size == (100, 75)
    assert made.info["dpi"][0] == pytest.approx(50, abs=0.1)


def test_equal_pictures_give_equal_bytes(tmp_path):
    path = picture(tmp_path / "a.png", mode="RGBA")
    for kind in ("png", "webp", "avif"):
        assert pictures.scaled(path, kind, 200) == pictures.scaled(path, kind, 200)


# --- drawings


@pytest.fixture(params=["rsvg-convert", "CairoSVG"])
def drawn_by(request, monkeypatch):
    if request.param == "CairoSVG":
        monkeypatch.setattr(drawings.shutil, "which", lambda name: None)
    elif not shutil.which("rsvg-convert"):
        lacking("rsvg-convert")
    return request.param


def test_a_drawing_becomes_a_page(tmp_path, drawn_by):
    path = tmp_path / "a.svg"
    path.write_text(SVG)
    content = drawings.to_pdf(path)
    (tmp_path / "a.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        box = [float(number) for number in pdf.pages[0].mediabox]
        assert str(pdf.docinfo["/CreationDate"]).removeprefix("D:").startswith("19800101")
    # CSS pixels are three quarters of a point
    assert box == pytest.approx([0, 0, 30, 15], abs=0.01)


def test_equal_drawings_give_equal_bytes(tmp_path, drawn_by, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_text(SVG)
    first = drawings.to_pdf(path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    assert drawings.to_pdf(path) == first


def test_a_broken_drawing_is_told(tmp_path, drawn_by):
    path = tmp_path / "a.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>')
    with pytest.raises(PictureError, match=f"{drawn_by} says"):
        drawings.to_pdf(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'>\n<g></svg>", "broken in line 2: mismatched tag"),
        ("<svg xmlns='http://www.w3.org/2000/svg'>&nbsp;</svg>", "undefined entity"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><use xlink:href='#a'/></svg>", "unbound prefix"),
        ("<svg width='4' height='2'/>", "does not begin with <svg xmlns="),
        ("<svg xmlns='http://www.w3.org/2000/svg'><image href='a.png'/></svg>", "file, 'a.png'"),
    ],
)
def test_a_drawing_that_browsers_do_not_show_is_told(tmp_path, content, told):
    path = tmp_path / "a.svg"
    path.write_text(content)
    with pytest.raises(PictureError, match=told):
        drawings.check_svg(path)


def test_a_drawing_may_have_pictures_and_parts_of_its_own(tmp_path):
    path = tmp_path / "a.svg"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>'
        '<svg xmlns="&ns;" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/>'
        '<image href="data:image/png;base64,AA"/><a href="https://example.org"/></svg>'
    )
    drawings.check_svg(path)


def test_without_a_program_that_draws_it_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_text(SVG)
    monkeypatch.setattr(drawings.shutil, "which", lambda name: None)
    original = builtins.__import__

    def without(name, *arguments, **options):
        if name.startswith("cairosvg"):
            raise ImportError(name)
        return original(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PictureError, match="neither rsvg-convert nor CairoSVG"):
        drawings.to_pdf(path)


# --- the cache


def test_a_conversion_is_made_once(tmp_path, monkeypatch):
    path = picture(tmp_path / "a.webp")
    cache = Conversions(tmp_path / "cache")
    first = cache.for_print(path, 200, 200)
    monkeypatch.setattr(pictures, "printable", None)
    assert cache.for_print(path, 200, 200) == first
    assert [file.name for file in (tmp_path / "cache").iterdir()] == [first.name]


def test_another_picture_of_the_same_name_is_another(tmp_path):
    cache = Conversions(tmp_path / "cache")
    first = cache.for_print(picture(tmp_path / "a.webp"), 200, 200)
    second = cache.for_print(picture(tmp_path / "a.webp", (410, 300)), 200, 200)
    assert first != second


def test_what_is_cut_off_leaves_nothing_that_counts(tmp_path, monkeypatch):
    path = tmp_path / "kept" / "a.pdf"

    def die(self, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"half")
    assert list(path.parent.iterdir()) == []


def test_two_builds_at_once_do_not_disturb_each_other(tmp_path):
    path = picture(tmp_path / "a.webp")
    found = []

    def convert():
        found.append(Conversions(tmp_path / "cache").for_print(path, 200, 200).read_bytes())

    threads = [threading.Thread(target=convert) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert len(list((tmp_path / "cache").iterdir())) == 1


# --- for the screen


def test_a_picture_of_the_web_has_widths_and_webp(tmp_path):
    path = picture(tmp_path / "a.jpg", (1400, 700))
    made, files = web_picture(path, "preview", Conversions(tmp_path / "cache"))
    assert {(one.kind, one.width) for one in made.variants} == {
        (kind, width) for kind in ("jpeg", "webp") for width in (320, 640, 1280)
    }
    assert (made.width, made.height) == (1280, 640)
    for one in made.variants:
        assert opened(files[one.address]).size == (one.width, one.width // 2)
        assert one.address.startswith("files/pictures/")


def test_a_small_picture_is_not_made_larger(tmp_path):
    path = picture(tmp_path / "a.png", (100, 50))
    made, _ = web_picture(path, "photo", Conversions(tmp_path / "cache"))
    assert {one.width for one in made.variants} == {100}


def test_what_moves_and_what_is_drawn_stays_as_it_is(tmp_path):
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    moving = tmp_path / "a.gif"
    frames[0].save(moving, save_all=True, append_images=frames[1:])
    drawing = tmp_path / "a.svg"
    drawing.write_text(SVG)
    for path in (moving, drawing):
        made, files = web_picture(path, "logo", Conversions(tmp_path / "cache"))
        assert list(files.values()) == [path]
        assert len(made.variants) == 1


def test_a_picture_has_the_same_address_wherever_it_is_made(tmp_path):
    one = picture(tmp_path / "one" / "a.jpg")
    other = picture(tmp_path / "other" / "b.jpg")
    made = [web_picture(path, "photo", Conversions(path.parent / "c"))[0] for path in (one, other)]
    assert made[0] == made[1]
