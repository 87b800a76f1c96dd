"""What a figure leaves unsaid, taken from the words before it: the noun of "30 wounded", the event of "and two civilians"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from attribution import languages
from attribution.claims.contexts import Context
from attribution.claims.counted import PEOPLE, counted_after
from attribution.claims.measures import is_unit
from attribution.claims.number_words import Numeral
from attribution.claims.outcomes import Place, counts_people, is_person, leads_on, named_people
from attribution.claims.tolls import toll_before


def unit_and_event(context: Context, numeral: Numeral, place: Place, event: str | None) -> tuple[str | None, str | None]:
    """What is counted and what happened to it, with what the words leave unsaid taken from the words before."""
    doc, head = context.doc, place.head
    if head is not None and counts_people(doc, head):
        return named_people(doc, head), event
    if event is None:
        event = _inherited(context, place)
    if place.unit is not None and place.unit != PEOPLE:
        return place.unit, event
    toll = toll_before(doc, place.first, context.sentence[0]) if event is None else None
    if toll is not None:
        return toll
    if place.unit is not None:
        return place.unit, event
    apposed = _apposed(doc, place, context.sentence[1])
    if apposed is not None:
        return apposed, event
    if _happens_to_people(event):
        return _antecedent(context) or PEOPLE, event
    return (PEOPLE if _is_crowd(context, numeral) else _parallel(context, place)), event


def _inherited(context: Context, place: Place) -> str | None:
    """The event of the figure before, where this one goes on from it: "killed four soldiers and two civilians"."""
    if not context.earlier:
        return None
    last = context.earlier[-1]
    between = [lexeme.word for lexeme in context.lexemes if last.extent.end <= lexeme.start < context.doc[place.first].idx]
    joined = bool(between) and all(word in (",", "and", "or", "plus", "&") for word in between)
    return last.event if joined or leads_on(context.doc, place) else None


def _apposed(doc: Doc, place: Place, stop: int) -> str | None:
    """The noun said of "three of them", "two of whom": "children", "were women"."""
    if place.counted is None or not place.counted.partitive:
        return None
    i = place.end
    while i < stop and (doc[i].tag_ == "RB" or doc[i].lower_ in ("were", "are", "was", "is")):
        i += 1
    found = counted_after(doc, i, stop)
    return found.unit if found and not found.partitive else None


def _antecedent(context: Context) -> str | None:
    """The people counted before in the same sentence, to whom something happened too: "12 soldiers were killed and 30 hurt"."""
    return next((d.unit for d in reversed(context.earlier) if d.event and is_person(d.unit)), None)


def _parallel(context: Context, place: Place) -> str | None:
    """The unit said once for two places: "2,500 troops in Iraq and 900 in Syria"."""
    doc, after = context.doc, place.end
    if not context.earlier or place.first == context.sentence[0] or after >= context.sentence[1]:
        return None
    joined = doc[place.first - 1].lower_ in ("and", ",", "but", "while", "with", "to")
    if is_unit(context.earlier[-1].unit or ""):
        return None
    return context.earlier[-1].unit if joined and doc[after].lower_ in ("in", "at", "on", "from", "near") else None


def _is_crowd(context: Context, numeral: Numeral) -> bool:
    """A bare "thousands" that does something is people: "thousands lined the streets"."""
    return numeral.kind == "vague" and context.lexemes[numeral.first].token.dep_ in ("nsubj", "nsubjpass")


def adds(context: Context, event: str | None) -> bool:
    """Whether "another two" adds to a count told before; beside a count of something else it is the whole of its own."""
    return not any(draft.event not in (None, event) for draft in context.earlier)


@cache
def _personal() -> frozenset[str]:
    return frozenset(row["event"] for row in languages.table("en", "event_classes") if row["whom"] == PEOPLE)


def _happens_to_people(event: str | None) -> bool:
    """Whether an event happens to people alone, so that a bare number under it counts them."""
    return event in _personal()
