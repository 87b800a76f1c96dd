from __future__ import annotations

import json
from dataclasses import replace

import pytest

from attribution.errors import ReadingError
from attribution.records import (
    Analysis,
    AppliedFix,
    Candidate,
    Fix,
    Join,
    Limits,
    Merge,
    Passage,
    Ref,
    Story,
    Uncorrected,
    Weights,
)
from attribution.reports import render
from attribution.reports.json.reading import read_analysis


def test_what_was_written_is_read_back(analysis: Analysis) -> None:
    assert read_analysis(render("json", analysis)) == analysis


def test_merges_candidates_and_reasons_for_no_name_are_read_back(analysis: Analysis) -> None:
    source, statement = analysis.sources[0], analysis.attributions[0]
    merge = Merge("the official", "called official before", source.mentions[:1], "wire:0-3")
    place = Passage(statement.article, statement.content[0])
    told = replace(source, merges=(merge,), unnamed_because=(place,))
    doubted = replace(
        statement, source_id=None, candidates=(Candidate(statement.content[0], source.id), Candidate(statement.content[0]))
    )
    changed = replace(analysis, sources=(told, *analysis.sources[1:]), attributions=(doubted, *analysis.attributions[1:]))
    assert read_analysis(render("json", changed)) == changed


def test_why_articles_were_compared_is_read_back(analysis: Analysis) -> None:
    shared = {
        "words": ("port",),
        "names": ("Vestra",),
        "people": ("Lind",),
        "places": ("Quay Street",),
        "days": ("2024-03-04",),
    }
    join = Join("wire", "coastal-post", 0.5, **shared, numbers=("61",), against=("they tell of other days",))
    stories = (Story(("wire", "coastal-post"), (join, replace(join, confidence=0.4, same_text=True))), Story(("wire",)))
    changed = replace(analysis, stories=stories)
    assert read_analysis(render("json", changed)) == changed


@pytest.mark.parametrize("story", [Story(("telegram",)), Story(("wire",), (Join("wire", "telegram", 0.9),))])
def test_a_story_of_an_article_that_is_not_there_is_refused(story: Story, analysis: Analysis) -> None:
    with pytest.raises(ReadingError, match="story names the article 'telegram'"):
        read_analysis(render("json", replace(analysis, stories=(story,))))


def test_where_an_analysis_comes_from_is_read_back(analysis: Analysis) -> None:
    article = replace(analysis.articles[0], size=120, encoding="cp1252", reader=".txt")
    tool = replace(analysis.tool, weights=(Weights("model.onnx", "3", "ab12"),), limits=Limits(seconds=5))
    changed = replace(analysis, tool=tool, articles=(article, *analysis.articles[1:]))
    assert read_analysis(render("json", changed)) == changed


def test_fixes_and_what_stood_before_them_are_read_back(analysis: Analysis) -> None:
    fix = Fix(
        "add", (Ref("no", "wire", "ab12cd34", 2),), Ref("the mayor"), Ref("said"), stance="denies", who="A", when="2026-01-05"
    )
    before = Uncorrected(
        analysis.sources, analysis.attributions, analysis.claims, analysis.events, None, analysis.relations, ()
    )
    changed = replace(
        analysis,
        sources=tuple(replace(source, corrected="renamed") for source in analysis.sources),
        attributions=tuple(replace(statement, corrected="given to another") for statement in analysis.attributions),
        events=tuple(replace(event, corrected="joined") for event in analysis.events),
        relations=tuple(replace(relation, corrected="asserted") for relation in analysis.relations),
        fixes=(AppliedFix(fix, "added"), AppliedFix(fix, None, "the words are not there")),
        uncorrected=before,
    )
    assert read_analysis(render("json", changed)) == changed


def test_keys_that_an_earlier_version_lacks_are_empty(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    del found["tool"]["weights"], found["tool"]["limits"], found["fixes"], found["uncorrected"], found["stories"]
    for article in found["articles"]:
        del article["size"], article["encoding"], article["reader"]
    for source in found["sources"]:
        del source["merges"], source["unnamed_because"]
    for statement in found["attributions"]:
        del statement["candidates"]
    for record in (*found["sources"], *found["attributions"], *found["events"], *found["relations"]):
        del record["corrected"]
    assert read_analysis(json.dumps(found)) == analysis


def test_keys_of_a_later_version_are_passed_over(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    found["later"] = 1
    found["claims"][0]["later"] = [1]
    assert read_analysis(json.dumps(found)) == analysis


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "expected a JSON analysis of schema 'attribution/1', found None"),
        ('{"schema": "attribution/9"}', "found 'attribution/9'; make it again with this version"),
        ('{"schema": "attribution/1"}', "incomplete: somewhere in it 'tool' is missing; make it again"),
    ],
    ids=["empty", "list", "other version", "cut off"],
)
def test_what_is_no_analysis_is_refused(text: str, said: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read_analysis(text)
    assert said in str(raised.value)


def test_offsets_that_run_backward_are_refused(analysis: Analysis) -> None:
    found = json.loads(render("json", analysis))
    found["attributions"][0]["content"][0] |= {"start": 9, "end": 3}
    with pytest.raises(ReadingError, match="an extent runs forward"):
        read_analysis(json.dumps(found))
