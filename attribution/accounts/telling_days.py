"""The days that a text tells of, as numbers: a report of Monday that tells of Saturday night is of Saturday's event."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from attribution import languages

AHEAD = 2
"""Days after its publication that a date without a year may stand for; one further on is that of the year before."""
NOT_THEN = re.compile(r"\b(?:next|every|each|until|by|till|coming)\s+$", re.IGNORECASE)


def told_days(text: str, published: int | None) -> frozenset[int]:
    """The days told by a date, a weekday or "yesterday"; without the day of publication only dates with a year.

    >>> monday = date(2026, 3, 2).toordinal()
    >>> sorted(monday - day for day in told_days("The fire of Feb. 20 was put out on Saturday.", monday))
    [2, 10]
    """
    found = (_dated(match, published) for form in _forms() for match in form.finditer(text))
    days = {day for day in found if day is not None}
    return frozenset(days if published is None else days | _relative(text, published))


def _dated(match: re.Match[str], published: int | None) -> int | None:
    """The day of a month; None where there is none such ("May 40"), or where nothing tells the year."""
    month = _words("month")[match.group("month").lower()]
    try:
        if match.group("year"):
            return date(int(match.group("year")), month, int(match.group("day"))).toordinal()
        if published is None:
            return None
        year = date.fromordinal(published).year
        day = date(year, month, int(match.group("day"))).toordinal()
        return day if day <= published + AHEAD else date(year - 1, month, int(match.group("day"))).toordinal()
    except ValueError:
        return None


def _relative(text: str, published: int) -> set[int]:
    weekday = date.fromordinal(published).weekday()
    days = set()
    for match in _day_words().finditer(text):
        word = " ".join(match.group(0).lower().split())
        if word in _words("weekday"):
            if not NOT_THEN.search(text, max(0, match.start() - 12), match.start()):
                days.add(published - (weekday - _words("weekday")[word]) % 7)
        else:
            days.add(published + _words("day")[word])
    return days


@cache
def _words(kind: str) -> dict[str, int]:
    """The words of a kind with their numbers; nights are counted among the days."""
    kinds = ("day", "night") if kind == "day" else (kind,)
    return {row["word"]: int(row["value"]) for row in languages.table("en", "time_words") if row["kind"] in kinds}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """A date with the month before the day, and one with the day before the month."""
    month = rf"(?P<month>{_either(_words('month'))})\b\.?"
    day, year = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b", r"(?P<year>(?:19|20)\d\d)"
    forms = (rf"\b{month} {day}(?:,? {year}\b)?", rf"\b{day}(?: of)? {month}(?:,? {year}\b)?")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _day_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(_words('weekday'))}|{_either(_words('day'))})\b", re.IGNORECASE)


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted((word.replace(" ", r"\s+") for word in words), key=len, reverse=True))
