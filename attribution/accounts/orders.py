"""Which of two happenings came first, as one account tells it: "gas was used only after stones had been thrown"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.accounts.concepts import acts, concepts, phrase_concepts
from attribution.records import Claim

INSIDE = re.compile(r"\b(after|before|until)\b", re.IGNORECASE)
OPENING = re.compile(
    r"(?:(?:only|just|shortly|long|minutes|hours|days)\s+)?(after|before|once|until|then|afterwards?)\b", re.IGNORECASE
)
FIRST_TOLD_FIRST = frozenset({"before", "until", "then", "afterward", "afterwards"})
"""After these words comes what happened later: "they fired before …", "… and only then was gas used"."""
MEANS = frozenset({"arm", "missile", "teargas", "warn"})
"""Things that stand for their use: "the gas came afterwards"."""


@dataclass(frozen=True, slots=True)
class Order:
    """The ideas of what came earlier, and of what came later."""

    earlier: frozenset[str]
    later: frozenset[str]


def orders_of(claims: Sequence[Claim]) -> dict[str, tuple[Order, ...]]:
    """The orders that one attribution's claims give, by the id of the claim that tells them.

    A clause that opens with "after" or "only then" is put in order with the clause before it; a phrase inside a claim
    ("before the explosion") with the rest of that claim.
    """
    told = sorted(claims, key=lambda claim: claim.extents[0])
    found: dict[str, tuple[Order, ...]] = {claim.id: _inside(claim) for claim in told}
    for number, claim in enumerate(told):
        opening = OPENING.match(claim.text)
        if opening is None or len(told) < 2:
            continue
        host = told[number - 1] if number else told[1]
        order = _order(opening.group(1), _happening(host), _happening(claim))
        found[host.id] = (*found[host.id], order)
    return {name: tuple(order for order in orders if order.earlier and order.later) for name, orders in found.items()}


def _inside(claim: Claim) -> tuple[Order, ...]:
    match = next((match for match in INSIDE.finditer(claim.text) if match.start()), None)
    if match is None:
        return ()
    mark = "after" if claim.polarity == "negative" and match.group(1).lower() == "until" else match.group(1)
    return (_order(mark, _happening(claim), _happening(claim, claim.text[match.end() :].lower())),)


def _order(mark: str, told: frozenset[str], other: frozenset[str]) -> Order:
    told_first = mark.lower() in FIRST_TOLD_FIRST
    earlier, later = (told - other, other) if told_first else (other, told - other)
    return Order(earlier, later)


def _happening(claim: Claim, part: str | None = None) -> frozenset[str]:
    """The happenings in a claim, or in a part of its text; a lemma is found there by its first letters ("throw", "thrown")."""
    terms = [term for term in claim.terms if part is None or re.search(rf"\b{re.escape(term[:3])}", part)]
    ideas = frozenset(idea for term in terms for idea in concepts(term)) | phrase_concepts(part or claim.text)
    return acts(ideas) | ideas & MEANS
