"""Figures that a claim leaves half unsaid: "said 47", "put it at about 200", "its figure of 50,000", "fired five times".

``figures`` reads numbers with their nouns; here a number without one takes over what was counted before it: the noun that
it is put to ("put the turnout at 6,000"), else the nearest figure, crowd or toll in the sentences before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from attribution import languages
from attribution.claims.bounds import Bounds, bounded, bounds_around
from attribution.claims.counted import PEOPLE
from attribution.claims.happenings import happening_at, harms
from attribution.claims.labels import is_label
from attribution.claims.lexemes import Lexemes, lexemes
from attribution.claims.ranges import quantity_at
from attribution.records import Claim, Extent, Figure

REACH = 450
"""Characters: what is counted is taken over from no further back, about three sentences."""
NOUNS = ("noun", "adjective", "of")
"""The roles in which a word of ``counted_events.tsv`` names what was counted: "the dead", "the turnout", "a crowd of"."""
LARGE = 20
"""A smaller number that opens a clause is rather of those just named ("two were women") than the whole told anew."""
OFTEN = "times"
"""The unit of how often something happened."""


def completed(doc: Doc, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of one article, in text order or not, with the figures added that their words leave unsaid."""
    given = sorted(claims, key=lambda claim: claim.extents[0])
    known: list[Figure] = []
    found: dict[str, Claim] = {}
    for claim in given:
        figures = _with_event(doc, claim, known) or tuple(_left_unsaid(doc, claim, known))
        known += figures
        found[claim.id] = replace(claim, figures=figures)
    return tuple(found[claim.id] for claim in claims)


def _with_event(doc: Doc, claim: Claim, known: Sequence[Figure]) -> tuple[Figure, ...]:
    """A claim's figures; "more than 500 people" and no more takes over what these people did."""
    if len(claim.figures) != 1 or claim.figures[0].event or claim.figures[0].unit != PEOPLE or len(claim.terms) > 1:
        return claim.figures
    only = claim.figures[0]
    return (replace(only, event=_taken_over(doc, only.extent.start, only.best, known)[1]),)


def _left_unsaid(doc: Doc, claim: Claim, known: Sequence[Figure]) -> Iterator[Figure]:
    for extent in claim.extents:
        span = doc.char_span(extent.start, extent.end, alignment_mode="expand")
        if span is None or not any(token.like_num or token.pos_ == "NUM" for token in span):
            continue
        pieces = lexemes(doc, span.start, span.end)
        for i in range(len(pieces)):
            figure = _figure(doc, claim, pieces, i, known)
            if figure is not None:
                yield figure
                return


def _figure(doc: Doc, claim: Claim, pieces: Lexemes, i: int, known: Sequence[Figure]) -> Figure | None:
    number = quantity_at(pieces, i)
    if number is None or number.kind not in ("exact", "vague"):
        return None
    limits = bounds_around(pieces, number.first, number.end)
    often = limits.end < len(pieces) and pieces[limits.end].word == OFTEN
    if not often and is_label(pieces, number):
        return None
    value = number.best
    unit, event = (OFTEN, claim.predicate) if often else _counted(doc, claim, pieces, limits, value, known)
    if unit is None:
        return None
    low, best, high = bounded((number.low, number.best, number.high), limits.kinds, counts=True)
    extent = Extent(pieces[limits.first].start, pieces[limits.end - 1].end)
    return Figure(low, best, high, unit, event, _words(doc, extent), extent)


def _words(doc: Doc, extent: Extent) -> str:
    span = doc.char_span(extent.start, extent.end, alignment_mode="expand")
    assert span is not None, "a figure's extent is made of tokens"
    return span.text[extent.start - span.start_char : extent.end - span.start_char]


def _counted(
    doc: Doc, claim: Claim, pieces: Lexemes, limits: Bounds, value: float | None, known: Sequence[Figure]
) -> tuple[str | None, str | None]:
    """What a bare number counts, and what happened to it."""
    first = limits.first
    put_to = first > 1 and pieces[first - 1].word in ("at", "of", "as")
    named = _event_in(doc, pieces[0].token.i, pieces[first].token.i, *NOUNS, "put to") if put_to else None
    if named is not None:
        return PEOPLE, named
    if _has_other_words(claim) and not _opens(claim, pieces, limits, value):
        return None, None
    unit, event = _taken_over(doc, pieces[first].start, value, known)
    told_anew = _has_other_words(claim) and event in harms()  # "nine people died and forty were sent home"
    return unit, None if told_anew else event


def _opens(claim: Claim, pieces: Lexemes, limits: Bounds, value: float | None) -> bool:
    """Whether a number of some size is the subject, of what was just counted: "No fewer than 4,000 were taken out"."""
    told = limits.first == 0 and claim.polarity == "positive" and (value or 0) >= LARGE
    following = [lexeme.token for lexeme in pieces[limits.end : limits.end + 4]]
    auxiliary = bool(following) and following[0].pos_ == "AUX" and following[0].tag_ != "MD"
    return told and auxiliary and any(token.tag_ == "VBN" for token in following)


def _has_other_words(claim: Claim) -> bool:
    pointing = languages.words("en", "saying_nouns")
    return any(term not in pointing for term in claim.terms)


def _taken_over(doc: Doc, at: int, value: float | None, known: Sequence[Figure]) -> tuple[str | None, str | None]:
    """What the number at a place counts: what the figure before it did that is nearest in size ("200", then "500"), or the
    crowd or toll that stands nearer still."""
    before = [figure for figure in known if at - REACH <= figure.extent.start < at and figure.best]
    span = doc.char_span(before[-1].extent.end if before else max(0, at - REACH), at, alignment_mode="contract")
    named = _event_in(doc, span.start, span.end) if span is not None else None
    if named is not None:
        return PEOPLE, named
    if not before:
        return None, None
    alike = min(reversed(before), key=lambda figure: abs(math.log((figure.best or 1) / (value or figure.best or 1))))
    return alike.unit, alike.event


def _event_in(doc: Doc, start: int, end: int, *roles: str) -> str | None:
    """What happened to the people that the last such noun in a range of tokens stands for."""
    events = (happening_at(doc, i, *(roles or NOUNS)) for i in range(end - 1, start - 1, -1))
    return next((found.event for found in events if found is not None), None)
