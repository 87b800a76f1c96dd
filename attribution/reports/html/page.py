"""The page from top to bottom: what each part shows is gathered here, and the templates say how it stands there."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from attribution.records import Analysis, Article, Attribution
from attribution.reports import Options
from attribution.reports.acts import Conflict, kind_of
from attribution.reports.grid import IMPORTANCE, Grid, Row
from attribution.reports.grid import title as event_title
from attribution.reports.html.links import link
from attribution.reports.html.passages import Paragraph, paragraphs
from attribution.reports.html.picture import Picture, picture
from attribution.reports.html.reasons import Kind, kinds, reasons_of_conflicts
from attribution.reports.html.scales import Strip, strip
from attribution.reports.html.source_list import entries
from attribution.reports.html.tables import Against, Reasons, Stand, Table, against, described, question, stands, tables
from attribution.reports.html.view import View, Who, shortened, spaced, title
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text import marks
from attribution.reports.text.marks import Mark
from attribution.reports.text.wording import capitalised, count

OPEN_ARTICLES, OPEN_SOURCES, OPEN_REASONS = 3, 40, 20
"""With more articles, sources or contradictions than these, each starts closed: a page of 200 articles stays a page."""

LISTED = 8
"""Articles named at the top, and points named there for one event; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Lone:
    """A point that one account alone speaks to."""

    key: str
    question: str
    stands: tuple[Stand, ...]
    sources: tuple[Who, ...]
    numbers: tuple[int, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A point as the summary names it."""

    key: str
    question: str
    status: Mark
    name: str
    stands: tuple[Stand, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class EventPart:
    """One event's part of the page."""

    key: str
    label: str
    counts: str
    statements: str
    issues: tuple[Issue, ...]
    hard: tuple[Table, ...]
    worded: tuple[Table, ...]
    strips: tuple[Strip, ...]
    picture: Picture | None
    lone: tuple[Lone, ...]
    others: tuple[Who, ...]
    kinds: tuple[Kind, ...]


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


def page(analysis: Analysis, options: Options) -> str:
    """The whole page."""
    view = View(Index(analysis), options.top)
    found = _reasons(view)
    anchors = reasons_of_conflicts(kind for part in found.values() for kind in part)
    placed: set[int] = set()
    events = tuple(_event(number, grid, found, anchors, placed, view) for number, grid in enumerate(view.shown, start=1))
    style, script = _asset("page.css"), _asset("page.js")
    text = (
        _environment()
        .get_template("page.html")
        .render(
            analysis=analysis,
            view=view,
            events=events,
            between=[kind for event, part in found.items() if event not in _events(view) for kind in part],
            articles=tuple(_article(article, view) for article in view.index.articles.values()),
            sources=tuple(entries(view, placed)),
            placed=placed,
            conflicts=_conflicts(view, anchors),
            headline=_headline(events, view),
            statuses=_statuses(view),
            counts=_counts(view),
            alone=len(view.grids) - len(view.at_issue),
            left_out=len(view.at_issue) - len(view.shown),
            marks=marks,
            importance=IMPORTANCE,
            listed=LISTED,
            open_articles=len(view.index.articles) <= OPEN_ARTICLES,
            open_sources=len(view.index.sources) <= OPEN_SOURCES,
            open_reasons=OPEN_REASONS,
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )
    return text.rstrip("\n") + "\n"


def _events(view: View) -> set[str | None]:
    return {grid.event.id for grid in view.shown}


def _reasons(view: View) -> dict[str | None, tuple[Kind, ...]]:
    """The relations of each event, in the order of the page, and last those between events."""
    found: dict[str | None, tuple[Kind, ...]] = {}
    first = 1
    order = [grid.event.id for grid in view.shown]
    for event in [*order, *(key for key in view.relations if key not in order)]:
        found[event] = tuple(kinds(view.relations.get(event, ()), view, first))
        first += sum(len(kind.reasons) for kind in found[event])
    return found


def _event(
    number: int,
    grid: Grid,
    found: Mapping[str | None, tuple[Kind, ...]],
    anchors: Mapping[frozenset[int], str],
    placed: set[int],
    view: View,
) -> EventPart:
    claims = [view.index.claims[claim] for claim in grid.event.claims]
    counted = (
        count(len({claim.article for claim in claims}), "article"),
        count(len({claim.source_id for claim in claims} - {None}), "source"),
    )
    worded = [row for row in grid.rows if described(row)]
    hard = [row for row in grid.rows if row not in worded]
    numbers = {view.index.number_of(claim) for claim in claims} | {n for row in grid.rows for n in view.numbers(row)}
    return EventPart(
        key=f"e{number}",
        label=capitalised(inert(event_title(grid.event, view.index))),
        counts=" · ".join(counted),
        statements=spaced(sorted(numbers)),
        issues=tuple(_issue(row, view) for row in grid.rows),
        hard=tuple(tables(hard, view, anchors, placed)),
        worded=tuple(tables(worded, view, anchors, placed)),
        strips=tuple(found for found in (strip(row, view) for row in grid.rows) if found),
        picture=picture(grid.rows, view),
        lone=tuple(_lone(row, view) for row in grid.lone),
        others=view.everyone(grid.others),
        kinds=found[grid.event.id],
    )


def _issue(row: Row, view: View) -> Issue:
    status = marks.STATUS[row.point.status][0]
    return Issue(view.points[row.point.id], question(row), status, row.point.status, stands(row), spaced(view.numbers(row)))


def _lone(row: Row, view: View) -> Lone:
    numbers = view.numbers(row)
    return Lone(view.points[row.point.id], question(row), stands(row), view.everyone(row.sources), numbers, spaced(numbers))


def _article(article: Article, view: View) -> ArticlePart:
    statements = _statements(view).get(article.id, [])
    known = (article.publisher, article.author, article.published)
    sources = {statement.source_id for statement in statements} - {None}
    return ArticlePart(
        key=view.article_keys[article.id],
        title=title(article),
        short=shortened(title(article), 160),
        id=inert(article.id),
        known=tuple(inert(part) for part in known if part),
        path=inert(article.path or ""),
        address=link(article.url),
        characters=len(article.text),
        sha256=article.sha256,
        counts=f"{count(len(statements), 'statement')} by {count(len(sources), 'source')}",
        statements=spaced(view.index.numbers[statement.id] for statement in statements),
        paragraphs=tuple(paragraphs(article, statements, view)),
    )


def _statements(view: View) -> dict[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = {}
    for statement in view.index.statements.values():
        found.setdefault(statement.article, []).append(statement)
    return found


def _statuses(view: View) -> tuple[tuple[Mark, str, int], ...]:
    """Mark, name and number of points of each status, gravest first."""
    counted = Counter(row.point.status for grid in view.shown for row in grid.rows)
    return tuple((marks.STATUS[status][0], status, counted[status]) for status in IMPORTANCE if counted[status])


def _counts(view: View) -> Sequence[str]:
    analysis = view.index.analysis
    anonymous = sum(source.anonymous for source in analysis.sources)
    lost = sum(problem.fatal for problem in analysis.problems)
    counted = [
        count(len(analysis.articles), "article"),
        count(len(analysis.sources), "source") + (f" ({anonymous} anonymous)" if anonymous else ""),
        count(len(view.index.statements), "statement"),
    ]
    return [*counted, f"{count(lost, 'input')} not read"] if lost else counted


@dataclass(frozen=True, slots=True)
class Headline:
    """What the page is about; ``quoted`` where the words are an article's."""

    text: str
    quoted: bool


def _headline(events: Sequence[EventPart], view: View) -> Headline:
    articles = view.index.articles
    if len(events) == 1:
        return Headline(events[0].label, quoted=True)
    if len(articles) == 1:
        return Headline(title(next(iter(articles.values()))), quoted=True)
    told = f"{count(len(events), 'event')} in {count(len(articles), 'article')}" if events else count(len(articles), "article")
    return Headline(told, quoted=False)


def _conflicts(view: View, anchors: Reasons) -> dict[int, list[Against]]:
    """What contradicts each statement on any point, by its number."""
    found: dict[int, dict[Conflict, set[int]]] = {number: {} for number in view.index.numbers.values()}
    for claim in view.index.claims.values():
        number = view.index.number_of(claim)
        for other, relation in view.index.contradictions(claim.id):
            found[number].setdefault(kind_of(relation), set()).add(view.index.number_of(view.index.claims[other]))
    return {
        number: [against(kind, sorted(others[kind]), number, anchors) for kind in sorted(others)]
        for number, others in found.items()
    }


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy under which nothing runs, loads or is sent but this page's own style and script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"inert": inert, "shortened": shortened, "count": count}
    return environment
