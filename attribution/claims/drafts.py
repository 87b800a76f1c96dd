"""From a number to a figure: its measure or noun, the words that bound it, what happened; None where it is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from attribution import languages
from attribution.claims.bounds import Bounds, Values, bound_after, bounded, bounds_around
from attribution.claims.counted import PEOPLE, Counted, counted_after
from attribution.claims.happenings import happening_at
from attribution.claims.labels import is_age, is_code, is_label, is_name, is_past_or_coming
from attribution.claims.lexemes import Lexemes
from attribution.claims.measures import Measure, measure_around
from attribution.claims.numerals import Numeral
from attribution.claims.outcomes import (
    Place,
    counts_people,
    event_of,
    is_person,
    leads_on,
    measured_event,
    named_people,
)
from attribution.claims.tolls import toll_before
from attribution.claims.wordlists import listed
from attribution.records import Extent


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as read: its values, unit and event, the characters of the number alone and of the whole expression."""

    values: Values
    unit: str | None
    event: str | None
    number: Extent
    extent: Extent


@dataclass(frozen=True, slots=True)
class Context:
    """What a number is read in: the Doc, the sentence's lexemes and token range, the figures before it in the sentence."""

    doc: Doc
    lexemes: Lexemes
    sentence: tuple[int, int]
    earlier: Sequence[Draft]

    def token_after(self, end: int) -> int:
        """The first token after the lexemes up to ``end``."""
        return self.lexemes[end - 1].token.i + 1


def draft_of(doc: Doc, lexemes: Lexemes, numeral: Numeral, sentence: tuple[int, int], earlier: Sequence[Draft]) -> Draft | None:
    """The figure that a number stands for; None where it counts and measures nothing, or nobody can say what."""
    context = Context(doc, lexemes, sentence, earlier)
    after = bound_after(lexemes, numeral.end)
    measure = measure_around(lexemes, numeral.first, after[0] if after else numeral.end, numeral.end)
    if measure is not None:
        return _measured(context, numeral, measure)
    if is_label(lexemes, numeral):
        return None
    return _zero(context, numeral) if numeral.kind == "zero" else _count(context, numeral)


def _measured(context: Context, numeral: Numeral, measure: Measure) -> Draft | None:
    lexemes = context.lexemes
    bounds = bounds_around(lexemes, measure.first, measure.end)
    if numeral.kind == "score" or is_age(lexemes, numeral) or is_code(lexemes, numeral):
        return None
    kinds = bounds.kinds
    if measure.family == "duration":
        if is_past_or_coming(lexemes, bounds.first, bounds.end):
            return None
        kinds = () if lexemes[bounds.first].word == "over" else kinds  # "over three days" tells how long it took
    values = bounded((numeral.low, numeral.best, numeral.high), kinds, counts=False)
    if measure.negative:
        values = _negative(values)
    if measure.unit == "%":
        return _share(context, numeral, bounds, values)
    place = _place(context, bounds, None)
    return _draft(context, numeral, place, bounds, values, measure.unit, measured_event(context.doc, place))


def _share(context: Context, numeral: Numeral, bounds: Bounds, values: Values) -> Draft:
    """A part of a whole: what happened is told of the whole's noun ("a third of homes were destroyed")."""
    counted = counted_after(context.doc, context.token_after(bounds.end), context.sentence[1])
    place = _place(context, bounds, counted if counted and counted.partitive else None)
    event = event_of(context.doc, place, place.end - 1) if place.counted else measured_event(context.doc, place)
    return _draft(context, numeral, place, bounds, values, "%", event)


def _count(context: Context, numeral: Numeral) -> Draft | None:
    doc, lexemes = context.doc, context.lexemes
    bounds = bounds_around(lexemes, numeral.first, numeral.end)
    if numeral.kind == "share":
        return _share(context, numeral, bounds, bounded((numeral.low, numeral.best, numeral.high), bounds.kinds, counts=False))
    single = numeral.kind == "one" or (numeral.high is not None and numeral.high < 1)
    counted = counted_after(doc, context.token_after(bounds.end), context.sentence[1], singular=single)
    if counted is None and _labels_noun(context, bounds):
        return None
    place = _place(context, bounds, counted)
    event = event_of(doc, place, lexemes[numeral.end - 1].token.i)
    unit, event = _unit_and_event(context, numeral, place, event)
    if unit is None or (numeral.kind == "one" and event is None and not bounds.kinds):
        return None
    if event is None and is_name(lexemes, numeral):
        return None
    kinds = tuple(kind for kind in bounds.kinds if kind != "added" or _adds(context, event))
    values = bounded((numeral.low, numeral.best, numeral.high), kinds + _behind_noun(context, place), counts=True)
    return _draft(context, numeral, place, bounds, values, unit, event)


def _labels_noun(context: Context, bounds: Bounds) -> bool:
    """Whether a singular noun right behind it makes a number its label: "a 911 call"; "killed four Sunday" is none."""
    i = context.token_after(bounds.end)
    if i >= context.sentence[1]:
        return False
    token = context.doc[i]
    told = happening_at(context.doc, i, "adjective", "object", "subject", "condition")
    return token.tag_ in ("NN", "NNP") and token.ent_type_ not in ("DATE", "TIME") and told is None


def _zero(context: Context, numeral: Numeral) -> Draft | None:
    """None at all: of people to whom something happened, or of things that a verb tells of; "no doubt" is none."""
    doc, lexemes = context.doc, context.lexemes
    word, after = lexemes[numeral.first].word, numeral.end
    if after < len(lexemes) and lexemes[after].word in listed("some left"):
        return None
    bounds = Bounds((), numeral.first, numeral.end)
    counted = counted_after(doc, context.token_after(numeral.end), context.sentence[1], singular=True)
    place = _place(context, bounds, counted)
    event = event_of(doc, place, lexemes[numeral.end - 1].token.i)
    head = place.head
    if event is None or (head is None and word in ("without", "zero")):
        return None
    if head is not None and counts_people(doc, head) and counted is not None and counted.partitive:
        return None  # "none of the injuries were serious"
    if head is not None and not counts_people(doc, head) and (word == "without" or not _is_countable(head, counted)):
        return None
    unit, event = _unit_and_event(context, numeral, place, event)
    return _draft(context, numeral, place, bounds, (0.0, 0.0, 0.0), unit, event) if unit else None


def _is_countable(head: Token, counted: Counted | None) -> bool:
    """ "no rockets were fired", "no soldier was hurt" count; "no damage was reported" does not."""
    return head.tag_ in ("NNS", "NNPS") or (counted is not None and is_person(counted.unit))


def _unit_and_event(context: Context, numeral: Numeral, place: Place, event: str | None) -> tuple[str | None, str | None]:
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
    if happens_to_people(event):
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
    joined = (
        doc[place.first - 1].lower_ in ("and", ",", "but", "while", "with", "to")
        if place.first > context.sentence[0]
        else False
    )
    if not (
        context.earlier and joined and after < context.sentence[1] and doc[after].lower_ in ("in", "at", "on", "from", "near")
    ):
        return None
    return context.earlier[-1].unit


def _is_crowd(context: Context, numeral: Numeral) -> bool:
    """A bare "thousands" that does something is people: "thousands lined the streets"."""
    return numeral.kind == "vague" and context.lexemes[numeral.first].token.dep_ in ("nsubj", "nsubjpass")


def _adds(context: Context, event: str | None) -> bool:
    """Whether "another two" adds to a count told before; beside a count of something else it is the whole of its own."""
    return not any(draft.event not in (None, event) for draft in context.earlier)


def _behind_noun(context: Context, place: Place) -> tuple[str, ...]:
    """The bound behind the noun: "12 people or more", "30 homes at least"."""
    if place.head is None:
        return ()
    after = next((n for n, lexeme in enumerate(context.lexemes) if lexeme.token.i >= place.end), None)
    found = bound_after(context.lexemes, after) if after is not None else None
    return (found[1],) if found and found[1] != "added" else ()


def _place(context: Context, bounds: Bounds, counted: Counted | None) -> Place:
    end = counted.end if counted else context.token_after(bounds.end)
    return Place(context.lexemes[bounds.first].token.i, end, counted, context.sentence)


def _draft(
    context: Context, numeral: Numeral, place: Place, bounds: Bounds, values: Values, unit: str, event: str | None
) -> Draft:
    number = Extent(context.lexemes[numeral.first].start, context.lexemes[numeral.end - 1].end)
    end = context.lexemes[bounds.end - 1].end
    if place.counted is not None:
        last = context.doc[place.end - 1]
        end = max(end, last.idx + len(last.text))
    return Draft(values, unit, event, number, Extent(context.lexemes[bounds.first].start, end))


def _negative(values: Values) -> Values:
    low, best, high = (None if value is None else -value for value in values)
    return high, best, low


@cache
def _personal() -> frozenset[str]:
    return frozenset(row["event"] for row in languages.table("en", "event_classes") if row["whom"] == PEOPLE)


def happens_to_people(event: str | None) -> bool:
    """Whether an event happens to people alone, so that a bare number under it counts them."""
    return event in _personal()
