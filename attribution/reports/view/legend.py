"""What the marks of a report mean, and how many points have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attribution.records import GRAVEST_FIRST, PointStatus
from attribution.reports.view import marks
from attribution.reports.view.grid import Grid
from attribution.reports.view.index import Index
from attribution.reports.view.marks import Mark

MEANING: Mapping[Mark, str] = {
    **dict(marks.STATUS.values()),
    marks.PERHAPS_DISPUTED: "the same, on no contradiction that is more likely right than wrong",
}
"""What the marks of points mean."""


def tally(grids: Iterable[Grid]) -> tuple[tuple[Mark, PointStatus, int], ...]:
    """The marks of the points at issue in these events with their status, gravest first, each with the number of points that
    bear it: what is disputed at low confidence alone is counted apart."""
    counted = Counter((GRAVEST_FIRST.index(row.point.status), row.doubtful) for grid in grids for row in grid.rows)
    found = ((GRAVEST_FIRST[place], doubtful, number) for (place, doubtful), number in sorted(counted.items()))
    return tuple((marks.PERHAPS_DISPUTED if doubtful else marks.STATUS[name][0], name, n) for name, doubtful, n in found)


def marks_used(shown: Sequence[Grid], index: Index) -> Iterator[tuple[Mark, str]]:
    """The marks in a report of these events whose meaning their word does not tell, with what they mean."""
    yield from ((mark, MEANING[mark]) for mark, _, _ in tally(shown))
    if any(row.point.silent for grid in shown for row in grid.rows):
        yield marks.SILENT, "has an account of the event, without this, in the texts given"
    if any(source.is_own_voice for source in index.analysis.sources):
        yield marks.CONFLICT["voice"], "what an outlet says without naming a source stands against what a source says"
    if any(source.anonymous for source in index.analysis.sources):
        yield marks.ANONYMOUS, "the text gives no way to tell who it is"
    if index.analysis.fixes:
        yield marks.CORRECTED, "a person put it so; who, when and why stands under Corrections"
