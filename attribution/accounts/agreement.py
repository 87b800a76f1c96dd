"""Two accounts say the same: the same thing of the same ones, with no figure, time or side that differs."""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.accounts.concepts import clash
from attribution.accounts.negation import EMPTY
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, cover
from attribution.accounts.verdicts import Topic, Verdict, quoted

NUMBER = re.compile(r"\d[\d.,:]*|[^\W\d_]+")
ALIKE = 0.45
"""The harmonic mean of the two covers from which two claims say the same."""


def judge_agreement(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A corroboration where the two say one thing; None where they differ, or share too little to tell."""
    shared = (first.predicate & second.ideas | second.predicate & first.ideas) - EMPTY
    if first.negative != second.negative or first.given or second.given or not shared:
        return None
    if min(len(first.stems), len(second.stems)) < 2 or _other_numbers(first, second):
        return None
    if (
        apart(first.agent, second.agent)
        or apart(first.target, second.target)
        or clash(first.predicate, second.predicate)
    ):
        return None
    likeness = alike(first, second, weights)
    if likeness < ALIKE:
        return None
    return Verdict(
        kind="corroborates",
        topic=Topic("whether", tuple(sorted(shared))),
        reason=f"both say: {quoted(first)}; {quoted(second)}",
        confidence=round(min(0.9, 0.4 + likeness / 2), 2),
    )


def _other_numbers(first: Statement, second: Statement) -> bool:
    """Whether both hold numbers, and none in common: "fired five times", "fired seven times"."""
    ours, theirs = _numbers(first.claim.text), _numbers(second.claim.text)
    return bool(ours and theirs and not ours & theirs)


def _numbers(text: str) -> frozenset[str]:
    words = (word.lower() for word in NUMBER.findall(text))
    return frozenset(word for word in words if word[0].isdigit() or word in _numerals())


@cache
def _numerals() -> frozenset[str]:
    return frozenset(
        row["word"] for row in languages.table("en", "numerals") if row["kind"] not in ("suffix", "ordinal")
    )


def alike(first: Statement, second: Statement, weights: Weights) -> float:
    """The harmonic mean of the covers in both directions, 0 to 1."""
    there, back = cover(first, second, weights), cover(second, first, weights)
    return 2 * there * back / (there + back) if there and back else 0.0
