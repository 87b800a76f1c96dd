"""Whatever fixes are made: the analysis stays whole, and taking them back leaves no trace. ``bench/fixes.py`` takes 1,000."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import jsonschema
import pytest
from corrected import analysis, one_claim
from random_fixes import random_fixes
from spacy.language import Language

from attribution.fixes import apply_fixes, parse_fixes, revert_fixes
from attribution.fixes.writing import table_of
from attribution.pipeline import analyze
from attribution.records import Analysis
from attribution.reports import render
from attribution.reports.json.reading import read_analysis
from attribution.reports.json.schema import json_schema

STORY = Path(__file__).parents[2] / "data" / "stories" / "02-lipowiec-fire"


@pytest.fixture(scope="module")
def story(nlp: Language) -> Analysis:
    """A gold story as the tool reads it, analysed once."""
    return read_analysis(
        str(render("json", analyze([str(path) for path in sorted(STORY.glob("article-*.txt"))], pipeline=nlp)))
    )


def is_whole(found: Analysis) -> bool:
    """Whether everything that a record names is there."""
    sources = {source.id for source in found.sources}
    claims = {claim.id for claim in found.claims}
    named = {said.source_id for said in found.attributions} | {claim.source_id for claim in found.claims}
    named |= {id for said in found.attributions for id in said.via}
    told = {claim for event in found.events for claim in event.claims} | {r.first for r in found.relations}
    told |= {relation.second for relation in found.relations}
    events = {event.id for event in found.events}
    unique = len(sources) == len(found.sources) and len({said.id for said in found.attributions}) == len(found.attributions)
    return unique and named - {None} <= sources and told <= claims and {point.event for point in found.points} <= events


@pytest.mark.parametrize("seed", range(8))
def test_random_fixes_leave_an_analysis_whole_and_are_taken_back_byte_for_byte(seed: int) -> None:
    given = analysis()
    found = apply_fixes(given, random_fixes(given, 40, Random(seed)), claims_of=one_claim)  # type: ignore[arg-type]
    assert len(found.fixes) == 40
    assert is_whole(found)
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(str(render("json", found))))
    saved = read_analysis(str(render("json", found)))
    assert render("json", revert_fixes(saved)) == render("json", given)


def test_random_fixes_to_a_story_are_taken_back_byte_for_byte(story: Analysis) -> None:
    fixes = random_fixes(story, 100, Random(7))
    found = apply_fixes(story, fixes, claims_of=one_claim)  # type: ignore[arg-type]
    assert sum(came_of.done is not None for came_of in found.fixes) > 20
    assert is_whole(found)
    assert render("json", found) != render("json", story)
    assert render("json", revert_fixes(read_analysis(str(render("json", found))))) == render("json", story)


def test_random_fixes_are_written_and_read_back() -> None:
    fixes = random_fixes(analysis(), 300, Random(3))
    read = parse_fixes("\n".join(map(table_of, fixes)))
    assert [(fix.do, fix.what, fix.to, fix.name, fix.kind, fix.relation) for fix in read] == [
        (fix.do, fix.what, fix.to, fix.name, fix.kind, fix.relation) for fix in fixes
    ]
