"""The account tables as data: the points at issue in each event, and what each source does about them.

Formats differ in how they draw this and not in what it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from attribution.records import Event, Point, PointStatus
from attribution.reports.acts import Act, acts_on
from attribution.reports.index import Index

# What an editor must see first.
IMPORTANCE: tuple[PointStatus, ...] = ("disputed", "differing", "updated", "agreed", "single")


@dataclass(frozen=True, slots=True)
class Row:
    """A point, and all that is done about it."""

    point: Point
    acts: tuple[Act, ...]

    @property
    def sources(self) -> tuple[str | None, ...]:
        """Who speaks to the point, denies or declines (None: nobody named); those who differ stand side by side."""
        return tuple(dict.fromkeys(act.source for act in self.acts))

    def acts_of(self, source: str | None) -> tuple[Act, ...]:
        """What one source does about the point; empty where it does nothing, which may be silence."""
        return tuple(act for act in self.acts if act.source == source)


@dataclass(frozen=True, slots=True)
class Grid:
    """One event: ``rows`` are the points at issue, gravest first.

    ``lone`` are the points that one account alone speaks to and nobody contests; ``others`` the sources with an
    account of the event that bears on none of its points.
    """

    event: Event
    rows: tuple[Row, ...]
    lone: tuple[Row, ...]
    others: tuple[str | None, ...]


def grids(index: Index) -> tuple[Grid, ...]:
    """A grid for each event, those with the gravest points first."""
    points: dict[str, list[Point]] = {}
    for point in index.analysis.points:
        points.setdefault(point.event, []).append(point)
    made = [_grid(event, points.get(event.id, []), index) for event in index.analysis.events]
    return tuple(sorted(made, key=_gravity))


def at_issue(point: Point) -> bool:
    """Whether more than one account bears on a point: more than a single answer, or a denial or refusal of it."""
    return point.status != "single" or bool(point.denied_by or point.declined)


def _grid(event: Event, points: list[Point], index: Index) -> Grid:
    ranked = sorted(points, key=lambda point: IMPORTANCE.index(point.status))
    rows = [Row(point, acts_on(point, event, index)) for point in ranked]
    issues = tuple(row for row in rows if at_issue(row.point))
    speaking = {source for row in rows for source in row.sources}
    accounts = dict.fromkeys(index.claims[claim].source_id for claim in event.claims)
    return Grid(
        event=event,
        rows=issues,
        lone=tuple(row for row in rows if not at_issue(row.point)),
        others=tuple(source for source in accounts if source not in speaking),
    )


def _gravity(grid: Grid) -> int:
    return min((IMPORTANCE.index(row.point.status) for row in grid.rows), default=len(IMPORTANCE))
