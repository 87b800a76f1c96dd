"""The pieces that account tables, cards and the list of sources are all made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from attribution.records import Attribution, Point
from attribution.reports.inert import inert
from attribution.reports.text.pen import Pen
from attribution.reports.view import marks
from attribution.reports.view.acts import LOW, Act
from attribution.reports.view.deeds import ties
from attribution.reports.view.index import Index
from attribution.reports.view.wording import FEW, about, capitalised, name


def kind(source: str | None, index: Index, pen: Pen) -> Text:
    """What a source is: "person, ◌ anonymous"; empty for nobody."""
    if source is None:
        return Text()
    found = index.sources[source]
    return Text(marks.kind(found, pen.options.ascii), style=marks.ANONYMOUS.style if found.anonymous else "dim")


def who(source: str | None, index: Index, pen: Pen, style: str) -> Text:
    """A source on one line: its name in the style, then what it is and what more is known of it, "Ana Sol (person, mayor)"."""
    if source is None:
        return Text(name(source, index), style)
    more = about(source, index)
    parts = (" (", "dim"), kind(source, index, pen), (f", {more})" if more else ")", "dim")
    return Text.assemble((name(source, index), style), *parts)


def question(point: Point) -> Text:
    """What a point asks."""
    return Text(capitalised(inert(point.question)), style="bold")


def doing(act: Act, index: Index, pen: Pen) -> Text:
    """What a statement does, in the cue's own words, its number and where it stands: "denies (rejected) [4] wire ¶3"."""
    text = pen.mark(marks.STANCE[act.stance])
    if act.statement is None:
        return text
    cue = act.statement.cue
    words = f" ({inert(index.words(act.statement.article, cue))})" if cue else ""
    number = f" [{index.numbers[act.statement.id]}]"
    where = f" {place(act.statement, index, pen)}"
    return Text.assemble(text, (words, "dim"), marks.CERTAINTY[act.certainty], number, (where, "dim"))


def place(statement: Attribution, index: Index, pen: Pen) -> str:
    """Where a statement stands: the article and its paragraph, "wire ¶3"."""
    number = index.paragraphs(statement.article).number(statement.extent.start)
    return f"{inert(statement.article)} {pen.choose('¶', 'par. ')}{number}"


def tied(act: Act, pen: Pen, refer: Callable[[Sequence[int]], str]) -> Iterator[Text]:
    """The statements that contradict this one on the point, that carry the same, that it replaces: a line for each kind."""
    return (Text.assemble(pen.mark(mark), f" {refer(numbers)}") for mark, numbers in ties(act))


def referred(numbers: Sequence[int], index: Index, pen: Pen) -> str:
    """A few statements with their sources, "[3] the ministry, [12] the union", more of them by their numbers."""
    if len(numbers) > FEW:
        return pen.references(numbers)
    return ", ".join(f"[{number}] {name(index.numbered[number].source_id, index)}" for number in numbers)


def corrected(said: str | bool | None, pen: Pen) -> Text:
    """The mark of what a person corrected; empty where nobody did."""
    return Text.assemble("  ", pen.mark(marks.CORRECTED)) if said else Text()


def doubt(confidence: float | None, pen: Pen) -> Text:
    """A word on a low confidence; empty where there is none, or it is not low."""
    low = confidence is not None and confidence < LOW
    return Text.assemble("  ", pen.mark(marks.UNSURE), f" {confidence:.2f}") if low else Text()
