"""How many: figures of one thing in two accounts, compared as bounds.

Set aside first: counts of a part ("at the hospital", "by noon") bind the whole only from below; a toll that grows from one
day to the next is news and not a dispute; parts and the whole, one side's dead and the other's, are different counts.
"""

from __future__ import annotations

import math
import re
from functools import cache

from attribution import languages
from attribution.accounts.bounds import Bounds, bounds, counted, counted_alike, is_measure, is_people, meet, same_value
from attribution.accounts.concepts import acts, concepts
from attribution.accounts.negation import EMPTY
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted
from attribution.records import Figure

GROWING = frozenset(
    "killed wounded missing detained displaced damaged destroyed sickened hospitalised evacuated rescued casualties".split()
)
"""Events whose count can only rise as more is known."""


def judge_quantity(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """What the figures of two claims come to; None where no figure of one answers a figure of the other."""
    verdicts = [
        verdict
        for ours in first.claim.figures
        for theirs in second.claim.figures
        if (verdict := _compared(first, ours, second, theirs, weights)) is not None
    ]
    return max(verdicts, key=lambda verdict: (verdict.kind == "corroborates", verdict.confidence), default=None)


def figured(statement: Statement) -> bool:
    """Whether a claim is mostly about a number, so that two such with other numbers cannot agree."""
    return bool(statement.claim.figures)


def topic_of(figure: Figure, statement: Statement) -> Topic:
    """What the figure answers: how many people were killed, how many shots were fired."""
    unit = "people" if is_people(figure.unit or "") else figure.unit or ""
    return Topic("count", (unit, event_of(figure, statement)))


def count_keys(figure: Figure, statement: Statement) -> frozenset[str]:
    """What a figure is looked up by: whatever counts the same has a key in common."""
    if is_people(figure.unit or ""):
        return frozenset({f"how many people {event_of(figure, statement)}"})
    return frozenset(f"how many {idea}" for idea in counted(figure))


def event_of(figure: Figure, statement: Statement) -> str:
    """What happened to the thing counted: as the figure has it, else by the claim's predicate."""
    if figure.event:
        return figure.event
    known = sorted(statement.predicate - EMPTY)
    return "attended" if statement.predicate & GATHERING else (known[0] if known else "")


HARMED = frozenset({"wounded", "hospitalised", "casualties", "sickened"})
"""What one hospital treats and another count calls injured: with the same number, the same people."""
PARTITIVE = r"\s+(?:\w+\s+)?of (?:them|whom|these|those|the)\b"
GATHERING = frozenset({"attend", "march", "gather", "arrive", "come"})


def _compared(first: Statement, ours: Figure, second: Statement, theirs: Figure, weights: Weights) -> Verdict | None:
    if not counted_alike(ours, theirs) or not _of_one_event(first, ours, second, theirs):
        return None
    reason = f"{ours.text} against {theirs.text}: {quoted(first)}; {quoted(second)}"
    topic = topic_of(ours, first)
    if same_value(ours, theirs):
        return Verdict("corroborates", topic, f"both give {ours.text}: {quoted(first)}; {quoted(second)}", 0.8)
    if _excluded(first, ours, second, theirs):
        return None
    if not meet(_whole(first, ours), _whole(second, theirs)):
        return Verdict("contradicts", topic, reason, 0.8, "quantity")
    return None


def _of_one_event(first: Statement, ours: Figure, second: Statement, theirs: Figure) -> bool:
    one, other = event_of(ours, first), event_of(theirs, second)
    if is_people(ours.unit or ""):
        return bool(one) and (one == other or (same_value(ours, theirs) and {one, other} <= HARMED))
    if is_measure(ours.unit):
        return bool(one) and one == other and bool((first.predicate & second.ideas) - EMPTY)
    if acts(counted(ours) & counted(theirs)):
        return True
    if ours.event and theirs.event:
        return bool(concepts(one) & concepts(other))
    alike = same_value(ours, theirs) and (ours.best or 0) > 1 and not is_measure(ours.unit)
    return alike or bool((first.predicate & second.predicate) - EMPTY)


def _excluded(first: Statement, ours: Figure, second: Statement, theirs: Figure) -> bool:
    """Whether a difference between the two figures says nothing: a growing count on a later day."""
    event = event_of(ours, first)
    if event not in GROWING or first.day is None or second.day is None or first.day == second.day:
        return False
    earlier, later = (ours, theirs) if first.day < second.day else (theirs, ours)
    return bounds(earlier)[0] <= bounds(later)[1]


def _whole(statement: Statement, figure: Figure) -> Bounds:
    """What a figure says of the whole: one that counts a part binds it only from below."""
    low, high = bounds(figure)
    return (low, math.inf) if _is_part(statement, figure) else (low, high)


def _is_part(statement: Statement, figure: Figure) -> bool:
    """Whether a count is of a part: "at the hospital", "by noon", "six militants, two of them on the wanted list"."""
    if _partial().search(statement.passage.lower()) or re.search(re.escape(figure.text) + PARTITIVE, statement.claim.text):
        return True
    before = [other for other in statement.claim.figures if other.extent < figure.extent and counted_alike(other, figure)]
    return any((other.best or 0) > (figure.best or 0) and other.event == figure.event for other in before)


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(languages.words("en", "count_scopes"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
