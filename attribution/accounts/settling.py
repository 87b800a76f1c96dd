"""What is shown of how sayings stand: what rules found and the weighing bears out, and what the weighing alone is sure of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.accounts.agreement import alike, other_numbers
from attribution.accounts.differences import Difference, difference
from attribution.accounts.exclusions import NEVER, least
from attribution.accounts.readings import Pairing
from attribution.accounts.sayings import Saying
from attribution.accounts.statements import Statement, Weights, common
from attribution.accounts.verdicts import Pair, Topic, Verdict, quoted
from attribution.accounts.weighing import Weighed
from attribution.records import RelationKind, Why

KINDS: tuple[RelationKind, ...] = ("contradicts", "corroborates")
LEAST: Mapping[RelationKind, float] = {"contradicts": 0.1, "corroborates": 0.1}
"""The likelihood from which what a rule found is shown: of contradictions below it one in ten was right in the gold stories."""
AGREEING = 0.2
"""The likelihood from which two sayings corroborate one another though no rule found it: half did in stories left out."""
NEEDED: Mapping[Why | None, float] = defaultdict(
    lambda: 0.17,
    {"quantity": 0.14, "denial": 0.14, "negation": 0.12, "agent": 0.12},
)
"""The likelihood from which two sayings contradict one another though no rule found it, by what differs (None: no word stands
against a word). From these and the three below on, one in three was right in the next tenth of stories left out of the fit."""
STRANGE = 0.22
"""The same where nothing differs that can be told and no word is in common: only the pair model can see it."""
LOOSE = 0.22
"""The same where one says no and no word tells of one act."""
OTHER_NUMBERS = 0.45
"""The same where each has numbers of its own, whose difference comes to nothing: mostly a part, another day, another count."""
FEWEST_WORDS = 4
"""Words of a claim that can be read as excluding another without a word that stands against one: not "flames", "it is noon"."""
WEIGHED = "signs weighed"
OPPOSED = 0.3
"""What a difference that can be told adds to how well two claims stand for their sayings."""


def settled(
    ruled: Sequence[Pair], sayings: Sequence[Saying], weighed: Mapping[Pairing, Weighed], weights: Weights
) -> list[Pair]:
    """The pairs to show. What a rule found is shown by the rule alone, or not at all."""
    numbers = {saying.attribution.id: saying.number for saying in sayings}
    kept: list[Pair] = []
    related: set[Pairing] = set()
    for first, second, verdict in ruled:
        if verdict.kind not in KINDS:
            kept.append((first, second, verdict))
            continue
        one, other = sorted(numbers[statement.attribution.id] for statement in (first, second))
        found = weighed.get((one, other))
        related.add((one, other))
        if found is None:  # what could not be weighed, as a denial of what was said just before, is the rule's alone
            kept.append((first, second, verdict))
        elif (likelihood := _likelihood(found, verdict.kind)) >= LEAST[verdict.kind]:
            kept.append((first, second, replace(verdict, confidence=round(likelihood, 2))))
    fresh = ((pair, found) for pair, found in weighed.items() if pair not in related)
    return kept + [new for (one, other), found in fresh for new in _found(sayings[one], sayings[other], found, weights)]


def _likelihood(found: Weighed, kind: RelationKind) -> float:
    return found.contradicts if kind == "contradicts" else found.corroborates


def _found(first: Saying, second: Saying, found: Weighed, weights: Weights) -> Iterator[Pair]:
    if found.corroborates > found.contradicts:
        one, other = max(_claims(first, second), key=lambda pair: alike(pair[0], pair[1], weights))
        if found.corroborates >= AGREEING:
            yield one, other, _agreement(one, other, found.corroborates)
        return
    pairs = [(a, b) for a, b in _claims(first, second) if found.contradicts >= least(a, b, weights)]
    told = [(alike(a, b, weights), a, b, difference(a, b, weights)) for a, b in pairs]
    sure = [row for row in told if found.contradicts >= _needed(*row[1:])]
    if sure:
        _, one, other, differs = max(sure, key=lambda row: row[0] + OPPOSED * (row[3] is not None))
        yield one, other, _contradiction(one, other, differs, found.contradicts)


def _needed(first: Statement, second: Statement, found: Difference | None) -> float:
    """The likelihood from which two claims are told to contradict."""
    if found is None:
        return _needed_unsaid(first, second)
    return max(NEEDED[found.why], LOOSE) if found.loose else NEEDED[found.why]


def _needed_unsaid(first: Statement, second: Statement) -> float:
    """The same where no word of the one stands against a word of the other."""
    if first.bare or second.bare or min(len(one.claim.text.split()) for one in (first, second)) < FEWEST_WORDS:
        return NEVER
    if other_numbers(first, second) and second.clock is None:
        return OTHER_NUMBERS
    return NEEDED[None] if common(first, second) else STRANGE


def _claims(first: Saying, second: Saying) -> list[tuple[Statement, Statement]]:
    return [(one, other) for one in _telling(first) for other in _telling(second)]


def _telling(saying: Saying) -> list[Statement]:
    return [statement for statement in saying.statements if statement.told or statement.foretold]


def _agreement(first: Statement, second: Statement, likelihood: float) -> Verdict:
    topic = Topic("whether", tuple(sorted(first.ideas & second.ideas)))
    reason = f"read as saying the same: {quoted(first)}; {quoted(second)}"
    return Verdict("corroborates", topic, reason, round(likelihood, 2), judge=WEIGHED)


def _contradiction(first: Statement, second: Statement, found: Difference | None, likelihood: float) -> Verdict:
    sure = round(likelihood, 2)
    if found is not None:
        reason = f"{found.reason}: {quoted(first)}; {quoted(second)}"
        return Verdict("contradicts", found.topic, reason, sure, found.why, judge=WEIGHED)
    topic = Topic("whether", tuple(sorted(first.ideas & second.ideas)))
    reason = f"read as excluding one another: {quoted(first)}; {quoted(second)}"
    return Verdict("contradicts", topic, reason, sure, "negation", judge=WEIGHED)
