"""Stacked cards, one a point: its positions, who takes each, who denies, who declined and who does not address it.

For narrow screens, and for points with more sources than a table has room for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import doing, question, referred, tied, who
from attribution.reports.view import marks
from attribution.reports.view.acts import Act
from attribution.reports.view.deeds import deeds
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.wording import backing, those


def card(row: Row, index: Index, pen: Pen) -> Iterator[Text]:
    """One point as lines."""
    point = row.point
    yield from pen.lines(Text.assemble(pen.mark(marks.status(row)), ": ", question(point)))
    for title, acts in _sides(row, index):
        yield from pen.lines(title, "  ", "    ")
        yield from deeds_of(acts, index, pen)
    if point.silent:
        silent = Text.assemble(pen.mark(marks.SILENT), f" by {those(point.silent, index)}")
        yield from pen.lines(silent, "  ", "    ")


def _sides(row: Row, index: Index) -> Iterator[tuple[Text, Sequence[Act]]]:
    """The positions, then who denies and who declined, each with what is done; denials stand in one place."""
    beside = {"denied": "denies", "no comment": "declines"}
    for position in row.point.positions:
        stance = beside.pop(position.answer, None)
        title = Text.assemble((inert(position.answer), "bold"), (f" ({backing(position, index)})", "dim"))
        yield title, [act for act in row.acts if act.answer == position.answer or _only(act, stance)]
    for name, stance in beside.items():
        acts = [act for act in row.acts if _only(act, stance)]
        if acts:
            yield Text(name, style="bold"), acts


def _only(act: Act, stance: str | None) -> bool:
    """Whether an act gives no answer of its own and only denies or declines."""
    return act.answer is None and act.stance == stance


def deeds_of(acts: Sequence[Act], index: Index, pen: Pen) -> Iterator[Text]:
    """What each source does, below its name."""
    for source in dict.fromkeys(act.source for act in acts):
        yield from pen.lines(who(source, index, pen, ""), "    ", "        ")
        for deed in deeds(act for act in acts if act.source == source):
            yield from pen.lines(doing(deed.act, index, pen), "      ", "        ")
            for part in deed.own:
                yield from pen.quotation(part, indent=6)
            for line in tied(deed.act, pen, lambda numbers: referred(numbers, index, pen)):
                yield from pen.lines(line, "      ", "        ")
