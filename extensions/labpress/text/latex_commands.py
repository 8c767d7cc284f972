r"""What the LaTeX commands that occur in bibliographies mean.

Sources: LaTeX's kernel (*LaTeX2e: an unofficial reference manual*, sections on accents,
additional Latin letters, text symbols and font styles), the packages hyperref, url, csquotes
and vntex, and BibLaTeX's ``\mkbib…`` commands. Symbols not named here are taken from
pylatexenc's tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.richtext import SpanKind

#: Accents and the combining characters that they are.
ACCENTS: dict[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "horn": "\u031b",
}

#: The accent characters themselves, for an accent above nothing (``\~{}`` in addresses).
SPACING = {"~": "~", "^": "^", "`": "`", "'": "´", '"': "¨", "=": "¯", "c": "¸", "u": "˘"}

#: Letters and symbols whose meaning differs from pylatexenc's tables, or is not in them.
SYMBOLS: dict[str, str] = {
    "i": "ı",
    "j": "ȷ",
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "dj": "đ",
    "DJ": "Đ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "ohorn": "ơ",
    "OHORN": "Ơ",
    "uhorn": "ư",
    "UHORN": "Ư",
    "abreve": "ă",
    "ABREVE": "Ă",
    "acircumflex": "â",
    "ACIRCUMFLEX": "Â",
    "ecircumflex": "ê",
    "ECIRCUMFLEX": "Ê",
    "ocircumflex": "ô",
    "OCIRCUMFLEX": "Ô",
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    "\n": " ",
    "\t": " ",
    "\\": " ",
    "newline": " ",
    "linebreak": "",
    "par": " ",
    ",": "\u202f",
    "thinspace": "\u202f",
    ";": " ",
    ":": " ",
    ">": " ",
    "quad": " ",
    "qquad": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "*": "",
    "slash": "/",
    # of BibLaTeX
    "hyphen": "-",
    "nbhyphen": "\u2011",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "lq": "‘",
    "rq": "’",
    "textendash": "–",
    "textemdash": "—",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textbackslash": "\\",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textdollar": "$",
    "textasteriskcentered": "*",
    "textregistered": "®",
    "texttrademark": "™",
    "textcopyright": "©",
    "textdegree": "°",
    "degree": "°",
    "textmu": "µ",
    "textperiodcentered": "·",
    "textbullet": "•",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "dag": "†",
    "ddag": "‡",
    "dagger": "†",
    "ddagger": "‡",
    "S": "§",
    "P": "¶",
    "textsection": "§",
    "textparagraph": "¶",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "og": "«\u202f",
    "fg": "\u202f»",
    "textquotestraightdblbase": '"',
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2ε",
    "XeLaTeX": "XeLaTeX",
    "LuaLaTeX": "LuaLaTeX",
    "BibTeX": "BibTeX",
    "bibtex": "BibTeX",
    "etal": "et al.",
}

#: Commands that set their argument in a style.
STYLES: dict[str, SpanKind] = {
    "emph": "emph",
    "textit": "emph",
    "textsl": "emph",
    "mkbibemph": "emph",
    "mkbibitalic": "emph",
    "textbf": "strong",
    "mkbibbold": "strong",
    "texttt": "code",
    "textsc": "smallcaps",
    "textsuperscript": "superscript",
    "mkbibsuperscript": "superscript",
    "textsubscript": "subscript",
    "mkbibsubscript": "subscript",
}

#: Declarations that set the rest of their group in a style; None ends nothing and says nothing.
SWITCHES: dict[str, SpanKind | None] = {
    "em": "emph",
    "it": "emph",
    "itshape": "emph",
    "sl": "emph",
    "slshape": "emph",
    "bf": "strong",
    "bfseries": "strong",
    "tt": "code",
    "ttfamily": "code",
    "sc": "smallcaps",
    "scshape": "smallcaps",
    **dict.fromkeys(
        frozenset(
            """
    rm rmfamily sf sffamily upshape mdseries normalfont normalsize small footnotesize
    scriptsize tiny large Large protect relax nobreak allowbreak ignorespaces
    unskip boldmath sloppy noindent xspace
    """.split()
        )
    ),
}

#: Commands that say nothing in print on the screen: only their argument counts.
TRANSPARENT = frozenset(
    """
    textrm textsf textup textmd textnormal mbox hbox text underline uline NoCaseChange
    MakeUppercase MakeLowercase uppercase lowercase MakeSentenceCase fbox textlf textsw
    """.split()
)

#: Quotations, with what opens and closes them.
QUOTES = {"enquote": ("“", "”"), "mkbibquote": ("“", "”")}

#: Commands that print nothing of their arguments: spaces, labels, and helpers for sorting
#: (``\noopsort`` of btxdoc, section 4).
NOTHING = frozenset(
    """
    hspace hspace* vspace vspace* hphantom vphantom phantom label index color selectlanguage
    noopsort SortNoop sortnoop Noopsort NoopSort noop thanks footnote footnotemark pagebreak
    discretionary hyphenation cite citep citet nocite ref pageref setlength rule
    """.split()
)
#: Those among them whose argument says something, so that leaving it out is told.
HIDDEN = frozenset("thanks footnote footnotemark cite citep citet nocite ref pageref".split())
#: Commands whose arguments are read together, in pylatexenc's form: ``[`` optional, ``{`` not.
#: Of those that are not among NOTHING the last argument is printed, or what the package makes.
ARGUMENTS = {
    **dict.fromkeys(NOTHING, "{"),
    "hspace": "*{",
    "vspace": "*{",
    "color": "[{",
    "footnote": "[{",
    "footnotemark": "[",
    "pagebreak": "[",
    "cite": "[[{",
    "citep": "*[[{",
    "citet": "*[[{",
    "discretionary": "{{{",
    "setlength": "{{",
    "rule": "[{{",
    "switchargs": "{{",
    "singleletter": "{",
    "textcolor": "[{{",
    "colorbox": "[{{",
    "foreignlanguage": "[{{",
    "textlang": "{{",
    "raisebox": "{[[{",
    "rotatebox": "[{{",
    "scalebox": "{[{",
    "resizebox": "*{{{",
    "parbox": "[[[{{",
    "makebox": "[[{",
    "texorpdfstring": "{{",
    "acronym": "[{{",
    "SI": "[{[{",
    "si": "[{",
    "qty": "[{{",
    "unit": "[{",
    "num": "[{",
    "ang": "[{",
    "ce": "{",
    "cf": "{",
}
