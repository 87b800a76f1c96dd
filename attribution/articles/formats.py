"""Which reader a file needs: by its ending, and by its first characters where the ending says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from attribution.articles.reading import File, Reading
from attribution.registry import readers

# The marks, comments and declarations that may stand before a page's first tag; "saved from url=…" is such a comment.
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)
_JSON = re.compile(rb'(?:\[\s*)?\{\s*"')
_MIME_PAGE = re.compile(rb"(?:from: <saved by|snapshot-content-location:)", re.IGNORECASE)
_SIGNS = ((_PAGE, ".html"), (_JSON, ".json"), (_MIME_PAGE, ".mhtml"))
_BYTES_LOOKED_AT = 8192


def reader_of(file: File) -> Callable[[File], Reading]:
    """The registered reader for a file; what has no known ending and shows no format is plain text."""
    return readers.get(_format(file))


def read_file(file: File) -> Reading:
    """What the reader for a file gives, the reader named in the articles, and the file's size where the file is the article.

    Raises:
        ReadingError: the file gives no article.
    """
    name = _format(file)
    reading: Reading = readers.get(name)(file)
    size = len(file.data)
    return replace(reading, articles=tuple(replace(a, reader=name, size=a.size or size) for a in reading.articles))


def _format(file: File) -> str:
    if file.ending in readers.names() and file.ending != ".txt":
        return file.ending
    # A byte order mark and the NUL bytes of UTF-16 hide the signs.
    start = file.data[:_BYTES_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return next((ending for sign, ending in _SIGNS if sign.match(start)), ".txt")
