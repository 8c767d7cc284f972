"""What siunitx and mhchem print."""

from __future__ import annotations

import pytest
from labpress.text.latex_packages import chemistry, number, units


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\milli\meter", "mm"),
        (r"\kilo\gram\meter\per\second\squared", "kg m/s²"),
        (r"\square\meter", "m²"),
        (r"\meter\tothe{-3}", "m⁻³"),
        (r"\degreeCelsius", "°C"),
        ("m.s", "m s"),
        (r"\furlong", "furlong"),
    ],
)
def test_units_are_printed_as_siunitx_does(source, printed):
    assert units(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("1e-5", "1 × 10⁻⁵"),
        ("2.5E+3", "2.5 × 10³"),
        ("e6", "10⁶"),
        ("1.5+-0.2", "1.5 ± 0.2"),
        (" 42 ", "42"),
    ],
)
def test_numbers_are_printed_as_siunitx_does(source, printed):
    assert number(source) == printed


def test_formulas_have_their_digits_lowered_and_their_charge_raised():
    def shape(source: str) -> list[tuple[str, str]]:
        return [(span.kind, span.text or span.children[0].text) for span in chemistry(source)]

    assert shape("H2O") == [("text", "H"), ("subscript", "2"), ("text", "O")]
    assert shape("Cl^-") == [("text", "Cl"), ("superscript", "−")]
    assert ("text", "→") in shape("A -> B")
    assert shape("2H") == [("text", "2H")]
