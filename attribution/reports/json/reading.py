"""A JSON analysis read back into records, so that it can be shown in another format without the articles' files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TypeVar, cast

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
    When,
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
    MentionJson,
    MergeJson,
    Pair,
    PassageJson,
    PointJson,
    ProblemJson,
    RelationJson,
    SourceJson,
    StoryJson,
    ToolJson,
    UncorrectedJson,
)
from attribution.reports.json.fitting import misfit
from attribution.reports.json.fixes import applied_from_json
from attribution.reports.json.references import dangling

Written = TypeVar("Written")
Record = TypeVar("Record")


def read_analysis(text: str) -> Analysis:
    """The analysis that a JSON document of schema ``attribution/1`` holds; keys of a later version are passed over, and those
    that an earlier one lacks are empty.

    Raises:
        ReadingError: it is not JSON, is of another schema, lacks something that the schema requires, or names what is not in
            it.
    """
    found = read_document(text)
    if fault := next(dangling(found), None):
        raise ReadingError(f"the JSON analysis is damaged: {' '.join(fault)}; make it again")
    return _analysis(found)


def read_document(text: str) -> AnalysisJson:
    """The document itself, with the types of the contract; what it says may still be at odds with itself.

    Raises:
        ReadingError: it is not JSON, is of another schema, or lacks something that the schema requires.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"this is not JSON: {error}; give the output of --format json") from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        expected = f"expected a JSON analysis of schema {SCHEMA!r}, found {schema!r}"
        raise ReadingError(f"{expected}; make it again with this version, from its articles")
    if what := misfit(found, AnalysisJson):
        raise ReadingError(f"the JSON analysis is damaged: {what}; make it again")
    document = cast(AnalysisJson, found)
    try:
        _analysis(document)
    except KeyError as error:
        raise ReadingError(f"the JSON analysis is incomplete: somewhere in it {error} is missing; make it again") from error
    except (TypeError, ValueError) as error:
        raise ReadingError(f"the JSON analysis is incomplete or damaged ({error!r}); make it again") from error
    return document


def _analysis(found: AnalysisJson) -> Analysis:
    return Analysis(
        tool=read_tool(found["tool"]),
        articles=tuple(map(_article, found["articles"])),
        sources=tuple(map(_source, found["sources"])),
        attributions=tuple(map(_attribution, found["attributions"])),
        claims=tuple(map(_claim, found["claims"])),
        events=tuple(map(_event, found["events"])),
        points=tuple(map(_point, found["points"])),
        relations=tuple(map(_relation, found["relations"])),
        problems=tuple(map(_problem, found["problems"])),
        fixes=tuple(map(applied_from_json, found.get("fixes", ()))),
        uncorrected=_uncorrected(before) if (before := found.get("uncorrected")) else None,
        own_voice=tuple(map(_relation, found.get("own_voice", ()))),
        unheard=tuple(map(_claim, found.get("unheard", ()))),
        stories=tuple(map(_story, found.get("stories", ()))),
    )


def _uncorrected(found: UncorrectedJson) -> Uncorrected:
    return Uncorrected(
        sources=_each(found["sources"], _source),
        attributions=_each(found["attributions"], _attribution),
        claims=_each(found["claims"], _claim),
        events=_each(found["events"], _event),
        points=_each(found["points"], _point),
        relations=_each(found["relations"], _relation),
        problems=_each(found["problems"], _problem),
        own_voice=_each(found.get("own_voice"), _relation),
        unheard=_each(found.get("unheard"), _claim),
    )


def _each(found: list[Written] | None, read: Callable[[Written], Record]) -> tuple[Record, ...] | None:
    return None if found is None else tuple(map(read, found))


def _event(found: EventJson) -> Event:
    return Event(found["id"], found["label"], tuple(found["claims"]), found.get("corrected"), tuple(found.get("declined", ())))


def _relation(found: RelationJson) -> Relation:
    return Relation(
        first=found["first"],
        second=found["second"],
        kind=found["kind"],
        reason=found["reason"],
        confidence=found["confidence"],
        why=found["why"],
        judge=found.get("judge", ""),
        corrected=found.get("corrected"),
    )


def _story(found: StoryJson) -> Story:
    return Story(tuple(found["articles"]), tuple(map(_join, found["joins"])))


def _join(found: JoinJson) -> Join:
    return Join(
        first=found["first"],
        second=found["second"],
        confidence=found["confidence"],
        words=tuple(found["words"]),
        names=tuple(found["names"]),
        people=tuple(found["people"]),
        places=tuple(found["places"]),
        days=tuple(found["days"]),
        numbers=tuple(found["numbers"]),
        against=tuple(found["against"]),
        same_text=found["same_text"],
    )


def _problem(found: ProblemJson) -> Problem:
    return Problem(found["article"], found["what"], found["fatal"])


def read_tool(found: ToolJson) -> Tool:
    """What made an analysis."""
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
        corrected=found.get("corrected"),
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
        corrected=found.get("corrected"),
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
        clause=found.get("clause"),
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
