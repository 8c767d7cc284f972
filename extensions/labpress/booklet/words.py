"""The few words that the booklet says by itself, in the language of the booklet.

Whatever is not here, or not as a group wants it, it sets in ``labpress_booklet["labels"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from labpress.group.options import LABELS
from labpress.records.model import SEASON_MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_ORDER = tuple(LABELS)
_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "Welcome to {group}",
        "{group}: people, research, and how to join",
        "Cover",
        "Back cover",
        "The newest edition, and all that stands here with links:",
        "Set in {main} and {sans}.",
        "Notes",
        "p.",
        "Spring {year}",
        "Summer {year}",
        "Fall {year}",
        "Winter {year}",
    ),
    "de": (
        "Willkommen bei {group}",
        "{group}: Menschen, Forschung, und wie man zu uns kommt",
        "Umschlag",
        "Rückseite",
        "Die neueste Ausgabe, und alles Genannte mit Verweisen:",
        "Gesetzt aus der {main} und der {sans}.",
        "Notizen",
        "S.",
        "Frühling {year}",
        "Sommer {year}",
        "Herbst {year}",
        "Winter {year}",
    ),
    "fr": (
        "Bienvenue à {group}",
        "{group} : l’équipe, la recherche, et comment nous rejoindre",
        "Couverture",
        "Quatrième de couverture",
        "La dernière édition, avec tous les liens :",
        "Composé en {main} et {sans}.",
        "Notes",
        "p.",
        "Printemps {year}",
        "Été {year}",
        "Automne {year}",
        "Hiver {year}",
    ),
    "es": (
        "Bienvenidos a {group}",
        "{group}: personas, investigación y cómo unirse",
        "Cubierta",
        "Contracubierta",
        "La última edición, con todos los enlaces:",
        "Compuesto en {main} y {sans}.",
        "Notas",
        "p.",
        "Primavera de {year}",
        "Verano de {year}",
        "Otoño de {year}",
        "Invierno de {year}",
    ),
    "it": (
        "Benvenuti a {group}",
        "{group}: persone, ricerca e come unirsi a noi",
        "Copertina",
        "Quarta di copertina",
        "L’ultima edizione, con tutti i collegamenti:",
        "Composto in {main} e {sans}.",
        "Appunti",
        "p.",
        "Primavera {year}",
        "Estate {year}",
        "Autunno {year}",
        "Inverno {year}",
    ),
    "zh": (
        "欢迎加入 {group}",
        "{group}：成员、研究与加入方式",
        "封面",
        "封底",
        "最新版本及全部链接：",
        "字体：{main}、{sans}。",
        "笔记",
        "p.",
        "{year} 年春",
        "{year} 年夏",
        "{year} 年秋",
        "{year} 年冬",
    ),
}


def words_in(language: str, own: Mapping[str, str]) -> dict[str, str]:
    """Return all words in *language*, English where there are none; a group's *own* win."""
    base = language.replace("-", "_").split("_")[0]
    found = dict(zip(_ORDER, _WORDS.get(base, _WORDS["en"]), strict=True))
    return found | dict(own)


def season(date: datetime) -> str:
    """Return the season of *date* in academic life."""
    found = "winter"
    for name, month in SEASON_MONTH.items():
        if month <= date.month:
            found = name
    return found


def edition(date: datetime, words: Mapping[str, str]) -> str:
    """Return season and year of *date*: "Fall 2026"."""
    return words[season(date)].replace("{year}", str(date.year))


def month_and_year(date: datetime, language: str) -> str:
    """Return month and year of *date* in words: "November 2026", "2026年11月"."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return str(format_skeleton("yMMMM", date, locale=locale))
