"""What a report shows of an analysis and in which order: the events with something at issue, each with its relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from attribution.records import Relation
from attribution.reports.view.grid import Grid, Row, grids
from attribution.reports.view.index import Index


@dataclass(frozen=True)
class Contents:
    """An analysis as a report shows it, with the ``top`` events, or all."""

    index: Index
    top: int | None = None

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The events, those with the gravest points first."""
        return grids(self.index)

    @cached_property
    def at_issue(self) -> tuple[Grid, ...]:
        """The events with a point at issue or a relation."""
        return tuple(grid for grid in self.grids if grid.rows or grid.event.id in self._relations)

    @property
    def shown(self) -> tuple[Grid, ...]:
        """Those of them that have a part of the report to themselves."""
        return self.at_issue[: self.top]

    @property
    def left_out(self) -> int:
        """How many events with something at issue are not shown."""
        return len(self.at_issue) - len(self.shown)

    @property
    def alone(self) -> int:
        """How many events have nothing at issue."""
        return len(self.grids) - len(self.at_issue)

    def relations(self, event: str) -> tuple[Relation, ...]:
        """The relations of an event: of claims that bear on one of its points, else of claims that are both about it."""
        return tuple(self._relations.get(event, ()))

    @property
    def between(self) -> tuple[Relation, ...]:
        """The relations of claims that have no event in common; none where only the ``top`` events are asked for."""
        return tuple(self._relations.get(None, ())) if self.top is None else ()

    @cached_property
    def _relations(self) -> dict[str | None, list[Relation]]:
        bearing = self._bearing()
        found: dict[str | None, list[Relation]] = {}
        for relation in self.index.analysis.relations:
            first, second = relation.first, relation.second
            event = next((event for event, point in bearing.get(first, {}) if (event, point) in bearing.get(second, {})), None)
            own, other = (self.index.claims[end].event for end in (first, second))
            found.setdefault(event or (own if own == other else None), []).append(relation)
        return found

    def _bearing(self) -> dict[str, dict[tuple[str, str], None]]:
        """The points at issue on which each claim bears, with their events, in the order of the report."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for grid in self.grids:
            for row in grid.rows:
                for act in row.acts:
                    if act.claim:
                        found.setdefault(act.claim, {})[grid.event.id, row.point.id] = None
        return found

    def numbers(self, row: Row) -> tuple[int, ...]:
        """The statements that do something about a point, by their numbers."""
        return tuple(sorted({self.index.numbers[act.statement.id] for act in row.acts if act.statement}))

    def paragraph(self, article: str, place: int) -> int:
        """The number of the paragraph in which a character of an article stands."""
        return self.index.paragraphs(article).number(place)
