"""A JSON analysis read back into records, so that it can be shown in another format without the articles' files."""

from __future__ import annotations

import json
from typing import cast

from attribution.errors import ReadingError
from attribution.records import (
    Analysis,
    Article,
    Attribution,
    Candidate,
    Claim,
    Event,
    Extent,
    Figure,
    Limits,
    Mention,
    Merge,
    Passage,
    Point,
    Position,
    Problem,
    Relation,
    Source,
    Tool,
    Weights,
    When,
)
from attribution.reports.contract import (
    SCHEMA,
    AnalysisJson,
    ArticleJson,
    AttributionJson,
    CandidateJson,
    ClaimJson,
    ExtentJson,
    FigureJson,
    MentionJson,
    MergeJson,
    Pair,
    PassageJson,
    PointJson,
    SourceJson,
    ToolJson,
)


def read_analysis(text: str) -> Analysis:
    """The analysis that a JSON document of schema ``attribution/1`` holds; keys of a later version are passed over, and those
    that an earlier one lacks are empty.

    Raises:
        ReadingError: it is not JSON, is of another schema, or lacks something that the schema requires.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadingError(f"this is not JSON: {error}; give the output of --format json") from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        raise ReadingError(f"expected a JSON analysis of schema {SCHEMA!r}, found {schema!r}")
    try:
        return _analysis(cast(AnalysisJson, found))
    except (KeyError, TypeError, ValueError) as error:
        raise ReadingError(f"the JSON analysis is incomplete or damaged ({error!r}); make it again") from error


def _analysis(found: AnalysisJson) -> Analysis:
    return Analysis(
        tool=_tool(found["tool"]),
        articles=tuple(map(_article, found["articles"])),
        sources=tuple(map(_source, found["sources"])),
        attributions=tuple(map(_attribution, found["attributions"])),
        claims=tuple(map(_claim, found["claims"])),
        events=tuple(Event(event["id"], event["label"], tuple(event["claims"])) for event in found["events"]),
        points=tuple(map(_point, found["points"])),
        relations=tuple(
            Relation(r["first"], r["second"], r["kind"], r["reason"], r["confidence"], r["why"], r.get("judge", ""))
            for r in found["relations"]
        ),
        problems=tuple(Problem(p["article"], p["what"], p["fatal"]) for p in found["problems"]),
    )


def _tool(found: ToolJson) -> Tool:
    pipeline = found["pipeline"]
    weights = tuple(Weights(one["name"], one["version"], one["sha256"]) for one in found.get("weights", ()))
    limits = found.get("limits")
    kept = Limits(limits["bytes"], limits["characters"], limits["nesting"], limits["seconds"]) if limits else None
    return Tool(found["version"], pipeline["name"], pipeline["version"], tuple(found["detectors"]), weights, kept)


def _article(found: ArticleJson) -> Article:
    return Article(
        id=found["id"],
        text=found["text"],
        path=found["path"],
        title=found["title"],
        publisher=found["publisher"],
        author=found["author"],
        published=found["published"],
        url=found["url"],
        sha256=found["sha256"],
        furniture=_extents(found["furniture"]),
        size=found.get("size", 0),
        encoding=found.get("encoding"),
        reader=found.get("reader"),
    )


def _source(found: SourceJson) -> Source:
    return Source(
        id=found["id"],
        name=found["name"],
        kind=found["kind"],
        anonymous=found["anonymous"],
        mentions=tuple(map(_mention, found["mentions"])),
        aliases=tuple(found["aliases"]),
        role=found["role"],
        affiliation=found["affiliation"],
        merges=tuple(map(_merge, found.get("merges", ()))),
        unnamed_because=tuple(Passage(place["article"], _extent(place)) for place in found.get("unnamed_because", ())),
    )


def _merge(found: MergeJson) -> Merge:
    return Merge(found["alias"], found["reason"], tuple(map(_mention, found["mentions"])), found["source"])


def _mention(found: MentionJson) -> Mention:
    return Mention(found["article"], _extent(found))


def _attribution(found: AttributionJson) -> Attribution:
    return Attribution(
        id=found["id"],
        article=found["article"],
        content=tuple(map(_extent, found["content"])),
        source=_extent(found["source"]) if found["source"] else None,
        cue=_extent(found["cue"]) if found["cue"] else None,
        style=found["style"],
        stance=found["stance"],
        detector=found["detector"],
        confidence=found["confidence"],
        source_id=found["source_id"],
        via=tuple(found["via"]),
        candidates=tuple(Candidate(_extent(one), one["source_id"]) for one in found.get("candidates", ())),
    )


def _claim(found: ClaimJson) -> Claim:
    when = found["when"]
    return Claim(
        id=found["id"],
        article=found["article"],
        attribution=found["attribution"],
        source_id=found["source_id"],
        text=found["text"],
        extents=_extents(found["extents"]),
        polarity=found["polarity"],
        certainty=found["certainty"],
        figures=tuple(map(_figure, found["figures"])),
        when=When(when["from"], when["to"], when["text"]),
        event=found["event"],
        predicate=found["predicate"],
        agent=found["agent"],
        target=found["target"],
        place=found["place"],
        terms=tuple(found["terms"]),
    )


def _figure(found: FigureJson) -> Figure:
    bounds = (found["low"], found["best"], found["high"])
    return Figure(*bounds, found["unit"], found["event"], found["text"], _extent(found))


def _point(found: PointJson) -> Point:
    return Point(
        id=found["id"],
        event=found["event"],
        question=found["question"],
        status=found["status"],
        positions=tuple(
            Position(position["answer"], tuple(position["claims"]), tuple(position["sources"]), position["origins"])
            for position in found["positions"]
        ),
        denied_by=tuple(found["denied_by"]),
        declined=tuple(found["declined"]),
        silent=tuple(found["silent"]),
    )


def _extent(found: ExtentJson | MentionJson | FigureJson | PassageJson | CandidateJson) -> Extent:
    return Extent(found["start"], found["end"])


def _extents(found: list[Pair]) -> tuple[Extent, ...]:
    return tuple(Extent(start, end) for start, end in found)
