"""The stage as a whole: what claims of several articles come to when they are laid side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.accounts.days import days_of
from attribution.accounts.independence import origins_of
from attribution.accounts.relations import related
from attribution.accounts.statements import by_article, statements_of, weights_of
from attribution.records import Article, Attribution, Claim, Event, Point, Relation, Source


@dataclass(frozen=True, slots=True)
class Accounts:
    """The claims with their events, the events, the points at issue, and the relations between claims."""

    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    points: tuple[Point, ...] = ()
    relations: tuple[Relation, ...] = ()


def compare(
    articles: Iterable[Article], sources: Iterable[Source], attributions: Iterable[Attribution], claims: Iterable[Claim]
) -> Accounts:
    """Lay the claims side by side."""
    articles, sources, attributions, claims = tuple(articles), tuple(sources), tuple(attributions), tuple(claims)
    days = days_of(articles, attributions)
    statements = statements_of(claims, articles, attributions, sources, origins_of(sources), days)
    weights = weights_of(statements)
    relations = tuple(
        Relation(a.claim.id, b.claim.id, v.kind, v.reason, v.confidence, v.why)
        for a, b, v in related(statements, by_article(statements, articles).values(), weights)
    )
    return Accounts(claims, relations=relations)
