"""Two accounts say of one thing what it cannot be at once: "the car accelerated", "it was sitting still"; "won", "lost"."""

from __future__ import annotations

import re

from attribution.accounts.concepts import acts, clash, states
from attribution.accounts.negation import ENOUGH
from attribution.accounts.parties import apart, same
from attribution.accounts.statements import Statement, Weights, cover
from attribution.accounts.verdicts import Topic, Verdict, quoted
from attribution.records import Why

COPULA = re.compile(r"\b(?:is|are|was|were|be|been|being|as)\b|['’](?:s|re)\b", re.IGNORECASE)
NEW = re.compile(r"(?:an?|another|one)\b", re.IGNORECASE)
"""How a text brings in somebody of whom it has not yet told: "a 16-year-old" need not be the man named elsewhere."""
VICTIMS = frozenset({"kill", "injure", "alive", "unharmed"})
"""What befalls one and spares another: only of one and the same can two accounts of it differ."""


def judge_opposition(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where both affirm opposites (``opposites.tsv``) of one thing, or both deny them."""
    if first.negative or second.negative:
        return None
    why = clash(first.predicate, second.predicate) or other_way(first, second)
    if why is None or not of_one_thing(first, second, weights, why):
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("whether", tuple(sorted(first.predicate | second.predicate))),
        reason=f"both cannot hold of one thing: {quoted(first)} against {quoted(second)}",
        confidence=0.7,
        why=why,
    )


def other_way(first: Statement, second: Statement) -> Why | None:
    """The contradiction of two that tell one happening in opposite ways: "rolled backward", "drove straight at him"."""
    if not acts(first.predicate & second.predicate):
        return None
    return clash(states(first.ideas - second.ideas), states(second.ideas - first.ideas))


def of_one_thing(first: Statement, second: Statement, weights: Weights, why: Why) -> bool:
    """Whether two claims are about one thing: somebody in both, or a pronoun and enough words in common."""
    if (first.predicate | second.predicate) & VICTIMS:
        return any(weights.of(word) >= ENOUGH for word in first.subject.stems & second.subject.stems)
    ours, theirs = (first.subject, first.agent), (second.subject, second.agent)
    if any(same(one, other) for one in ours for other in theirs):
        return True
    if why == "identity":
        both_say = all(COPULA.search(one.claim.text) and one.claim.agent is None for one in (first, second))
        anew = any(NEW.match(one.subject.text) for one in (first, second))
        return both_say and not anew and not apart(first.subject, second.subject)
    if apart(first.subject, second.subject):
        return False
    besides = first.predicate | second.predicate
    return max(cover(first, second, weights, besides=besides), cover(second, first, weights, besides=besides)) >= ENOUGH
