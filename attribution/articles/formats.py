"""Which reader a file needs: by its ending, and by its first characters where the ending says nothing or is wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from attribution.articles.reading import File, Reading
from attribution.registry import readers

# The marks, comments and declarations that may stand before a page's first tag; "saved from url=…" is such a comment.
# Possessive: thirty empty comments and no tag would otherwise take minutes.
_BEFORE_TAG = rb"(?:<\?(?>.*?\?>)\s*|<!--(?>.*?-->)\s*)*+"
_PAGE = re.compile(_BEFORE_TAG + rb"<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE)
_FEED = re.compile(
    _BEFORE_TAG + rb"(?:<!(?i:doctype)[^\[>]*+(?:\[(?>.*?\]))?\s*>\s*)?" + _BEFORE_TAG + rb"<(?:rss|feed|(?:rdf:)?RDF)\b",
    re.DOTALL,
)
_JSON = re.compile(rb'(?:\[\s*)?\{\s*"')
_MIME_PAGE = re.compile(rb"(?:from: <saved by|snapshot-content-location:)", re.IGNORECASE)
_PDF = re.compile(rb"%PDF-\d")
_WORD = re.compile(rb"PK\x03\x04.*?word/", re.DOTALL)
_MAILBOX = re.compile(rb"From \S+ [^\n]*\b(?:19|20)\d\d\s*?\n[\w-]+:")
# A message as a mail program keeps it has lines that nobody types ("Message-ID: …"); a memo has not.
_HEADER = rb"[!-9;-~]++:[^\n]*\n(?:[ \t][^\n]*\n)*+"
_MAIL = re.compile(
    rb"(?=(?:" + _HEADER + rb")*?(?:message-id|mime-version|received|return-path):)(?:" + _HEADER + rb")*?from:", re.IGNORECASE
)
_SIGNS = (
    (_PDF, ".pdf"),
    (_WORD, ".docx"),
    (_PAGE, ".html"),
    (_FEED, ".rss"),
    (_JSON, ".json"),
    (_MIME_PAGE, ".mhtml"),
    (_MAILBOX, ".mbox"),
    (_MAIL, ".eml"),
)
# What begins like this is never text, whatever its ending; and what has this ending and is text is read as what it is.
_BINARY = frozenset({".pdf", ".docx"})
# Endings that many formats share.
_OPEN = frozenset({".txt", ".xml"})
_BYTES_LOOKED_AT = 8192


def read_file(file: File) -> Reading:
    """What the registered reader for a file gives, that of plain text where it has no known ending and shows no format; the
    reader is named in the articles, and the file's size where the file is the article.

    Raises:
        ReadingError: the file gives no article.
    """
    name = _format(file)
    reading: Reading = readers.get(name)(file)
    size = len(file.data)
    return replace(reading, articles=tuple(replace(a, reader=name, size=a.size or size) for a in reading.articles))


def _format(file: File) -> str:
    # A byte order mark and the NUL bytes of UTF-16 hide the signs.
    start = file.data[:_BYTES_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    shown = next((ending for sign, ending in _SIGNS if sign.match(start)), None)
    known = file.ending in readers.names()
    if shown in _BINARY or not known:
        return shown or ".txt"
    misnamed = shown is not None and file.ending in _OPEN | _BINARY
    return shown if misnamed and shown else file.ending
