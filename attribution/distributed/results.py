"""What a run leaves behind, a folder of Parquet files a table, and all of it read back as one analysis."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.records import OWN_VOICE, Analysis, Problem, Source, Tool
from attribution.reports import render
from attribution.reports.json.reading import read_analysis

TABLES = ("attributions", "claims", "events", "points", "relations")
"""Tables with a row a record: its story, what it is found by, and under ``record`` the JSON of the format ``json``."""
COLUMNS = (
    "id",
    "article",
    "source_id",
    "stance",
    "style",
    "polarity",
    "certainty",
    "event",
    "status",
    "kind",
    "first",
    "second",
)


def as_json(analysis: Analysis) -> str:
    """An analysis in the format ``json``."""
    shown = render("json", analysis)
    assert isinstance(shown, str)
    return shown


def records(table: str, story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a table that a story gives."""
    for record in json.loads(story["analysis"])[table]:
        flat = {name: None if record.get(name) is None else str(record[name]) for name in COLUMNS if name in record}
        yield {"story": story["story"], **flat, "record": json.dumps(record, ensure_ascii=False)}


def read_back(folder: str | Path) -> Analysis:
    """A run's stories as one analysis, in the order of the input: for results that fit into one memory.

    Raises:
        FileNotFoundError: a run did not come to its end there.
    """
    import pyarrow.parquet

    columns = ["number", "id", "problem", "about", "fatal"]
    told = pyarrow.parquet.read_table(Path(folder) / "articles", columns=columns).to_pylist()
    place = {row["id"]: row["number"] for row in told if row["problem"] is None}
    stories = pyarrow.parquet.read_table(Path(folder) / "stories").sort_by("story").to_pylist()
    found = [read_analysis(story["analysis"]) for story in stories]
    lost = sorted((row for row in told if row["problem"] is not None), key=lambda row: row["number"])
    return _one(found, place, tuple(Problem(row["about"], row["problem"], row["fatal"]) for row in lost))


def _one(found: Sequence[Analysis], place: Mapping[str, int], problems: tuple[Problem, ...]) -> Analysis:
    """Analyses of stories as one, each kind of record in the order of the articles."""
    if not found:
        return Analysis(Tool("", "", "", ()), problems=problems)
    whole = Analysis(
        found[0].tool,
        tuple(record for one in found for record in one.articles),
        sources=tuple(record for one in found for record in one.sources),
        attributions=tuple(record for one in found for record in one.attributions),
        claims=tuple(record for one in found for record in one.claims),
        events=tuple(record for one in found for record in one.events),
        points=tuple(record for one in found for record in one.points),
        relations=tuple(record for one in found for record in one.relations),
        own_voice=tuple(record for one in found for record in one.own_voice),
        unheard=tuple(record for one in found for record in one.unheard),
        stories=tuple(record for one in found for record in one.stories),
    )
    article = {claim.id: place[claim.article] for claim in whole.claims}
    begins = {event.id: article[event.claims[0]] for event in whole.events}
    about = {claim.id: begins.get(claim.event or "", -1) for claim in whole.claims}
    return replace(
        whole,
        articles=tuple(sorted(whole.articles, key=lambda one: place[one.id])),
        sources=_in_order(whole, place),
        attributions=tuple(sorted(whole.attributions, key=lambda one: place[one.article])),
        claims=tuple(sorted(whole.claims, key=lambda one: place[one.article])),
        events=tuple(sorted(whole.events, key=lambda one: begins[one.id])),
        points=tuple(sorted(whole.points, key=lambda one: begins[one.event])),
        relations=tuple(sorted(whole.relations, key=lambda one: article[one.first])),
        own_voice=tuple(sorted(whole.own_voice, key=lambda one: about[one.first])),
        unheard=tuple(sorted(whole.unheard, key=lambda one: place[one.article])),
        stories=tuple(sorted(whole.stories, key=lambda one: place[one.articles[0]])),
        problems=problems,
    )


def _in_order(whole: Analysis, place: Mapping[str, int]) -> tuple[Source, ...]:
    """Sources by where they are first named, and behind them each outlet once that speaks in its own voice, however many
    stories it speaks in."""
    named = sorted(
        (one for one in whole.sources if not one.is_own_voice),
        key=lambda one: place[one.mentions[0].article] if one.mentions else -1,
    )
    speaks: dict[str, int] = {}
    for claim in whole.claims:
        if claim.attribution == OWN_VOICE:
            at = place[claim.article]
            speaks[claim.source_id or ""] = min(at, speaks.get(claim.source_id or "", at))
    outlets = {one.id: one for one in whole.sources if one.is_own_voice}
    return (*named, *sorted(outlets.values(), key=lambda one: speaks.get(one.id, -1)))
