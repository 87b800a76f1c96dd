"""What came first: "police fired after stones were thrown" against "no stone had been thrown when they fired"."""

from __future__ import annotations

import re

from attribution.accounts.concepts import WORD, acts, concepts
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

MARKS = re.compile(r"\b(after|before|once|until)\b", re.IGNORECASE)
EARLIER = {"after": False, "once": False, "before": True, "until": True}
"""Whether what the sentence tells came before what follows the word."""
Order = tuple[frozenset[str], frozenset[str]]
"""The ideas of what came earlier, and of what came later."""


def orders(statement: Statement) -> tuple[Order, ...]:
    """The orders of two happenings that one claim gives by "before" or "after" inside it."""
    found = []
    for match in MARKS.finditer(statement.claim.text):
        mark = match.group(1).lower()
        if mark in EARLIER and match.start() > 0:
            front, back = _ideas(statement.claim.text[: match.start()]), _ideas(statement.claim.text[match.end() :])
            found.append((front, back) if EARLIER[mark] else (back, front))
    return tuple(found)


def judge_sequence(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two put the same two happenings in opposite order."""
    for early, late in orders(first):
        for before, after in orders(second):
            if early & after and late & before and not (early & before and late & after):
                return Verdict(
                    kind="contradicts",
                    topic=Topic("order", tuple(sorted((early & after) | (late & before)))[:4]),
                    reason=f"they put the same happenings in opposite order: {quoted(first)} against {quoted(second)}",
                    confidence=0.6,
                    why="sequence",
                )
    return None


def _ideas(text: str) -> frozenset[str]:
    return acts(frozenset(idea for word in WORD.findall(text.lower()) for idea in concepts(word)))
