"""Whether what a JSON analysis quotes is the articles' own: each extent inside its text, and its words cut from there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attribution.records import Extent, words_of
from attribution.reports.json.contract import AnalysisJson, AttributionJson, ClaimJson, SourceJson
from attribution.reports.json.references import Place


def misquoted(found: AnalysisJson) -> Iterator[Place]:
    """Each quotation, source, cue, mention, figure and claim that is not in its article as stated.

    Articles that are not in the analysis are passed over; ``references.dangling`` names them.
    """
    texts = {article["id"]: article["text"] for article in found["articles"]}
    for article in found["articles"]:
        for start, end in article["furniture"]:
            yield from _outside(f"furniture of article {article['id']!r}", start, end, article["text"])
    for source in found["sources"]:
        yield from _misquoted_source(source, texts)
    for said in found["attributions"]:
        if said["article"] in texts:
            yield from _misquoted_attribution(said, texts[said["article"]])
    for claim in (*found["claims"], *found.get("unheard", ())):
        if claim["article"] in texts:
            yield from _misquoted_claim(claim, texts[claim["article"]])


def _misquoted_source(source: SourceJson, texts: dict[str, str]) -> Iterator[Place]:
    places: list[Any] = [*source["mentions"], *source.get("unnamed_because", ())]
    places += [mention for merge in source.get("merges", ()) for mention in merge["mentions"]]
    for place in places:
        if place["article"] in texts:
            yield from _misquoted_part(f"mention of source {source['id']!r}", place, texts[place["article"]])


def _misquoted_attribution(said: AttributionJson, text: str) -> Iterator[Place]:
    where = f"attribution {said['id']!r}"
    content = said["content"]
    if not content:
        yield where, "has no content"
    parts = {"source": said["source"], "cue": said["cue"]}
    for name, part in (*parts.items(), *(("content", part) for part in content), *_named("candidate", said)):
        if part:
            yield from _misquoted_part(f"{name} of {where}", part, text)
            if name != "candidate" and part["start"] == part["end"]:
                yield f"{name} of {where}", "is empty"
    if any(later["start"] < earlier["end"] for earlier, later in pairwise(content)):
        yield where, "has pieces of content that overlap or are out of order"


def _named(name: str, said: AttributionJson) -> list[tuple[str, Any]]:
    return [(name, one) for one in said.get("candidates", ())]


def _misquoted_claim(claim: ClaimJson, text: str) -> Iterator[Place]:
    where = f"claim {claim['id']!r}"
    outside = [fault for start, end in claim["extents"] for fault in _outside(where, start, end, text)]
    yield from outside
    if not outside and words_of((Extent(start, end) for start, end in claim["extents"]), text) != claim["text"]:
        yield where, f"has words that are not at its places: {_shown(claim['text'])}"
    for figure in claim["figures"]:
        yield from _misquoted_part(f"figure of {where}", figure, text)


def _misquoted_part(where: str, part: Any, text: str) -> Iterator[Place]:
    start, end = part["start"], part["end"]
    outside = list(_outside(where, start, end, text))
    yield from outside
    if not outside and text[start:end] != part["text"]:
        yield where, f"is {_shown(part['text'])}, but at {start}-{end} stands {_shown(text[start:end])}"


def _outside(where: str, start: int, end: int, text: str) -> Iterator[Place]:
    if not 0 <= start <= end <= len(text):
        yield where, f"runs from {start} to {end}, which is outside its article of {len(text):,} characters"


def _shown(words: str) -> str:
    return repr(words) if len(words) <= 60 else f"{words[:60]!r}…"
