"""One article's part of the page: what is known of it, and its text with all that is said in it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.records import Article, Attribution
from attribution.reports.html.passages import Conflicts, Paragraph, paragraphs
from attribution.reports.html.tables import Reasons, against
from attribution.reports.html.view import View, spaced, title
from attribution.reports.inert import inert
from attribution.reports.links import link
from attribution.reports.view.acts import Conflict, kind_of
from attribution.reports.view.wording import count, shortened

LONGEST_HEADING = 160
"""Characters of a title in a heading; a longer one stands whole below it."""


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One article's part of the page."""

    key: str
    title: str
    short: str
    id: str
    known: tuple[str, ...]
    path: str
    address: str | None
    characters: int
    sha256: str
    counts: str
    statements: str
    paragraphs: tuple[Paragraph, ...]


def articles(anchors: Reasons, view: View) -> Iterator[ArticlePart]:
    """The articles in the order of the input; ``anchors`` are those of the reasons why statements contradict each other."""
    said: dict[str, list[Attribution]] = {}
    for statement in view.index.statements.values():
        said.setdefault(statement.article, []).append(statement)
    conflicts = _conflicts(anchors, view)
    for article in view.index.articles.values():
        yield _article(article, said.get(article.id, []), conflicts, view)


def _article(article: Article, statements: Sequence[Attribution], conflicts: Conflicts, view: View) -> ArticlePart:
    known = (article.publisher, article.author, article.published)
    sources = {statement.source_id for statement in statements} - {None}
    return ArticlePart(
        key=view.article_keys[article.id],
        title=title(article),
        short=shortened(title(article), LONGEST_HEADING),
        id=inert(article.id),
        known=tuple(inert(part) for part in known if part),
        path=inert(article.path or ""),
        address=link(article.url),
        characters=len(article.text),
        sha256=article.sha256,
        counts=f"{count(len(statements), 'statement')} by {count(len(sources), 'source')}",
        statements=spaced(view.index.numbers[statement.id] for statement in statements),
        paragraphs=tuple(paragraphs(article, statements, conflicts, view)),
    )


def _conflicts(anchors: Reasons, view: View) -> Conflicts:
    """What contradicts each statement on any point, by its number."""
    found: dict[int, dict[Conflict, set[int]]] = {number: {} for number in view.index.numbers.values()}
    for claim in view.index.claims.values():
        number = view.index.number_of(claim)
        for other, relation in view.index.contradictions(claim.id):
            found[number].setdefault(kind_of(relation), set()).add(view.index.number_of(view.index.claims[other]))
    return {
        number: tuple(against(kind, sorted(others[kind]), number, anchors) for kind in sorted(others))
        for number, others in found.items()
    }
