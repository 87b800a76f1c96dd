"""What is shown of how sayings stand: what rules found and the weighing bears out, and what the weighing alone is sure of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.accounts.agreement import alike
from attribution.accounts.differences import difference, in_common
from attribution.accounts.sayings import Saying
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict
from attribution.accounts.weighing import Pairing, Weighed
from attribution.records import RelationKind

Pair = tuple[Statement, Statement, Verdict]
KINDS: tuple[RelationKind, ...] = ("contradicts", "corroborates")
KEPT: Mapping[RelationKind, float] = {"contradicts": 0.2, "corroborates": 0.2}
"""The likelihood from which what a rule found is shown."""
SHOWN: Mapping[RelationKind, float] = {"contradicts": 0.35, "corroborates": 0.35}
"""The likelihood from which two sayings are related though no rule found it."""
WEIGHED = "signs weighed"
OPPOSED = 0.3
"""What a difference that can be told adds to how well two claims stand for their sayings."""


def settled(
    ruled: Sequence[Pair], sayings: Sequence[Saying], weighed: Mapping[Pairing, Weighed], weights: Weights
) -> list[Pair]:
    """The pairs to show. A rule's finding that the weighing could not look at is left out, unless it is of one origin."""
    numbers = {saying.attribution.id: saying.number for saying in sayings}
    kept: list[Pair] = []
    related: set[Pairing] = set()
    for first, second, verdict in ruled:
        if verdict.kind not in KINDS:
            kept.append((first, second, verdict))
            continue
        one, other = sorted(numbers[statement.attribution.id] for statement in (first, second))
        found = weighed.get((one, other))
        if found is not None and (likelihood := _likelihood(found, verdict.kind)) >= KEPT[verdict.kind]:
            related.add((one, other))
            kept.append((first, second, replace(verdict, confidence=round(likelihood, 2))))
    fresh = ((pair, found) for pair, found in weighed.items() if pair not in related)
    return kept + [new for (one, other), found in fresh for new in _found(sayings[one], sayings[other], found, weights)]


def _likelihood(found: Weighed, kind: RelationKind) -> float:
    return found.contradicts if kind == "contradicts" else found.corroborates


def _found(first: Saying, second: Saying, found: Weighed, weights: Weights) -> Iterator[Pair]:
    kind: RelationKind = "contradicts" if found.contradicts >= found.corroborates else "corroborates"
    likelihood = _likelihood(found, kind)
    if likelihood >= SHOWN[kind]:
        one, other = closest(first, second, weights, opposed=kind == "contradicts")
        yield one, other, replace(_verdict(one, other, kind), confidence=round(likelihood, 2))


def closest(first: Saying, second: Saying, weights: Weights, *, opposed: bool) -> tuple[Statement, Statement]:
    """The claims by which two sayings best stand for one another: the likest, or where they are ``opposed`` those that
    also differ in something that can be told."""
    pairs = [(one, other) for one in _telling(first) for other in _telling(second)]

    def fitness(pair: tuple[Statement, Statement]) -> float:
        return alike(*pair, weights) + OPPOSED * (opposed and difference(*pair) is not None)

    return max(pairs, key=fitness)


def _telling(saying: Saying) -> list[Statement]:
    return [statement for statement in saying.statements if statement.told or statement.foretold]


def _verdict(first: Statement, second: Statement, kind: RelationKind) -> Verdict:
    shared = tuple(sorted(first.ideas & second.ideas))
    words = in_common(first, second)
    if kind == "corroborates":
        reason = f"both tell of {words}" if words else "they are read as saying the same"
        return Verdict(kind, Topic("whether", shared), reason, 0.0, judge=WEIGHED)
    found = difference(first, second)
    if found is not None:
        return Verdict(kind, found.topic, found.reason, 0.0, found.why, judge=WEIGHED)
    reason = f"read as excluding one another, of {words}" if words else "read as excluding one another"
    return Verdict(kind, Topic("whether", shared), reason, 0.0, "negation", judge=WEIGHED)
