"""Corrected attributions as training data, in the form of PolNeAR that ``attribution train`` and ``evaluate`` read.

Only articles are given in which a person corrected what was said, or by whom, and each with all of its attributions: those
that nobody touched were read over by whoever corrected the rest, and without them a network would learn that nothing is said
there. Who is one source with whom is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from attribution.fixes.applying import revert_fixes
from attribution.records import Analysis, Attribution, Extent

Pairs = list[tuple[int, int]]


class Relation(TypedDict):
    """One attribution: characters of the text, half-open; no pairs where the text has no source or cue."""

    content: Pairs
    source: Pairs
    cue: Pairs


class Marked(TypedDict):
    """An article with its attributions."""

    id: str
    text: str
    relations: list[Relation]


def training_data(analysis: Analysis) -> Iterator[Marked]:
    """Each article in which an attribution was given to another source, rejected or added, in the order of the input.

    Furniture is left as it stands: nothing in it is an attribution.
    """
    kept = {said.id for said in analysis.attributions}
    rejected = {said.article for said in revert_fixes(analysis).attributions if said.id not in kept}
    corrected = rejected | {said.article for said in analysis.attributions if said.corrected}
    for article in analysis.articles:
        if article.id in corrected:
            told = [_relation(said) for said in analysis.attributions if said.article == article.id]
            yield {"id": article.id, "text": article.text, "relations": told}


def _relation(said: Attribution) -> Relation:
    return {"content": _pairs(*said.content), "source": _pairs(said.source), "cue": _pairs(said.cue)}


def _pairs(*extents: Extent | None) -> Pairs:
    return [(extent.start, extent.end) for extent in extents if extent is not None]
