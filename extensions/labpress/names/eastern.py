"""Names of the east of Asia: their script, and their order, in which the family name stands first.

Only what no other name looks like is told here; ``Yang Liu`` and ``Liu Yang`` may both be right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.names.initials import unspaced
from labpress.names.variants import FAMILIES, familiar, folded, is_east_asian

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Commas and the like between names; the dot only between names in Chinese characters.
SEPARATOR = re.compile("[，、；]|(?<=[\u4e00-\u9fff])・(?=[\u4e00-\u9fff])")
#: The commonest Chinese family names, in simplified and traditional characters.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴"
)
#: A syllable as pinyin writes it.
_PINYIN = (
    r"(?:[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|in|ian|ing|u)|me|mou|miu|pou"
    r"|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    r"|[dt](?:a|e|ai|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)|dei|diu"
    r"|[nl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|in|iang|ing|u|uo|uan|v|ve|ue)"
    r"|nen|lia|lun|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    r"|(?:zh|ch|sh|[zcs])(?:a|e|i|ai|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)"
    r"|(?:zh|ch|sh)(?:ua|uai|uang|ei)|r(?:e|i|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)"
    r"|y(?:a|o|e|ao|ou|an|in|ang|ing|ong|i|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)"
    r"|a[ino]?|ang|e[inr]?|ou)"
)
_TWO_SYLLABLES = re.compile(rf"{_PINYIN}{_PINYIN}")
#: Family names of two syllables.
COMPOUND = frozenset(
    "ouyang shangguan sima zhuge situ dongfang huangfu gongsun murong ximen nangong xiahou zhangsun"
    " yuwen linghu".split()
)
_KOREAN = frozenset(
    "kim lee park choi jung kang cho yoon jang lim shin seo kwon hwang ahn yoo hong bae".split()
)
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_VIETNAMESE = frozenset("nguyen tran pham huynh phan hoang duong truong".split())
#: How passports and pinyin write 吕, which no other name looks like.
_LU = frozenset({"lü", "lv", "lyu"})
_WORD = re.compile(r"[^\s()/,]+")


def family_first(words: Sequence[str]) -> bool:
    """Say whether *words*, a name without a comma, surely begin with the family name.

    ``Liu Sijia``, ``Kim Ji-Hoon``, ``Nguyen Thi Minh Khai``: as given names the first of these
    are unknown, and the last are no family names.
    """
    if not 1 < len(words) < 6 or not all(word[:1].isupper() for word in words):
        return False
    first, last = folded(words[0]), folded(words[-1])
    if is_east_asian(words[-1]) or last in COMPOUND:
        return False
    if first in COMPOUND:
        return _TWO_SYLLABLES.fullmatch(last) is not None
    if first in _VIETNAMESE and len(words) > 2:
        return all(1 < len(folded(word)) < 7 for word in words[1:])
    if len(words) > 2 or familiar(last):
        return False
    if first in _KOREAN and _KOREAN_GIVEN.fullmatch(words[-1]):
        return not any(map(familiar, re.split("-", words[-1].lower())))
    known = first in FAMILIES and not familiar(first)
    return (
        (known or words[0].lower() in _LU)
        and words[-1].isalpha()
        and len(last) > 3
        and _TWO_SYLLABLES.fullmatch(last) is not None
    )


def is_vietnamese(family: str) -> bool:
    """Say whether *family* is a common Vietnamese family name.

    Who has it is called by the last given name, and these are written in any order and number.
    """
    return folded(family) in _VIETNAMESE


def people_in_script(parts: Sequence[str]) -> bool | None:
    """Say whether *parts*, between commas, are each somebody's name in Chinese or Korean script.

    None: perhaps. ``山田, 太郎`` is one name, with the comma of BibTeX.
    """
    if len(parts) < 2 or not all(1 < len(part) < 5 and unspaced(part) for part in parts):
        return False
    if len(parts) > 2:
        return True
    return None if all(part[0] in _SURNAMES for part in parts) else False


def without_native(text: str) -> tuple[str, str]:
    """Return *text* without the name in Chinese, Japanese or Korean script beside another."""
    if text.isascii():
        return text, ""
    words = _WORD.findall(text)
    native = [word for word in words if unspaced(word)]
    if not native or len(native) == len(words):
        return text, ""
    bare = text
    for word in native:
        bare = re.sub(rf"[\s(/]*{re.escape(word)}\s*\)?", " ", bare)
    bare = " ".join(bare.split()).strip(" /,")
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    return bare, "".join(native)
