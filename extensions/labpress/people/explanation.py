"""How an author was resolved, in words and as data: the answer of ``labpress who``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.records.model import Identity, Publication


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one author was resolved: the answer of ``labpress who``.

    ``position`` counts from 1. ``reason`` is a phrase for people to read.
    """

    position: int
    name: str
    identity: Identity
    bold: bool
    reason: str

    def record(self) -> dict[str, Any]:
        """Return the same as plain data for JSON."""
        identity = {**asdict(self.identity), "candidates": list(self.identity.candidates)}
        return {
            "position": self.position,
            "name": self.name,
            **identity,
            "bold": self.bold,
            "reason": self.reason,
        }

    def __str__(self) -> str:
        who = self.identity.person if self.identity.kind == "person" else self.identity.kind
        return f"{self.position}. {self.name}: {who}{', bold' if self.bold else ''}; {self.reason}"


def explanation_text(publication: Publication, explanations: Iterable[Explanation]) -> str:
    """Return *explanations* as lines below the key and title of *publication*."""
    head = f"{publication.key}: {publication.plain_title}"
    return "\n".join([head, *(f"  {explanation}" for explanation in explanations)])
