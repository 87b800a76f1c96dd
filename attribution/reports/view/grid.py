"""The account tables as data: the points at issue in each event, and what each source does about them.

Formats differ in how they draw this and not in what it says.
"""

from __future__ import annotations

from dataclasses import dataclass

from attribution.records import GRAVEST_FIRST, Event, Point
from attribution.reports.view.acts import Act, acts_on, refusals_on
from attribution.reports.view.index import Index


@dataclass(frozen=True, slots=True)
class Row:
    """A point, and all that is done about it."""

    point: Point
    acts: tuple[Act, ...]

    @property
    def sources(self) -> tuple[str | None, ...]:
        """Who speaks to the point, denies or declines (None: nobody named); those who differ stand side by side."""
        return tuple(dict.fromkeys(act.source for act in self.acts))

    @property
    def doubtful(self) -> bool:
        """Whether all that makes the point a dispute is of low confidence."""
        kinds = {kind for act in self.acts for kind, _ in act.conflicts}
        return self.point.status == "disputed" and "perhaps" in kinds and "against" not in kinds

    def acts_of(self, source: str | None) -> tuple[Act, ...]:
        """What one source does about the point; empty where it does nothing, which may be silence."""
        return tuple(act for act in self.acts if act.source == source)


@dataclass(frozen=True, slots=True)
class Grid:
    """One event: ``rows`` are the points at issue, gravest first.

    ``lone`` are the points that one account alone speaks to and nobody contests; ``refused`` what is said of those who would
    not speak about the event as a whole; ``others`` are the sources with an account of it that bears on none of its points.
    """

    event: Event
    rows: tuple[Row, ...]
    lone: tuple[Row, ...]
    refused: tuple[Act, ...]
    others: tuple[str | None, ...]


def grids(index: Index) -> tuple[Grid, ...]:
    """A grid for each event: those with the gravest points first, and of these the ones with more of them."""
    points: dict[str, list[Point]] = {}
    for point in index.analysis.points:
        points.setdefault(point.event, []).append(point)
    made = [_grid(event, points.get(event.id, []), index) for event in index.analysis.events]
    return tuple(sorted(made, key=_gravity))


def at_issue(point: Point) -> bool:
    """Whether more than one account bears on a point: more than a single answer, or a denial or refusal of it, or an answer
    that an outlet alone gives, in its own voice."""
    voiced = any(position.origins == 0 for position in point.positions)
    return point.status != "single" or bool(point.denied_by or point.declined) or voiced


def title(event: Event, index: Index) -> str:
    """What an event goes by: the whole headline where its label is the beginning of one, else the label."""
    start = event.label.removesuffix("…").rstrip()
    if start == event.label or not start:
        return event.label
    headlines = (" ".join((article.title or "").split()) for article in index.articles.values())
    return next((headline for headline in headlines if headline.startswith(start)), event.label)


def _grid(event: Event, points: list[Point], index: Index) -> Grid:
    found = (Row(point, acts_on(point, event, index)) for point in points)
    rows = sorted(found, key=lambda row: (GRAVEST_FIRST.index(row.point.status), row.doubtful))
    issues = tuple(row for row in rows if at_issue(row.point))
    speaking = {source for row in rows for source in row.sources}
    accounts = dict.fromkeys(index.claims[claim].source_id for claim in event.claims)
    return Grid(
        event=event,
        rows=issues,
        lone=tuple(row for row in rows if not at_issue(row.point)),
        refused=refusals_on(event, index),
        others=tuple(source for source in accounts if source not in speaking and source not in event.declined),
    )


def _gravity(grid: Grid) -> tuple[int, ...]:
    """Fewer is graver: the disputed points against the others', then the differing ones', and so on."""
    return tuple(-sum(row.point.status == status for row in grid.rows) for status in GRAVEST_FIRST)
