"""Numbers that refer: "stood by its figure of 50,000", "rejected the 1,146", of what another claim counted by that number."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from attribution.records import Claim, Extent, Figure

BARE = re.compile(
    r"(?<![\d.,:$€£¥#-])(?:\d{1,3}(?:,\d{3})+|\d{2,6})(?![\d.,:%]*[\d%]|\s*(?:[ap]\.?m\b|per\b|percent))", re.IGNORECASE
)
"""A number in digits that is no time, share, sum or part of another number."""
YEARS = range(1900, 2100)
"""A number that may be a year refers to none."""
Thing = tuple[str | None, str | None]
"""What a figure counts, and what happened to it."""
FEWEST = 20
"""Smaller numbers come back by chance."""


def with_echoes(claims: Iterable[Claim], stories: Mapping[str, int]) -> tuple[Claim, ...]:
    """The claims in the order given; one with a bare number takes over what its story counted by just that number.

    Only a number that stands for one thing in the whole story is taken over. ``stories`` gives each article's story.
    """
    given = tuple(claims)
    counted: dict[tuple[int, float], set[Thing]] = {}
    for claim in given:
        for figure in claim.figures:
            if figure.best is not None and figure.unit is not None:
                things = counted.setdefault((stories.get(claim.article, 0), figure.best), set())
                things.add((figure.unit, figure.event))
    return tuple(_echoing(claim, stories.get(claim.article, 0), counted) for claim in given)


def _echoing(claim: Claim, story: int, counted: Mapping[tuple[int, float], Collection[Thing]]) -> Claim:
    if claim.figures or len(claim.extents) != 1:
        return claim
    for match in BARE.finditer(claim.text):
        value = float(match.group().replace(",", ""))
        known = counted.get((story, value), ()) if value >= FEWEST and value not in YEARS else ()
        if len(known) == 1:
            ((unit, event),) = known
            start = claim.extents[0].start + match.start()
            extent = Extent(start, start + len(match.group()))
            bare = Figure(value, value, value, unit, event, match.group(), extent)
            return replace(claim, figures=(bare,))
    return claim
