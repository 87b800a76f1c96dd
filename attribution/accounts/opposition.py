"""Two accounts say of one thing what it cannot be at once: "the car accelerated", "it was sitting still"; "won", "lost"."""

from __future__ import annotations

from attribution.accounts.concepts import clash
from attribution.accounts.negation import ENOUGH
from attribution.accounts.parties import Party, apart, same
from attribution.accounts.statements import Statement, Weights, cover
from attribution.accounts.verdicts import Topic, Verdict, quoted


def judge_opposition(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where both affirm opposites (``opposites.tsv``) of one thing, or both deny them."""
    if first.negative or second.negative:
        return None
    why = clash(first.predicate, second.predicate)
    if why is None or not _of_one_thing(first, second, weights):
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("whether", tuple(sorted(first.predicate | second.predicate))),
        reason=f"both cannot hold of one thing: {quoted(first)} against {quoted(second)}",
        confidence=0.7,
        why=why,
    )


def _of_one_thing(first: Statement, second: Statement, weights: Weights) -> bool:
    ours, theirs = subject(first), subject(second)
    if apart(ours, theirs):
        return False
    if same(ours, theirs):
        return True
    besides = first.predicate | second.predicate
    return max(cover(first, second, weights, besides=besides), cover(second, first, weights, besides=besides)) >= ENOUGH


def subject(statement: Statement) -> Party:
    """What the claim is about: whoever undergoes it, else whoever does it."""
    return statement.target if statement.target.named else statement.agent
