"""The report from top to bottom: each event with what is at issue, the sources, the articles, what was not read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from attribution.records import Analysis, Article, Attribution, Problem
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.text.annotated import ROLES, annotated
from attribution.reports.text.chains import chains
from attribution.reports.text.events import event
from attribution.reports.text.pen import Pen
from attribution.reports.text.relations import relation_list
from attribution.reports.text.statements import statements
from attribution.reports.view import compared, marks
from attribution.reports.view.contents import Contents
from attribution.reports.view.corrections import TITLE, corrections
from attribution.reports.view.grid import Grid, title
from attribution.reports.view.index import Index
from attribution.reports.view.legend import marks_used, tally
from attribution.reports.view.wording import capitalised, count


def page(analysis: Analysis, options: Options) -> str:
    """The whole report."""
    pen = Pen(options)
    return pen.drawn(_parts(Contents(Index(analysis), options.top), pen))


def _parts(contents: Contents, pen: Pen) -> Iterator[RenderableType]:
    index = contents.index
    yield from _summary(contents, pen)
    for grid in contents.shown:
        yield from event(grid, contents.relations(grid.event.id), index, pen)
    if contents.between:
        yield from pen.heading("Between events" if contents.grids else "Relations")
        yield from relation_list(contents.between, (), index, pen)
    if pen.options.text:
        yield from annotated(index, pen)
    yield from _said(contents, pen)
    yield from _corrections(index.analysis, pen)
    if pen.options.problems:
        yield from _problems(index.analysis.problems, pen)
    yield from _legend(contents.shown, index, pen)


def _said(contents: Contents, pen: Pen) -> Iterator[Text]:
    """All that was said, and the articles; with ``top``, what was said of the events shown, and where."""
    index = contents.index
    kept, articles = tuple(index.statements.values()), index.analysis.articles
    if contents.top is not None:
        kept = _kept(contents.shown, index)
        told = {statement.article for statement in kept}
        articles = tuple(article for article in articles if article.id in told)
    if kept:
        yield from chains(kept, index, pen)
        yield from statements(kept, contents.grids, index, pen)
    yield from _articles(articles, pen)
    yield from _compared(index.analysis, {article.id for article in articles}, pen)


def _kept(shown: Sequence[Grid], index: Index) -> tuple[Attribution, ...]:
    """The statements with a claim about the events that are shown."""
    claims = (index.claims[claim] for grid in shown for claim in grid.event.claims)
    told = {index.statement_of(claim).id for claim in claims}
    return tuple(statement for statement in index.statements.values() if statement.id in told)


def _summary(contents: Contents, pen: Pen) -> Iterator[Text]:
    index = contents.index
    lost = sum(problem.fatal for problem in index.analysis.problems)
    if not index.articles:
        yield from pen.lines("No article could be read.")
        return
    yield from pen.lines(Text("Who said what, and where the accounts agree and compete", style="bold"))
    counts = [count(len(index.articles), "article"), count(index.speaking, "source")]
    counts += [count(len(index.statements), "statement"), f"{count(lost, 'input')} not read" if lost else ""]
    yield from pen.lines(pen.joined(counts))
    if not index.statements:
        yield from pen.lines("Nothing is attributed to anyone in what was read.")
        return
    if index.analysis.events:
        yield from pen.lines(Text.assemble("Points at issue: ", _statuses(contents.at_issue, pen)))
    yield from _list_of_events(contents, pen)
    if contents.alone:
        more = count(contents.alone, "more event" if contents.at_issue else "event")
        yield from pen.lines(f"{more} without a point at issue: see what was said, below.")


def _list_of_events(contents: Contents, pen: Pen) -> Iterator[Text]:
    """The events to come, the most disputed first, where there is more than one; and that others are left out."""
    if len(contents.at_issue) > 1:
        for number, grid in enumerate(contents.shown, start=1):
            about = Text.assemble(capitalised(inert(title(grid.event, contents.index))), "  ", _statuses([grid], pen))
            yield from pen.lines(about, f"{number:4}. ", "      ")
    if contents.left_out:
        shown = f"{len(contents.shown)} of {count(len(contents.at_issue), 'event')} with a point at issue"
        yield from pen.lines(Text(f"{shown} and what was said of them; all without --top.", style="bold"))


def _statuses(shown: Iterable[Grid], pen: Pen) -> Text:
    """How many points have which status: "✗ disputed 7, ? perhaps disputed 2, = agreed 1"."""
    parts = [Text.assemble(pen.mark(mark), f" {number}") for mark, _, number in tally(shown)]
    return Text(", ").join(parts) if parts else Text("none on which two accounts bear")


def _articles(articles: Sequence[Article], pen: Pen) -> Iterator[Text]:
    if not articles:
        return
    yield from pen.heading("Articles")
    for article in articles:
        known = (article.title, article.publisher, article.published, article.url or article.path)
        about = pen.joined(inert(part) for part in known if part)
        yield from pen.lines(Text.assemble((inert(article.id), "bold"), f"  {about}"), rest="    ")


def _compared(analysis: Analysis, articles: Collection[str], pen: Pen) -> Iterator[Text]:
    """Which articles were compared with one another, what joined them, and with what doubt."""
    told, others = tuple(compared.compared(analysis, articles)), compared.alone(analysis, articles)
    if told or others:
        yield from pen.heading(compared.TITLE)
    if told:
        yield from pen.lines(compared.ABOUT)
    for one in told:
        yield Text()
        yield from pen.lines(Text(", ".join(map(inert, one.articles)), style="bold"), rest="    ")
        for reason in one.reasons:
            yield from _reason(reason, pen)
        if one.left_out:
            yield from pen.lines(one.left_out, "    ", "    ")
    if others:
        yield Text()
        yield from pen.lines(f"Compared with no other: {', '.join(map(inert, others))}", rest="    ")


def _reason(reason: compared.Reason, pen: Pen) -> Iterator[Text]:
    pair = pen.choose(" – ", " - ").join(map(inert, reason.articles))
    sure = (
        Text.assemble(pen.mark(marks.DOUBTFUL), f" {reason.confidence:.2f}") if reason.doubtful else f"{reason.confidence:.2f}"
    )
    shared = inert("; ".join(reason.in_common))
    yield from pen.lines(Text.assemble(pair, "  ", sure, f"  {shared}"), "    ", "      ")
    if reason.against:
        yield from pen.lines(f"but {inert('; '.join(reason.against))}", "      ", "      ")


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
    for mark, meaning in marks_used(shown, index):
        yield from pen.lines(Text.assemble(pen.mark(mark), f": {meaning}"))
