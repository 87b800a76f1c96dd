"""Times of day in a text: "at 3:10 a.m.", "a little after five", "half past twelve", "five minutes to two", "by midnight"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Side = Literal["by", "at", "after"]

HOURS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
MINUTES = {"five": 5, "ten": 10, "fifteen": 15, "quarter": 15, "twenty": 20, "thirty": 30, "half": 30, "forty": 40, "fifty": 50}
NAMED = {"midnight": 0, "noon": 720, "midday": 720}
HOUR_LONG = 60
HALF_DAY = 720
DAY = 2 * HALF_DAY
HOUR = "|".join(HOURS)
LEADING = r"at|after|before|past|by|around|about|until|from"
NO_COUNT = r"(?!\s+[a-z-]*(?:people|men|women|hours?|minutes?|days?|years?|weeks?|months?|others?|thousand|hundred|per|of)\b)"
"""What makes a number word behind "after" or "by" a count or a duration."""
ALONE = (
    r"(?=\s*(?:$|[^\w\s-])"
    r"|\s+(?:on|at|by|from|until|till|before|after|when|while|as|but|so|because|with|without|for|that|this|which|who"
    r"|the|an?|his|her|its|their|our|my|he|she|it|they|we|i|you|there|was|were|is|had|has|no|not|local|sharp|exactly"
    r"|today|tonight|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"|in(?!\s+(?:{HOUR})\b)|and(?!\s+(?:a|{HOUR})\b))\b)"
)
"""What may stand behind a bare number word that is an hour: no noun that it counts, as in "from one street"."""
HALF = re.compile(
    r"\s*(?P<letter>[ap])\.?m\b\.?"
    r"|\s+(?:o[’']clock\s+)?(?:in the|that|on \w+|this)\s+(?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
"""What tells behind a time which half of the day it is in."""
PATTERNS: tuple[str, ...] = (
    r"\b(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?(?=\s*[ap]\.?m\b)",
    r"(?<![\d.,$€£])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])",
    rf"(?:\b(?:{LEADING})\s+)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)\b(?!\s*(?:%|per|m\b|km|million|billion|[a-z]+s\b))",
    rf"\b(?P<step>{'|'.join(MINUTES)})(?:-(?P<unit>five))?\s+(?:minutes\s+)?(?P<way>past|to)\s+(?P<word>{HOUR})\b",
    rf"\b(?P<word>{HOUR})[- ](?P<step>twenty|thirty|forty|fifty|ten|fifteen)(?:-(?P<unit>{HOUR}))?\b(?!-)" + NO_COUNT,
    rf"\b(?:{LEADING})\s+(?P<word>{HOUR})(?:\s+o[’']clock\b|\b{ALONE})",
    rf"\b(?P<named>{'|'.join(NAMED)})\b",
)
"""The ways in which news tells a time of day, the surest first."""
COUNTED = re.compile(r"\b(?:put|puts|putting|stood|stands|estimated?|remain(?:s|ed)?)\b[^.;]*$", re.IGNORECASE)
"""Before a bare number word that is a count: "put the dead at six"."""
ABOUT = r"(?:about|around|some time|the)?\s*+$"
CLOSE = re.compile(
    r"\b(?:shortly|just|soon|right|little|moments|seconds|immediately)\s+(?:after|before|past)\s++" + ABOUT, re.IGNORECASE
)
BY = re.compile(r"\b(?:by|before|until|till|no later than)\s++" + ABOUT, re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|since|past|not before|no earlier than)\s++" + ABOUT, re.IGNORECASE)
ROUND = 15
"""Minutes: a time told to a quarter of an hour is a rough one."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; ``half`` is False where the text does not say which half of the day.

    ``side`` tells of what is only set on one side of it: "over by 11:40", "not before four"; "shortly before five" is at five.
    """

    minutes: int
    half: bool
    text: str
    side: Side = "at"

    @property
    def exact(self) -> bool:
        """Whether it is given to the minute, not as a round quarter."""
        return self.minutes % ROUND != 0


def clock(text: str) -> Clock | None:
    """The first time of day that a text gives, of the surest kind; None where it gives none.

    >>> clock("at 3:10 a.m.")
    Clock(minutes=190, half=True, text='3:10 a.m.', side='at')
    >>> clock("at half past twelve").minutes, clock("the raid put the dead at six"), clock("it was over by 11:40").side
    (750, None, 'by')
    """
    for pattern in _COMPILED:
        for match in pattern.finditer(text):
            if not ("word" in pattern.groupindex and COUNTED.search(text, 0, match.start())):
                return _clock(text, match)
    return None


_COMPILED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS)


def _clock(text: str, match: re.Match[str]) -> Clock:
    given = {name: value.lower() for name, value in match.groupdict().items() if value}
    half = HALF.match(text, match.end())
    minutes = _minutes(given)
    if half is not None:
        part = (half["part"] or "").lower()
        late = (half["letter"] or "").lower() == "p" or part in ("afternoon", "evening")
        late = late or (part == "night" and minutes % HALF_DAY >= HALF_DAY / 2)
        minutes = minutes % HALF_DAY + (HALF_DAY if late else 0)
    of_24 = given.get("hour", "").startswith("0") or not HOUR_LONG <= minutes < HALF_DAY + HOUR_LONG
    known = half is not None or "named" in given or ("hour" in given and of_24)
    return Clock(minutes % DAY, known, text[match.start() : half.end() if half else match.end()], _side(text, match))


def _minutes(given: dict[str, str]) -> int:
    if "named" in given:
        return NAMED[given["named"]]
    if "hour" in given:
        return int(given["hour"]) * 60 + int(given.get("minute", 0))
    step = MINUTES.get(given.get("step", ""), 0) + HOURS.get(given.get("unit", ""), 0)
    return HOURS[given["word"]] * 60 + (-step if given.get("way") == "to" else step)


def _side(text: str, match: re.Match[str]) -> Side:
    """Which side of the time the text sets; the leading word may stand inside the match."""
    words = match.group().split()
    leading = f"{words[0]} " if len(words) > 1 and words[0].lower() in LEADING.split("|") else ""
    before = text[max(0, match.start() - 40) : match.start()] + leading
    if CLOSE.search(before):
        return "at"
    tests: tuple[tuple[Side, Callable[[str], re.Match[str] | None]], ...] = (("by", BY.search), ("after", AFTER.search))
    return next((side for side, test in tests if test(before)), "at")


def minutes_apart(first: Clock, second: Clock) -> int:
    """The least number of minutes between two times of day, round the clock; 0 where one is only a bound that the other keeps.

    >>> minutes_apart(Clock(1430, True, "23:50"), Clock(10, True, "0:10"))
    20
    >>> minutes_apart(Clock(700, True, "by 11:40", "by"), Clock(690, True, "11:30"))
    0
    """
    day = DAY if first.half and second.half else HALF_DAY
    ahead = (second.minutes - first.minutes) % day
    ahead = ahead - day if ahead > day / 2 else ahead
    allowed = {("by", "at"): ahead < 0, ("at", "by"): ahead > 0, ("after", "at"): ahead > 0, ("at", "after"): ahead < 0}
    opposed = {("by", "after"): ahead < 0, ("after", "by"): ahead > 0}
    sides = (first.side, second.side)
    if allowed.get(sides) or opposed.get(sides) or (first.side == second.side != "at"):
        return 0
    return abs(ahead)
