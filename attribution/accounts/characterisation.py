"""How accounts call one thing: "a precise operation", "a cowardly act of aggression". Kept apart from hard contradictions."""

from __future__ import annotations

from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, near
from attribution.accounts.verdicts import Topic, Verdict, quoted

OF_PREDICATES = frozenset({"outcome", "record"})
"""What is judged only by a claim that says no more: "the rescue was a triumph", not "a successful businessman"."""


def judge_labels(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction of characterisation where the two call one thing by words that take opposite sides."""
    ours, theirs = first.labels, second.labels
    if not ours or not theirs or apart(first.agent, second.agent) or not near(first, second):
        return None
    if not (first.ideas & second.ideas or _both_say_of_it(first, second)):
        return None
    for field in sorted(ours.keys() & theirs.keys()):
        one, other = ours[field], theirs[field]
        if one.side != other.side and (field not in OF_PREDICATES or _both_say_of_it(first, second)):
            return Verdict(
                kind="contradicts",
                topic=Topic("called", (field,)),
                reason=f"one calls it “{one.word}”, the other “{other.word}”: {quoted(first)}; {quoted(second)}",
                confidence=0.6,
                why="characterisation",
            )
    return None


def _both_say_of_it(first: Statement, second: Statement) -> bool:
    """Whether both say no more than what it is: "the rescue was a triumph", "the operation was a failure"."""
    return all(any(label.word == one.claim.predicate for label in one.labels.values()) for one in (first, second))
