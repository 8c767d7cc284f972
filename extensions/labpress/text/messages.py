"""The words that labpress writes by itself, in the language of the group.

English is the source. The words are marked in the code by the functions of gettext
(:meth:`Messages.gettext`, :func:`gettext_noop`, …); ``make messages`` gathers them into
``locale/labpress.pot`` and brings the catalogue of each language,
``locale/LANGUAGE/LC_MESSAGES/labpress.po``, up to it. The catalogues are read as they are, so
nothing has to be compiled. A word without a translation is written in English. Names of months,
the order of a date's parts and enumerations come from the Unicode locale data (CLDR) by Babel.

What labpress says to whoever keeps the files, such as a problem in one, is always English.
"""

from __future__ import annotations

from datetime import date as calendar_date
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where the catalogues are.
LOCALES = Path(__file__).parents[1] / "locale"
DOMAIN = "labpress"

#: The languages that have a catalogue, beside English.
LANGUAGES = tuple(sorted(path.parts[-3] for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))

#: Unicode's locale for a language that names no country. English dates stand as in British
#: usage, 26 September 2025, which people all over the world read without a second thought.
_LOCALE_OF = {"en": "en_GB"}


def gettext_noop(message: str) -> str:
    """Return *message*; it is translated later, where the language is known."""
    return message


def pgettext_noop(context: str, message: str) -> str:
    """Return *message*; it is translated later, under the same *context*."""
    return message


def ngettext_noop(one: str, several: str) -> tuple[str, str]:
    """Return both forms of a message; it is translated later, where the number is known."""
    return one, several


class Messages:
    """All words in one language: ``words.gettext("News")`` is ``Neuigkeiten``.

    The methods are those of Python's :mod:`gettext`. A message with a part that changes has a
    name in braces for it: ``words.gettext("Former {role}").format(role=…)``.

    ``language``: the tag as the configuration has it, such as ``de`` or ``zh_CN``. ``locale``:
    Unicode's data of that language; those of English for a language that Unicode does not know.
    """

    def __init__(self, language: str) -> None:
        self.language = language or "en"
        tag = self.language.replace("-", "_")
        self.locale = _locale(_LOCALE_OF.get(tag, tag)) or Locale("en", "GB")

    def __reduce__(self) -> tuple[object, tuple[str]]:
        # a lab that was pickled finds the catalogue anew, which cannot be pickled itself
        return messages, (self.language,)

    def gettext(self, message: str) -> str:
        """Return *message* in this language."""
        # a catalogue has its header under the empty message
        return self._catalogue.gettext(message) if message else ""

    def pgettext(self, context: str, message: str) -> str:
        """Return *message* in this language; *context* parts words that are one in English."""
        return self._catalogue.pgettext(context, message)

    def ngettext(self, one: str, several: str, number: int) -> str:
        """Return the form of a message that goes with *number*."""
        return self._catalogue.ngettext(one, several, number)

    def all_of(self, words: Iterable[str]) -> str:
        """Return *words* joined as in "one, two and three"; nothing for no words."""
        return str(format_list(list(words), locale=self.locale))

    def day(self, year: int, month: int, day: int) -> str:
        """Return a date in words: ``26 September 2025``, ``26. September 2025``."""
        return str(format_date(calendar_date(year, month, day), "long", locale=self.locale))

    def month(self, year: int, month: int) -> str:
        """Return a month and its year in words: ``September 2025``, ``2025年9月``."""
        first = calendar_date(year, month, 1)
        return str(format_skeleton("yMMMM", first, locale=self.locale))

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with *digits* decimals: ``1,234``, ``1.234``."""
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return str(format_decimal(value, pattern, locale=self.locale))

    @property
    def tag(self) -> str:
        """The language as HTML and PDF files name it (BCP 47): ``zh-CN``."""
        return self.language.replace("_", "-")

    @property
    def script(self) -> str:
        """Which Chinese it is, ``Hans`` or ``Hant``; of no meaning for other languages."""
        return _script(self.locale)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The direction in which the language is written."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @cached_property
    def _catalogue(self) -> NullTranslations:
        file = catalogue_of(self.locale)
        return _translations(file) if file else NullTranslations()


@lru_cache
def messages(language: str) -> Messages:
    """Return the words in *language*, a tag such as ``de``, ``pt_BR`` or ``zh-Hant``."""
    return Messages(language)


def catalogue_of(locale: Locale) -> Path | None:
    """Return the catalogue for *locale*, or None where English is all there is.

    A variant of a language has that language's catalogue. Chinese has two, by its script.
    """
    chinese = "zh_TW" if _script(locale) == "Hant" else "zh_CN"
    name = chinese if locale.language == "zh" else locale.language
    file = LOCALES / name / "LC_MESSAGES" / f"{DOMAIN}.po"
    return file if file.is_file() else None


def _script(locale: Locale) -> str:
    return locale.script or ("Hant" if locale.territory in ("TW", "HK", "MO") else "Hans")


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except (ValueError, UnknownLocaleError):
        return None


@lru_cache
def _translations(file: Path) -> NullTranslations:
    """Return the catalogue in *file*; what is marked as fuzzy is left out."""
    with file.open("rb") as source:
        catalogue = read_po(source)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


#: The source: what every function writes that nobody gives a language.
ENGLISH = messages("en")
