"""Each source with all that it said: exact quotations, stance and cue, the chain, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from attribution.records import Attribution
from attribution.reports.index import Index
from attribution.reports.inert import inert
from attribution.reports.text import marks
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import NOBODY, capitalised, doubt, name, who


def source_list(index: Index, pen: Pen) -> Iterator[Text]:
    """The sources in the order in which they first speak, those that only pass on, then what nobody is named for."""
    said: dict[str | None, list[Attribution]] = {}
    for statement in index.statements.values():
        said.setdefault(statement.source_id, []).append(statement)
    nobody = said.pop(None, [])
    yield from pen.heading("Sources")
    for source, statements in said.items():
        yield from _source(source, statements, index, pen)
    for source, numbers in _carriers(index).items():
        if source not in said:
            yield Text()
            yield from pen.lines(who(source, index, "bold"), rest="    ")
            yield from pen.lines(f"passes on {pen.references(numbers)}", "  ")
    if nobody:
        yield from _source(None, nobody, index, pen)


def _source(source: str | None, statements: Sequence[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    yield Text()
    head = who(source, index, "bold") if source else Text(capitalised(NOBODY), style="bold")
    yield from pen.lines(head, rest="    ")
    aliases = index.sources[source].aliases if source else ()
    if aliases:
        yield from pen.lines(Text(f"also {', '.join(map(inert, aliases))}", style="dim"), "  ", "    ")
    for statement in statements:
        yield from pen.lines(_statement(statement, index, pen), "  ", "      ")
        yield from pen.quotation(index.words(statement.article, *statement.content), indent=6)


def _statement(statement: Attribution, index: Index, pen: Pen) -> Text:
    cue = index.words(statement.article, statement.cue) if statement.cue else ""
    more = (
        marks.STYLE[statement.style] if statement.detector else "",
        _named_as(statement, index, pen),
        _chain(statement, index),
        pen.place(statement.article, *statement.content),
    )
    return Text.assemble(
        f"[{index.numbers[statement.id]}] ",
        pen.mark(marks.STANCE[statement.stance]),
        (f" ({inert(cue)})" if cue else "", "dim"),
        doubt(statement.confidence, pen),
        (f"  {pen.joined(more)}", "dim"),
    )


def _named_as(statement: Attribution, index: Index, pen: Pen) -> str:
    """The words that stand for the source there, where they do not hold its name."""
    if statement.source is None:
        return ""
    words = inert(index.words(statement.article, statement.source))
    if name(statement.source_id, index).casefold() in words.casefold():
        return ""
    return f"as {pen.choose('“', chr(34))}{words}{pen.choose('”', chr(34))}"


def _chain(statement: Attribution, index: Index) -> str:
    """Through whom the content came, nearest to the article first."""
    return f"through {' citing '.join(name(source, index) for source in statement.via)}" if statement.via else ""


def _carriers(index: Index) -> dict[str, list[int]]:
    """The numbers of the statements that each source passes on from others."""
    carried: dict[str, list[int]] = {}
    for statement in index.statements.values():
        for source in statement.via:
            carried.setdefault(source, []).append(index.numbers[statement.id])
    return carried
