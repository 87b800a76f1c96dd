"""Which articles were compared with one another, and why, in the words that every report tells it in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from attribution.records import DOUBTFUL, Analysis, Join
from attribution.reports.view.wording import count

TITLE = "Which articles were compared"
ABOUT = (
    "Statements are compared only between articles that seem to tell of one story. Each line names two such articles and what "
    "stands in both; the number says how sure that is, 0 to 1, of all that is joined by them."
)
MOST = 8
"""Reasons given for one story: those of the least sure joins, which deserve a look. A story of 200 articles has 199."""
IN_COMMON = ("people", "names", "places", "days", "numbers", "words")
"""What two articles can have in common, the most telling first; the names of the record's fields are plain words."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why articles were taken for one story: the two that show it, what both have ("people: Lind"), what speaks against it."""

    articles: tuple[str, str]
    confidence: float
    doubtful: bool
    in_common: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The articles of one story, by their ids, and what joined them; ``surer`` joins are left out."""

    articles: tuple[str, ...]
    reasons: tuple[Reason, ...]
    surer: int

    @property
    def left_out(self) -> str:
        """How many reasons are left out and where they are; empty where none are."""
        return f"and {count(self.surer, 'surer join')}; the JSON format has them" if self.surer else ""


def compared(analysis: Analysis, articles: Collection[str] | None = None) -> Iterator[Compared]:
    """The stories of more than one article, in their order; with ``articles``, those that one of these is of."""
    for story in analysis.stories:
        if len(story.articles) > 1 and (articles is None or not set(articles).isdisjoint(story.articles)):
            yield Compared(story.articles, tuple(map(_reason, story.joins[-MOST:])), max(0, len(story.joins) - MOST))


def alone(analysis: Analysis, articles: Collection[str] | None = None) -> tuple[str, ...]:
    """The articles compared with no other, where there are others."""
    single = [story.articles[0] for story in analysis.stories if len(story.articles) == 1]
    return tuple(id for id in single if articles is None or id in articles) if len(analysis.articles) > 1 else ()


def _reason(join: Join) -> Reason:
    given = {kind: getattr(join, kind) for kind in IN_COMMON}
    shared = (
        ("the same text",) if join.same_text else tuple(f"{kind}: {', '.join(each)}" for kind, each in given.items() if each)
    )
    return Reason((join.first, join.second), join.confidence, join.confidence < DOUBTFUL, shared, join.against)
