"""Account tables: a row a point, a column a source, where the width and the number of sources allow."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import doing, kind, question, tied
from attribution.reports.view import marks
from attribution.reports.view.deeds import deeds
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.wording import about, backing, name, tells, those

# Below this a table has room for two sources at most, and cards read better.
NARROWEST_TABLE = 100

# Columns inside a cell, without its two spaces and a rule: the least in which a quotation reads in some three words a
# line, and the most, so that a table of two sources does not draw its lines across a wide screen.
POINT, SOURCE, WIDEST = 20, 21, 44
RULE = 3


def fits(rows: Sequence[Row], pen: Pen) -> bool:
    """Whether these rows are drawn as a table: the width allows one, with a column for each of their sources."""
    room = (pen.width - POINT - RULE - 1) // (SOURCE + RULE)
    return pen.width >= NARROWEST_TABLE and len(_sources(rows)) <= room


def filled(rows: Sequence[Row]) -> float:
    """The share of the cells of a table of these rows in which a source does something."""
    return sum(len(row.sources) for row in rows) / (len(rows) * len(_sources(rows)))


def account_table(rows: Sequence[Row], index: Index, pen: Pen) -> Table:
    """The points and what each source does about them."""
    sources = _sources(rows)
    # The names stand in the first row: rich sets a table's own header at the bottom of its cells.
    table = Table(
        box=box.ASCII2 if pen.options.ascii else box.SQUARE,
        show_header=False,
        show_lines=True,
        width=min(pen.width, 1 + WIDEST + RULE + len(sources) * (WIDEST + RULE)),
        border_style="dim",
    )
    table.add_column(ratio=POINT, overflow="fold")
    for _ in sources:
        table.add_column(ratio=SOURCE, overflow="fold")
    table.add_row(Text("Point", style="bold"), *(_heading(source, index, pen) for source in sources))
    for row in rows:
        table.add_row(_point(row, sources, index, pen), *(_cell(row, source, index, pen) for source in sources))
    return table


def _sources(rows: Sequence[Row]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(source for row in rows for source in row.sources))


def _heading(source: str | None, index: Index, pen: Pen) -> Text:
    lines = (Text(name(source, index), style="bold"), kind(source, index, pen), Text(about(source, index), style="dim"))
    return Text("\n").join(line for line in lines if line)


def _point(row: Row, columns: Sequence[str | None], index: Index, pen: Pen) -> Text:
    """The question, its status, the positions that several take, and who does not address it and has no column.

    A position that one source takes stands in its cell.
    """
    point = row.point
    lines = [question(point), pen.mark(marks.status(row))]
    for position in point.positions:
        if len(position.sources) > 1:
            lines += [Text(), Text(inert(position.answer)), Text(backing(position, index), style="dim")]
    silent = [source for source in point.silent if source not in columns]
    if silent:
        lines += [Text(), Text.assemble(pen.mark(marks.SILENT), (f" by {those(silent, index)}", "dim"))]
    return Text("\n").join(lines)


def _cell(row: Row, source: str | None, index: Index, pen: Pen) -> Text:
    acts = row.acts_of(source)
    if not acts:
        return pen.mark(marks.SILENT) if source in row.point.silent else Text()
    lines, answer = list[Text](), None
    for deed in deeds(acts):
        act = deed.act
        lines += [Text()] if lines else []
        if act.answer and act.answer != answer and not tells(act, deed.own):
            lines.append(Text(inert(act.answer), style="bold"))
        answer = act.answer
        lines += [doing(act, index, pen), *(Text(inert(part)) for part in deed.own), *tied(act, pen, pen.references)]
    return Text("\n").join(lines)
