"""How accounts call one thing: "a precise operation", "a cowardly act of aggression". Kept apart from hard contradictions."""

from __future__ import annotations

from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, near
from attribution.accounts.verdicts import Topic, Verdict, quoted


def judge_labels(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction of characterisation where the two call one thing by words that take opposite sides."""
    ours, theirs = first.labels, second.labels
    if not ours or not theirs or not first.ideas & second.ideas:
        return None
    if apart(first.agent, second.agent) or not near(first, second):
        return None
    for field in sorted(ours.keys() & theirs.keys()):
        one, other = ours[field], theirs[field]
        if one.side != other.side:
            return Verdict(
                kind="contradicts",
                topic=Topic("called", (field,)),
                reason=f"one calls it “{one.word}”, the other “{other.word}”: {quoted(first)}; {quoted(second)}",
                confidence=0.6,
                why="characterisation",
            )
    return None
