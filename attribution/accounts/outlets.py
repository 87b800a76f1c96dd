"""Who speaks where an article speaks itself, and what it says made ready to be compared with what sources say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from attribution.accounts.days import days_of
from attribution.accounts.preparation import Context, statements_of
from attribution.accounts.statements import Statement
from attribution.records import OWN_VOICE, UNNAMED_OUTLET, Article, Attribution, Claim, Source, said_in_own_voice


def outlet_of(article: Article) -> Source:
    """The outlet of an article: its publisher, one source over all its articles, else the article itself.

    >>> outlet_of(Article("a1", "", publisher="Delta Courier")).id, outlet_of(Article("a1", "")).name
    ('outlet:Delta Courier', 'the article itself')
    """
    name = f"outlet:{article.publisher}" if article.publisher else f"outlet of {article.id}"  # a paper may be called "a1"
    return Source(name, article.publisher or UNNAMED_OUTLET, "outlet", False, ())


def outlets_of(articles: Iterable[Article], heard: Iterable[Claim]) -> tuple[Source, ...]:
    """The outlets that make these claims, in the order of the articles."""
    speaking = {claim.article for claim in heard}
    found = (outlet_of(article) for article in articles if article.id in speaking)
    return tuple({outlet.id: outlet for outlet in found}.values())


def own_statements(
    claims: Iterable[Claim], articles: Sequence[Article], attributions: Sequence[Attribution]
) -> tuple[Statement, ...]:
    """Those of the claims that articles make in their own voice, each with its outlet as its source."""
    outlets = {article.id: outlet_of(article) for article in articles}
    own = [
        replace(claim, attribution=claim.id, source_id=outlets[claim.article].id)
        for claim in claims
        if claim.attribution == OWN_VOICE and claim.article in outlets
    ]
    if not own:
        return ()
    context = Context({}, {}, days_of(articles, attributions))
    return statements_of(own, articles, map(said_in_own_voice, own), outlets.values(), context)
