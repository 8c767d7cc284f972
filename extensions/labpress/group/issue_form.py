"""The text of an issue that was written with one of the forms of ``labpress new``.

GitHub gives an issue that was written with a form the text ``### LABEL``, a blank line and the
answer, for each field of the form; an empty answer is ``_No response_``:
https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: Labels of the forms -> the key of the record, or ``what`` and ``text`` for what is added.
LABELS = {
    "Paper": "what",
    "Name": "name",
    "Role": "role",
    "Since": "joined",
    "Homepage": "homepage",
    "ORCID iD": "orcid",
    "GitHub": "github",
    "Text": "text",
    "Date": "date",
    "Kind": "kind",
}
_PART = re.compile(r"^###[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"\A```\w*\n(.*?)\n?```\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks to add: ``paper``, ``person`` or ``news``.

    ``what``: the paper (an identifier, or BibTeX), the name, or the text. ``values``: the rest.
    """

    kind: str
    what: str
    values: dict[str, str] = field(default_factory=dict)


def form_in(body: str) -> Form | None:
    """Return what the issue text *body* asks for; None if it was not written with a form."""
    parts = _PART.split(body.replace("\r\n", "\n"))
    said: dict[str, str] = {}
    for label, answer in zip(parts[1::2], parts[2::2], strict=False):
        text = answer.strip()
        if match := _FENCE.match(text):
            text = match[1].strip()
        key = LABELS.get(label)
        if key and text and text != "_No response_":
            said.setdefault(key, text)
    for kind, key in (("paper", "what"), ("person", "name"), ("news", "text")):
        if key in said:
            what = said.pop(key)
            return Form(kind, what if kind != "person" else " ".join(what.split()), said)
    return None
