"""Stretches of days: the month, the year, the week, the nearest Tuesday; plain arithmetic on dates, no text."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

AHEAD = timedelta(days=1)
"""An article dated the 30th may tell of the 31st where it is already the 31st; a date further ahead is last year's."""

Part = Literal["early", "mid", "late", ""]


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; None where it is open on that side."""

    first: date | None
    last: date | None


def day(found: date) -> Period:
    """One day."""
    return Period(found, found)


def month(year: int, number: int, part: Part = "") -> Period:
    """A month, or its first ten, middle eleven, or last days from the 20th."""
    last = calendar.monthrange(year, number)[1]
    first_day, last_day = {"early": (1, 10), "mid": (10, 20), "late": (20, last), "": (1, last)}[part]
    return Period(date(year, number, first_day), date(year, number, last_day))


def year(number: int, part: Part = "") -> Period:
    """A year, or its first, middle or last four months."""
    first_month, last_month = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "": (1, 12)}[part]
    return Period(date(number, first_month, 1), month(number, last_month).last)


def decade(first_year: int) -> Period:
    """Ten years from a round one: the 1990s."""
    return Period(date(first_year, 1, 1), date(first_year + 9, 12, 31))


def weekday(base: date, number: int, *, future: bool = False, strict: bool = False) -> date:
    """The nearest Monday (0) to Sunday (6) up to the base, or from it on; ``strict`` leaves out the base itself.

    >>> weekday(date(2024, 7, 31), 1), weekday(date(2024, 7, 31), 2), weekday(date(2024, 7, 31), 4, future=True)
    (datetime.date(2024, 7, 30), datetime.date(2024, 7, 31), datetime.date(2024, 8, 2))
    """
    distance = (number - base.weekday()) % 7 if future else -((base.weekday() - number) % 7)
    if distance == 0 and strict:
        distance = 7 if future else -7
    return base + timedelta(days=distance)


def week(base: date, offset: int) -> Period:
    """The week of the base, Monday to Sunday, or one so many weeks away."""
    monday = base - timedelta(days=base.weekday() - 7 * offset)
    return Period(monday, monday + timedelta(days=6))


def weekend(base: date, offset: int = 0) -> Period:
    """Saturday and Sunday up to the base, or so many weeks away."""
    saturday = weekday(base, 5) + timedelta(days=7 * offset)
    return Period(saturday, saturday + timedelta(days=1))


def month_near(base: date, number: int, part: Part = "", *, future: bool = False) -> Period:
    """The latest such month that has begun by the base, or the next from it on."""
    if future:
        return month(base.year + (number < base.month), number, part)
    return month(base.year - (number > base.month), number, part)


def date_near(base: date, month_number: int, day_number: int, *, future: bool = False) -> date | None:
    """The latest such date that is not after the base (a day's grace), or the next; None for a 31 April."""
    years = (base.year, base.year + 1) if future else (base.year + 1, base.year, base.year - 1, base.year - 2, base.year - 3)
    for candidate in years:
        found = safe_date(candidate, month_number, day_number)
        if found is not None and (found >= base if future else found <= base + AHEAD):
            return found
    return None


def safe_date(year_number: int, month_number: int, day_number: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def months_away(base: date, count: int) -> Period:
    """The whole month so many months from the base's."""
    years, number = divmod(base.year * 12 + base.month - 1 + count, 12)
    return month(years, number + 1) if 1 <= years <= 9999 else Period(None, None)
