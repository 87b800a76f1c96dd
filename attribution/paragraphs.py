"""Paragraph breaks and datelines as sentence boundaries: a parser left alone runs a headline into the sentence below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

_DATELINE = re.compile(
    r"^[ \t]*(?:"
    r"[A-Z][A-Z.'’ ]{1,24}(?:[,/] ?[A-Z][\w.'’ ]{1,24}){0,2}[ ]{0,2}(?:\([A-Za-z/. ]{2,30}\))?"  # MERSA, June 2 (Agency)
    r"|[A-Z][\w.'’ ,/-]{1,40}\([A-Z][A-Za-z/. ]{1,30}\)"  # Kyiv, Ukraine (Agency)
    r")[ ]{0,2}(?:[-–—]|--)[ ]",
    re.MULTILINE,
)
"""How agencies open a story: the place in capitals, perhaps a date and the agency in parentheses, then a dash."""


def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every blank line, after a line break that ends a sentence or a headline, after a dateline.

    A single line break inside running text (hard-wrapped files) is no boundary: it is one only where the line before
    ends in closing punctuation or the next line does not go on in lower case.
    """
    for token in doc:
        if token.is_space and "\n" in token.text and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = _breaks(doc, token.i) or None
    for _, end in _datelines(doc):
        if end < len(doc):
            doc[end].is_sent_start = True
    return doc


def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a Doc that stand in a dateline: "TRIPOLI, March 4 (Agency) -" names no one who speaks."""
    return frozenset(i for start, end in _datelines(doc) for i in range(start, end))


def _datelines(doc: Doc) -> Iterator[tuple[int, int]]:
    """The datelines in tokens, half-open."""
    for dateline in _DATELINE.finditer(doc.text):
        span = doc.char_span(dateline.start(), dateline.end(), alignment_mode="expand")
        if span is not None and len(span):
            yield span.start, span.end


def _breaks(doc: Doc, i: int) -> bool:
    if doc[i].text.count("\n") > 1 or i == 0:
        return True
    before, after = doc[i - 1], doc[i + 1]
    return before.is_punct and before.text not in ",;-–—" and not after.text[:1].islower()
