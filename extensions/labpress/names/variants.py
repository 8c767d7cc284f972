"""Other ways to write a word of a name: without accents, shortened, as a nickname, with a slip.

Everything here only makes two names *possibly* the same: it leads to a question, never to a match.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nicknames import NickNamer

from labpress.names.familiar_forms import all_forms, other_forms

# Letters that Unicode does not take apart into a letter and its accent.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
# Letters with accents as German, Nordic and Croatian typists write them without.
_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ð": "dh"}
)
#: Pinyin's ü, which only l and n have before them, is v on keyboards and YU in passports.
_PINYIN = re.compile(r"(?<=[ln])(?:ü|v|yu)(?![aiou])")
#: The endings of names from Cyrillic, which passports and journals write in several ways.
_CYRILLIC = re.compile(r"(?<=\w{3})(?:iy|ij|yi|yy|ii|y)$")
#: The beginnings of given names from Cyrillic and Hebrew that are also spelled with J or I.
_Y = re.compile(r"^y(?=a[kr]|an[ai]$|e[lvgf]|u[lr][iy]|o[hs])")
#: In words of so many letters one slip of the finger makes no other name that is common; longer
#: ones are no names.
LONG, LONGEST = 7, 40

#: Family names that are common where they stand first (Chinese, Korean, Vietnamese).
FAMILIES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao liang zheng luo
    song xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su
    lu ding ren yao shen cui fan shi tan liao xiong jin hao kong qin jia xia qiu hou zou meng
    kim park choi jung kang cho yoon jang lim shin kwon hwang ahn yoo hong
    nguyen tran le pham huynh hoang phan vu vo dang bui do ngo duong
    """.split()
)
#: More of them; standing first, these may be given names of elsewhere.
_MORE_FAMILIES = FAMILIES | frozenset(
    """
    ho ly dinh truong luong mai trinh doan lam luu ha ta thai quach chau to dao kieu phung vuong
    han lee oh seo ko moon bae baek nam son chang chiu chan wong ng tsai hsu hsieh lai he hsiao bai
    wen fu yan long dai gong qian jian lei zhong fang yin ruan tong tao wan teng yi ni bao
    """.split()
)

#: How letters sound alike, one after the other; enough to ask, and never to decide.
_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^ma?c(?=.{4})", "mk"),
        (r"^abd(?:[aeou][lr])?(?=.{4})", "abd"),
        (r"m[ou]h?am+[ae]d", "mohamed"),
        (r"ph", "f"),
        (r"([tdgk])h", r"\1"),
        (r"ck|c(?!h)|q", "k"),
        (r"dt|tt", "t"),
        (r"z", "s"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"x", "ks"),
        (r"([aou])e", r"\1"),
        (r"ou", "u"),
        (r"(.)\1+", r"\1"),
    )
)

_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåæøœı")


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return *text* as a careless typist might write it: no accents, hyphens or blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(character for character in text.casefold() if character.isalnum())


def is_east_asian(family: str) -> bool:
    """Say whether *family* is a common Chinese, Korean or Vietnamese family name."""
    return folded(family) in _MORE_FAMILIES


@lru_cache(maxsize=1 << 16)
def transliterations(text: str) -> frozenset[str]:
    """Return *text* folded, and as it is folded where accents become letters of their own.

    ``Müller`` is ``muller`` and ``mueller``, ``Lü`` also ``lv`` and ``lyu``; ``Lv`` also ``lu``;
    ``Yury`` also ``yuri``.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    forms = {folded(text)}
    if not plain.isascii():
        forms.add(folded(plain.translate(_DIGRAPHS)))
    if _PINYIN.search(plain):
        forms |= {folded(_PINYIN.sub(vowel, plain)) for vowel in ("u", "v", "yu")}
    forms |= {_CYRILLIC.sub("i", form.replace("ks", "x")) for form in forms}
    return frozenset(forms - {""})


def spelled_with_j(forms: frozenset[str]) -> frozenset[str]:
    """Return *forms* of a given name, and those with J or I for Y: ``Yuri``, ``Juri``, ``Iuri``."""
    more = (_Y.sub(letter, form) for form in forms for letter in "ji" if _Y.match(form))
    return forms.union(more)


def shortens(short: str, word: str) -> bool:
    """Say whether *short* (folded) is a shortened *word*: ``th``, ``chr``, ``wm``, ``thos``."""
    if not 1 < len(short) < len(word) or short[0] != word[0]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def shortens_any(short: str, forms: frozenset[str]) -> bool:
    """Say whether *short* is one of the *forms* of a word, shortened: ``dj`` for ``Đorđe``."""
    return any(shortens(short, form) for form in forms)


def voiceless(word: str) -> bool:
    """Say whether *word* has no vowel, so that it can only be a short form (``Th``, ``Wm``)."""
    return len(word) > 1 and word.isascii() and not _VOWELS & set(word.casefold())


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    return NickNamer()


@lru_cache(maxsize=1 << 14)
def familiar(name: str) -> frozenset[str]:
    """Return what somebody of the (folded) given *name* may be called as well.

    From the data of the package ``nicknames``, in both directions, of ``greg`` it is ``gregory``,
    and from :mod:`labpress.names.familiar_forms`.
    """
    known = _nicknames()
    return frozenset(known.nicknames_of(name) | known.canonicals_of(name)) | other_forms(name)


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    known = _nicknames()
    for name in sorted({*known.nickname_lookup, *known.canonical_lookup, *all_forms()}):
        found.setdefault(sounding(name), []).append(name)
    return {sound: tuple(names) for sound, names in found.items()}


def known_by_sound(sound: str) -> tuple[str, ...]:
    """Return the given names that have other forms (:func:`familiar`) and sound like this."""
    return _by_sound().get(sound, ())


@lru_cache(maxsize=1 << 16)
def sounding(text: str) -> str:
    """Return *text* folded, and spelled as it sounds, roughly, in several languages of Europe.

    ``Philipp`` and ``Filip`` are ``filip``, ``Müller``, ``Muller`` and ``Mueller`` are ``muler``,
    ``Yuri``, ``Iurii`` and ``Jurij`` are ``iuri``. Of names in Arabic what differs most is left
    out: ``Abdul Rahman`` and ``Abdelrahman``.
    """
    sound = folded(text)
    for pattern, plain in _SOUNDS:
        sound = pattern.sub(plain, sound)
    return sound


@lru_cache(maxsize=1 << 16)
def one_letter_apart(one: str, other: str, shortest: int = LONG) -> bool:
    """Say whether two long words differ by one letter, or by two neighbours that changed places.

    Words of fewer letters than *shortest* are not long.
    """
    if one == other or not _is_long(one, other, shortest):
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = other[at + 1 : at + 2] + other[at]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == swapped and one[at + 2 :] == other[at + 2 :]
    )


@lru_cache(maxsize=1 << 16)
def deletions(word: str, shortest: int = LONG) -> frozenset[str]:
    """Return a long *word* and what is left of it without one letter.

    Words that are :func:`one_letter_apart` have one of these in common (the method of SymSpell).
    """
    if not _is_long(word, word, shortest):
        return frozenset()
    return frozenset({word, *(word[:i] + word[i + 1 :] for i in range(len(word)))})


def _is_long(one: str, other: str, shortest: int) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= shortest and longer <= LONGEST and longer - shorter <= 1
