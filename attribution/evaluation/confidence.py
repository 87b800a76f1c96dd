"""Whether an attribution's confidence can be taken at its word: how often those of a confidence are right.

The expected calibration error (Naeini et al. 2015) is the mean distance between confidence and share right over ten bins of
equal width, each counted by its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from attribution.evaluation.comparison import Comparison
from attribution.evaluation.relations import Relation

BINS = 10
ALL = "all"


@dataclass(frozen=True, slots=True)
class Bin:
    """Attributions with a confidence from ``low`` to ``high``: how many, how many right, and their mean confidence."""

    low: float
    high: float
    found: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold something, and the expected calibration error over them."""

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float:
        """From 0 (confidence is the share right) to 1; 0 where nothing was found."""
        found = sum(each.found for each in self.bins)
        return sum(abs(each.confidence * each.found - each.right) for each in self.bins) / found if found else 0.0


def calibrations(comparisons: Iterable[Comparison]) -> dict[str, Calibration]:
    """Of all attributions found (under ``ALL``), and of each detector's; those that carry no confidence are left out."""
    by_detector: dict[str, list[tuple[float, bool]]] = {ALL: []}
    for relation, right in judged(comparisons):
        if relation.confidence is not None:
            by_detector[ALL].append((relation.confidence, right))
            by_detector.setdefault(relation.detector, []).append((relation.confidence, right))
    return {name: calibration(given) for name, given in by_detector.items()}


def judged(comparisons: Iterable[Comparison]) -> Iterator[tuple[Relation, bool]]:
    """The relations found, each with whether it is right."""
    for each in comparisons:
        right = {pair.found for pair in each.pairs if pair.right}
        yield from ((side.relation, number in right) for number, side in enumerate(each.found))


def calibration(given: Sequence[tuple[float, bool]]) -> Calibration:
    """Of confidences, each with whether it was right.

    >>> round(calibration([(0.95, True), (0.95, False), (0.15, False)]).error, 3)
    0.35
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in given:
        bins.setdefault(min(int(sure * BINS), BINS - 1), []).append((sure, right))
    return Calibration(tuple(_bin(number, bins[number]) for number in sorted(bins)))


def _bin(number: int, given: Sequence[tuple[float, bool]]) -> Bin:
    mean = sum(sure for sure, _ in given) / len(given)
    return Bin(number / BINS, (number + 1) / BINS, len(given), sum(right for _, right in given), mean)
