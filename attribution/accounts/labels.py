"""How accounts call one thing: "a precise operation", "a cowardly act of aggression". Kept apart from hard contradictions."""

from __future__ import annotations

from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, near
from attribution.accounts.verdicts import Topic, Verdict, quoted


def judge_labels(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction of characterisation where the two call one thing by words that take opposite sides (``labels.tsv``)."""
    ours, theirs = labels(first), labels(second)
    if not first.ideas & second.ideas or apart(first.agent, second.agent) or not near(first, second):
        return None
    for field in sorted(ours.keys() & theirs.keys()):
        if ours[field][0] != theirs[field][0]:
            return Verdict(
                kind="contradicts",
                topic=Topic("called", (field,)),
                reason=f"one calls it “{ours[field][1]}”, the other “{theirs[field][1]}”: {quoted(first)}; {quoted(second)}",
                confidence=0.6,
                why="characterisation",
            )
    return None


def labels(statement: Statement) -> dict[str, tuple[str, str]]:
    """For each thing that is judged in the claim: the side taken, and the first word that takes it."""
    found: dict[str, tuple[str, str]] = {}
    words = (word.lower() for word in WORD.findall(statement.claim.text))
    for term in (*statement.claim.terms, *words):
        for side, field in _labels().get(term, ()):
            if statement.negative:
                side = "defends" if side == "condemns" else "condemns"
            found.setdefault(field, (side, term))
    return found


@cache
def _labels() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in languages.table("en", "labels"):
        index[row["word"]] = (*index.get(row["word"], ()), (row["side"], row["field"]))
    return index
