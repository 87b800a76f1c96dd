"""Paragraph breaks and datelines as sentence boundaries: a parser left alone runs a headline into the sentence below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from attribution.languages import table, words

_DATELINE = re.compile(
    r"^[ \t]*(?:"
    r"[A-Z][A-Z.'’ ]{1,24}(?:[,/] ?[A-Z][\w.'’ ]{1,24}){0,2}[ ]{0,2}(?:\([A-Za-z/. ]{2,30}\))?"  # MERSA, June 2 (Agency)
    r"|[A-Z][\w.'’ ,/-]{1,40}\([A-Z][A-Za-z/. ]{1,30}\)"  # Kyiv, Ukraine (Agency)
    r")[ ]{0,2}(?:[-–—]|--)[ ]",
    re.MULTILINE,
)
"""How agencies open a story: the place in capitals, perhaps a date and the agency in parentheses, then a dash."""
GOING_ON = frozenset(",;-–—")
"""Marks after which a sentence goes on over a line break."""
_COUNTRY = re.compile(r"(?:[A-Z]\.){2,}")
"""A name cut short to initials: "U.S.", "D.C."."""
SHORTEST_HEADLINE = 3
"""Words; a shorter line in capitals may be a name."""


def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every blank line, after a line break that ends a sentence or a headline, after a dateline.

    A single line break inside running text (hard-wrapped files) is no boundary: it is one only where the line before
    ends in closing punctuation and the next line does not go on in lower case, or where a line all in capitals ends.
    """
    text = doc.text
    for token in doc:
        if token.is_space and "\n" in token.text and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = _breaks(doc, text, token.i) or None
    for _, end in _datelines(doc):
        if end < len(doc):
            doc[end].is_sent_start = True
    for first, second in pairwise(doc):
        if first.is_sent_start and first.is_alpha and second.is_alpha:
            second.is_sent_start = False  # of "Danbury Police Chief" the parser makes a sentence "Danbury"
        if _COUNTRY.fullmatch(first.text) and second.text in _titles() and not second.is_sent_start:
            second.is_sent_start = False  # "U.S. Senator Rosa Diaz": that full stop ends no sentence
    return doc


@cache
def _titles() -> frozenset[str]:
    """Titles and offices with a capital, as they stand before a name."""
    offices = {noun.capitalize() for noun in words("en", "office_nouns") if noun.isalpha()}
    return frozenset(row["title"] for row in table("en", "name_titles")) | offices


def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a Doc that stand in a dateline: "TRIPOLI, March 4 (Agency) -" names no one who speaks."""
    return frozenset(i for start, end in _datelines(doc) for i in range(start, end))


def _datelines(doc: Doc) -> Iterator[tuple[int, int]]:
    """The datelines in tokens, half-open."""
    for dateline in _DATELINE.finditer(doc.text):
        span = doc.char_span(dateline.start(), dateline.end(), alignment_mode="expand")
        if span is not None and len(span):
            yield span.start, span.end


def _breaks(doc: Doc, text: str, i: int) -> bool:
    if doc[i].text.count("\n") > 1 or i == 0:
        return True
    before, after = doc[i - 1], doc[i + 1]
    if before.text in GOING_ON or after.text[:1].islower():
        return False
    return before.is_punct or _ends_headline(text, doc[i].idx, after.idx)


def _ends_headline(text: str, end: int, start: int) -> bool:
    """Whether a line all in capitals ends at one place and another line begins at the next: "DAM WILL HOLD, SAYS MINISTER"
    above "Rosa Diaz said"."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    next_end = text.find("\n", start)
    following = text[start:] if next_end < 0 else text[start:next_end]
    return len(line.split()) >= SHORTEST_HEADLINE and line.isupper() and not following.isupper()
