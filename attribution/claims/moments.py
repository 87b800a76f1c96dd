"""Expressions of days in a text ("late on Tuesday", "July 16, 2024", "two weeks ago"), read against the article's date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from attribution import languages
from attribution.claims import calendars
from attribution.claims.calendars import Part, Period

LONGEST_AGO = 500 * 365
"""Days: further back nobody in the news counts from today."""
PARTS: Mapping[str, Part] = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "start": "early",
    "beginning": "early",
    "end": "late",
}


SHORT = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
"""Only these take a full stop with them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One expression: the characters of its words, and the days it means (None where words and date do not tell)."""

    start: int
    end: int
    period: Period | None


Reader = Callable[[re.Match[str], date | None, bool], Period | None]


def moments_in(text: str, base: date | None, *, future: bool = False) -> tuple[Moment, ...]:
    """The expressions of days in a text, in order, none overlapping; ``base`` is the day the article is dated.

    ``future`` reads "on Friday" as the next one.

    >>> [str(m.period.first) for m in moments_in("late on Tuesday and on July 16", date(2024, 7, 31)) if m.period]
    ['2024-07-30', '2024-07-16']
    """
    found: list[Moment] = []
    for pattern, reader in _forms():
        for match in pattern.finditer(text):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                found.append(Moment(match.start(), match.end(), reader(match, base, future)))
    return tuple(sorted(found, key=lambda moment: moment.start))


@cache
def words_of(kind: str) -> Mapping[str, int]:
    """The words of a kind in ``time_words.tsv``, and their numbers."""
    rows = (row for row in languages.table("en", "time_words") if row["kind"] == kind)
    return {row["word"]: int(row["value"]) for row in rows}


def _names(kind: str) -> str:
    """Names as they are written, with a capital or in capitals: "may" is no month."""
    names = (
        f"(?:{w.capitalize()}|{w.upper()})" + r"\b\.?" * (w in SHORT) for w in sorted(words_of(kind), key=len, reverse=True)
    )
    return "|".join(names)


def _words(kind: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words_of(kind), key=len, reverse=True))


def _behind(words: Iterable[str]) -> str:
    """A look-behind for any of the words."""
    return "(?:" + "|".join(rf"(?<=\b(?i:{word})\s)" for word in words) + ")"


DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![:%/]|[.,]\d)"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
PART = r"(?P<lead>(?i:early|mid|late|last|next|this|start|beginning|end))[\s-]+(?:(?i:on|in|of)\s+)?"
HOURS = r"morning|afternoon|evening|night"
OF_DAY = rf"(?:\s+(?:{HOURS})\b)?(?!\s+(?:{HOURS})s)"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """What is looked for, the surest first: a later form finds nothing in words that an earlier one has taken."""
    return tuple((re.compile(pattern), reader) for pattern, reader in (*_dates(), *_relative_days()))


def _dates() -> Iterator[tuple[str, Reader]]:
    month, weekday = rf"(?P<month>{_names('month')})(?!\w)", _names("weekday")
    before_day = rf"(?:(?:(?i:last|this|next)\s+)?(?:{weekday}){OF_DAY},?\s+)?"
    behind = _behind(words_of("before"))
    named = "".join(rf"(?<!{word.capitalize()} )" for word in words_of("feast"))
    yield r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", _iso
    yield rf"\b{before_day}{month}\s+{DAY}(?:[-–](?P<until>\d{{1,2}})\b)?(?:,?\s+{YEAR})?", _dated
    yield rf"\b(?:the\s+)?{DAY}(?:\s+of)?\s+{month}(?:,?\s+{YEAR})?", _dated
    yield rf"\b(?:(?:the\s+)?{PART})?{month},?\s+(?:of\s+)?{YEAR}", _month
    yield rf"(?:\b(?:the\s+)?{PART}|{behind}){month}(?!\s+\d)", _month
    yield rf"{named}\b(?:{PART})?(?P<weekday>{weekday})\b{OF_DAY}", _weekday
    yield r"\b(?:(?i:the)\s+)?(?P<lead>early\s+|mid-|late\s+)?(?P<year>(?:19|20)\d0)s\b", _decade
    yield rf"(?:{behind}|\b(?P<lead>early|mid|late)[\s-]+){YEAR}(?!,\d)", _year


def _relative_days() -> Iterator[tuple[str, Reader]]:
    count = rf"(?P<count>\d{{1,3}}|{_words('number')})"
    units = rf"(?P<unit>{_words('unit')})s?\b"
    other = r"(?:same|next|following|previous)\s+"
    yield rf"\b(?i:(?P<phrase>{_words('day')}){OF_DAY})\b", _day
    yield rf"\b(?i:(?P<phrase>{_words('night')}))\b", _night
    yield r"(?<!\bthe )\b(?i:(?P<lead>last|this|next)\s+(?P<unit>week|month|year|weekend))\b", _near
    yield r"\b(?i:(?:on|at|over|during)\s+the\s+(?P<unit>weekend))\b", _near
    yield rf"\b(?i:{count}\s+{units}\s+ago)\b", _ago
    yield rf"\b(?i:(?:(?<=the )last|past)\s+(?:{count}\s+)?{units})", _past
    yield rf"\b(?i:(?:{count}|the)\s+(?:{other})?{units}\s+(?:earlier|later|before|after))\b", _untold
    yield rf"\b(?i:the\s+{other}{units})", _untold


def _group(match: re.Match[str], name: str) -> str:
    """A named group in lower case with single spaces; "" where it is not there."""
    return " ".join((match.groupdict().get(name) or "").lower().split()).rstrip("-")


def _part(match: re.Match[str]) -> Part:
    return PARTS.get(_group(match, "lead"), "")


def _number(match: re.Match[str], name: str) -> int:
    word = _group(match, name)
    return int(word) if word.isdigit() else words_of("number").get(word, 1)


def _iso(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    found = calendars.safe_date(int(match["year"]), int(match["number"]), int(match["day"]))
    return calendars.day(found) if found else None


def _dated(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    number, first = words_of("month")[match["month"].lower().rstrip(".")], int(match["day"])
    if match["year"]:
        found = calendars.safe_date(int(match["year"]), number, first)
    else:
        found = calendars.date_near(base, number, first, future=future) if base else None
    if found is None:
        return None
    until = match.groupdict().get("until")
    last = calendars.safe_date(found.year, found.month, int(until)) if until else found
    return Period(found, max(found, last or found))  # "July 24-07" is no stretch that runs backward


def _month(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    number = words_of("month")[match["month"].lower().rstrip(".")]
    year = match.groupdict().get("year")
    if year:
        return calendars.month(int(year), number, _part(match))
    lead = match.groupdict().get("lead")
    return calendars.month_near(base, number, _part(match), future=future or lead == "next") if base else None


def _weekday(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    if base is None:
        return None
    lead, number = _group(match, "lead"), words_of("weekday")[match["weekday"].lower()]
    ahead = future or lead == "next"
    return calendars.day(calendars.weekday(base, number, future=ahead, strict=lead in ("last", "next")))


def _day(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    return calendars.day(base + timedelta(days=words_of("day")[_group(match, "phrase")])) if base else None


def _night(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    return Period(base - timedelta(days=1), base) if base else None


def _near(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    if base is None:
        return None
    offset = {"last": -1, "next": 1}.get(_group(match, "lead"), 0)
    unit = _group(match, "unit")
    if unit == "weekend":
        return calendars.weekend(base, max(offset, 0))
    if unit == "week":
        return calendars.week(base, offset)
    if unit == "month":
        return calendars.months_away(base, offset)
    return calendars.year(base.year + offset) if unit == "year" else calendars.decade(base.year // 10 * 10 + 10 * offset)


def _ago(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    """Days ago is a day, weeks ago within days of one, months ago a month, years ago a year."""
    unit, count = _group(match, "unit"), _number(match, "count")
    length = words_of("unit")[unit]
    if base is None or count * length > LONGEST_AGO:
        return None
    if unit == "month":
        return calendars.months_away(base, -count)
    if length >= 365:
        return calendars.year(base.year - count * length // 365)
    about, slack = base - timedelta(days=count * length), timedelta(days=3 if unit == "week" else 0 if length else 1)
    return Period(about - slack, about + (slack if length else timedelta()))


def _past(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    """ "in the past two weeks" runs up to the article's day."""
    days = words_of("unit")[_group(match, "unit")] * (_number(match, "count") if match["count"] else 1)
    return Period(base - timedelta(days=max(days, 1)), base) if base and days <= LONGEST_AGO else None


def _decade(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    return calendars.decade(int(match["year"]))


def _year(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    return calendars.year(int(match["year"]), _part(match))


def _untold(match: re.Match[str], base: date | None, future: bool) -> Period | None:
    """ "two days earlier" counts from something else that was told."""
    return None
