"""The figures in a text: how many, of what, and what happened to them, with the words they are read from.

A grammar of its own over spaCy's tokens: ``lexemes`` cuts, ``numerals`` and ``ranges`` read the number, ``bounds`` what
stands around it, ``measures`` and ``counted`` what it is a number of, ``outcomes`` and ``tolls`` what happened; ``labels``
tells what is no figure at all, ``drafts`` brings all of it together. How words become low, best and high is told in two
tables, in ``numerals`` and in ``bounds``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from attribution import languages
from attribution.claims.contexts import Draft
from attribution.claims.drafts import draft_of
from attribution.claims.lexemes import lexemes
from attribution.claims.numerals import numeral_at
from attribution.claims.ranges import quantity_at
from attribution.claims.singles import singles_in
from attribution.claims.tolls import is_old_value
from attribution.records import Extent, Figure


def figures_in(doc: Doc, start: int, end: int) -> tuple[Figure, ...]:
    """The figures whose numbers stand in tokens ``start`` to ``end``, half-open, in text order.

    The rest of their sentences is read too, for what a short "30 wounded" leaves unsaid. Left out are numbers that count
    and measure nothing (years, dates, ages, scores, flight and law numbers) and those whose unit is nowhere to be found.
    """
    start, end = max(start, 0), min(end, len(doc))
    if start >= end:
        return ()
    found = (draft for first, last in _sentences(doc, start, end) for draft in _with_singles(doc, first, last))
    text, offset = doc[start:end].text, doc[start].idx
    limit = Extent(offset, offset + len(text))
    return tuple(_figure(text, draft, limit) for draft in found if draft.number.overlaps(limit))


@cache
def _starters() -> re.Pattern[str]:
    """Text without any of these holds no figure, and need not be cut up."""
    words = "|".join(sorted(row["word"] for row in languages.table("en", "numerals") if row["kind"] != "suffix"))
    return re.compile(rf"[\d½⅓⅔¼¾⅛⅜⅝⅞]|\b(?:{words})\b", re.IGNORECASE)


def _sentences(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences that hold tokens ``start`` to ``end``, as token ranges; the whole text where none are marked."""
    if not doc.has_annotation("SENT_START"):
        yield 0, len(doc)
        return
    while start < end:
        sentence = doc[start].sent
        yield sentence.start, sentence.end
        start = sentence.end


def _with_singles(doc: Doc, first: int, last: int) -> list[Draft]:
    """The figures of one sentence and the single people it tells of, who lend the figures nothing."""
    drafts = _drafts(doc, first, last)
    return sorted((*drafts, *singles_in(doc, first, last, drafts)), key=lambda draft: draft.number)


def _drafts(doc: Doc, first: int, last: int) -> Sequence[Draft]:
    """The figures of one sentence, each read with those before it in mind."""
    pieces, i = lexemes(doc, first, last) if _starters().search(doc[first:last].text) else (), 0
    drafts: list[Draft] = []
    while i < len(pieces):
        numeral = quantity_at(pieces, i)
        if numeral is None:
            i += 1
        elif is_old_value(pieces, numeral):
            old = numeral_at(pieces, i)
            i = old.end if old else i + 1
        else:
            draft = draft_of(doc, pieces, numeral, (first, last), drafts)
            drafts += [draft] if draft else []
            i = numeral.end
    return drafts


def _figure(text: str, draft: Draft, limit: Extent) -> Figure:
    low, best, high = draft.values
    first, last = max(draft.extent.start, limit.start), min(draft.extent.end, limit.end)
    words = text[first - limit.start : last - limit.start]
    return Figure(low, best, high, draft.unit, draft.event, words, Extent(first, last))
