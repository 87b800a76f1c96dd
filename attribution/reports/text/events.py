"""One event: its account tables and cards, what a single account says of it, and the relations of its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from attribution.records import Relation
from attribution.reports.inert import inert
from attribution.reports.text.account_table import account_table, filled, fits
from attribution.reports.text.cards import card, deeds_of
from attribution.reports.text.pen import Pen
from attribution.reports.text.relations import relation_list
from attribution.reports.text.strips import strips
from attribution.reports.text.wording import corrected
from attribution.reports.view.grid import Grid, Row, title
from attribution.reports.view.index import Index
from attribution.reports.view.wording import capitalised, count, names

# The share of cells in which somebody says something; below it the columns are better used by fewer sources.
FILLED = 0.6


def event(grid: Grid, relations: Iterable[Relation], index: Index, pen: Pen) -> Iterator[RenderableType]:
    """The event as it is drawn, below a heading with its label."""
    yield from pen.heading(capitalised(inert(title(grid.event, index))))
    claims = [index.claims[claim] for claim in grid.event.claims]
    articles, sources = {claim.article for claim in claims}, index.sources_of(grid.event)
    counts = Text(pen.joined((count(len(articles), "article"), count(len(sources), "source"))), style="dim")
    yield Text.assemble(counts, corrected(grid.event.corrected, pen))
    yield from _accounts(grid.rows, index, pen)
    yield from _refused(grid, index, pen)
    yield from _others(grid, index, pen)
    yield from strips(grid.rows, index, pen)
    yield from _lone(grid.lone, index, pen)
    yield from relation_list(relations, grid.rows, index, pen)


def _refused(grid: Grid, index: Index, pen: Pen) -> Iterator[Text]:
    """Who would not speak about the event at all, once for all its points."""
    if grid.refused:
        yield Text()
        yield Text("No comment on this event", style="bold")
        yield from deeds_of(grid.refused, index, pen)


def _others(grid: Grid, index: Index, pen: Pen) -> Iterator[Text]:
    """Who has an account of the event and does nothing about its points, named once for all of them."""
    speaking = {source for row in grid.rows for source in row.sources}
    silent = (source for row in grid.rows for source in row.point.silent if source not in speaking)
    others = tuple(dict.fromkeys(source for source in (*silent, *grid.others) if source))
    if others:
        yield Text()
        heading = f"{count(len(others), 'other')} with an account of this event, without these points:"
        yield from pen.lines(Text.assemble((heading, "bold"), f" {names(others, index)}"), rest="  ")


def _accounts(rows: Sequence[Row], index: Index, pen: Pen) -> Iterator[RenderableType]:
    """The points as account tables where each of them fits into one, else all of them as cards: a reader learns one layout."""
    tabled = all(fits((row,), pen) for row in rows)
    for part in _tables(rows, pen) if tabled else ():
        yield Text()
        yield account_table(part, index, pen)
    for row in () if tabled else rows:
        yield Text()
        yield from card(row, index, pen)


def _tables(rows: Sequence[Row], pen: Pen) -> list[tuple[Row, ...]]:
    """The rows cut into tables, in order: a point is never torn apart, and one that would leave a table empty stands alone."""
    parts: list[tuple[Row, ...]] = []
    for row in rows:
        if parts and fits((*parts[-1], row), pen) and filled((*parts[-1], row)) >= FILLED:
            parts[-1] = (*parts[-1], row)
        else:
            parts.append((row,))
    return parts


def _lone(rows: Sequence[Row], index: Index, pen: Pen) -> Iterator[Text]:
    """The points that one account alone speaks to."""
    if not rows:
        return
    yield Text()
    yield Text("Told by one account", style="bold")
    for row in rows:
        numbers = sorted({index.numbers[act.statement.id] for act in row.acts if act.statement})
        answers = ", ".join(inert(position.answer) for position in row.point.positions)
        who = f"{names(row.sources, index)} {pen.references(numbers)}"
        yield from pen.lines(f"{capitalised(inert(row.point.question))}: {answers}  ({who})", "  ", "      ")
