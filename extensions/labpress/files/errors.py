"""What can go wrong with a picture."""

from __future__ import annotations


class PictureError(Exception):
    """A picture cannot be used; the text says why, as the rest of a sentence about it."""
