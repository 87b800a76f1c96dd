"""Times of day in a text: "at 3:10 a.m.", "a little after five", "13:00", "by midnight"."""

from __future__ import annotations

import re
from dataclasses import dataclass

HOURS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)"
    r"|\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b"
    r"|\b(?:at|after|before|past|by|around|about|until|shortly after|shortly before)\s+(?P<word>"
    + "|".join(HOURS)
    + r")(?:\s+o[’']clock)?\b(?!\s+[a-z]*(?:people|men|hours?|minutes?|days?|years?|weeks?|months?|others?))"
    r"|\b(?P<named>midnight|noon|midday)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\b(?:put|puts|putting|stood|stands|estimated?|remain(?:s|ed)?)\b[^.;]*$", re.IGNORECASE)
"""Before a bare number word that is a count: "put the dead at six"."""
NAMED = {"midnight": 0, "noon": 720, "midday": 720}
HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; ``half`` is False where the text does not say which half of the day."""

    minutes: int
    half: bool
    text: str

    @property
    def exact(self) -> bool:
        """Whether it is given to the minute, not as a round quarter."""
        return self.minutes % 15 != 0


def clock(text: str) -> Clock | None:
    """The first time of day that a text gives; None where it gives none.

    >>> clock("at 3:10 a.m."), clock("a little after five")
    (Clock(minutes=190, half=True, text='3:10 a.m.'), Clock(minutes=300, half=False, text='after five'))
    >>> clock("the raid put the dead at six")
    """
    match = next((m for m in CLOCK.finditer(text) if not (m["word"] and COUNTED.search(text, 0, m.start()))), None)
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
