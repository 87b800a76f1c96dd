"""An evaluation as plain dicts and lists: shares in percent to one decimal, always beside the counts they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from attribution.evaluation import Evaluation
from attribution.evaluation.confidence import Calibration
from attribution.evaluation.examples import Example
from attribution.evaluation.relations import Relation
from attribution.evaluation.scores import Count, Part, Scores
from attribution.evaluation.speakers import Overlap
from attribution.records import Extent, Tool


def percent(share: float) -> float:
    """A share from 0 to 1 in percent, to one decimal, as figures are quoted.

    >>> percent(0.7605)
    76.0
    """
    return round(100 * share, 1)


def as_json(evaluation: Evaluation, chosen: Sequence[Example] = ()) -> dict[str, Any]:
    """Everything an evaluation says, with the examples chosen."""
    gold = evaluation.gold
    return {
        "gold": {"name": gold.name, "sha256": gold.sha256, "articles": len(gold.articles)},
        "tool": _tool(evaluation.tool) if evaluation.tool else None,
        **figures(evaluation.scores),
        "examples": [_example(each) for each in chosen],
    }


def figures(scores: Scores) -> dict[str, Any]:
    """The figures alone."""
    return {
        "relation": _count(scores.relation),
        "content_alike": _count(scores.content_alike),
        "content_same": _count(scores.content_same),
        "content_words": _count(scores.content_words),
        "source_words": _count(scores.source_words),
        "exact": {role: _count(count) for role, count in scores.exact.items()},
        "styles": {kind: _part(part) for kind, part in scores.styles.items()},
        "sources": asdict(scores.sources),
        "detectors": {
            name: {**_part(part), "share": percent(part.all / scores.relation.found)} for name, part in scores.detectors.items()
        },
        "confidence": {name: _calibration(each) for name, each in scores.confidence.items()},
        "speakers": _overlap(scores.speakers) if scores.speakers else None,
        "stances": _part(scores.stances) if scores.stances else None,
    }


def _tool(tool: Tool) -> dict[str, Any]:
    pipeline = {"name": tool.pipeline_name, "version": tool.pipeline_version}
    return {"version": tool.version, "pipeline": pipeline, "detectors": list(tool.detectors)}


def _count(count: Count) -> dict[str, float]:
    shares = {"precision": percent(count.precision), "recall": percent(count.recall), "f1": percent(count.f1)}
    return {**shares, "right": count.right, "found": count.found, "gold": count.gold}


def _part(part: Part) -> dict[str, float]:
    return {"percent": percent(part.share), "right": part.right, "all": part.all}


def _overlap(overlap: Overlap) -> dict[str, float]:
    shares = {"precision": percent(overlap.precision), "recall": percent(overlap.recall), "f1": percent(overlap.f1)}
    return {**shares, "attributions": overlap.attributions}


def _calibration(given: Calibration) -> dict[str, Any]:
    bins = [{**asdict(each), "confidence": round(each.confidence, 4)} for each in given.bins]
    return {"error": percent(given.error), "bins": bins}


def _example(example: Example) -> dict[str, Any]:
    gold, found = (_relation(each, example.text) if each else None for each in (example.gold, example.found))
    context = _stretch(example.extent, example.text)
    return {"confusion": example.confusion, "article": example.article, "context": context, "gold": gold, "found": found}


def _relation(relation: Relation, text: str) -> dict[str, Any]:
    parts = {"source": relation.source, "cue": relation.cue, "content": relation.content}
    words = {role: [_stretch(extent, text) for extent in extents] for role, extents in parts.items()}
    sure = None if relation.confidence is None else round(relation.confidence, 4)
    return {**words, "detector": relation.detector or None, "confidence": sure}


def _stretch(extent: Extent, text: str) -> dict[str, Any]:
    return {"start": extent.start, "end": extent.end, "text": extent.of(text)}
