"""Figures as bounds: whether two can be one number, and whether they count the same thing at all."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from attribution import languages
from attribution.accounts.concepts import concepts
from attribution.records import Figure

Bounds = tuple[float, float]
PEOPLE = "people"
OFTEN = "times"
"""The unit of how often something happened."""


def bounds(figure: Figure) -> Bounds:
    """The lowest and the highest number that the words allow.

    >>> from attribution.records import Extent
    >>> bounds(Figure(12, 12, None, "people", "killed", "at least 12", Extent(0, 11)))
    (12, inf)
    """
    low = figure.low if figure.low is not None else (0.0 if figure.high is not None else figure.best)
    high = figure.high
    if high is None and figure.low is None:
        high = figure.best
    return (low if low is not None else 0.0), (high if high is not None else math.inf)


def same_value(first: Figure, second: Figure) -> bool:
    """Whether both name the same number, or one names it and the other bounds it from the same number."""
    if first.best is None or second.best is None:
        return first.best == second.best and (first.low, first.high) == (second.low, second.high)
    return first.best == second.best


def counted_alike(first: Figure, second: Figure, common: Callable[[str], bool] = lambda side: False) -> bool:
    """Whether two figures count the same kind of thing: people, or things of one name; measures only in one unit.

    ``common`` tells of a group of people whether the whole story is about it: where babies died, "deaths" are theirs.
    """
    if first.unit is None or second.unit is None:
        return False
    if is_people(first.unit) and is_people(second.unit):
        return not _exclude(first.unit, second.unit, common)
    return first.unit == second.unit != OFTEN or bool(counted(first) & counted(second))


def counted(figure: Figure) -> frozenset[str]:
    """The ideas of the thing counted; of "fired five times", of what was done so often."""
    word = figure.event if figure.unit == OFTEN else figure.unit
    return concepts(word) if word else frozenset()


@cache
def is_people(unit: str) -> bool:
    """Whether a unit counts people."""
    return unit == PEOPLE or unit in _people()


@cache
def is_measure(unit: str | None) -> bool:
    """Whether a unit measures (time, length, money, shares) where it does not count."""
    return unit in {row["unit"] for row in languages.table("en", "units")}


def _exclude(first: str, second: str, common: Callable[[str], bool]) -> bool:
    """Whether two groups of people have no member in common, or one is told apart inside the other: minors among the held."""
    ours, theirs = side_of(first), side_of(second)
    if ours and theirs:
        return ours != theirs
    told_apart = ours or theirs
    return told_apart in PARTS and (told_apart in FORCES or not common(told_apart))


PARTS = ("child", "student", "police", "army", "civilian")
"""Groups that are counted apart inside a larger count: "58 detained, six of them minors"."""
FORCES = ("army", "police")
"""Groups that have losses of their own beside those of everybody else, however much of the story is about them."""
SIDES = ("civilian", "combatant", "army", "police", "child", "relative", "worker", "student")


def told_apart(first: str, second: str) -> bool:
    """Whether two units name different groups of people, or one of them a group that is counted apart inside all others."""
    ours, theirs = side_of(first), side_of(second)
    return ours != theirs and (bool(ours and theirs) or (ours or theirs) in PARTS)


def side_of(unit: str) -> str:
    """The group of people that a unit names apart from others ("child", "police"); empty where it names none."""
    found = concepts(unit)
    return next((side for side in SIDES if side in found), "")


@cache
def _people() -> frozenset[str]:
    return frozenset(row["unit"] for row in languages.table("en", "counted_people"))
