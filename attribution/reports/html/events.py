"""One event's part of the page: its tables, numbers, picture, and the relations of its statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.reports.html.picture import Picture, picture
from attribution.reports.html.reasons import Kind
from attribution.reports.html.scales import Strip, strip
from attribution.reports.html.tables import Reasons, Stand, Table, described, question, stands, tables
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.view import marks
from attribution.reports.view.acts import Act
from attribution.reports.view.grid import Grid, Row, title
from attribution.reports.view.marks import Mark
from attribution.reports.view.wording import capitalised, count


@dataclass(frozen=True, slots=True)
class Lone:
    """A point that one account alone speaks to."""

    key: str
    question: str
    stands: tuple[Stand, ...]
    sources: tuple[Who, ...]
    numbers: tuple[int, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A point as the summary names it."""

    key: str
    question: str
    status: Mark
    name: str
    stands: tuple[Stand, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """One who would not speak about an event: the cue and the words of the text that tell so, None where it has none."""

    who: Who
    cue: str | None
    words: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class EventPart:
    """One event's part of the page."""

    key: str
    label: str
    counts: str
    statements: str
    issues: tuple[Issue, ...]
    hard: tuple[Table, ...]
    worded: tuple[Table, ...]
    strips: tuple[Strip, ...]
    picture: Picture | None
    lone: tuple[Lone, ...]
    refused: tuple[Refusal, ...]
    others: tuple[Who, ...]
    kinds: tuple[Kind, ...]


def events(found: Mapping[str | None, tuple[Kind, ...]], anchors: Reasons, view: View) -> tuple[EventPart, ...]:
    """The events of the page with the reasons ``found`` for their relations, and the ``anchors`` of those of conflicts."""
    return tuple(
        _event(f"e{number}", grid, found[grid.event.id], anchors, view) for number, grid in enumerate(view.shown, start=1)
    )


def _event(key: str, grid: Grid, found: tuple[Kind, ...], anchors: Reasons, view: View) -> EventPart:
    claims = [view.index.claims[claim] for claim in grid.event.claims]
    counted = (
        count(len({claim.article for claim in claims}), "article"),
        count(len(view.index.sources_of(grid.event)), "source"),
    )
    worded = [row for row in grid.rows if described(row)]
    hard = [row for row in grid.rows if row not in worded]
    numbers = {view.index.number_of(claim) for claim in claims} | {n for row in grid.rows for n in view.numbers(row)}
    return EventPart(
        key=key,
        label=capitalised(inert(title(grid.event, view.index))),
        counts=" · ".join(counted),
        statements=spaced(sorted(numbers)),
        issues=tuple(_issue(row, view) for row in grid.rows),
        hard=tuple(tables(hard, view, anchors)),
        worded=tuple(tables(worded, view, anchors)),
        strips=tuple(made for row in grid.rows if (made := strip(row, view))),
        picture=picture(grid.rows, view),
        lone=tuple(_lone(row, view) for row in grid.lone),
        refused=tuple(_refusal(act, view) for act in grid.refused),
        others=view.everyone(grid.others),
        kinds=found,
    )


def _issue(row: Row, view: View) -> Issue:
    status = marks.status(row)
    return Issue(
        view.points[row.point.id], question(row), status, row.point.status, stands(row, view.index), spaced(view.numbers(row))
    )


def _refusal(act: Act, view: View) -> Refusal:
    index, said = view.index, act.statement
    cue = index.words(said.article, said.cue) if said is not None and said.cue is not None else ""
    number = index.numbers[said.id] if said is not None else None
    return Refusal(view.who(act.source), inert(cue) or None, inert(act.words or "") or None, number)


def _lone(row: Row, view: View) -> Lone:
    numbers = view.numbers(row)
    return Lone(
        view.points[row.point.id], question(row), stands(row, view.index), view.everyone(row.sources), numbers, spaced(numbers)
    )
