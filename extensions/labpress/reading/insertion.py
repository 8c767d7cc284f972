"""Putting text into a file of the group that leaves every other byte as it is.

A file that people keep by hand has comments, an order and a layout that no writer would give
back. So nothing is written anew: text goes in at places that the parser marks, and taking it out
again gives the old file, byte for byte.
"""

from __future__ import annotations

import codecs
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copymode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Refused(Exception):  # noqa: N818
    """A change that cannot be made safely; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text, and the offset in the old text, in characters, before which it goes in."""

    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file that can be changed.

    ``text`` is as in the file, with its own line ends, but for a byte order mark (``mark``).
    ``line_end``: what ends its lines.
    """

    text: str
    mark: bytes
    line_end: str

    @property
    def lines(self) -> str:
        """The text with each line end as one line feed where it is one character.

        Offsets are the same as in ``text``.
        """
        return self.text.replace("\r", "\n") if self.line_end == "\r" else self.text


def source(content: bytes, file: str) -> Source:
    """Return the text of *content*; *file* is its name for messages.

    Raises Refused unless it is UTF-8.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        text = content[len(mark) :].decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{file} is not UTF-8; save it as UTF-8 first") from None
    line_end = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return Source(text, mark, line_end)


def inserted(old: Source, insertions: Iterable[Insertion]) -> bytes:
    """Return the file of *old* with *insertions*, those of the same place in the order given.

    Raises Refused if taking them out again would not give the old file.
    """
    ordered = sorted(insertions, key=lambda one: one.offset)
    text, last = [], 0
    for one in ordered:
        text += [old.text[last : one.offset], one.text]
        last = one.offset
    new = "".join([*text, old.text[last:]])
    if _without(new, ordered) != old.text:
        raise Refused("the change would touch more than it should")
    return old.mark + new.encode("utf-8")


def _without(new: str, ordered: Iterable[Insertion]) -> str:
    """Return *new* with the insertions *ordered* taken out, each where it must stand."""
    shift = 0
    for one in ordered:
        start = one.offset
        if not new.startswith(one.text, start):
            raise Refused(f"the change is not where it should be ({start + shift})")
        new = new[:start] + new[start + len(one.text) :]
        shift += len(one.text)
    return new


def write(path: Path, old: bytes, new: bytes) -> None:
    """Let the file *path*, which held *old*, hold *new*: all of it or, after a failure, nothing.

    Raises Refused if it holds something else than *old* by now, or cannot be written.
    """
    target = path.resolve()  # a symbolic link stays one
    try:
        present = target.read_bytes() if target.exists() else b""
        if present != old:
            raise Refused(f"{path} was changed by somebody else meanwhile; nothing was written")
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(new)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                copymode(target, temporary)
            else:
                temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
