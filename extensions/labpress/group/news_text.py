"""An item of news as the Markdown of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FENCE = re.compile(r"(?m)^\s*(:{3,})")


def news_item(date: str, options: Iterable[str], text: str) -> str:
    """Return the directive of an item of news: *options*, such as ``:id: grant``, then *text*.

    Its fence is longer than every one in the text.
    """
    fence = ":" * (max(map(len, _FENCE.findall(text)), default=2) + 1)
    return "\n".join([f"{fence}{{news-item}} {date}", *options, "", text, fence])
