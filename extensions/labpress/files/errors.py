"""What can go wrong with a picture."""

from __future__ import annotations


class PictureError(Exception):
    """A picture cannot be used; the text says why, as the rest of a sentence about it.

    ``hint``: what mends it, where that is not to save it as a JPEG or PNG file.
    """

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint
