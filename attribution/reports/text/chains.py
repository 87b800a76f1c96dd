"""Source chains: who said it, through whom it came, and where it was printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from attribution.records import Attribution
from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import place
from attribution.reports.view import marks
from attribution.reports.view.index import Index
from attribution.reports.view.wording import name


def chains(statements: Iterable[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    """The statements that came through others, from the source to the page; nothing where there are none."""
    carried = [statement for statement in statements if statement.via]
    if not carried:
        return
    yield from pen.heading("Chains: said at second hand")
    for statement in carried:
        yield from pen.lines(_chain(statement, index, pen), "  ", "      ")


def _chain(statement: Attribution, index: Index, pen: Pen) -> Text:
    """From who said it, over those who passed it on, the farthest first, to the place."""
    arrow = pen.choose(" → ", " -> ")
    stations = [_station(source, index, pen) for source in (statement.source_id, *reversed(statement.via))]
    cue = f"  ({inert(index.words(statement.article, statement.cue))})" if statement.cue else ""
    return Text.assemble(
        f"[{index.numbers[statement.id]}] ", Text(arrow).join(stations), arrow, place(statement, index, pen), (cue, "dim")
    )


def _station(source: str | None, index: Index, pen: Pen) -> Text:
    anonymous = source is not None and index.sources[source].anonymous
    mark = Text.assemble(" ", pen.mark(marks.ANONYMOUS)) if anonymous else Text()
    return Text.assemble((name(source, index), "bold"), mark)
