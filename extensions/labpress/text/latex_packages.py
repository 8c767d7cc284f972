r"""What commands of packages print that occur in titles: units, chemistry, names of journals.

Sources: the manuals of siunitx (units and prefixes, section 3) and mhchem (formulas), and the
macros of AASTeX (``\apj``), which NASA ADS writes in place of the names of journals.
"""

from __future__ import annotations

import re

from labpress.records.richtext import Span

#: Journals of AASTeX and NASA ADS (https://ui.adsabs.harvard.edu/help/actions/journal-macros).
JOURNALS = {
    "aj": "Astronomical Journal",
    "actaa": "Acta Astronomica",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "apj": "Astrophysical Journal",
    "apjl": "Astrophysical Journal Letters",
    "apjlett": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement",
    "apjsupp": "Astrophysical Journal Supplement",
    "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science",
    "aap": "Astronomy and Astrophysics",
    "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement",
    "azh": "Astronomicheskii Zhurnal",
    "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "memras": "Memoirs of the Royal Astronomical Society",
    "na": "New Astronomy",
    "nar": "New Astronomy Reviews",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pra": "Physical Review A",
    "prb": "Physical Review B",
    "prc": "Physical Review C",
    "prd": "Physical Review D",
    "pre": "Physical Review E",
    "prl": "Physical Review Letters",
    "psj": "Planetary Science Journal",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "skytel": "Sky and Telescope",
    "solphys": "Solar Physics",
    "sovast": "Soviet Astronomy",
    "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik",
    "nat": "Nature",
    "iaucirc": "IAU Circulars",
    "aplett": "Astrophysics Letters",
    "apspr": "Astrophysics Space Physics Research",
    "bain": "Bulletin of the Astronomical Institute of the Netherlands",
    "fcp": "Fundamental Cosmic Physics",
    "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters",
    "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "memsai": "Memorie della Società Astronomica Italiana",
    "nphysa": "Nuclear Physics A",
    "physrep": "Physics Reports",
    "physscr": "Physica Scripta",
    "planss": "Planetary and Space Science",
    "procspie": "Proceedings of the SPIE",
    "maps": "Meteoritics and Planetary Science",
    "aas": "American Astronomical Society Meeting Abstracts",
    "dps": "AAS/DPS Meeting Abstracts",
}

_PREFIXES = {
    "yocto": "y",
    "zepto": "z",
    "atto": "a",
    "femto": "f",
    "pico": "p",
    "nano": "n",
    "micro": "µ",
    "milli": "m",
    "centi": "c",
    "deci": "d",
    "deca": "da",
    "hecto": "h",
    "kilo": "k",
    "mega": "M",
    "giga": "G",
    "tera": "T",
    "peta": "P",
    "exa": "E",
    "zetta": "Z",
    "yotta": "Y",
}
_UNITS = {
    "meter": "m",
    "metre": "m",
    "gram": "g",
    "kilogram": "kg",
    "second": "s",
    "ampere": "A",
    "kelvin": "K",
    "mole": "mol",
    "candela": "cd",
    "hertz": "Hz",
    "newton": "N",
    "pascal": "Pa",
    "joule": "J",
    "watt": "W",
    "volt": "V",
    "ohm": "Ω",
    "tesla": "T",
    "coulomb": "C",
    "farad": "F",
    "weber": "Wb",
    "henry": "H",
    "lumen": "lm",
    "lux": "lx",
    "becquerel": "Bq",
    "gray": "Gy",
    "sievert": "Sv",
    "siemens": "S",
    "radian": "rad",
    "steradian": "sr",
    "celsius": "°C",
    "degreeCelsius": "°C",
    "degree": "°",
    "arcminute": "′",
    "arcsecond": "″",
    "minute": "min",
    "hour": "h",
    "day": "d",
    "liter": "L",
    "litre": "L",
    "hectare": "ha",
    "tonne": "t",
    "bar": "bar",
    "angstrom": "Å",
    "dalton": "Da",
    "barn": "b",
    "percent": "%",
    "electronvolt": "eV",
    "eV": "eV",
    "decibel": "dB",
    "bel": "B",
    "neper": "Np",
    "bit": "bit",
    "byte": "B",
    "parsec": "pc",
    "year": "yr",
    "astronomicalunit": "au",
    "knot": "kn",
    "mm": "mm",
    "cm": "cm",
    "km": "km",
    "nm": "nm",
    "um": "µm",
    "pm": "pm",
    "kg": "kg",
    "mg": "mg",
    "ug": "µg",
    "g": "g",
    "m": "m",
    "s": "s",
    "ms": "ms",
    "us": "µs",
    "ns": "ns",
    "meV": "meV",
    "keV": "keV",
    "MeV": "MeV",
    "GeV": "GeV",
    "TeV": "TeV",
    "kHz": "kHz",
    "MHz": "MHz",
    "GHz": "GHz",
    "THz": "THz",
    "Hz": "Hz",
    "K": "K",
    "mK": "mK",
    "T": "T",
    "mol": "mol",
    "kPa": "kPa",
    "MPa": "MPa",
    "GPa": "GPa",
    "V": "V",
    "W": "W",
    "kW": "kW",
}
_UNIT_TOKEN = re.compile(r"\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|\s*([^\\\s{}]+)|[{}\s]+")
_POWERS = {"squared": "²", "cubed": "³"}
_BEFORE = {"square": "²", "cubic": "³"}


def units(source: str) -> str:
    r"""Return what siunitx prints for the unit *source*: ``\milli\meter`` as ``mm``.

    Names that siunitx does not have are printed as they stand.
    """
    printed = ""
    prefix = power = ""
    divided = False
    for match in _UNIT_TOKEN.finditer(source):
        name, argument, text = match[1], match[2], match[3]
        if text:
            text = text.replace("~", " ").replace(".", " ")
            printed += text
            continue
        if not name:
            continue
        if name in _PREFIXES:
            prefix += _PREFIXES[name]
        elif name == "per":
            divided = True
        elif name in _BEFORE:
            power = _BEFORE[name]
        elif name in _POWERS:
            printed += _POWERS[name]
        elif name in ("tothe", "raiseto"):
            printed += "".join(_SUPERSCRIPTS.get(sign, sign) for sign in argument or "")
        else:
            unit = prefix + _UNITS.get(name, name) + power
            joint = "/" if divided else " " if printed else ""
            printed += joint + unit
            prefix = power = ""
            divided = False
    return printed.strip()


_SUPERSCRIPTS = dict(zip("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", strict=True))
_NUMBER = re.compile(r"\s*([-+]?[\d.,]*)\s*[eEdD]\s*([-+]?\d+)\s*")


def number(source: str) -> str:
    r"""Return what siunitx prints for the number *source*: ``1e-5`` as ``1 × 10⁻⁵``."""
    match = _NUMBER.fullmatch(source)
    if match is None:
        return source.strip().replace("+-", " ± ").replace(r"\pm", " ± ")
    power = "".join(_SUPERSCRIPTS.get(sign, sign) for sign in match[2].removeprefix("+"))
    return f"{match[1]} × 10{power}" if match[1] else f"10{power}"


_CHEMICAL = re.compile(
    r"\^\{?([0-9]*[+-]?)\}?|_\{?([0-9A-Za-z]+)\}?|(?<=[A-Za-z)\]])(\d+)|(<->|<=>|->|<-)|([{}$])"
)
_ARROWS = {"->": "→", "<-": "←", "<->": "↔", "<=>": "⇌"}


def chemistry(source: str) -> tuple[Span, ...]:
    r"""Return what mhchem prints for the formula *source*: ``H2O`` with its 2 lowered."""
    spans: list[Span] = []
    position = 0
    for match in _CHEMICAL.finditer(source):
        if match.start() > position:
            spans.append(Span("text", source[position : match.start()]))
        position = match.end()
        raised, lowered, counted, arrow = match[1], match[2], match[3], match[4]
        if raised:
            raised = raised.replace("-", "−")
            spans.append(Span("superscript", children=(Span("text", raised),)))
        elif lowered or counted:
            spans.append(Span("subscript", children=(Span("text", lowered or counted),)))
        elif arrow:
            spans.append(Span("text", _ARROWS[arrow]))
    if position < len(source):
        spans.append(Span("text", source[position:]))
    return tuple(spans)
