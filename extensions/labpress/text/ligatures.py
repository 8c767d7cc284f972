"""TeX's ligatures: dashes and quotation marks as they are typed."""

from __future__ import annotations


def ligatures(content: str, *, single: bool) -> str:
    """Return *content* with TeX's ligatures as characters; *single*: also single quotes."""
    if "--" in content:
        content = content.replace("---", "—").replace("--", "–")
    if "''" in content:
        content = content.replace("''", "”")
    if "`" in content:
        content = content.replace("``", "“").replace("`", "‘")
    return content.replace("'", "’") if single else content
