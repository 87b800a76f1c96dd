"""The report from top to bottom: each event with what is at issue, the sources, the articles, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from attribution.records import Analysis, Article, Attribution, Problem, Relation
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.text.annotated import ROLES, annotated
from attribution.reports.text.chains import chains
from attribution.reports.text.events import event
from attribution.reports.text.pen import Pen
from attribution.reports.text.relations import relation_list
from attribution.reports.text.statements import statements
from attribution.reports.view import marks
from attribution.reports.view.corrections import TITLE, corrections
from attribution.reports.view.grid import IMPORTANCE, Grid, grids, title
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark
from attribution.reports.view.wording import capitalised, count


def page(analysis: Analysis, options: Options) -> str:
    """The whole report."""
    pen = Pen(options)
    return pen.drawn(_parts(Index(analysis), pen))


def _parts(index: Index, pen: Pen) -> Iterator[RenderableType]:
    events = grids(index)
    relations = _by_event(events, index)
    at_issue = [grid for grid in events if grid.rows or grid.event.id in relations]
    shown = at_issue[: pen.options.top]
    yield from _summary(at_issue, len(events), index, pen)
    for grid in shown:
        yield from event(grid, relations.pop(grid.event.id, ()), index, pen)
    between = relations.pop(None, ())
    if between and pen.options.top is None:
        yield from pen.heading("Between events" if events else "Relations")
        yield from relation_list(between, (), index, pen)
    if pen.options.text:
        yield from annotated(index, pen)
    yield from _said(events, shown, index, pen)
    yield from _corrections(index.analysis, pen)
    yield from _problems(index.analysis.problems, pen)
    yield from _legend(shown, index, pen)


def _said(events: Sequence[Grid], shown: Sequence[Grid], index: Index, pen: Pen) -> Iterator[Text]:
    """All that was said, and the articles; with ``top``, what was said of the events shown, and where."""
    kept, articles = tuple(index.statements.values()), index.analysis.articles
    if pen.options.top is not None:
        kept = _kept(shown, index)
        told = {statement.article for statement in kept}
        articles = tuple(article for article in articles if article.id in told)
    if index.statements:
        yield from chains(kept, index, pen)
        yield from statements(kept, events, index, pen)
    yield from _articles(articles, pen)


def _kept(shown: Sequence[Grid], index: Index) -> tuple[Attribution, ...]:
    """The statements with a claim about the events that are shown."""
    claims = (index.claims[claim] for grid in shown for claim in grid.event.claims)
    told = {index.statement_of(claim).id for claim in claims}
    return tuple(statement for statement in index.statements.values() if statement.id in told)


def _by_event(events: Iterable[Grid], index: Index) -> dict[str | None, list[Relation]]:
    """The relations by the event on one of whose points both claims bear, else by the event of both; under None where the
    two have none in common."""
    beside = {grid.event.id: [{act.claim for act in row.acts} for row in grid.rows] for grid in events}
    found: dict[str | None, list[Relation]] = {}
    for relation in index.analysis.relations:
        ends = {relation.first, relation.second}
        told = next((event for event, rows in beside.items() if any(ends <= claims for claims in rows)), None)
        first, second = (index.claims[end].event for end in (relation.first, relation.second))
        found.setdefault(told or (first if first == second else None), []).append(relation)
    return found


def _summary(at_issue: Sequence[Grid], events: int, index: Index, pen: Pen) -> Iterator[Text]:
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
        yield from pen.lines(Text.assemble("Points at issue: ", _statuses(at_issue, pen)))
    yield from _contents(at_issue, pen.options.top, index, pen)
    alone = events - len(at_issue)
    if alone:
        more = count(alone, "more event" if at_issue else "event")
        yield from pen.lines(f"{more} without a point at issue: see what was said, below.")


def _contents(at_issue: Sequence[Grid], top: int | None, index: Index, pen: Pen) -> Iterator[Text]:
    """The events to come, the most disputed first, where there is more than one; and that others are left out."""
    if len(at_issue) > 1:
        for number, grid in enumerate(at_issue[:top], start=1):
            about = Text.assemble(capitalised(inert(title(grid.event, index))), "  ", _statuses([grid], pen))
            yield from pen.lines(about, f"{number:4}. ", "      ")
    if top is not None and len(at_issue) > top:
        left = f"{top} of {count(len(at_issue), 'event')} with a point at issue and what was said of them; all without --top."
        yield from pen.lines(Text(left, style="bold"))


def _statuses(shown: Sequence[Grid], pen: Pen) -> Text:
    """How many points have which status: "✗ disputed 7 · = agreed 1"."""
    statuses = Counter(row.point.status for grid in shown for row in grid.rows)
    if not statuses:
        return Text("none on which two accounts bear")
    counted = [status for status in IMPORTANCE if status in statuses]
    parts = (Text.assemble(pen.mark(marks.STATUS[status][0]), f" {statuses[status]}") for status in counted)
    return Text(pen.choose(" · ", ", ")).join(parts)


def _articles(articles: Sequence[Article], pen: Pen) -> Iterator[Text]:
    if not articles:
        return
    yield from pen.heading("Articles")
    for article in articles:
        known = (article.title, article.publisher, article.published, article.url or article.path)
        about = pen.joined(inert(part) for part in known if part)
        yield from pen.lines(Text.assemble((inert(article.id), "bold"), f"  {about}"), rest="    ")


def _corrections(analysis: Analysis, pen: Pen) -> Iterator[Text]:
    """What persons corrected, who, when and why; and what of it does not fit."""
    told = tuple(corrections(analysis))
    if told:
        yield from pen.heading(TITLE)
    for one in told:
        signed = (f"  {inert(one.signed)} ({inert(one.place)})", "dim")
        yield from pen.lines(Text.assemble(pen.mark(marks.CORRECTED), f" {inert(one.done)}", signed), rest="    ")
        if one.doubt:
            yield from pen.lines(inert(one.doubt), "    ", "    ")


def _problems(problems: Iterable[Problem], pen: Pen) -> Iterator[Text]:
    for fatal, said in ((True, "Not read"), (False, "Notes on reading")):
        those = [problem for problem in problems if problem.fatal == fatal]
        if those:
            yield from pen.heading(said)
        for problem in those:
            yield from pen.lines(f"{inert(problem.article)}: {inert(problem.what)}", rest="    ")


def _legend(shown: Sequence[Grid], index: Index, pen: Pen) -> Iterator[Text]:
    if not index.statements:
        return
    yield from pen.heading("How to read this")
    paragraph, bar = pen.choose("¶3", "par. 3"), pen.choose("│", "|")
    yield from pen.lines(
        f"[1] is the number of a statement, {paragraph} a paragraph of its article, 240{pen.choose('–', '-')}258 characters of "
        f"the text, from 0. Words after {bar}, and in a table below the number, are the article's own, unchanged."
    )
    if pen.options.text:
        lines = (f"{pen.choose(role.line, role.ascii) * 3} {name}" for name, role in ROLES.items())
        yield from pen.lines(f"Below a line of text: {', '.join(lines)}, with the number of the statement.")
    for mark, meaning in _marks_used(shown, index):
        yield from pen.lines(Text.assemble(pen.mark(mark), f": {meaning}"))


def _marks_used(shown: Sequence[Grid], index: Index) -> Iterator[tuple[Mark, str]]:
    """The marks in the report whose meaning their word does not tell, with what they mean."""
    rows = [row for grid in shown for row in grid.rows]
    yield from (marks.STATUS[status] for status in IMPORTANCE if any(row.point.status == status for row in rows))
    if any(row.point.silent for row in rows):
        yield marks.SILENT, "has an account of the event, without this, in the texts given"
    if any(source.anonymous for source in index.analysis.sources):
        yield marks.ANONYMOUS, "the text gives no way to tell who it is"
    if index.analysis.fixes:
        yield marks.CORRECTED, "a person put it so; who, when and why stands under Corrections"
