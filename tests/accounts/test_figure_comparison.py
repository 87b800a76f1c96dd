"""Two figures side by side: one quantity or not, one value or not."""

from __future__ import annotations

import pytest

from attribution.accounts.figures import compatible
from attribution.records import Extent, Figure


def figure(
    low: float | None, best: float | None, high: float | None, unit: str | None = "people", event: str | None = "killed"
) -> Figure:
    return Figure(low, best, high, unit, event, "", Extent(0, 0))


def exact(value: float, unit: str = "people", event: str | None = "killed") -> Figure:
    return figure(value, value, value, unit, event)


AT_LEAST_12, ABOUT_200, UP_TO_30 = figure(12, 12, None), figure(180, 200, 220), figure(None, 30, 30)
DOZENS, HUNDREDS, THOUSANDS = figure(24, None, None), figure(200, None, None), figure(2000, None, None)
VALUES = [
    ("at least 12, 14", AT_LEAST_12, exact(14), True),
    ("at least 12, 10", AT_LEAST_12, exact(10), False),
    ("at least 12, 300", AT_LEAST_12, exact(300), True),
    ("about 200, 198", ABOUT_200, exact(198), True),
    ("about 200, 260", ABOUT_200, exact(260), False),
    ("4, 7", exact(4), exact(7), False),
    ("4, 4", exact(4), exact(4), True),
    ("0, 4", exact(0), exact(4), False),
    ("dozens, 31", DOZENS, exact(31), True),
    ("dozens, 8", DOZENS, exact(8), False),
    ("dozens, 900", DOZENS, exact(900), False),
    ("dozens, hundreds", DOZENS, HUNDREDS, False),
    ("hundreds, thousands", HUNDREDS, THOUSANDS, False),
    ("hundreds, 650", HUNDREDS, exact(650), True),
    ("up to 30, 12", UP_TO_30, exact(12), True),
    ("up to 30, 31", UP_TO_30, exact(31), False),
    ("12 to 14, 13", figure(12, None, 14), exact(13), True),
    ("12 to 14, 15", figure(12, None, 14), exact(15), False),
    ("200, 198", exact(200), exact(198), True),
    ("30, 28", exact(30), exact(28), False),
    ("10000, 2000", exact(10000), exact(2000), False),
    ("2 miles, 3.2 km", exact(2, "miles", None), exact(3.2, "km", None), True),
    ("2 miles, 6 km", exact(2, "miles", None), exact(6, "km", None), False),
    ("10 km, 9.7 km", exact(10, "km", None), exact(9.7, "km", None), False),
    ("$3m, £2m", exact(3e6, "USD", None), exact(2e6, "GBP", None), True),
    ("$3m, $2m", exact(3e6, "USD", None), exact(2e6, "USD", None), False),
    ("5 %, 3 km", exact(5, "%", None), exact(3, "km", None), True),
]


@pytest.mark.parametrize(("first", "second", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_whether_one_value_fits_both(first: Figure, second: Figure, expected: bool) -> None:
    assert compatible(first, second) is compatible(second, first) is expected
