"""The report from top to bottom: each event with what is at issue, the sources, the articles, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from attribution.records import Analysis, Article, Problem, Relation
from attribution.reports import Options
from attribution.reports.grid import IMPORTANCE, Grid, grids
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text import marks
from attribution.reports.text.events import event
from attribution.reports.text.pen import Pen
from attribution.reports.text.relations import relation_list
from attribution.reports.text.source_list import source_list
from attribution.reports.text.wording import count


def page(analysis: Analysis, options: Options) -> str:
    """The whole report."""
    pen = Pen(options)
    return pen.drawn(_parts(Index(analysis), pen))


def _parts(index: Index, pen: Pen) -> Iterator[RenderableType]:
    analysis = index.analysis
    events, relations = grids(index), _by_event(index)
    shown = [grid for grid in events if grid.rows or grid.event.id in relations]
    yield from _summary(shown, len(events), index, pen)
    for grid in shown:
        yield from event(grid, relations.pop(grid.event.id, ()), index, pen)
    if relations:
        yield from pen.heading("Between events" if events else "Relations")
        yield from relation_list((relation for rest in relations.values() for relation in rest), index, pen)
    if index.statements:
        yield from source_list(index, pen)
    yield from _articles(analysis.articles, pen)
    yield from _problems(analysis.problems, pen)
    yield from _legend(shown, index, pen)


def _by_event(index: Index) -> dict[str | None, list[Relation]]:
    """The relations by the event of both their claims, under None where the two have none in common."""
    found: dict[str | None, list[Relation]] = {}
    for relation in index.analysis.relations:
        first, second = (index.claims[end].event for end in (relation.first, relation.second))
        found.setdefault(first if first == second else None, []).append(relation)
    return found


def _summary(shown: Sequence[Grid], events: int, index: Index, pen: Pen) -> Iterator[Text]:
    lost = sum(problem.fatal for problem in index.analysis.problems)
    if not index.articles:
        yield from pen.lines("No article could be read.")
        return
    yield from pen.lines(Text("Who said what, and where the accounts agree and compete", style="bold"))
    counts = [count(len(index.articles), "article"), count(len(index.analysis.sources), "source")]
    counts += [count(len(index.statements), "statement"), f"{count(lost, 'input')} not read" if lost else ""]
    yield from pen.lines(pen.joined(counts))
    if not index.statements:
        yield from pen.lines("Nothing is attributed to anyone in what was read.")
        return
    if index.analysis.events:
        yield from pen.lines(_at_issue(shown, pen))
    alone = events - len(shown)
    if alone:
        yield from pen.lines(f"{count(alone, 'more event' if shown else 'event')} without a point at issue: see Sources.")


def _at_issue(shown: Sequence[Grid], pen: Pen) -> Text:
    statuses = Counter(row.point.status for grid in shown for row in grid.rows)
    if not statuses:
        return Text("No point on which two accounts bear.")
    counted = [status for status in IMPORTANCE if status in statuses]
    parts = (Text.assemble(pen.mark(marks.STATUS[status][0]), f" {statuses[status]}") for status in counted)
    return Text.assemble("Points at issue: ", Text(pen.choose(" · ", ", ")).join(parts))


def _articles(articles: Sequence[Article], pen: Pen) -> Iterator[Text]:
    if not articles:
        return
    yield from pen.heading("Articles")
    for article in articles:
        known = (article.title, article.publisher, article.published, article.url or article.path)
        about = pen.joined(inert(part) for part in known if part)
        yield from pen.lines(Text.assemble((inert(article.id), "bold"), f"  {about}"), rest="    ")


def _problems(problems: Iterable[Problem], pen: Pen) -> Iterator[Text]:
    for fatal, title in ((True, "Not read"), (False, "Notes on reading")):
        those = [problem for problem in problems if problem.fatal == fatal]
        if those:
            yield from pen.heading(title)
        for problem in those:
            yield from pen.lines(f"{inert(problem.article)}: {inert(problem.what)}", rest="    ")


def _legend(shown: Sequence[Grid], index: Index, pen: Pen) -> Iterator[Text]:
    if not index.statements:
        return
    statuses = {row.point.status for grid in shown for row in grid.rows}
    yield from pen.heading("How to read this")
    yield from pen.lines("[1] is the number of a statement. Places are characters of the article's text, from 0.")
    bar = pen.choose("│", "|")
    yield from pen.lines(f"Words after {bar}, and in a table below the number, are the article's own, unchanged.")
    for status in IMPORTANCE:
        if status in statuses:
            mark, meaning = marks.STATUS[status]
            yield from pen.lines(Text.assemble(pen.mark(mark), f": {meaning}"))
    if any(row.point.silent for grid in shown for row in grid.rows):
        yield from pen.lines(
            Text.assemble(pen.mark(marks.SILENT), ": has an account of the event, without this, in the texts given")
        )
