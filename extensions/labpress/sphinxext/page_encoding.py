"""Pages, and what they include, are read by the one reader of text that data files have.

Sphinx reads each of them with the codec that ``source_encoding`` names, and a byte that is none
of it ends the build. So labpress registers its reader as a codec. A codec does not know the name
of its file: which files had anything to tell is found out once a page has been read.
"""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING, Any

from labpress.reading.encoding import decode
from labpress.records.problems import Code
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import files_of_page

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: The codec's name in Python's registry.
CODEC = "labpress_text"
#: What Sphinx's own default is, in the spellings that it takes for the same.
_UTF_8 = ("utf-8", "utf-8-sig", "utf8")

#: Digests of what this process has read and that had something to tell.
_spoilt: set[bytes] = set()


def use_reader(app: Sphinx, config: Config) -> None:
    """Read pages by labpress's reader; Sphinx event ``config-inited``.

    A group that names another encoding in ``conf.py`` has its pages read by that.
    """
    if config.source_encoding.lower() in _UTF_8:
        config.source_encoding = CODEC


def report_encodings(app: Sphinx, doctree: document) -> None:
    """Report what had to be mended in a page and in what it includes; event ``doctree-read``."""
    if not _spoilt:
        return
    for path in files_of_page(app.env, app.env.docname):
        try:
            content = path.read_bytes()
        except OSError:  # a folder, or gone in the meantime
            continue
        if _digest(content) in _spoilt:
            for problem in _decoded(content, str(path))[1]:
                report(problem)


def _decoded(content: bytes, file: str) -> Any:
    return decode(content, file, Code.PAGE_ENCODING, Code.PAGE_ENCODING)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def _decode(content: Any, errors: str = "strict") -> tuple[str, int]:
    content = bytes(content)
    text, problems = _decoded(content, "")
    if problems:
        _spoilt.add(_digest(content))
    return text, len(content)


class _WholeDecoder(codecs.BufferedIncrementalDecoder):
    """Waits for the end of the file: which encoding it has is told by all of it."""

    def _buffer_decode(self, data: Any, errors: str, final: bool) -> tuple[str, int]:
        return _decode(data, errors) if final else ("", 0)


def _find(name: str) -> codecs.CodecInfo | None:
    if name != CODEC:
        return None
    return codecs.CodecInfo(
        codecs.utf_8_encode, _decode, incrementaldecoder=_WholeDecoder, name=CODEC
    )


codecs.register(_find)
