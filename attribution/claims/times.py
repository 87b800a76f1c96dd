"""When what a claim tells is said to have happened: ISO dates or date-times, and the words they come from.

Days are read by ``moments``, in plain arithmetic; what it does not know ("16/07/2024") goes to dateparser, one short span at
a time and never in its search mode, which reads "We" as Wednesday and "may" as May. Where an article has no date, "on
Tuesday" keeps its words and no more.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from spacy.tokens import Doc

from attribution.claims.calendars import Period
from attribution.claims.moments import Moment, moments_in, words_of
from attribution.records import When

TELLS_TIME = re.compile(
    r"\d|day|night|week|month|year|decade|morrow|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|this [ame]",
    re.IGNORECASE,
)
"""A text without any of these names no time, and is not looked at further."""
LINK = re.compile(r"\s*(?P<word>to|through|until|till|and|[-–])\s*(?:(?:early|late)\s+)?", re.IGNORECASE)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\d)(?:\s*(?P<zone>GMT|UTC))?"
    r"|\b(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)\s*(?:hours\b|hrs\b|local\b|(?P<zone4>GMT|UTC))",
    re.IGNORECASE,
)
BEFORE_CLOCK = re.compile(r"\b(?:at|around|about|by|before|after|until|from)\s+$", re.IGNORECASE)
NUMERIC = re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)")
JOINED = re.compile(
    r"\s*(?:,\s*)?(?:(?:at|on|around|about|just|shortly|after|before|local time|the|morning|evening|night|of)\s*)*"
)
YEARS = range(1800, 2200)
"""Years of articles: a date outside is an error in the metadata."""


def when_in(doc: Doc, start: int, end: int, published: str | None) -> When:
    """The time that tokens ``start`` to ``end``, half-open, give for what they tell: the first they name.

    ``published`` is the article's ISO date; a month gives its first and last day, "since April" only the earliest,
    a clock beside a day a date-time. All None where no time is named, dates None where the words alone do not tell.
    """
    start, end = max(start, 0), min(end, len(doc))
    text = doc[start:end].text if start < end else ""
    if not TELLS_TIME.search(text):
        return When()
    base = _day_of(published)
    days = moments_in(text, base)
    clock = next((match for match in CLOCK.finditer(text) if _time_of(match, text) is not None), None)
    if not days:
        return When(text=clock.group()) if clock else _numeric(text)
    if _future().search(text, 0, days[0].start):
        days = moments_in(text, base, future=True)
    return _told(text, days, clock)


@cache
def _future() -> re.Pattern[str]:
    """Words after which a day is the next of its name and not the last."""
    return re.compile(rf"\b(?:{'|'.join(words_of('future'))})\b|['’]ll\b", re.IGNORECASE)


@cache
def _direction() -> re.Pattern[str]:
    """A word right before a day that opens or closes a stretch of days there."""
    words = "|".join(sorted({*words_of("from"), *words_of("to"), "from", "between"}))
    steps = "at least|about|around|on|in|early|late|the|as late as|as early as"
    return re.compile(rf"\b(?P<word>{words})\s+(?:(?:{steps})\s+)*$", re.IGNORECASE)


def _day_of(published: str | None) -> date | None:
    """The article's date; None where there is none or it is not ISO."""
    try:
        found = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _told(text: str, days: tuple[Moment, ...], clock: re.Match[str] | None) -> When:
    """The first day or stretch of days that can be told, and the clock beside it."""
    period, start, end = _stretch(text, days, next((n for n, moment in enumerate(days) if moment.period is not None), 0))
    if clock is None:
        return _when(period, text[start:end])
    if clock.end() <= start and JOINED.fullmatch(text, clock.end(), start):
        start = clock.start()
    elif end <= clock.start() and JOINED.fullmatch(text, end, clock.start()):
        end = clock.end()
    return _when(period, text[start:end], _time_of(clock, text))


def _stretch(text: str, days: tuple[Moment, ...], n: int) -> tuple[Period | None, int, int]:
    """The days of moment ``n``, up to the next where both are linked, or opened by "since" or "by"; and their characters."""
    first, second = days[n], days[n + 1] if n + 1 < len(days) else None
    direction = _direction().search(text, 0, first.start)
    word = direction["word"].lower() if direction else ""
    start = direction.start() if direction else first.start
    link = LINK.fullmatch(text, first.end, second.start) if second else None
    if second and link and word in ("", "from", "between") and (word == "between" or link["word"].lower() != "and"):
        return _through(first.period, second.period), start, second.end
    if word in ("", "from", "between"):
        return first.period, first.start, first.end
    return (_opened(first.period, word) if first.period else None), start, first.end


def _through(first: Period | None, last: Period | None) -> Period | None:
    """From the first to the last; None where that would run backward ("from 3 July to 2 July"): one of them is misread."""
    if not first or not last:
        return None
    backward = first.first is not None and last.last is not None and first.first > last.last
    return None if backward else Period(first.first, last.last)


def _opened(period: Period, word: str) -> Period:
    """ "since April" sets the first day alone, "by Friday" the last, "before Friday" the day before it."""
    if word in words_of("from"):
        return Period(period.first, None)
    if word == "before" and period.first is not None:
        return Period(None, period.first - timedelta(days=1))
    return Period(None, period.last)


def _when(period: Period | None, words: str, time: str | None = None) -> When:
    if period is None:
        return When(text=words)
    first, last = (None if found is None else found.isoformat() for found in (period.first, period.last))
    if time is not None and first == last and first is not None:
        first = last = first + time
    return When(first, last, words)


def _time_of(clock: re.Match[str], text: str) -> str | None:
    """The ISO time of a clock, as it stands behind a date ("T03:20"); None for digits that are no time of day."""
    if clock["half"]:
        hour, minute, zone = int(clock["hour"]), clock["minute"] or "00", None
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"] in "pP" else 0)
    elif clock["hour24"]:
        hour, minute, zone = int(clock["hour24"]), clock["minute24"], clock["zone"]
        if not zone and not BEFORE_CLOCK.search(text, 0, clock.start()):
            return None
    else:
        hour, minute, zone = int(clock["hours"]), clock["minutes"], clock["zone4"]
    return f"T{hour:02}:{minute}" + ("+00:00" if zone else "")


def _numeric(text: str) -> When:
    """A date in figures alone, where day and month cannot be mistaken: "16/07/2024", not "07/08/2024"."""
    match = NUMERIC.search(text)
    if match is None:
        return When()
    readings = {_parsed(match.group(), order) for order in ("DMY", "MDY")}
    found = readings.pop() if len(readings) == 1 else None
    return _when(Period(found, found) if found else None, match.group())


@lru_cache(maxsize=4096)
def _parsed(span: str, order: str) -> date | None:
    import dateparser

    settings = {"DATE_ORDER": order, "PREFER_DATES_FROM": "past", "RELATIVE_BASE": datetime(2000, 1, 1)}
    found = dateparser.parse(span, languages=["en"], settings=settings)
    return found.date() if found else None
