"""What the marks of a report mean, and how many points have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attribution.records import PointStatus
from attribution.reports.view import marks
from attribution.reports.view.grid import IMPORTANCE, Grid
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark


def tally(grids: Iterable[Grid]) -> tuple[tuple[PointStatus, int], ...]:
    """The statuses of the points at issue in these events, gravest first, each with the number of points that have it."""
    counted = Counter(row.point.status for grid in grids for row in grid.rows)
    return tuple((status, counted[status]) for status in IMPORTANCE if status in counted)


def marks_used(shown: Sequence[Grid], index: Index) -> Iterator[tuple[Mark, str]]:
    """The marks in a report of these events whose meaning their word does not tell, with what they mean."""
    yield from (marks.STATUS[status] for status, _ in tally(shown))
    if any(row.doubtful for grid in shown for row in grid.rows):
        yield marks.PERHAPS_DISPUTED, "the same, on no contradiction that is more likely right than wrong"
    if any(row.point.silent for grid in shown for row in grid.rows):
        yield marks.SILENT, "has an account of the event, without this, in the texts given"
    if any(source.anonymous for source in index.analysis.sources):
        yield marks.ANONYMOUS, "the text gives no way to tell who it is"
    if index.analysis.fixes:
        yield marks.CORRECTED, "a person put it so; who, when and why stands under Corrections"
