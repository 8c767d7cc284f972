"""Cards for social networks: looked at as pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from labpress.files.cards import HEIGHT, ICON, WIDTH, Cards
from PIL import Image

GREEN = "#18453b"


def opened(content):
    return Image.open(BytesIO(content)).convert("RGB")


def inked(picture, box, colour):
    """Tell whether words in *colour* stand in a part of the picture."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return wanted in {pixel for _, pixel in picture.crop(box).getcolors(1 << 20)}


def test_a_card_has_the_size_and_the_colour_of_the_group():
    picture = opened(Cards(GREEN, "Some Lab").card("On Engines"))
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.getpixel((2, 2)) == (0x18, 0x45, 0x3B)
    assert inked(picture, (80, 80, 700, 200), "#ffffff")  # the title
    assert inked(picture, (80, 480, 500, 600), "#ffffff")  # the group's name
    assert not inked(picture, (0, 0, WIDTH, 60), "#ffffff")


def test_words_are_dark_on_a_light_colour():
    picture = opened(Cards("#ffcc00", "Some Lab").card("On Engines"))
    assert inked(picture, (80, 80, 700, 200), "#111111")


@pytest.mark.parametrize("title", ["W" * 300, "many words " * 80, "Loops"])
def test_titles_of_every_length_stay_within_their_margins(title):
    picture = opened(Cards(GREEN, "").card(title, "NeurIPS’23"))
    assert inked(picture, (80, 80, WIDTH - 80, 480), "#ffffff")
    for beyond in ((0, 0, 70, HEIGHT), (0, 500, WIDTH, HEIGHT)):
        assert not inked(picture, beyond, "#ffffff")
    if " " in title:
        assert not inked(picture, (WIDTH - 70, 0, WIDTH, HEIGHT), "#ffffff")


def test_words_without_letters_in_the_font_are_left_out():
    cards = Cards(GREEN, "Some Lab")
    assert cards.writes("Žluťoučký ℓ₁ Ελληνικά Кошка")
    assert not cards.writes("日本語")
    assert cards.card("日本語") == cards.card("")


def test_equal_cards_are_equal_bytes():
    one, other = (Cards(GREEN, "Some Lab").card("On Engines", "2023") for _ in range(2))
    assert one == other


def test_the_icon_is_the_mark_on_the_colour_or_letters():
    mark = BytesIO()
    Image.new("RGBA", (100, 50), (255, 0, 0, 255)).save(mark, "PNG")
    picture = opened(Cards(GREEN, "Some Lab", mark.getvalue()).icon())
    assert picture.size == (ICON, ICON)
    assert picture.getpixel((2, 2)) == (0x18, 0x45, 0x3B)
    assert picture.getpixel((ICON // 2, ICON // 2)) == (255, 0, 0)
    letters = opened(Cards(GREEN, "Some Lab").icon())
    assert inked(letters, (40, 40, 140, 140), "#ffffff")
