"""From a number to a figure: its measure or noun, the words that bound it, what happened; None where it is no figure."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from attribution.claims.bounds import Bounds, Values, bound_after, bounded, bounds_around
from attribution.claims.contexts import Context, Draft
from attribution.claims.counted import Counted, counted_after
from attribution.claims.happenings import happening_at
from attribution.claims.labels import is_age, is_code, is_label, is_name, is_past_or_coming
from attribution.claims.lexemes import Lexemes
from attribution.claims.measures import Measure, measure_around
from attribution.claims.moments import words_of
from attribution.claims.number_words import Numeral
from attribution.claims.outcomes import Place, counts_people, event_of, is_person, measured_event
from attribution.claims.unsaid import adds, unit_and_event
from attribution.claims.wordlists import listed
from attribution.records import Extent


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
    if numeral.kind == "score" or any(rule(lexemes, numeral) for rule in (is_age, is_code)) or _is_height(lexemes, measure.end):
        return None
    kinds = bounds.kinds
    if measure.family == "duration":
        vague = numeral.kind == "one" and not bounds.kinds and measure.unit in ("days", "nights")
        if vague or is_past_or_coming(lexemes, bounds.first, bounds.end):
            return None
        kinds = () if lexemes[bounds.first].word == "over" else kinds  # "over three days" tells how long it took
    values = bounded((numeral.low, numeral.best, numeral.high), kinds, counts=False)
    if measure.negative:
        values = _negative(values)
    if measure.unit == "%":
        return _share(context, numeral, bounds, values)
    place = _place(context, bounds, None)
    return _draft(context, numeral, place, bounds, values, measure.unit, measured_event(context.doc, place, measure.family))


def _is_height(lexemes: Lexemes, end: int) -> bool:
    """ "6-foot-9": a second number goes on from the unit, and the first alone is not the measure."""
    return end + 1 < len(lexemes) and lexemes[end].word == "-" and lexemes[end].glued and lexemes[end + 1].kind == "number"


def _share(context: Context, numeral: Numeral, bounds: Bounds, values: Values) -> Draft:
    """A part of a whole: what happened is told of the whole's noun ("a third of homes were destroyed")."""
    doc, after, stop = context.doc, context.token_after(bounds.end), context.sentence[1]
    whole = after < stop and (doc[after].lower_ == "of" or doc[after].tag_ in ("DT", "PRP$"))
    counted = counted_after(doc, after, stop, partitive=True) if whole else None
    place = _place(context, bounds, counted)
    event = event_of(doc, place, place.end - 1) if place.counted else measured_event(doc, place, "share")
    return _draft(context, numeral, place, bounds, values, "%", event)


def _count(context: Context, numeral: Numeral) -> Draft | None:
    doc, lexemes = context.doc, context.lexemes
    bounds = bounds_around(lexemes, numeral.first, numeral.end)
    if numeral.kind == "share":
        return _share(context, numeral, bounds, bounded((numeral.low, numeral.best, numeral.high), bounds.kinds, counts=False))
    single = numeral.kind == "one" or (numeral.high is not None and numeral.high < 1)
    counted = counted_after(doc, context.token_after(bounds.end), context.sentence[1], singular=single)
    if _labels_noun(context, bounds) if counted is None else _is_weekday(counted):
        return None
    place = _place(context, bounds, counted)
    inside = bool(context.earlier) and lexemes[numeral.first].start < context.earlier[-1].extent.end
    event = None if inside else event_of(doc, place, lexemes[numeral.end - 1].token.i)
    unit, event = unit_and_event(context, numeral, place, event)
    if unit is None or (numeral.kind == "one" and event is None and not bounds.kinds):
        return None
    if event is None and is_name(lexemes, numeral):
        return None
    kinds = tuple(kind for kind in bounds.kinds if kind != "added" or adds(context, event))
    values = bounded((numeral.low, numeral.best, numeral.high), kinds + _behind_noun(context, place), counts=True)
    return _draft(context, numeral, place, bounds, values, unit, event)


def _is_weekday(counted: Counted) -> bool:
    """ "two Sundays ago" tells when."""
    return counted.head is not None and counted.head.lower_.rstrip("s") in words_of("weekday")


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
    unit, event = unit_and_event(context, numeral, place, event)
    return _draft(context, numeral, place, bounds, (0.0, 0.0, 0.0), unit, event) if unit else None


def _is_countable(head: Token, counted: Counted | None) -> bool:
    """ "no rockets were fired", "no soldier was hurt" count; "no damage was reported" does not."""
    return head.tag_ in ("NNS", "NNPS") or (counted is not None and is_person(counted.unit))


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
