"""The index of the search as small sorted files, of which a query needs a few.

A hit has a short name of five signs that stays the same as long as the thing does: its kind, its
year, and three of a digest of what it is. A change of one thing therefore changes the files that
tell of it and no others. Words stand in files by their first letters. ``index.js`` says which file
holds what; ``static/labpress-search.js`` reads all of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import groupby
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from labpress.text.folding import search_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: The signs of short names, in the order of ASCII, which sorts them by number.
_SIGNS = "-" + digits + ascii_letters[26:] + "_" + ascii_letters[:26]
#: So many signs at most a file has, about; and so many hits, on average, tell what they show.
_WORDS_SIZE, _HITS_A_FILE = 24_000, 32
#: A word in the running text of more than half of all hits tells nothing; not where they are few.
_FEW = 200
#: The year with the first number; one before it sorts with it.
_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that the search finds.

    ``kind``: the place of its kind among the kinds. ``id``: unique within its kind. ``href``: its
    address from the site's root. ``line``: what stands below the title. ``texts``: by what it is
    found: names, facts, running text.
    """

    kind: int
    id: str
    title: str
    href: str
    line: str = ""
    texts: tuple[str, str, str] = ("", "", "")
    year: int = 0


def index_files(hits: Iterable[Hit], kinds: Sequence[str]) -> dict[str, str]:
    """Return file name -> text of the whole index. *kinds*: what visitors call each kind."""
    named = _named(hits)
    words = dict(_word_files(_postings(named)))
    shown = dict(_hit_files(named))
    texts = {f"{name}.js": _script(name, content) for name, content in (words | shown).items()}
    table = {
        "kinds": list(kinds),
        "all": len(named),
        # a browser that has an older file of the name asks for this one
        "words": [[name[2:], min(content), _digest(content)] for name, content in words.items()],
        "hits": {name[2:]: _digest(content) for name, content in shown.items()},
    }
    return {"index.js": _script("", table), **texts}


def _named(hits: Iterable[Hit]) -> dict[str, Hit]:
    """Return the hits by their short names, in their order."""
    found: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda one: (one.kind, one.id)):
        number = int.from_bytes(hashlib.blake2b(hit.id.encode(), digest_size=4).digest(), "big")
        year = min(max(hit.year - _FIRST_YEAR, 1), 63) if hit.year else 0
        begin = _SIGNS[hit.kind] + _SIGNS[year]
        while (name := begin + _signs(number, 3)) in found:
            number += 1
        found[name] = hit
    return dict(sorted(found.items()))


def _signs(number: int, length: int) -> str:
    return "".join(_SIGNS[(number >> 6 * place) & 63] for place in reversed(range(length)))


def _postings(named: Mapping[str, Hit]) -> dict[str, list[list[str]]]:
    """Return word -> the names of the hits that have it as name, as fact, and in their text."""
    found: dict[str, list[list[str]]] = {}
    for name, hit in named.items():
        known: set[str] = set()
        for level, text in enumerate(hit.texts):
            words = search_words(text) - known
            known |= words
            for word in words:
                found.setdefault(word, [[], [], []])[level].append(name)
    return found


def _packed(names: Sequence[str]) -> str:
    """Return sorted *names* as one text: the first two signs of several once."""
    runs = groupby(names, key=lambda name: name[:2])
    return ",".join(begin + "".join(name[2:] for name in run) for begin, run in runs)


def _word_files(postings: Mapping[str, list[list[str]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    hits = {name for levels in postings.values() for names in levels for name in names}
    most = max(len(hits) // 2, _FEW)
    entries: dict[str, list[Any]] = {}
    for word in sorted(postings, key=_utf16):
        levels: list[Any] = [_packed(names) for names in postings[word]]
        if len(postings[word][2]) > most:
            levels[2] = 0  # everywhere
        while levels and levels[-1] == "":
            levels.pop()
        entries[word] = levels
    sizes = {word: len(word) + 8 + sum(map(len, map(str, ls))) for word, ls in entries.items()}
    for group in _split(list(entries), sizes, 0):
        yield f"w-{_safe(group[0])}", {word: entries[word] for word in group}


def _utf16(word: str) -> bytes:
    """Return what sorts words as JavaScript compares them."""
    return word.encode("utf-16-be")


def _split(words: list[str], sizes: Mapping[str, int], depth: int) -> Iterator[list[str]]:
    """Yield *words*, whose first *depth* letters are the same, in groups that make small files.

    Where a group ends follows from the words around it alone, so that one word more or less moves
    few of them.
    """
    if sum(sizes[word] for word in words) <= _WORDS_SIZE or len(words) == 1:
        yield words
        return
    gathered: list[str] = []
    size = 0
    for _, run in groupby(words, key=lambda word: word[: depth + 1]):
        same = list(run)
        own = sum(sizes[word] for word in same)
        if gathered and size + own > _WORDS_SIZE:
            yield gathered
            gathered, size = [], 0
        if own > _WORDS_SIZE and len(same) > 1:
            yield from _split(same, sizes, depth + 1)
        else:
            gathered, size = [*gathered, *same], size + own
    if gathered:
        yield gathered


def _safe(first: str) -> str:
    """Return a name for the file that begins with the word *first*."""
    letters = "".join(letter for letter in first[:3] if letter.isascii())
    return f"{letters}{hashlib.blake2b(first.encode(), digest_size=3).hexdigest()}"


def _hit_files(named: Mapping[str, Hit]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what hits show, by kind, year and as many signs of their names as needed."""
    for begin, run in groupby(named, key=lambda name: name[:2]):
        names = list(run)
        parts = 1
        while len(names) / parts > _HITS_A_FILE and parts < 64:
            parts *= 2
        for part, some in groupby(names, key=lambda name: _SIGNS.index(name[2]) * parts // 64):
            kind, year = (_SIGNS.index(sign) for sign in begin)
            content = {
                name: [named[name].title, named[name].href, named[name].line] for name in some
            }
            yield f"h-{kind}-{year}-{parts}-{part}", content


def _script(name: str, content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"labpressSearch({json.dumps(name)},{text});\n"


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
