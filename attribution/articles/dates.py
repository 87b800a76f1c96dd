"""Dates as texts and metadata write them → ISO dates, only where day, month and year are certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from attribution.languages import table

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


def iso_date(text: str, *, language: str = "en") -> str | None:
    """The first full date in a text as an ISO date; None where there is none or its order is open (03/04/2024).

    >>> iso_date("Posted: Wednesday, 31st July 2024, 4:05 p.m.")
    '2024-07-31'
    >>> iso_date("03/04/2024") is None
    True
    """
    found = [(match.start(), day) for match, day in _dates(text, language) if day]
    return min(found)[1] if found else None


@cache
def date_pattern(language: str = "en") -> str:
    """The regular expression, without groups, of everything that ``iso_date`` reads as a date."""
    return "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in _patterns(language)) + ")"


def _dates(text: str, language: str) -> Iterator[tuple[re.Match[str], str | None]]:
    for pattern, numbers in _patterns(language):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield match, _valid(*numbers(match))


@cache
def _patterns(language: str) -> tuple[tuple[str, Callable[[re.Match[str]], tuple[int, int, int]]], ...]:
    months = {row["month"]: int(row["number"]) for row in table(language, "months")}
    month = rf"(?P<month>{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"

    def named(match: re.Match[str]) -> tuple[int, int, int]:
        return int(match["year"]), months[match["month"].lower()], int(match["day"])

    return (
        (rf"(?<!\d){_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?!\d)", _in_order),
        (rf"\b{_DAY}(?: of)?[ -]{month},?[ -]{_YEAR}\b", named),
        (rf"\b{month} {_DAY},? {_YEAR}\b", named),
        (rf"(?<![\d/.])(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}(?!\d)", _by_size),
    )


def _in_order(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["year"]), int(match["month"]), int(match["day"])


def _by_size(match: re.Match[str]) -> tuple[int, int, int]:
    """Day and month told apart by size; month 0, which is no date, where both could be either."""
    first, second = int(match["first"]), int(match["second"])
    if first <= 12 and second <= 12 and first != second:
        return int(match["year"]), 0, 0
    return int(match["year"]), min(first, second), max(first, second)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
