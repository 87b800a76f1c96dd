"""Two figures side by side: one quantity or not, one value or not."""

from __future__ import annotations

import pytest

from attribution.accounts.figures import compatible, same_quantity
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
SAMENESS = [
    ("people killed, people killed", exact(4), exact(7), "equal"),
    ("soldiers killed, people killed", exact(4, "soldiers"), exact(7), "narrower"),
    ("people killed, soldiers killed", exact(7), exact(4, "soldiers"), "broader"),
    ("boys, people", exact(2, "boys"), exact(7), "narrower"),
    ("killed, casualties", exact(4), exact(9, event="casualties"), "narrower"),
    ("casualties, wounded", exact(9, event="casualties"), exact(4, event="wounded"), "broader"),
    ("killed, wounded", exact(4), exact(4, event="wounded"), "other"),
    ("soldiers, civilians", exact(4, "soldiers"), exact(4, "civilians"), "other"),
    ("soldiers killed, people hurt at all", exact(4, "soldiers"), exact(9, event="casualties"), "narrower"),
    ("soldiers casualties, people killed", exact(4, "soldiers", "casualties"), exact(9), "unknown"),
    ("attacks, attacks", exact(4, "attacks", None), exact(9, "attacks", None), "alike"),
    ("attacks launched, attacks", exact(4, "attacks", "launched"), exact(9, "attacks", None), "alike"),
    ("soldiers, people killed", exact(4, "soldiers", None), exact(9), "unknown"),
    ("attacks, people killed", exact(4, "attacks", None), exact(9), "other"),
    ("miles, km", exact(4, "miles", "fell"), exact(9, "km", "fell"), "equal"),
    ("USD, GBP", exact(4, "USD", "fined"), exact(9, "GBP", "fined"), "other"),
    ("no unit", figure(4, 4, 4, None), exact(9), "unknown"),
]


@pytest.mark.parametrize(("first", "second", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_whether_one_value_fits_both(first: Figure, second: Figure, expected: bool) -> None:
    assert compatible(first, second) is compatible(second, first) is expected


@pytest.mark.parametrize(("first", "second", "expected"), [row[1:] for row in SAMENESS], ids=[row[0] for row in SAMENESS])
def test_how_two_quantities_stand(first: Figure, second: Figure, expected: str) -> None:
    assert same_quantity(first, second) == expected
