"""Two figures side by side: whether one value can lie within both.

Bounds overlap or they do not; beyond that three things of everyday counting are allowed for. A vague plural has an end
although the words set none: who knows of thousands does not write "dozens". A round figure may be rounded: "200" and
"198". Lengths, weights and speeds are compared in one unit: "two miles" and "3.2 km".
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from attribution import languages
from attribution.records import Figure

VAGUE_REACH = 8
"""Times its low: "dozens" (24) ends before "hundreds" (200) begins, "hundreds" before "thousands"."""
ROUNDING = 0.05
"""As a share: a figure in whole hundreds within so much of an exact one is that figure rounded."""
ROUND = 100
SAID = re.compile(r"(?:^|\s|\b(?:than|least) )(?:1|one|single|another|more|other|１)(?=\s|$)", re.IGNORECASE)
"""The words of a figure of one that says its number: "one man", "at least 1 person"."""
MONEY = "money"
"""The family of units that need a rate of the day to be compared."""


def compatible(first: Figure, second: Figure) -> bool:
    """Whether both figures can be true of one quantity; True where their units cannot be brought to one.

    >>> from attribution.records import Extent
    >>> def people(low, best, high): return Figure(low, best, high, "people", "killed", "", Extent(0, 0))
    >>> compatible(people(12, 12, None), people(14, 14, 14)), compatible(people(4, 4, 4), people(7, 7, 7))
    (True, False)
    """
    family, factor = _measure(first.unit)
    other_family, other_factor = _measure(second.unit)
    if first.unit != second.unit and (family != other_family or family == MONEY):
        return True
    low, high = _range(first, factor)
    other_low, other_high = _range(second, other_factor)
    return (low <= other_high and other_low <= high) or _rounded(first, second)


def is_said(figure: Figure) -> bool:
    """Whether a text gives the number; "a woman was killed" tells of one person and sets no number against another's."""
    return figure.best != 1 or SAID.search(figure.text) is not None


def _range(figure: Figure, factor: float) -> tuple[float, float]:
    low, high = figure.low, figure.high
    if high is None and figure.best is None and low is not None:
        high = low * VAGUE_REACH
    return (-math.inf if low is None else low * factor), (math.inf if high is None else high * factor)


def _rounded(first: Figure, second: Figure) -> bool:
    """Whether one is the other in round hundreds, or both are one length in two units."""
    if first.best is None or second.best is None:
        return False
    ours, theirs = first.best * _measure(first.unit)[1], second.best * _measure(second.unit)[1]
    round_one = any(value >= ROUND and value % ROUND == 0 for value in (first.best, second.best))
    return (round_one or first.unit != second.unit) and abs(ours - theirs) <= ROUNDING * max(abs(ours), abs(theirs))


def _measure(unit: str | None) -> tuple[str, float]:
    """The family of a unit of measure and how many of its base unit it is; of what is counted, "" and 1."""
    return _measures().get(unit or "", ("", 1.0))


@cache
def _measures() -> Mapping[str, tuple[str, float]]:
    return {row["unit"]: (row["family"], float(row["factor"])) for row in languages.table("en", "units")}
