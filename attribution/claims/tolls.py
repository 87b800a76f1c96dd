"""Figures that a word before them explains: "the toll rose to 14", "the number of people killed reached 14", "up from 12"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from attribution import languages
from attribution.claims.counted import PEOPLE, counted_after
from attribution.claims.happenings import forms_of, happening_at
from attribution.claims.lexemes import Lexemes
from attribution.claims.number_words import Numeral
from attribution.claims.wordlists import listed

REACH = 25
"""Tokens back from a figure to its "toll" or "number of"."""


def toll_before(doc: Doc, first: int, floor: int) -> tuple[str, str | None] | None:
    """The unit and event of a figure that begins at token ``first``, from a toll or tally before it; None without one."""
    i = first - 1
    while i > floor and (doc[i].tag_ == "RB" or doc[i].is_quote or doc[i].lower_ in ("now", "a", "the")):
        i -= 1
    if i < floor or doc[i].lower_ not in listed("to toll"):
        return None
    for j in range(i - 1, max(floor, i - REACH) - 1, -1):
        if doc[j].lower_ in listed("toll"):
            return _toll(doc, j)
        crowd = happening_at(doc, j, "of")
        if crowd is not None and crowd.event == "attended":
            return PEOPLE, crowd.event
        if doc[j].lower_ in listed("tally"):
            if doc[j + 1].lower_ == "of":
                return _tally(doc, j + 1, i)
            told = happening_at(doc, j + 1, "adjective", "object")  # "taking the number killed in the strike to 19"
            if told is not None and (told.passive or told.role == "adjective"):
                return PEOPLE, told.event
    return None


def is_old_value(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a number is where a change began: the 12 of "rose from 12 to 14", of "14, up from 12"."""
    i = numeral.first - 1
    while i >= 0 and lexemes[i].kind == "money":
        i -= 1
    return i > 0 and lexemes[i].word == "from" and any(lexeme.word in _changes() for lexeme in lexemes[max(0, i - REACH) : i])


@cache
def _changes() -> frozenset[str]:
    rows = [row for row in languages.table("en", "counted_events") if row["event"] in ("rose", "fell")]
    verbs = {form for row in rows for form in forms_of(row["words"])}
    return frozenset(verbs | listed("change"))


def _toll(doc: Doc, i: int) -> tuple[str, str | None]:
    kind = happening_at(doc, i - 1, "noun", "adjective") if i else None
    return PEOPLE, kind.event if kind and kind.end == i else "killed"


def _tally(doc: Doc, i: int, stop: int) -> tuple[str, str | None] | None:
    """ "the number of dead", "of people injured", "of attacks": ``i`` is the "of", ``stop`` ends where to look."""
    counted = counted_after(doc, i, stop)
    found = (happening_at(doc, j, "noun", "adjective", "object", "subject") for j in range(i + 1, min(i + 8, stop)))
    event = next((f.event for f in found if f and (f.role != "object" or f.passive)), None)
    if counted is None or counted.head is None:
        return (PEOPLE, event) if event else None
    noun = happening_at(doc, counted.head.i, "noun")
    return (PEOPLE, noun.event) if noun else (counted.unit or PEOPLE, event)
