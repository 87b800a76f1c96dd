"""When accounts say that one thing happened: clock times and dates that cannot be one time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from attribution.accounts.negation import EMPTY
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

HOURS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
    r"|\b(?:at|after|before|past|by|around|about|until|shortly after|shortly before)\s+(?P<word>"
    + "|".join(HOURS)
    + r")(?:\s+o[’']clock)?\b(?!\s+[a-z]*(?:people|men|hours?|minutes?|days?|years?|weeks?|months?|others?))"
    r"|\b(?P<named>midnight|noon|midday)\b",
    re.IGNORECASE,
)
NAMED = {"midnight": 0, "noon": 720, "midday": 720}
HALF_DAY = 720
SLACK = 30
"""Minutes: "shortly after five" and "5.20" may be one time."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; ``half`` is False where the text does not say which half of the day."""

    minutes: int
    half: bool
    text: str


def judge_times(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two give one thing's time of day, or its day, so far apart that both cannot hold."""
    shared = (first.predicate & second.predicate) - EMPTY
    if not shared or first.negative or second.negative or apart(first.target, second.target):
        return None
    told = _different_clock(first, second) or _different_day(first, second)
    if told is None:
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("when", tuple(sorted(shared))),
        reason=f"“{told[0]}” against “{told[1]}”: {quoted(first)}; {quoted(second)}",
        confidence=0.65,
        why="time",
    )


def clock(text: str) -> Clock | None:
    """The first time of day that a text gives; None where it gives none.

    >>> clock("at 3:10 a.m."), clock("a little after five")
    (Clock(minutes=190, half=True, text='3:10 a.m.'), Clock(minutes=300, half=False, text='after five'))
    """
    match = CLOCK.search(text)
    if match is None:
        return None
    words = match.group(0)
    if match["named"]:
        return Clock(NAMED[match["named"].lower()], True, words)
    if match["word"]:
        return Clock(HOURS[match["word"].lower()] * 60, False, words)
    if match["hour24"]:
        return Clock(int(match["hour24"]) * 60 + int(match["minute24"]), True, words)
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return Clock(hour * 60 + int(match["minute"] or 0), True, words)


def minutes_apart(first: Clock, second: Clock) -> int:
    """The least number of minutes between two times of day, round the clock.

    >>> minutes_apart(Clock(1430, True, "23:50"), Clock(10, True, "0:10"))
    20
    """
    day = 2 * HALF_DAY if first.half and second.half else HALF_DAY
    gap = abs(first.minutes - second.minutes) % day
    return min(gap, day - gap)


def _different_clock(first: Statement, second: Statement) -> tuple[str, str] | None:
    ours, theirs = clock(first.claim.text), clock(second.claim.text)
    if ours is None or theirs is None or minutes_apart(ours, theirs) <= SLACK:
        return None
    return ours.text, theirs.text


def _different_day(first: Statement, second: Statement) -> tuple[str, str] | None:
    ours, theirs = first.claim.when, second.claim.when
    if not (ours.earliest and ours.latest and theirs.earliest and theirs.latest):
        return None
    if _day(ours.latest) < _day(theirs.earliest) or _day(theirs.latest) < _day(ours.earliest):
        return ours.text or ours.earliest, theirs.text or theirs.earliest
    return None


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
