"""The text of an old site's pages (Markdown, HTML, Liquid, shortcodes) as MyST.

What says something stays; what only arranges goes, and what cannot be said here is counted with
its line. Addresses of links and pictures stay as they are: :mod:`.page_text` knows where they lead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.importing.html_markup import GONE, Reducer, bare_words
from labpress.records.model import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.importing.found import Ledger

#: The generator of a site, whose marks its pages may hold.
Dialect: TypeAlias = Literal["jekyll", "hugo", "quarto"]

_FENCE = re.compile(
    r"^([ ]{0,3})(`{3,}|~{3,})([^\n]*)\n(.*?)(?:^[ ]{0,3}\2[`~]*[ \t]*$|\Z)", re.M | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_LIQUID = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{%-?\s*(?P<tag>.*?)-?%\}"
    r"|\{\{-?\s*(?P<value>.*?)-?\}\}",
    re.S,
)
#: A loop that has no other in it.
_LOOP = re.compile(
    r"\{%-?\s*for\s((?:(?!%\}).)*?)-?%\}(?:(?!\{%-?\s*for\s).)*?\{%-?\s*endfor\s*-?%\}", re.S
)
_SHORTCODE = re.compile(
    r"\{\{(?P<open>[<%])-?\s*(?P<slash>/?)\s*(?P<name>[\w./-]+)(?P<rest>.*?)/?-?[>%]\}\}", re.S
)
_ARGUMENT = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
#: kramdown's and pandoc's attributes.
_ATTRIBUTES = re.compile(
    r"\{:[^{}\n]*\}|(?<=[\])\w*`])[ ]?\{(?:[.#][\w-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}]+)|\s)+\}"
    r"|^[ ]*\{(?:[.#][\w-]+|[\w-]+=(?:\"[^\"]*\"|[^\s{}]+)|\s)+\}[ ]*$",
    re.M,
)
_SPAN_ATTRIBUTES = re.compile(r"\[([^\[\]\n]*)\]\{[.#][^{}\n]*\}")
_DIV = re.compile(r"^[ ]*:{3,}[^\n]*$\n?", re.M)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
_ADDRESS = re.compile(r"<([^\s<>@:/]+@[^\s<>@]+\.\w+)>")
_EMOJI = re.compile(r"(?<![\w:/]):([a-z][a-z0-9_+-]+):(?![\w:])")
_EMOJIS = {
    "sparkles": "✨", "smile": "😄", "tada": "🎉", "rocket": "🚀", "trophy": "🏆", "fire": "🔥",
    "star": "⭐", "star2": "🌟", "mortar_board": "🎓", "medal_sports": "🏅",
    "1st_place_medal": "🥇",
    "page_facing_up": "📄", "memo": "📝", "newspaper": "📰", "mega": "📣", "loudspeaker": "📢",
    "bell": "🔔", "book": "📖", "books": "📚", "microphone": "🎤", "video_camera": "📹",
    "link": "🔗",
    "computer": "💻", "robot": "🤖", "brain": "🧠", "globe_with_meridians": "🌐", "email": "📧",
    "heart": "❤️", "clap": "👏", "confetti_ball": "🎊", "partying_face": "🥳", "balloon": "🎈",
    "bulb": "💡", "wave": "👋", "airplane": "✈️", "calendar": "📅", "speech_balloon": "💬",
    "muscle": "💪", "champagne": "🍾", "beers": "🍻", "100": "💯", "dart": "🎯", "pushpin": "📌",
    "warning": "⚠️", "new": "🆕", "grinning": "😀", "smiley": "😃", "blush": "😊", "+1": "👍",
    "thumbsup": "👍", "raised_hands": "🙌", "earth_americas": "🌎", "microscope": "🔬", "dna": "🧬",
}  # fmt: skip
_HEADING = re.compile(r"^(#{1,6})[ \t]+([^\n]*)$", re.M)
_SETEXT = re.compile(r"^(?![ \t]*[-=*+>|#])([^\n](?=[^\n]*[^\s])[^\n]*)\n(=+|-{3,})[ \t]*$", re.M)
_YEAR_QUERY = re.compile(r"year\s*(?:=|==)\s*(\d{4})")


def convert(
    text: str,
    place: Location,
    ledger: Ledger,
    dialect: Dialect = "jekyll",
    values: Mapping[str, str] | None = None,
) -> str:
    """Return *text* as MyST, without headings of the first level.

    *place*: where it begins in its file. *values*: what the front matter says, for shortcodes that
    repeat it.
    """
    return _Converter(place, ledger, dialect, values or {}).run(text)


class _Converter:
    def __init__(
        self, place: Location, ledger: Ledger, dialect: Dialect, values: Mapping[str, str]
    ) -> None:
        self.place = place
        self.ledger = ledger
        self.dialect = dialect
        self.values = values
        self.kept: list[str] = []

    def at(self, text: str, offset: int) -> Location:
        return Location(self.place.file, self.place.line + text.count("\n", 0, offset))

    def keep(self, text: str) -> str:
        """Return a sign that stands for *text*, which nothing changes from here on."""
        self.kept.append(text)
        return f"\ufdd5{len(self.kept) - 1}\ufdd6"

    def run(self, text: str) -> str:
        text = text.replace("\ufdd5", "").replace("\ufdd6", "")
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
        text = _FENCE.sub(lambda match: self._fence(match, text), text)
        text = re.sub(r"(`+)(?!`)([^\n]*?[^`\n])\1(?!`)", lambda match: self.keep(match[0]), text)
        if self.dialect == "jekyll":
            text = self._without_loops(text)
            source = text
            text = _LIQUID.sub(lambda match: self._liquid(match, source), text)
        else:
            source = text
            text = _SHORTCODE.sub(lambda match: self._shortcode(match, source), text)
        if self.dialect == "quarto":
            text = _DIV.sub("\n", text)
        text = _SPAN_ATTRIBUTES.sub(r"\1", _ATTRIBUTES.sub("", text))
        text = _AUTOLINK.sub(r"[\1](\1)", text)
        text = _ADDRESS.sub(r"[\1](mailto:\1)", text)
        if "<" in text:
            text = self._html(text)
        text = _EMOJI.sub(lambda match: _EMOJIS.get(match[1], match[0]), text)
        text = _headings(text)
        # what starts a comment, a target or a break in MyST alone
        text = re.sub(r"^([ ]*)%", r"\1\\%", text, flags=re.M)
        text = re.sub(r"^(\([\w-]+\)=)", r"\\\1", text, flags=re.M)
        text = re.sub(r"^\+\+\+", r"\\+++", text, flags=re.M)
        text = re.sub(rf"!\[[^\[\]]*\]\([^()]*{GONE}[^()]*\)", "", text)
        text = re.sub(rf"\[([^\[\]]*)\]\([^()]*{GONE}[^()]*\)", r"\1", text).replace(GONE, "")
        while "\ufdd5" in text:
            text = re.sub("\ufdd5(\\d+)\ufdd6", lambda match: self.kept[int(match[1])], text)
        lines = [line.rstrip() for line in text.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

    def _fence(self, match: re.Match[str], text: str) -> str:
        info = match[3].strip()
        lines = "\n" * match[0].count("\n")
        if info.startswith("{") and not info.startswith("{."):
            what = f"code that is run ({info.strip('{}').split(',')[0].split()[0]})"
            self.ledger.found(
                "loss in a text", what, self.at(text, match.start()), "only its text could stay"
            )
            return lines
        if info.startswith("{."):
            info = info.strip("{. }").split()[0] if info.strip("{. }") else ""
        body = match[4]
        mark = "```" if "```" not in body else "`````"
        return self.keep(f"{mark}{info.split()[0] if info else ''}\n{body.rstrip()}\n{mark}") + "\n"

    # --- Liquid

    def _without_loops(self, text: str) -> str:
        """Return *text* without loops over data: these are records, and listed as such."""
        while match := _LOOP.search(text):
            what = " ".join(match[1].split()[:3])
            self.ledger.change(
                f"a loop went ({what}): its data are records", self.at(text, match.start())
            )
            text = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
        return text

    def _liquid(self, match: re.Match[str], text: str) -> str:
        found = (match["tag"] or match["value"] or "").strip()
        if not found or found in ("raw", "endraw") or found.startswith("comment"):
            return ""
        word = found.split()[0]
        if match["value"] is not None:
            return self._liquid_value(found, match, text)
        if word == "include" or word == "include_relative":
            return self._include(found, match, text)
        if word == "bibliography":
            query = _YEAR_QUERY.search(found)
            option = f":year: {query[1]}\n" if query else ""
            return "\n\n" + self.keep(f"```{{publications}}\n{option}```") + "\n\n"
        if word == "cite":
            keys = [key for key in found.split()[1:] if not key.startswith("-")]
            return self.keep(", ".join(f"{{paper}}`{key}`" for key in keys))
        if word in ("link", "post_url", "asset_path"):
            path = found[len(word) :].strip(" '\"")
            return f"/{path.lstrip('/')}"
        if word in ("highlight",):
            return "\n"
        # loops and their kind arrange data that is taken on its own
        if word in _ARRANGING:
            return ""
        self._loss(f"Liquid: {{% {word} … %}}", match, text)
        return ""

    def _liquid_value(self, found: str, match: re.Match[str], text: str) -> str:
        literal = re.match(r"[\"']([^\"']*)[\"']", found)
        if literal:
            return literal[1]
        name = found.split("|")[0].strip()
        if name in ("site.baseurl", "site.url", "page.url", "site.base_url", "base_path"):
            return ""
        value = self.values.get(name.rpartition(".")[2], "") if name.startswith("page.") else ""
        if not value and not name.startswith(("site.", "page.", "include.", "forloop")):
            return GONE  # the variable of a loop, or the text in which it stands
        if not value and not name.startswith(("page.", "site.")):
            self._loss(f"Liquid: {{{{ {name} }}}}", match, text)
        return value

    def _include(self, found: str, match: re.Match[str], text: str) -> str:
        options = _options(found)
        name = [*found.split(), "", ""][1]
        stem = re.split(r"[./]", name.rsplit("/", 1)[-1])[0].lower()
        if stem in ("figure", "image", "img", "float", "picture", "responsive_image", "video"):
            path = _first(options, "path", "image", "url", "src", "image_path")
            words = _first(options, "caption", "alt", "title")
            if path:
                if stem == "video":
                    return f"\n\n[{words or 'Video'}]({path})\n\n"
                return f"\n\n![{bare_words(words)}]({path})\n\n" + (
                    f"*{words}*\n\n" if options.get("caption") else ""
                )
        if stem in ("button", "card", "feature", "link"):
            words = _first(options, "text", "title", "type")
            link = options.get("link", "")
            more = options.get("description", "")
            if not more and options.get("title"):
                more = options.get("text", "")
            picture = f"![]({options['image']})\n\n" if options.get("image") else ""
            line = f"[{words}]({link})" if link and words else words
            return f"\n\n{picture}{line}" + (f": {more}" if more and more != words else "") + "\n\n"
        if stem in _LISTS or stem in ("icon", "section", "fallback", "tags", "analytics"):
            return ""
        self._loss(f"Liquid: include {name}", match, text)
        return ""

    # --- shortcodes of Hugo and Quarto

    def _shortcode(self, match: re.Match[str], text: str) -> str:
        name, rest = match["name"], match["rest"].strip()
        options = _options(rest)
        first = next((w.strip("\"'") for w in rest.split() if "=" not in w), "")
        if match["slash"] or name in (
            "icon",
            "fa",
            "bi",
            "iconify",
            "ai",
            "toc",
            "pagebreak",
            "lightbox",
        ):
            return ""
        if name in ("figure", "gallery-image"):
            words = _first(options, "caption", "title", "alt")
            return f"\n\n![{bare_words(words)}]({options.get('src', '')})\n\n" + (
                f"*{words}*\n\n" if words else ""
            )
        if name == "cite":
            key = options.get("page", "").rstrip("/").rsplit("/", 1)[-1]
            if key:
                return (
                    "\n\n"
                    + self.keep(f"```{{publications}}\n:keys: \ufdd7{key}\ufdd8\n```")
                    + "\n\n"
                )
        if name in ("youtube", "vimeo"):
            host = "https://youtu.be/" if name == "youtube" else "https://vimeo.com/"
            return f"\n\n[Video]({host}{options.get('id') or first})\n\n"
        if name == "video":
            return f"\n\n[Video]({options.get('src') or first})\n\n"
        if name in ("mention",):
            return options.get("user") or first
        if name == "staticref" or name == "relref" or name == "ref":
            return first
        if name == "button":
            return ""
        if name == "meta":
            return self.values.get(first, "")
        if name in ("callout", "spoiler", "details", "alert", "hl", "math", "tabs", "tab"):
            words = _first(options, "title", "text")
            return f"**{words}** " if words else ""
        self._loss(f"shortcode: {name}", match, text)
        return ""

    def _loss(self, what: str, match: re.Match[str], text: str) -> None:
        place = self.at(text, match.start())
        self.ledger.found("loss in a text", what, place, "the site's generator alone knows it")

    # --- HTML

    def _html(self, text: str) -> str:
        parser = Reducer(self.place, self.ledger)
        # a "<" that starts no tag is a sign of its own
        parser.feed(re.sub(r"<(?![A-Za-z/!])", "&lt;", text))
        parser.close()
        return parser.finished()


_ARRANGING = frozenset(
    "for endfor if endif elsif else unless endunless assign capture endcapture case when endcase "
    "tablerow endtablerow break continue increment decrement cycle endhighlight layout render "
    "details enddetails tabs endtabs tab endtab seo feed_meta".split()
)
#: Includes that list what is taken on its own.
_LISTS = frozenset(
    "list search-box search-info search bib_search bib selected_papers latest_posts news social "
    "projects projects_horizontal repository people team members site-search citation portrait "
    "gallery cols post-info post-excerpt scripts head header footer grid banner member_list "
    "publications resume cv pagination publication map email two-col card-list navbar nav".split()
)


def _options(text: str) -> dict[str, str]:
    """Return the named arguments in *text*, of an include or a shortcode."""
    return {one[1]: one[2] or one[3] or one[4] or "" for one in _ARGUMENT.finditer(text)}


def _first(options: Mapping[str, str], *names: str) -> str:
    """Return the first of the arguments *names* that says something, or nothing."""
    return next((options[name] for name in names if options.get(name)), "")


def _headings(text: str) -> str:
    """Return *text* with headings from the second level on, none of which skips a level."""
    text = _SETEXT.sub(
        lambda match: f"{'#' if match[2][0] == '=' else '##'} {match[1].strip()}", text
    )
    levels = [len(match[1]) for match in _HEADING.finditer(text) if match[2].strip("# \t")]
    if not levels:
        return text
    open_levels: list[int] = []

    def level(match: re.Match[str]) -> str:
        words = match[2].strip("# \t").strip()
        if not words:
            return ""
        old = len(match[1])
        while open_levels and open_levels[-1] >= old:
            open_levels.pop()
        open_levels.append(old)
        return f"\n{'#' * min(len(open_levels) + 1, 6)} {words}\n"

    return _HEADING.sub(level, text)


def plain(text: str) -> str:
    """Return *text*, a line of HTML or Markdown, as plain text."""
    from html import unescape

    text = re.sub(r"<br\s*/?>", " ", text, flags=re.I)
    text = re.sub(r"<[A-Za-z/!][^>]*>?", "", text)
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])", r"\1", text)
    return " ".join(unescape(text).replace("`", "").split())
