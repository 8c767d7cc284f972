"""What a booklet needs of TeX in each language: packages, fonts, and settings of Sphinx.

XeLaTeX sets every language. Where Sphinx would choose otherwise (Japanese, Korean), or would load
a package at a place where it cannot work with ours (Arabic), its choice is replaced.

Sources: the manuals of polyglossia, xeCJK and bidi; the lists of files of Debian's packages.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.group.conf_file import ConfFile
from labpress.records.problems import Code, Problem
from labpress.text.messages import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.text.messages import Messages


@dataclass(frozen=True, slots=True)
class Needs:
    """What one language needs beside what every booklet does.

    ``package``: Debian's package of TeX files; ``file``: one of its files, as a token. ``fonts``:
    Debian's package of fonts and the names of those that are used, first for text, then for what
    is set without serifs.
    """

    package: str
    file: str
    font_package: str = ""
    fonts: tuple[str, str] = ("", "")


def _cjk(variant: str) -> Needs:
    fonts = (f"Noto Serif CJK {variant}", f"Noto Sans CJK {variant}")
    return Needs("texlive-lang-cjk", "xeCJK.sty", "fonts-noto-cjk", fonts)


#: language -> what it needs; Chinese by its script
NEEDS: Mapping[str, Needs] = {
    "de": Needs("texlive-lang-german", "loadhyph-de-1996.tex"),
    "fr": Needs("texlive-lang-french", "loadhyph-fr.tex"),
    "es": Needs("texlive-lang-spanish", "loadhyph-es.tex"),
    "it": Needs("texlive-lang-italian", "loadhyph-it.tex"),
    "pt": Needs("texlive-lang-portuguese", "loadhyph-pt.tex"),
    "nl": Needs("texlive-lang-european", "loadhyph-nl.tex"),
    "zh_Hans": _cjk("SC"),
    "zh_Hant": _cjk("TC"),
    "ja": _cjk("JP"),
    "ko": _cjk("KR"),
    "ar": Needs("texlive-lang-arabic", "bidi.sty", "fonts-hosny-amiri", ("Amiri", "Amiri")),
}
_CJK = frozenset({"zh", "ja", "ko"})


def needs_of(words: Messages) -> Needs | None:
    """Return what the language of *words* needs; None if nothing more, or if nobody knows."""
    return NEEDS.get(
        f"zh_{words.script}" if words.locale.language == "zh" else words.locale.language
    )


def missing(needs: Needs) -> list[tuple[str, str]]:
    """Return what of *needs* this machine lacks: the file or font, and Debian's package of it.

    Nothing where there is no TeX at all, which is told elsewhere.
    """
    found = []
    if shutil.which("kpsewhich") and not _says("kpsewhich", needs.file):
        found.append((needs.file, needs.package))
    if needs.font_package and shutil.which("fc-list") and not _says("fc-list", needs.fonts[0]):
        found.append((f"the font {needs.fonts[0]}", needs.font_package))
    return found


def _says(*command: str) -> bool:
    """Tell whether *command* finds what it is asked for, that is, prints something."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=600
        )
    except (OSError, subprocess.SubprocessError):
        return True  # nobody knows
    return bool(done.stdout.strip())


def lacking(language: str, conf: ConfFile) -> Problem | None:
    """Return the problem that TeX cannot set *language* here, with the command that mends it."""
    needs = needs_of(messages(language))
    found = missing(needs) if needs else []
    if not found:
        return None
    name = messages(language).locale.english_name
    message = f"language: the booklet cannot be set in {name}, as {{}} is missing here"
    command = "sudo apt-get install --no-install-recommends " + " ".join(p for _, p in found)
    hint = f"Debian, Ubuntu: {command}; elsewhere the packages of TeX and fonts with these files"
    what = " and ".join(thing for thing, _ in found)
    return Problem(Code.CONFIG, conf.place("language"), message.format(what), hint)


def elements(language: str, fonts: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of Sphinx's LaTeX template that *language* changes.

    *fonts*: those that the group has chosen, by what they are for.
    """
    words = messages(language)
    needs = needs_of(words)
    if needs and words.locale.language in _CJK:
        return _cjk_elements(words, needs, fonts)
    return {}


def _cjk_elements(words: Messages, needs: Needs, fonts: Mapping[str, str]) -> dict[str, str]:
    main, sans = fonts.get("cjk") or needs.fonts[0], needs.fonts[1]
    # these scripts have no italics; words of Korean have spaces between them
    upright = "[ItalicFont=*,BoldItalicFont=* Bold]"
    spaces = "CJKspace=true" if words.locale.language == "ko" else ""
    own = ",".join(f"{key}={{{font}}}" for key, font in sorted(fonts.items()) if key != "cjk")
    # an apostrophe belongs to Latin letters: NeurIPS’23
    latin = r"\xeCJKDeclareCharClass{Default}{`‘,`’}"
    return {
        "babel": "",
        "polyglossia": "",
        "fontenc": r"\IfFileExists{ctexhook.sty}{}{\usepackage{labpress-ctexhook}}"
        + f"\n\\usepackage[{spaces}]{{xeCJK}}",
        "fvset": r"\fvset{fontsize=auto,formatcom=\xeCJKVerbAddon}",
        "fontpkg": rf"\usepackage[{own}]{{labpress-fonts}}"
        + f"\n\\setCJKmainfont{{{main}}}{upright}\n\\setCJKsansfont{{{sans}}}{upright}"
        + f"\n\\setCJKmonofont{{{sans}}}\n{latin}",
    }


def main() -> int:
    """Print what the language of the ``conf.py`` here needs, for ``tools/install-tex``.

    Each as ``PACKAGE:FILE``, or ``PACKAGE:font=FONT`` with underscores for blanks.
    """
    language = ConfFile(Path("conf.py")).values.get("language")
    needs = needs_of(messages(language if isinstance(language, str) else "en"))
    if needs:
        print(f"{needs.package}:{needs.file}")
        if needs.font_package:
            print(f"{needs.font_package}:font={needs.fonts[0].replace(' ', '_')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
