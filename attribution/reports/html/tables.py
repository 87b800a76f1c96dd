"""Account tables: the points at issue cut into tables that fit a page, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.records import Position
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.view import deeds as view_deeds
from attribution.reports.view import marks
from attribution.reports.view.acts import LOW, Act, Conflict
from attribution.reports.view.grid import Row
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark
from attribution.reports.view.wording import backing, capitalised

WIDEST = 5
"""Sources that stand side by side on a page without scrolling; a point with more of them scrolls by itself."""

Reasons = Mapping[frozenset[int], str]
"""The anchor of the reason why two statements contradict each other, by their numbers."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A position as it is shown: a letter that stands for it wherever its point is drawn."""

    letter: str
    answer: str
    backing: str


@dataclass(frozen=True, slots=True)
class Against:
    """Statements that contradict one, or carry the same, each with the anchor of the reason, else of the passage."""

    mark: Mark
    numbers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """What one statement of a source does about a point. ``number`` is None where the analysis names no statement."""

    letter: str
    mark: Mark
    cue: str
    certainty: str
    number: int | None
    words: tuple[str, ...]
    place: str
    beside: tuple[Against, ...]
    through: tuple[Who, ...]
    doubt: str
    first: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source does about a point; without deeds it is silent, or has no account of the event at all."""

    who: Who
    deeds: tuple[Deed, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A point and its cells, one a column of its table. ``silent`` are those without a column who do not address it."""

    key: str
    question: str
    status: Mark
    stands: tuple[Stand, ...]
    cells: tuple[Cell, ...]
    silent: tuple[Who, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Table:
    """Points that stand one below the other, and the sources that have a column."""

    columns: tuple[Who, ...]
    lines: tuple[Line, ...]

    @property
    def wide(self) -> bool:
        """Whether it needs to scroll sideways on any screen."""
        return len(self.columns) > WIDEST


def described(row: Row) -> bool:
    """Whether a point is one of words only: all that stands against anything on it calls it by another name."""
    kinds = {kind for act in row.acts for kind, _ in act.conflicts} - {"voice"}
    return kinds == {"otherwise"}


def tables(rows: Iterable[Row], view: View, reasons: Reasons) -> Iterator[Table]:
    """The rows as tables, in order."""
    for part in _parts(rows):
        sources = tuple(dict.fromkeys(source for row in part for source in row.sources))
        lines = tuple(_line(row, sources, view, reasons) for row in part)
        yield Table(view.everyone(sources), lines)


def stands(row: Row, index: Index) -> tuple[Stand, ...]:
    """The positions of a point with their letters."""
    return tuple(_stand(number, position, index) for number, position in enumerate(row.point.positions))


def letters(row: Row) -> dict[str, str]:
    """The letter of each answer to a point; the first where two positions come to one answer."""
    return {position.answer: letter(number) for number, position in reversed(list(enumerate(row.point.positions)))}


def letter(number: int) -> str:
    """The letter of a position: A to Z, then A2, B2 and so on.

    >>> letter(0), letter(27)
    ('A', 'B2')
    """
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn + 1) if turn else "")


def question(row: Row) -> str:
    """What a point asks, as it is shown."""
    return capitalised(inert(row.point.question))


def _stand(number: int, position: Position, index: Index) -> Stand:
    return Stand(letter(number), inert(position.answer), backing(position, index))


def _parts(rows: Iterable[Row]) -> list[list[Row]]:
    parts: list[list[Row]] = []
    columns: set[str | None] = set()
    for row in rows:
        if parts and len(columns | {*row.sources}) <= WIDEST:
            parts[-1].append(row)
            columns |= {*row.sources}
        else:
            parts.append([row])
            columns = {*row.sources}
    return parts


def _line(row: Row, sources: Sequence[str | None], view: View, reasons: Reasons) -> Line:
    cells = []
    for source in sources:
        deeds = tuple(_deed(row, deed, view, reasons) for deed in view_deeds.deeds(row.acts_of(source)))
        cells.append(Cell(view.who(source), deeds, source in row.point.silent))
    return Line(
        key=view.points[row.point.id],
        question=question(row),
        status=marks.status(row),
        stands=stands(row, view.index),
        cells=tuple(cells),
        silent=view.everyone(source for source in row.point.silent if source not in sources),
        statements=spaced(view.numbers(row)),
    )


def _deed(row: Row, deed: view_deeds.Deed, view: View, reasons: Reasons) -> Deed:
    act, statement = deed.act, deed.act.statement
    number = view.index.numbers[statement.id] if statement else None
    cue = statement.cue if statement else None
    unsure = statement is not None and statement.confidence < LOW
    return Deed(
        letter=letters(row).get(act.answer or "", ""),
        mark=marks.STANCE[act.stance],
        cue=inert(view.index.words(statement.article, cue)) if statement and cue else "",
        certainty=marks.CERTAINTY[act.certainty],
        number=number,
        words=tuple(map(inert, deed.words)),
        place=f"{inert(statement.article)} ¶{view.paragraph(statement.article, statement.extent.start)}" if statement else "",
        beside=tuple(_tied(act, number, reasons)),
        through=view.everyone(statement.via if statement else ()),
        doubt=f"{statement.confidence:.2f}" if statement and unsure else "",
        first=number is not None and view.homes[number] == (row.point.id, act.answer, act.stance),
    )


def _tied(act: Act, number: int | None, reasons: Reasons) -> Iterator[Against]:
    """What stands against a statement on the point, what carries the same, and what it replaces."""
    yield from (against(kind, numbers, number, reasons) for kind, numbers in act.conflicts)
    rest = (marks.CARRIED, act.carried), (marks.REPLACED, act.replaced)
    yield from (Against(mark, tuple((other, f"s{other}") for other in numbers)) for mark, numbers in rest if numbers)


def against(kind: Conflict, numbers: Iterable[int], own: int | None, reasons: Reasons) -> Against:
    """The statements of these numbers as they stand against one."""
    targets = ((number, reasons.get(frozenset((own or 0, number)), f"s{number}")) for number in numbers)
    return Against(marks.CONFLICT[kind], tuple(targets))
