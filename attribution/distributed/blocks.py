"""Which articles may tell of one story: those that share a blocking key in the same days, never every pair.

Keys and likeness are those of ``attribution.archive.grouping``. Days are laid in two grids of cells, one shifted by half a
cell, so that any two articles within ``DAYS`` of one another share a cell of one of them, and a block needs no neighbour.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attribution.accounts.stories import ALIKE, FEWEST_SHARED, cosine
from attribution.archive.grouping import DAYS, MOST, NEWEST, SPAN, keys_of, traits_of
from attribution.records import Analysis, Article

CELL = 2 * (DAYS + 1)
UNDATED = -1
"""The day of articles without a date, which meet one another only."""

Row = dict[str, Any]


def grouped_by(analysis: Analysis, article: Article) -> Row:
    """What an article is grouped by: its day, its heaviest words with their weights, and its event keys."""
    traits = traits_of(analysis, article)
    return {
        "day": UNDATED if traits.day is None else traits.day,
        "words": json.dumps(traits.words),
        "keys": list(keys_of(traits.words, traits)),
    }


def blocks(row: Row) -> Iterator[Row]:
    """The blocks that an article is in."""
    day = row["day"]
    cells = ["undated"] if day == UNDATED else [f"{day // CELL}", f"{(day + CELL // 2) // CELL}+"]
    for key in row["keys"]:
        for cell in cells:
            yield {"block": f"{cell} {key}", "number": row["number"], "day": day, "words": row["words"]}


def pairs(members: Iterable[Row]) -> Iterator[Row]:
    """The pairs of a block that are alike enough; each is laid beside the ``NEWEST`` before it at most, in order of days."""
    given = sorted(members, key=lambda row: (row["day"], row["number"]))
    read = [json.loads(row["words"]) for row in given]
    for place, row in enumerate(given):
        for before in range(max(0, place - NEWEST), place):
            other = given[before]
            if row["day"] - other["day"] <= DAYS and (likeness := _likeness(read[place], read[before])) >= ALIKE:
                first, second = sorted((row["number"], other["number"]))
                yield {"first": first, "second": second, "likeness": likeness}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return cosine(one, other) if sum(word in other for word in one) >= FEWEST_SHARED else 0.0


def groups_of(days: Mapping[int, int], alike: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The group of every article, named after its first: articles joined by likeness, the most alike first, as long as a
    group has ``MOST`` articles and spans ``SPAN`` days at most."""
    group = {number: number for number in days}
    members = {number: [number] for number in days}
    for first, second in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        one, other = sorted((group[first], group[second]))
        both = [*members[one], *members[other]]
        told = [days[number] for number in both]
        if one == other or len(both) > MOST or max(told) - min(told) > SPAN:
            continue
        members[one] = both
        for number in members.pop(other):
            group[number] = one
    return group
