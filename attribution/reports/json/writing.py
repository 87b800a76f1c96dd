"""Records as the plain dicts and lists of the contract."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from attribution.records import (
    Analysis,
    Article,
    Attribution,
    Candidate,
    Claim,
    Event,
    Extent,
    Figure,
    Join,
    Limits,
    Mention,
    Merge,
    Passage,
    Point,
    Position,
    Problem,
    Relation,
    Source,
    Story,
    Tool,
    Uncorrected,
    Weights,
)
from attribution.reports.json.contract import (
    SCHEMA,
    AnalysisJson,
    ArticleJson,
    AttributionJson,
    CandidateJson,
    ClaimJson,
    EventJson,
    ExtentJson,
    FigureJson,
    JoinJson,
    LimitsJson,
    MentionJson,
    MergeJson,
    Number,
    Pair,
    PassageJson,
    PointJson,
    PositionJson,
    ProblemJson,
    RelationJson,
    SourceJson,
    StoryJson,
    ToolJson,
    UncorrectedJson,
    WeightsJson,
)
from attribution.reports.json.fixes import applied_as_json

Record = TypeVar("Record")
Written = TypeVar("Written")


def as_json(analysis: Analysis) -> AnalysisJson:
    """The analysis as plain dicts and lists, in the shape of the contract."""
    texts = _texts(analysis)
    return {
        "schema": SCHEMA,
        "tool": _tool(analysis.tool),
        "articles": [_article(item) for item in analysis.articles],
        "sources": [_source(item, texts) for item in analysis.sources],
        "attributions": list(attributions_as_json(analysis)),
        "claims": [_claim(item) for item in analysis.claims],
        "events": [_event(item) for item in analysis.events],
        "points": [_point(item) for item in analysis.points],
        "relations": [_relation(item) for item in analysis.relations],
        "problems": [_problem(item) for item in analysis.problems],
        "fixes": [applied_as_json(item) for item in analysis.fixes],
        "uncorrected": _uncorrected(analysis.uncorrected, texts) if analysis.uncorrected else None,
        "own_voice": [_relation(item) for item in analysis.own_voice],
        "unheard": [_claim(item) for item in analysis.unheard],
        "stories": [_story(item) for item in analysis.stories],
    }


def attributions_as_json(analysis: Analysis) -> Iterator[AttributionJson]:
    """The elements of ``attributions``, in the order of the input."""
    texts = _texts(analysis)
    return (_attribution(item, texts[item.article]) for item in analysis.attributions)


def _uncorrected(before: Uncorrected, texts: Mapping[str, str]) -> UncorrectedJson:
    return {
        "sources": _each(before.sources, lambda item: _source(item, texts)),
        "attributions": _each(before.attributions, lambda item: _attribution(item, texts[item.article])),
        "claims": _each(before.claims, _claim),
        "events": _each(before.events, _event),
        "points": _each(before.points, _point),
        "relations": _each(before.relations, _relation),
        "problems": _each(before.problems, _problem),
        "own_voice": _each(before.own_voice, _relation),
        "unheard": _each(before.unheard, _claim),
    }


def _each(items: tuple[Record, ...] | None, written: Callable[[Record], Written]) -> list[Written] | None:
    return None if items is None else [written(item) for item in items]


def _texts(analysis: Analysis) -> dict[str, str]:
    return {article.id: article.text for article in analysis.articles}


def _tool(tool: Tool) -> ToolJson:
    return {
        "version": tool.version,
        "pipeline": {"name": tool.pipeline_name, "version": tool.pipeline_version},
        "detectors": list(tool.detectors),
        "weights": [_weights(item) for item in tool.weights],
        "limits": _limits(tool.limits) if tool.limits else None,
    }


def _weights(weights: Weights) -> WeightsJson:
    return {"name": weights.name, "version": weights.version, "sha256": weights.sha256}


def _limits(limits: Limits) -> LimitsJson:
    return {
        "bytes": limits.bytes,
        "characters": limits.characters,
        "nesting": limits.nesting,
        "seconds": limits.seconds,
    }


def _article(article: Article) -> ArticleJson:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "sha256": article.sha256,
        "size": article.size,
        "encoding": article.encoding,
        "reader": article.reader,
        "text": article.text,
        "furniture": [_pair(extent) for extent in article.furniture],
    }


def _source(source: Source, texts: Mapping[str, str]) -> SourceJson:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "anonymous": source.anonymous,
        "aliases": list(source.aliases),
        "role": source.role,
        "affiliation": source.affiliation,
        "mentions": [_mention(mention, texts[mention.article]) for mention in source.mentions],
        "merges": [_merge(merge, texts) for merge in source.merges],
        "unnamed_because": [_passage(passage, texts[passage.article]) for passage in source.unnamed_because],
        "corrected": source.corrected,
    }


def _merge(merge: Merge, texts: Mapping[str, str]) -> MergeJson:
    mentions = [_mention(mention, texts[mention.article]) for mention in merge.mentions]
    return {"alias": merge.alias, "reason": merge.reason, "mentions": mentions, "source": merge.source}


def _passage(passage: Passage, text: str) -> PassageJson:
    extent = passage.extent
    return {"article": passage.article, "start": extent.start, "end": extent.end, "text": extent.of(text)}


def _mention(mention: Mention, text: str) -> MentionJson:
    extent = mention.extent
    return {"article": mention.article, "start": extent.start, "end": extent.end, "text": extent.of(text)}


def _attribution(attribution: Attribution, text: str) -> AttributionJson:
    return {
        "id": attribution.id,
        "article": attribution.article,
        "source": _extent(attribution.source, text) if attribution.source else None,
        "cue": _extent(attribution.cue, text) if attribution.cue else None,
        "content": [_extent(extent, text) for extent in attribution.content],
        "source_id": attribution.source_id,
        "via": list(attribution.via),
        "style": attribution.style,
        "stance": attribution.stance,
        "detector": attribution.detector,
        "confidence": round(attribution.confidence, 4),
        "candidates": [_candidate(candidate, text) for candidate in attribution.candidates],
        "corrected": attribution.corrected,
    }


def _candidate(candidate: Candidate, text: str) -> CandidateJson:
    extent = candidate.extent
    return {"start": extent.start, "end": extent.end, "text": extent.of(text), "source_id": candidate.source_id}


def _claim(claim: Claim) -> ClaimJson:
    return {
        "id": claim.id,
        "article": claim.article,
        "attribution": claim.attribution,
        "source_id": claim.source_id,
        "text": claim.text,
        "extents": [_pair(extent) for extent in claim.extents],
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "figures": [_figure(figure) for figure in claim.figures],
        "when": {"from": claim.when.earliest, "to": claim.when.latest, "text": claim.when.text},
        "event": claim.event,
        "predicate": claim.predicate,
        "agent": claim.agent,
        "target": claim.target,
        "place": claim.place,
        "terms": list(claim.terms),
        "clause": claim.clause,
    }


def _figure(figure: Figure) -> FigureJson:
    return {
        "low": _number(figure.low),
        "best": _number(figure.best),
        "high": _number(figure.high),
        "unit": figure.unit,
        "event": figure.event,
        "text": figure.text,
        "start": figure.extent.start,
        "end": figure.extent.end,
    }


def _event(event: Event) -> EventJson:
    return {
        "id": event.id,
        "label": event.label,
        "claims": list(event.claims),
        "corrected": event.corrected,
        "declined": list(event.declined),
    }


def _point(point: Point) -> PointJson:
    return {
        "id": point.id,
        "event": point.event,
        "question": point.question,
        "status": point.status,
        "positions": [_position(position) for position in point.positions],
        "denied_by": list(point.denied_by),
        "declined": list(point.declined),
        "silent": list(point.silent),
    }


def _position(position: Position) -> PositionJson:
    return {
        "answer": position.answer,
        "claims": list(position.claims),
        "sources": list(position.sources),
        "origins": position.origins,
    }


def _relation(relation: Relation) -> RelationJson:
    return {
        "first": relation.first,
        "second": relation.second,
        "kind": relation.kind,
        "why": relation.why,
        "reason": relation.reason,
        "confidence": round(relation.confidence, 4),
        "judge": relation.judge,
        "corrected": relation.corrected,
    }


def _story(story: Story) -> StoryJson:
    return {"articles": list(story.articles), "joins": [_join(join) for join in story.joins]}


def _join(join: Join) -> JoinJson:
    return {
        "first": join.first,
        "second": join.second,
        "confidence": round(join.confidence, 4),
        "words": list(join.words),
        "names": list(join.names),
        "people": list(join.people),
        "places": list(join.places),
        "days": list(join.days),
        "numbers": list(join.numbers),
        "against": list(join.against),
        "same_text": join.same_text,
    }


def _problem(problem: Problem) -> ProblemJson:
    return {"article": problem.article, "what": problem.what, "fatal": problem.fatal}


def _extent(extent: Extent, text: str) -> ExtentJson:
    return {"start": extent.start, "end": extent.end, "text": extent.of(text)}


def _pair(extent: Extent) -> Pair:
    return (extent.start, extent.end)


def _number(value: float | None) -> Number | None:
    if value is None or isinstance(value, int):
        return value
    # JSON has no infinity: a bound that is not finite is no bound.
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value
