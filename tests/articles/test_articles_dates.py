"""Dates in texts and metadata."""

from __future__ import annotations

import re

import pytest

from attribution.articles.dates import date_pattern, iso_date

DATES = [
    ("2024-07-31", "2024-07-31"),
    ("2024-07-31T23:30:00-05:00", "2024-07-31"),
    ("2014-2-6", "2014-02-06"),
    ("31 July 2024", "2024-07-31"),
    ("the 31st of July, 2024", "2024-07-31"),
    ("July 31, 2024", "2024-07-31"),
    ("Sept. 3rd, 2023", "2023-09-03"),
    ("JAN 5 2020 10:00 GMT", "2020-01-05"),
    ("Wed, 31 Jul 2024 10:00:00 GMT", "2024-07-31"),
    ("31-Jul-2024", "2024-07-31"),
    ("31/07/2024", "2024-07-31"),
    ("07/31/2024", "2024-07-31"),
    ("31.07.2024", "2024-07-31"),
    ("7/7/2024", "2024-07-07"),
]


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_full_dates_are_read(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "03/04/2024", "July 31", "July 2024", "31 February 2024", "2024-13-01", "version 1.31.07.2024", "12345-06-07"],
)
def test_what_is_not_certainly_a_date_is_none(text: str) -> None:
    assert iso_date(text) is None


def test_the_first_date_counts() -> None:
    assert iso_date("Posted 16 February 2014, updated April 27, 2014") == "2014-02-16"


@pytest.mark.parametrize("text", [text for text, iso in DATES if text[0].isdigit() and " " not in text])
def test_pattern_covers_what_is_read(text: str) -> None:
    assert re.match(date_pattern(), text.lower())
