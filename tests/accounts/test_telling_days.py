"""The days that a text tells of, against the day on which it was published."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.accounts.telling_days import told_days

MONDAY = date(2026, 3, 2).toordinal()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("Two men were hurt on Saturday night.", {2}, id="the last weekday"),
        pytest.param("Yesterday the bridge was shut again.", {1}, id="yesterday"),
        pytest.param("The barge sank last night off Rosmoor.", {1}, id="last night"),
        pytest.param("He will stand trial next Thursday.", set(), id="a day to come"),
        pytest.param("The fire of Feb. 20 burned for days.", {10}, id="month before day"),
        pytest.param("The fire of 20 February burned for days.", {10}, id="day before month"),
        pytest.param("She was last seen on Dec. 30.", {62}, id="the year before"),
        pytest.param("The mill fell on March 2nd, 2025.", {365}, id="a year told"),
        pytest.param("The office is closed on February 31.", set(), id="no such day"),
        pytest.param("They may march 99 miles.", set(), id="no date at all"),
    ],
)
def test_days_are_counted_back_from_the_day_of_publication(text: str, days: set[int]) -> None:
    assert {MONDAY - day for day in told_days(text, MONDAY)} == days


def test_without_a_day_of_publication_only_whole_dates_count() -> None:
    text = "On Saturday, after the storm of Feb. 20, they recalled the flood of June 3, 1998."
    assert told_days(text, None) == {date(1998, 6, 3).toordinal()}
