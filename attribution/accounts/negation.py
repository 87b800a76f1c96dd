"""One account says it was so, another that it was not: "bottles were thrown", "nobody threw anything"."""

from __future__ import annotations

import re

from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

EMPTY = frozenset(
    "be have do make take get go come say tell give see let keep put use want happen turn know think need try call name".split()
)
"""Predicates that by themselves tell nothing two accounts could share."""
THERE = re.compile(r"\W*there\b|\W*no\b", re.IGNORECASE)
ENOUGH = 0.5
"""The share of the denied words, besides what happened, that the other account must hold."""
INFORMATIVE = 0.35
"""The weight from which a single shared idea can carry a denial with no other word in it: "it never moved"."""


def judge_negation(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two say the opposite of one thing; None where they speak of different things."""
    if first.negative == second.negative or first.bare or second.bare:
        return None
    negative, positive = (first, second) if first.negative else (second, first)
    shared = (negative.predicate & positive.ideas) - EMPTY
    if not shared or not _fits(negative, positive, shared, weights):
        return None
    denied = "denies" in (first.attribution.stance, second.attribution.stance)
    return Verdict(
        kind="contradicts",
        topic=Topic("whether", tuple(sorted(shared))),
        reason=f"one says it was not so: {quoted(negative)} against {quoted(positive)}",
        confidence=0.8 if shared & positive.predicate else 0.65,
        why="denial" if denied else "negation",
    )


def _fits(negative: Statement, positive: Statement, shared: frozenset[str], weights: Weights) -> bool:
    """Whether the positive claim tells what the negative one denies, with the same ones taking part."""
    if negative.agent.named and apart(negative.agent, positive.agent):
        return False
    if shared & positive.predicate and apart(negative.target, positive.target) and not negative.target.head & positive.ideas:
        return False
    covered = _covered(negative, positive, shared, weights)
    if covered is not None:
        return covered >= ENOUGH
    exists = negative.agent.named or negative.target.named or THERE.match(negative.claim.text) is None
    central = shared & (positive.predicate | positive.agent.head | positive.target.head) if exists else shared
    return max((weights.of(idea) for idea in central), default=0.0) >= INFORMATIVE


def _covered(negative: Statement, positive: Statement, shared: frozenset[str], weights: Weights) -> float | None:
    """The share of those who take part in what is denied that the other account has; None where it names none of them."""
    told = {word: found for word, found in negative.stems.items() if word in negative.agent.stems | negative.target.stems}
    rest = {word: found for word, found in told.items() if not found & shared}
    total = sum(weights.of(word) for word in rest)
    held = sum(weights.of(word) for word, found in rest.items() if found & (positive.ideas | positive.agent.ideas))
    if not negative.agent.named and negative.speaker & positive.ideas:
        total, held = total + 1, held + 1
    return held / total if total else None
