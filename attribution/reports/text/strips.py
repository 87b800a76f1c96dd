"""Numbers strips: each figure given on a point as a mark on one axis, in the order in which they were stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from attribution.records import Figure
from attribution.reports.inert import inert
from attribution.reports.text.pen import MEASURE, Pen
from attribution.reports.text.wording import question
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.strips import Strip, Value, strip
from attribution.reports.view.wording import name

# Columns of the axis: fewer tell nothing apart, more are not read as one.
NARROWEST_AXIS, WIDEST_AXIS = 10, 50

# From this ratio of greatest to least on, a linear axis would draw all small figures in its first column.
LOGARITHMIC = 50
LOGARITHM = "log. scale"

# A value, the bounds of a range, its line, and an end that the text leaves open to the left or right.
GLYPHS = {False: tuple("●├┤─◀▶"), True: tuple("o||-<>")}


def strips(rows: Iterable[Row], index: Index, pen: Pen) -> Iterator[RenderableType]:
    """The strips of the points that have one, below a title."""
    found = [(row, made) for row in rows if (made := strip(row, index))]
    if not found:
        return
    yield Text()
    yield Text("Figures, in the order of statement", style="bold")
    for row, made in found:
        yield Text()
        yield from _strip(row, made, index, pen)


def _strip(row: Row, made: Strip, index: Index, pen: Pen) -> Iterator[RenderableType]:
    width = min(max((min(pen.width, MEASURE) - 4) * 2 // 5, NARROWEST_AXIS), WIDEST_AXIS)
    said = max(cell_len(value.said) for value in made.values)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), width=min(pen.width, MEASURE), pad_edge=False)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=width, no_wrap=True)
    table.add_column(width=min(max(said, len(LOGARITHM)), width), overflow="fold")
    table.add_row(question(row.point), Text(_ends(made, width), style="dim"), _scale(made))
    for value in made.values:
        axis = drawn(value.figure, made, width, ascii=pen.options.ascii)
        table.add_row(_label(value, index, pen), Text(axis, style="cyan"), Text(value.said))
    yield table


def _label(value: Value, index: Index, pen: Pen) -> Text:
    claim = index.claims[value.act.claim or ""]
    date = index.articles[claim.article].published
    return Text.assemble(
        f"[{index.number_of(claim)}] {name(value.act.source, index)}", (f"  {inert(date)}" if date else "", "dim")
    )


def _ends(made: Strip, width: int) -> str:
    """The ends of the axis above its first and last column."""
    low, high = _plain(made.low), _plain(made.high)
    return f"{low}{high.rjust(width - len(low))}"


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,g}"


def _scale(made: Strip) -> Text:
    return Text(LOGARITHM if _logarithmic(made) else "", style="dim")


def _logarithmic(made: Strip) -> bool:
    return made.low > 0 and made.high / made.low >= LOGARITHMIC


def drawn(figure: Figure, made: Strip, width: int, *, ascii: bool) -> str:
    """A figure on the axis of a strip: a mark where the text names a value, a line between bounds, an arrow where the
    text sets none on that side.

    >>> from attribution.records import Extent
    >>> at_least = Figure(30, 30, None, "people", "killed", "at least 30", Extent(0, 11))
    >>> drawn(at_least, Strip((), 20, 40), 9, ascii=True)
    '    o--->'
    """
    value, first, last, line, left, right = GLYPHS[ascii]
    known = [end for end in (figure.low, figure.best, figure.high) if end is not None]
    start, end = _column(min(known), made, width), _column(max(known), made, width)
    cells = [" "] * width
    open_left, open_right = figure.low is None, figure.high is None
    for column in range(0 if open_left else start, width if open_right else end + 1):
        cells[column] = line
    cells[end] = last
    if start < end or open_right:
        cells[start] = first
    if open_left:
        cells[0] = left
    if open_right:
        cells[-1] = right
    if figure.best is not None:
        cells[_column(figure.best, made, width)] = value
    return "".join(cells)


def _column(number: float, made: Strip, width: int) -> int:
    if _logarithmic(made):
        share = log(number / made.low) / log(made.high / made.low)
    else:
        share = (number - made.low) / (made.high - made.low)
    return round(share * (width - 1))
