"""When accounts say that one thing happened: clock times and dates that cannot be one time."""

from __future__ import annotations

from datetime import date

from attribution.accounts.clocks import clock, minutes_apart
from attribution.accounts.concepts import acts
from attribution.accounts.days import weekday
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

PHASES = frozenset({"start", "stop", "continue"})
SLACK = 30
"""Minutes: "shortly after five" and "5.20" may be one time."""


def judge_times(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two give one thing's time of day, or its day, so far apart that both cannot hold."""
    shared = acts(first.ideas & second.ideas) - PHASES
    if not shared or first.negative or second.negative or _phase(first) != _phase(second):
        return None
    if apart(first.target, second.target) or not shared & (first.predicate | second.predicate | {*_acting(first, second)}):
        return None
    told = different_time(first, second)
    if told is None:
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("when", tuple(sorted(shared))),
        reason=f"“{told[0]}” against “{told[1]}”: {quoted(first)}; {quoted(second)}",
        confidence=0.65,
        why="time",
    )


def _phase(statement: Statement) -> bool:
    """Whether it tells of an end: when the firing began and when it ceased are two questions."""
    return "stop" in statement.predicate


def _acting(first: Statement, second: Statement) -> frozenset[str]:
    """What begins or ends: the ideas of those who take part where the predicate is no more than a phase."""
    return frozenset(idea for one in (first, second) if one.predicate & PHASES for idea in one.target.head | one.agent.head)


def different_time(first: Statement, second: Statement) -> tuple[str, str] | None:
    """The words by which two claims give times that cannot be one; None where they do not."""
    return _different_clock(first, second) or _different_day(first, second)


def _different_clock(first: Statement, second: Statement) -> tuple[str, str] | None:
    ours, theirs = clock(first.claim.text), clock(second.claim.text)
    if ours is None or theirs is None or minutes_apart(ours, theirs) <= SLACK:
        return None
    return ours.text, theirs.text


def _different_day(first: Statement, second: Statement) -> tuple[str, str] | None:
    days = weekday(first.claim.text), weekday(second.claim.text)
    if days[0] and days[1] and days[0] != days[1]:
        return days[0], days[1]
    ours, theirs = first.claim.when, second.claim.when
    if not (ours.earliest and ours.latest and theirs.earliest and theirs.latest):
        return None
    if _day(ours.latest) < _day(theirs.earliest) or _day(theirs.latest) < _day(ours.earliest):
        return ours.text or ours.earliest, theirs.text or theirs.earliest
    return None


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
