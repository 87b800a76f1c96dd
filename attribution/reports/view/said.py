"""What reports tell of one statement in the article's own words: who stands for its source there, and who it may be."""

from __future__ import annotations

from attribution.records import Attribution
from attribution.reports.inert import inert
from attribution.reports.view.index import Index
from attribution.reports.view.wording import NOBODY


def named_as(statement: Attribution, index: Index) -> str:
    """The words that stand for the source there; empty where they hold its name, or there are none."""
    if statement.source is None:
        return ""
    words = inert(index.words(statement.article, statement.source))
    source = index.sources.get(statement.source_id or "")
    known = inert(source.name) if source else NOBODY
    return "" if known.casefold() in words.casefold() else words


def may_be(statement: Attribution, index: Index) -> tuple[str, ...]:
    """Who the source may be where nobody is safe, likeliest first, each wording once."""
    named = (inert(index.words(statement.article, candidate.extent)) for candidate in statement.candidates)
    return tuple(dict.fromkeys(named))
