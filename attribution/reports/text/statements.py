"""Everything that was said: exact quotations, stance and cue, the chain, and where; by source, by event or by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from attribution.records import Attribution
from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.text.wording import corrected, doubt, place, who
from attribution.reports.view import marks
from attribution.reports.view.grid import Grid, title
from attribution.reports.view.index import Index
from attribution.reports.view.said import may_be, named_as
from attribution.reports.view.wording import NOBODY, capitalised, name


def statements(said: Iterable[Attribution], events: Iterable[Grid], index: Index, pen: Pen) -> Iterator[Text]:
    """The statements in the order that the options name, below a heading."""
    kept = tuple(said)
    if pen.options.by == "event":
        yield from _by_event(kept, events, index, pen)
    elif pen.options.by == "article":
        yield from _by_article(kept, index, pen)
    else:
        yield from _by_source(kept, index, pen)


def _by_source(said: Sequence[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    """The sources in the order in which they first speak, those that only pass on, then what nobody is named for."""
    yield from pen.heading("Sources")
    found = _grouped(said)
    nobody = found.pop(None, [])
    for source, own in found.items():
        yield from _source(source, own, index, pen)
    for source, numbers in _carriers(said, index).items():
        if source not in found:
            yield Text()
            yield from pen.lines(who(source, index, pen, "bold"), rest="    ")
            yield from pen.lines(f"passes on {pen.references(numbers)}", "  ")
    if nobody:
        yield from _source(None, nobody, index, pen)


def _by_event(said: Sequence[Attribution], events: Iterable[Grid], index: Index, pen: Pen) -> Iterator[Text]:
    """The events as they stand above, each with what its sources say of it; then what is about no event."""
    kept = {statement.id for statement in said}
    told: set[str] = set()
    for grid in events:
        own = [statement for statement in _of_event(grid, index) if statement.id in kept]
        told |= {statement.id for statement in own}
        if own:
            yield from pen.heading(f"Said of: {capitalised(inert(title(grid.event, index)))}")
            yield from _sources(own, index, pen)
    rest = [statement for statement in said if statement.id not in told]
    if rest:
        yield from pen.heading("Said of no event" if told else "Sources")
        yield from _sources(rest, index, pen)


def _by_article(said: Sequence[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    """The articles as given, each with its statements in the order of its text."""
    for article in index.articles.values():
        own = [statement for statement in said if statement.article == article.id]
        if own:
            yield from pen.heading(pen.joined((f"Said in {inert(article.id)}", inert(article.title or ""))))
        for statement in own:
            yield Text()
            yield from pen.lines(who(statement.source_id, index, pen, "bold"), rest="    ")
            yield from _statement(statement, index, pen)


def _of_event(grid: Grid, index: Index) -> Iterator[Attribution]:
    ids = {index.statement_of(index.claims[claim]).id for claim in grid.event.claims}
    return (statement for statement in index.statements.values() if statement.id in ids)


def _grouped(said: Iterable[Attribution]) -> dict[str | None, list[Attribution]]:
    found: dict[str | None, list[Attribution]] = {}
    for statement in said:
        found.setdefault(statement.source_id, []).append(statement)
    return found


def _sources(said: Iterable[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    for source, own in _grouped(said).items():
        yield from _source(source, own, index, pen)


def _source(source: str | None, said: Iterable[Attribution], index: Index, pen: Pen) -> Iterator[Text]:
    yield Text()
    head = who(source, index, pen, "bold") if source else Text(capitalised(NOBODY), style="bold")
    by_a_person = index.sources[source].corrected if source else None
    yield from pen.lines(Text.assemble(head, corrected(by_a_person, pen)), rest="    ")
    aliases = index.sources[source].aliases if source else ()
    if aliases:
        yield from pen.lines(Text(f"also {', '.join(map(inert, aliases))}", style="dim"), "  ", "    ")
    yield from _unnamed_because(source, index, pen)
    for statement in said:
        yield from _statement(statement, index, pen)


def _unnamed_because(source: str | None, index: Index, pen: Pen) -> Iterator[Text]:
    """What the articles say on why they do not name a source."""
    passages = index.sources[source].unnamed_because if source else ()
    told = dict.fromkeys(inert(index.words(passage.article, passage.extent)) for passage in passages)
    for words in told:
        yield from pen.lines(Text(f"not named: {pen.quoted(words)}", style="dim"), "  ", "    ")


def _candidates(statement: Attribution, index: Index, pen: Pen) -> Iterator[Text]:
    """Who it may be, where nobody is safe."""
    named = may_be(statement, index)
    if named:
        yield from pen.lines(Text(f"may be {' or '.join(named)}; nobody is safe", style="dim"), "      ")


def _statement(statement: Attribution, index: Index, pen: Pen) -> Iterator[Text]:
    """What is done, with the cue's words and the place, and below it the words themselves."""
    cue = index.words(statement.article, statement.cue) if statement.cue else ""
    more = (
        marks.STYLE[statement.style] if statement.detector else "",
        f"as {pen.quoted(shown)}" if (shown := named_as(statement, index)) else "",
        _chain(statement, index),
        f"{place(statement, index, pen)}, {pen.characters(*statement.content)}",
    )
    head = Text.assemble(
        f"[{index.numbers[statement.id]}] ",
        pen.mark(marks.STANCE[statement.stance]),
        (f" ({inert(cue)})" if cue else "", "dim"),
        doubt(statement.confidence, pen),
        corrected(statement.corrected, pen),
        (f"  {pen.joined(more)}", "dim"),
    )
    yield from pen.lines(head, "  ", "      ")
    yield from _candidates(statement, index, pen)
    yield from pen.quotation(index.words(statement.article, *statement.content), indent=6)


def _chain(statement: Attribution, index: Index) -> str:
    """Through whom the content came, nearest to the article first."""
    return f"through {' citing '.join(name(source, index) for source in statement.via)}" if statement.via else ""


def _carriers(said: Iterable[Attribution], index: Index) -> dict[str, list[int]]:
    """The numbers of the statements that each source passes on from others."""
    carried: dict[str, list[int]] = {}
    for statement in said:
        for source in statement.via:
            carried.setdefault(source, []).append(index.numbers[statement.id])
    return carried
