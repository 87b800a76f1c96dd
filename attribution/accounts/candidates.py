"""Which claims are compared at all: those that share a telling idea, a thing counted, a cause, a label or an opposite.

Two thirds of all pairs of claims in a story have nothing to do with one another, and in 200 articles all pairs would be
millions; each claim is compared with the few that have most in common with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attribution.accounts.concepts import opposites
from attribution.accounts.quantity import count_keys
from attribution.accounts.statements import Statement, Weights

MOST_SHARING = 40
"""Claims: of those that share a key a claim is compared with this many before it, so that work grows with claims."""
NEAREST = 60
"""How many claims one claim is compared with at most, those with the most weight in common first."""


def candidates(statements: Sequence[Statement], weights: Weights) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements that may bear on one another, each once, the earlier first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        shared: dict[int, float] = defaultdict(float)
        for key in keys_of(statement):
            for other in holders[key][-MOST_SHARING:]:
                shared[other] += weights.of(key)
            holders[key].append(number)
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:NEAREST]
        yield from ((statements[other], statement) for other in sorted(nearest))


def keys_of(statement: Statement) -> frozenset[str]:
    """What a claim is looked up by: its ideas, what it counts, what it judges, a cause, an order, an opposite."""
    others = {f"called {field}" for field in statement.labels}
    others |= {"cause"} if statement.cause.named else set()
    others |= {"order"} if statement.orders else set()
    others |= {key for idea in statement.predicate for key in opposites(idea)}
    counts = (count_keys(figure, statement) for figure in statement.claim.figures)
    return statement.ideas.union(others, *counts)
