"""Two accounts explain one thing by different causes: "a short circuit", "a runaway reaction"."""

from __future__ import annotations

from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

TELLING = 0.4
"""The weight of a word for what was brought about, from which two causes are of one thing."""


def judge_causes(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two give causes that nothing joins, for one thing or for what need not be said."""
    ours, theirs = first.cause, second.cause
    if (
        first.negative
        or second.negative
        or not apart(ours, theirs)
        or _of_two_people(first, second)
        or ours.family != theirs.family
        or not _of_one_thing(first, second, weights)
    ):
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("why", ()),
        reason=f"one gives “{ours.text}” as the cause, the other “{theirs.text}”: {quoted(first)}; {quoted(second)}",
        confidence=0.6,
        why="cause",
    )


def _of_two_people(first: Statement, second: Statement) -> bool:
    """Whether each tells of a person of its own: people die of causes of their own."""
    people = first.subject.family == second.subject.family == "person"
    return people and apart(first.subject, second.subject)


def _of_one_thing(first: Statement, second: Statement, weights: Weights) -> bool:
    ours, theirs = first.ideas - first.cause.ideas, second.ideas - second.cause.ideas
    telling = any(weights.of(idea) >= TELLING for idea in ours & theirs)
    return _blames(first) or _blames(second) or telling


def _blames(statement: Statement) -> bool:
    """Whether it names the culprit and leaves the harm unsaid: "blamed a runaway reaction"."""
    return "blam" in statement.cue or statement.claim.predicate == "blame"
