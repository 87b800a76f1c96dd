"""When accounts say that one thing happened: clock times and dates that cannot be one time."""

from __future__ import annotations

import re
from datetime import date

from attribution.accounts.clocks import minutes_apart
from attribution.accounts.concepts import acts
from attribution.accounts.parties import apart, same
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

PHASES = frozenset({"start", "stop", "continue"})
LONGEST = 130
"""Characters: in a longer claim the time may belong to another of its verbs."""
DAYS = 5
SLACK = 30
"""Minutes: "shortly after five" and "5.20" may be one time."""


def judge_times(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two give one thing's time of day, or its day, so far apart that both cannot hold."""
    shared = (acts(first.ideas & second.ideas) | first.predicate & second.predicate) - PHASES
    if not shared or first.negative or second.negative or _phase(first) != _phase(second):
        return None
    if max(len(first.claim.text), len(second.claim.text)) > LONGEST or not _one_death(first, second):
        return None
    if apart(first.target, second.target) or not shared & (first.predicate & second.predicate | {*_acting(first, second)}):
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


def of_one_moment(first: Statement, second: Statement) -> bool:
    """Whether the times that two claims give can be of one moment: not of a beginning and an end, of two people's deaths, or
    of two happenings known to be different."""
    ours, theirs = acts(first.predicate) - PHASES, acts(second.predicate) - PHASES
    bound = any(one.clock is not None and one.clock.side != "at" for one in (first, second))
    other = bool(ours and theirs and not ours & theirs)
    return (bound or _phase(first) == _phase(second)) and _one_death(first, second) and not other


def _one_death(first: Statement, second: Statement) -> bool:
    """People die at times of their own: only of one and the same can two times of death differ."""
    return "kill" not in first.ideas & second.ideas or same(first.subject, second.subject)


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
    ours, theirs = first.clock, second.clock
    if ours is None or theirs is None or minutes_apart(ours, theirs) <= SLACK:
        return None
    return ours.text, theirs.text


def _different_day(first: Statement, second: Statement) -> tuple[str, str] | None:
    if first.weekday and second.weekday and first.weekday != second.weekday and _in_one_week(first, second):
        return first.weekday, second.weekday
    ours, theirs = first.claim.when, second.claim.when
    if not all(re.search(r"\d", when.text or "") for when in (ours, theirs)):
        return None
    if not (ours.earliest and ours.latest and theirs.earliest and theirs.latest):
        return None
    if _day(ours.latest) < _day(theirs.earliest) or _day(theirs.latest) < _day(ours.earliest):
        return ours.text or ours.earliest, theirs.text or theirs.earliest
    return None


def _in_one_week(first: Statement, second: Statement) -> bool:
    """Whether a weekday means one day in both articles: weeks later, "Thursday" is another."""
    return first.day is None or second.day is None or abs(first.day - second.day) < DAYS


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
