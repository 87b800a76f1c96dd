"""Signs that two sayings contradict or corroborate one another: what they share, and in which places they differ.

Each sign is a number, mostly 0 or 1; alone it proves nothing. ``weighing`` says what they come to together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from attribution.accounts.agreement import alike, numbers_in
from attribution.accounts.answers import points_back
from attribution.accounts.bounds import counted, is_people, same_value
from attribution.accounts.clocks import minutes_apart
from attribution.accounts.concepts import acts, clash, states
from attribution.accounts.figures import compatible
from attribution.accounts.parties import apart, same
from attribution.accounts.quantity import answers, event_of
from attribution.accounts.sayings import Saying
from attribution.accounts.statements import Statement, Weights, cover, may_be_one, one_negative
from attribution.accounts.times import different_time
from attribution.records import Figure

Signs = dict[str, float]
DENYING = re.compile(r"\b(?:no|not|never|nobody|nothing|none|neither|without|cannot|nor)\b|n[’']t\b", re.IGNORECASE)
NEAR = 400
"""Characters between two sayings of one article of which the second may answer the first."""
SAME_HOUR, OTHER_HOUR = 20, 30
"""Minutes: up to the first two times of day are one, from the second on they are not."""
SHORT, LONG = 6, 30
"""Words of a saying that says little, and of one that says several things."""


def signs_of(first: Saying, second: Saying, weights: Weights) -> Signs:
    """The signs of two sayings, by name: of their claims the strongest of each kind, and those of the whole."""
    found: Signs = {}
    for one, other in product(first.statements, second.statements):
        for name, value in _of_claims(one, other, weights):
            found[name] = max(found.get(name, 0.0), value)
    return found | _of_wholes(first, second)


def _of_claims(first: Statement, second: Statement, weights: Weights) -> Iterator[tuple[str, float]]:
    likeness = alike(first, second, weights)
    yield "words alike", likeness
    yield "words of one in the other", max(cover(first, second, weights), cover(second, first, weights))
    for compared in (_happenings, _parties, _times, _labels):
        yield from compared(first, second, likeness)
    yield from _figures(first, second)


def _happenings(first: Statement, second: Statement, likeness: float) -> Iterator[tuple[str, float]]:
    yield "one predicate", bool(first.predicate & second.predicate)
    yield "opposite predicates", clash(first.predicate, second.predicate) is not None
    yield "opposite ideas", likeness * (clash(_tells(first), _tells(second)) is not None)
    yield "one negative", likeness * one_negative(first, second)
    yield "both negative", likeness * (first.negative and second.negative)
    yield "one foretold", first.foretold != second.foretold
    yield "other setting", first.setting != second.setting


def _tells(statement: Statement) -> frozenset[str]:
    return acts(statement.ideas) | states(statement.ideas)


def _parties(first: Statement, second: Statement, likeness: float) -> Iterator[tuple[str, float]]:
    for slot in ("agent", "target", "place", "cause"):
        ours, theirs = getattr(first, slot), getattr(second, slot)
        yield f"one {slot}", same(ours, theirs)
        yield f"other {slot}", apart(ours, theirs) * (1.0 if slot == "cause" else likeness)
    yield "one subject", same(first.subject, second.subject)


def _times(first: Statement, second: Statement, likeness: float) -> Iterator[tuple[str, float]]:
    if first.clock is not None and second.clock is not None:
        minutes = minutes_apart(first.clock, second.clock)
        yield "one hour", minutes <= SAME_HOUR
        yield "other hour", minutes > OTHER_HOUR
    yield "other time", likeness * (different_time(first, second) is not None)


def _labels(first: Statement, second: Statement, likeness: float) -> Iterator[tuple[str, float]]:
    shared = first.labels.keys() & second.labels.keys()
    yield "called the same", any(first.labels[field].side == second.labels[field].side for field in shared)
    yield "called the opposite", any(first.labels[field].side != second.labels[field].side for field in shared)


def _figures(first: Statement, second: Statement) -> Iterator[tuple[str, float]]:
    for ours, theirs in product(answers(first), answers(second)):
        if _one_kind(ours, theirs):
            event = event_of(ours, first) == event_of(theirs, second)
            value, other = same_value(ours, theirs), not compatible(ours, theirs)
            yield "one figure", value
            yield "one figure of one event", value and event
            yield "other figure", other
            yield "other figure of one event", other and event
            yield "figures that fit", not value and not other
    ours_in, theirs_in = numbers_in(first.claim.text), numbers_in(second.claim.text)
    yield "a number in common", bool(ours_in & theirs_in)
    yield "no number in common", bool(ours_in and theirs_in and not ours_in & theirs_in)


def _one_kind(first: Figure, second: Figure) -> bool:
    people = is_people(first.unit or "") and is_people(second.unit or "")
    return people or first.unit == second.unit or bool(counted(first) & counted(second))


def _of_wholes(first: Saying, second: Saying) -> Signs:
    ours, theirs = first.attribution, second.attribution
    stances = {ours.stance, theirs.stance}
    together = ours.article == theirs.article
    near = together and abs(ours.extent.start - theirs.extent.start) < NEAR
    later = max(first, second, key=lambda saying: saying.attribution.extent)
    lengths = [len(saying.text.split()) for saying in (first, second)]
    found: Mapping[str, float] = {
        "one article": together,
        "near": near,
        "set against what is near": near and later.contrasted,
        "one denies": (ours.stance == "denies") != (theirs.stance == "denies"),
        "one near denies": near and (ours.stance == "denies") != (theirs.stance == "denies"),
        "both deny": ours.stance == theirs.stance == "denies",
        **{f"one {stance}": stance in stances for stance in ("confirms", "declines", "demands", "predicts")},
        "one says not": _says_not(first) != _says_not(second),
        "one points back": any(points_back(s) for s in (*first.statements, *second.statements)),
        "one speaks of the other": _speaks_of(first, second) or _speaks_of(second, first),
        "may be one source": may_be_one(first.statements[0], second.statements[0]),
        "one source has no name": not (first.statements[0].speaker and second.statements[0].speaker),
        "one is no clause": any(saying.statements[0].claim.clause is None for saying in (first, second)),
        "one is not certain": any(s.claim.certainty != "certain" for saying in (first, second) for s in saying.statements),
        "both tell": all(any(s.told for s in saying.statements) for saying in (first, second)),
        "short": min(lengths) < SHORT,
        "long": max(lengths) > LONG,
    }
    return {name: float(value) for name, value in found.items()}


def _speaks_of(one: Saying, other: Saying) -> bool:
    return any(statement.ideas & other.statements[0].speaker for statement in one.statements)


def _says_not(saying: Saying) -> bool:
    return (DENYING.search(saying.text) is not None) != (saying.attribution.stance == "denies")


__all__ = ["Signs", "signs_of"]
