"""In what two claims differ, in words that a reader can check: the hours, the figures, those who did it.

The weighing of signs says that two passages contradict one another; here it is said on what. The surest difference is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from attribution.accounts.agreement import numbers_in
from attribution.accounts.concepts import opposite
from attribution.accounts.exclusions import likeliest_counts
from attribution.accounts.parties import Party, apart
from attribution.accounts.quantity import judge_quantity, topic_of
from attribution.accounts.slots import Slot, filled_once
from attribution.accounts.statements import Statement, Weights, common, one_negative
from attribution.accounts.times import different_time, of_one_moment
from attribution.accounts.verdicts import Form, Topic
from attribution.records import Why

FORMS: dict[Why, Form] = {
    "quantity": "count",
    "time": "when",
    "place": "where",
    "agent": "who",
    "target": "what",
    "cause": "why",
    "sequence": "order",
    "characterisation": "called",
}
"""What the question asks for on which claims differ so; of what is not here it asks whether."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The kind of a difference, the question it bears on, and the words that differ; ``loose`` where one says no to something
    that the other does not speak of in so many words."""

    why: Why
    topic: Topic
    reason: str
    loose: bool = False


def difference(first: Statement, second: Statement, weights: Weights) -> Difference | None:
    """The surest difference of two claims; None where no word of the one stands against a word of the other."""
    counts = judge_quantity(first, second, weights)
    if counts is not None and counts.kind == "contradicts":
        return Difference("quantity", counts.topic, counts.reason.partition(":")[0])
    if unlike := likeliest_counts(first, second, weights):
        ours, theirs = unlike
        return Difference("quantity", topic_of(ours, first), f"{ours.text} against {theirs.text}")
    return next((found for look in LOOKING if (found := look(first, second)) is not None), None)


def _in_time(first: Statement, second: Statement) -> Difference | None:
    told = different_time(first, second) if of_one_moment(first, second) else None
    return _of("time", first, second, f"“{told[0]}” against “{told[1]}”") if told is not None else None


def _by_denial(first: Statement, second: Statement) -> Difference | None:
    denials = [one.attribution.stance == "denies" for one in (first, second)]
    if denials[0] == denials[1] or not common(first, second):
        return None
    return _saying_no("denial", first, second, f"the {'first' if denials[0] else 'second'} denies it")


def _by_opposites(first: Statement, second: Statement) -> Difference | None:
    for word, other, why in _opposed(first, second):
        return _of(why, first, second, f"“{word}” against “{other}”")
    return None


def _opposed(first: Statement, second: Statement) -> Iterator[tuple[str, str, Why]]:
    """The words of the two whose ideas exclude one another."""
    for (word, ideas), (other, others) in product(first.stems.items(), second.stems.items()):
        for idea, against in product(sorted(ideas), sorted(others)):
            why = opposite(idea, against)
            said = why != "identity" or (idea in first.predicate and against in second.predicate)
            if why is not None and said and not ideas & others:
                yield word, other, why


def _in_labels(first: Statement, second: Statement) -> Difference | None:
    for field in sorted(first.labels.keys() & second.labels.keys()):
        one, other = first.labels[field], second.labels[field]
        if one.side != other.side:
            reason = f"one calls it “{one.word}”, the other “{other.word}”"
            return Difference("characterisation", Topic("called", (field,)), reason)
    return None


def _by_negation(first: Statement, second: Statement) -> Difference | None:
    if not one_negative(first, second) or not common(first, second):
        return None
    return _saying_no("negation", first, second, f"the {'first' if first.negative else 'second'} says it was not so")


def _saying_no(why: Why, first: Statement, second: Statement, reason: str) -> Difference:
    of_one_act = bool(first.predicate & second.ideas or second.predicate & first.ideas)
    return replace(_of(why, first, second, reason), loose=not of_one_act)


def _in_parties(first: Statement, second: Statement) -> Difference | None:
    """Who or what fills in two ways a place that one act fills once; of two acts the parties say nothing: that "a man" is not
    "the officers" is no dispute."""
    places: tuple[tuple[Literal["cause"] | Slot, Party, Party], ...] = (
        ("cause", first.cause, second.cause),
        ("place", first.place, second.place),
        ("target", first.target, second.target),
        ("agent", first.agent, second.agent),
    )
    for why, ours, theirs in places:
        counted = numbers_in(ours.text) and numbers_in(theirs.text)  # how many there were is no matter of who they were
        once = why == "cause" or filled_once(why, first, second)
        if once and apart(ours, theirs) and ours.family == theirs.family and not counted:
            return _of(why, first, second, f"“{ours.text}” against “{theirs.text}”")
    return None


def _of(why: Why, first: Statement, second: Statement, reason: str) -> Difference:
    shared = first.ideas & second.ideas
    return Difference(why, Topic(FORMS.get(why, "whether"), tuple(sorted(shared))), reason)


Looking = Callable[[Statement, Statement], Difference | None]
LOOKING: tuple[Looking, ...] = (_in_time, _by_denial, _by_opposites, _in_labels, _by_negation, _in_parties)
