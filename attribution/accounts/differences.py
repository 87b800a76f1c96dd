"""In what two claims differ, in words that a reader can check: the hours, the figures, those who did it.

The weighing of signs says that two passages contradict one another; here it is said on what. The surest difference is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from attribution.accounts.bounds import counted, is_people, same_value
from attribution.accounts.concepts import opposite
from attribution.accounts.figures import compatible
from attribution.accounts.parties import Party, apart
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.statements import Statement, common
from attribution.accounts.times import different_time
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
FAMILIAR = 4
"""Words in common that a reason names at most."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The kind of a difference, the question it bears on, and the words that differ."""

    why: Why
    topic: Topic
    reason: str


def difference(first: Statement, second: Statement) -> Difference | None:
    """The surest difference of two claims; None where no word of the one stands against a word of the other."""
    return next((found for look in LOOKING if (found := look(first, second)) is not None), None)


def _in_figures(first: Statement, second: Statement) -> Difference | None:
    for ours, theirs in product(answers(first), answers(second)):
        people = is_people(ours.unit or "") and is_people(theirs.unit or "")
        if not (people or ours.unit == theirs.unit or counted(ours) & counted(theirs)):
            continue
        if not same_value(ours, theirs) and not compatible(ours, theirs):
            return Difference("quantity", topic_of(ours, first), f"“{ours.text}” against “{theirs.text}”")
    return None


def _in_time(first: Statement, second: Statement) -> Difference | None:
    told = different_time(first, second)
    return _of("time", first, second, f"“{told[0]}” against “{told[1]}”") if told is not None else None


def _by_denial(first: Statement, second: Statement) -> Difference | None:
    denials = [one.attribution.stance == "denies" for one in (first, second)]
    if denials[0] == denials[1]:
        return None
    return _of("denial", first, second, f"the {'first' if denials[0] else 'second'} denies it")


def _by_opposites(first: Statement, second: Statement) -> Difference | None:
    for word, other, why in _opposed(first, second):
        return _of(why, first, second, f"“{word}” against “{other}”")
    return None


def _opposed(first: Statement, second: Statement) -> Iterator[tuple[str, str, Why]]:
    """The words of the two whose ideas exclude one another."""
    for (word, ideas), (other, others) in product(first.stems.items(), second.stems.items()):
        for idea, against in product(sorted(ideas), sorted(others)):
            if not ideas & others and (why := opposite(idea, against)) is not None:
                yield word, other, why


def _in_labels(first: Statement, second: Statement) -> Difference | None:
    for field in sorted(first.labels.keys() & second.labels.keys()):
        one, other = first.labels[field], second.labels[field]
        if one.side != other.side:
            reason = f"one calls it “{one.word}”, the other “{other.word}”"
            return Difference("characterisation", Topic("called", (field,)), reason)
    return None


def _by_negation(first: Statement, second: Statement) -> Difference | None:
    if first.negative == second.negative:
        return None
    return _of("negation", first, second, f"the {'first' if first.negative else 'second'} says it was not so")


def _in_parties(first: Statement, second: Statement) -> Difference | None:
    slots: tuple[tuple[Why, Party, Party], ...] = (
        ("cause", first.cause, second.cause),
        ("place", first.place, second.place),
        ("target", first.target, second.target),
        ("agent", first.agent, second.agent),
    )
    for why, ours, theirs in slots:
        if apart(ours, theirs) and ours.family == theirs.family:
            return _of(why, first, second, f"“{ours.text}” against “{theirs.text}”")
    return None


def _of(why: Why, first: Statement, second: Statement, reason: str) -> Difference:
    shared = first.ideas & second.ideas
    return Difference(why, Topic(FORMS.get(why, "whether"), tuple(sorted(shared))), reason)


def in_common(first: Statement, second: Statement) -> str:
    """The words that both have, for a reason; empty where they have none."""
    return ", ".join(f"“{word}”" for word in common(first, second)[:FAMILIAR] if "(" not in word)


Looking = Callable[[Statement, Statement], Difference | None]
LOOKING: tuple[Looking, ...] = (_in_figures, _in_time, _by_denial, _by_opposites, _in_labels, _by_negation, _in_parties)
