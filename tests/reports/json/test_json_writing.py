from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from attribution.records import Analysis, Article, Join, Story, Tool
from attribution.reports import Options, render
from attribution.reports.json.schema import json_schema

# The keys of the contract, in its order; what stands behind "+" was added to it.
KEYS = {
    "": "schema tool articles sources attributions claims events points relations problems + fixes uncorrected own_voice"
    " unheard stories",
    "tool": "version pipeline detectors + weights limits",
    "tool.pipeline": "name version",
    "articles": "id path title publisher author published url sha256 text + size encoding reader furniture",
    "sources": "id name kind anonymous aliases role affiliation mentions + merges unnamed_because corrected",
    "sources.mentions": "article start end text",
    "attributions": "id article source cue content source_id via style stance detector confidence + candidates corrected",
    "attributions.source": "start end text",
    "attributions.cue": "start end text",
    "attributions.content": "start end text",
    "claims": "id article attribution source_id text extents polarity certainty figures when event"
    " + predicate agent target place terms clause",
    "claims.figures": "low best high unit event text start end",
    "claims.when": "from to text",
    "events": "id label claims + corrected declined",
    "points": "id event question status positions denied_by declined silent",
    "points.positions": "answer claims sources origins",
    "relations": "first second kind why reason confidence judge + corrected",
    "problems": "article what + fatal",
    "stories": "articles joins",
    "stories.joins": "first second confidence words names people places days numbers against same_text",
}


def as_json(analysis: Analysis) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render("json", analysis))
    return found


def objects(found: Any, path: str) -> list[dict[str, Any]]:
    """The objects under a dotted path, through lists, without those that are null."""
    items = [found]
    for key in filter(None, path.split(".")):
        inner = [item[key] for item in items if item[key] is not None]
        items = [part for item in inner for part in (item if isinstance(item, list) else [item])]
    return items


@pytest.mark.parametrize("path", KEYS, ids=lambda path: path or "analysis")
def test_keys_are_those_of_the_contract(path: str, analysis: Analysis) -> None:
    agreed, _, added = KEYS[path].partition(" + ")
    found = objects(as_json(replace(analysis, stories=(Story(("wire",), (Join("wire", "wire", 1.0),)),))), path)
    assert found
    for item in found:
        assert set(item) == {*agreed.split(), *added.split()}


def test_the_output_follows_the_schema(analysis: Analysis) -> None:
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(as_json(analysis))) == []


def test_an_empty_analysis_follows_the_schema() -> None:
    empty = as_json(Analysis(Tool("0.1.0", "en", "3.8.0", ())))
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(empty)) == []
    assert [empty[key] for key in list(empty)[2:]] == [*([[]] * 9), None, [], [], []]


def test_words_are_cut_from_the_text_by_their_offsets(analysis: Analysis) -> None:
    found = as_json(analysis)
    texts = {article["id"]: article["text"] for article in found["articles"]}
    for said in found["attributions"]:
        for part in (said["source"], said["cue"], *said["content"]):
            assert part is None or part["text"] == texts[said["article"]][part["start"] : part["end"]]
    for source in found["sources"]:
        for mention in source["mentions"]:
            assert mention["text"] == texts[mention["article"]][mention["start"] : mention["end"]]


def test_a_statement_without_source_or_cue_has_null(analysis: Analysis) -> None:
    claimed = next(said for said in as_json(analysis)["attributions"] if said["cue"]["text"] == "It was claimed that")
    assert claimed["source"] is None
    assert claimed["source_id"] is None
    bare = replace(analysis, attributions=tuple(replace(said, cue=None) for said in analysis.attributions))
    assert {said["cue"] for said in as_json(bare)["attributions"]} == {None}


def test_figures_have_whole_numbers_and_open_bounds(analysis: Analysis) -> None:
    figure = as_json(analysis)["claims"][0]["figures"][0]
    assert (figure["low"], figure["best"], figure["high"]) == (4, 4, None)
    assert '"low": 4,' in render("json", analysis)


@pytest.mark.parametrize(("value", "shown"), [(4.0, 4), (4.5, 4.5), (float("inf"), None), (10**400, 10**400)], ids=str)
def test_number(value: float, shown: float | None, analysis: Analysis) -> None:
    first = analysis.claims[0]
    claim = replace(first, figures=(replace(first.figures[0], high=value),))
    assert as_json(replace(analysis, claims=(claim,)))["claims"][0]["figures"][0]["high"] == shown


def test_the_time_of_a_claim(analysis: Analysis) -> None:
    when = as_json(analysis)["claims"][0]["when"]
    assert when == {"from": "2024-03-05", "to": "2024-03-05", "text": "early on Tuesday"}


def test_confidence_has_four_places(analysis: Analysis) -> None:
    said = replace(analysis.attributions[0], confidence=0.930000007152)
    assert as_json(replace(analysis, attributions=(said,)))["attributions"][0]["confidence"] == 0.93


def test_letters_of_all_languages_stand_as_they_are(analysis: Analysis) -> None:
    assert "新海社" in render("json", analysis)


UNSAFE = "\x1b[31m \x9b \x7f \x85 \u2028 \u202e \u2066 \ud83d \x00"


def test_what_acts_on_a_terminal_or_a_reader_of_lines_is_escaped_and_not_lost(analysis: Analysis) -> None:
    odd = replace(analysis.articles[0], title=UNSAFE)
    output = render("json", replace(analysis, articles=(odd, *analysis.articles[1:])))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066\ud83d]", output)
    assert json.loads(output)["articles"][0]["title"] == UNSAFE
    output.encode("utf-8")


def test_json_lines_are_the_attributions_one_a_line_in_the_order_of_the_input(analysis: Analysis) -> None:
    lines = render("jsonl", analysis).splitlines()
    assert [json.loads(line) for line in lines] == as_json(analysis)["attributions"]


def test_json_lines_stay_one_line_each_whatever_the_text_holds() -> None:
    from story import Story

    story = Story()
    story.article("a", "He said “first\nsecond\u2028third\x85fourth\rfifth”", "P", "2024-01-01", "a.txt")
    story.says("it", "a", None, "“first\nsecond\u2028third\x85fourth\rfifth”")
    (line,) = render("jsonl", story.analysis()).splitlines()
    assert json.loads(line)["content"][0]["text"] == "“first\nsecond\u2028third\x85fourth\rfifth”"


def test_json_lines_of_nothing_are_empty() -> None:
    assert render("jsonl", Analysis(Tool("0.1.0", "en", "3.8.0", ()), articles=(Article("a", "It rained."),))) == ""


def test_options_of_drawing_change_nothing(analysis: Analysis) -> None:
    drawn = Options(width=40, color=True, ascii=True)
    for name in ("json", "jsonl"):
        assert render(name, analysis, drawn) == render(name, analysis)
