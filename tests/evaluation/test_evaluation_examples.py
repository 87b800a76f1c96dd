"""Confusions, cut from the text."""

from __future__ import annotations

import json

import pytest

from attribution.evaluation import Evaluation, Gold, GoldArticle, GoldStory, Relation, compare, examples
from attribution.evaluation.as_json import as_json
from attribution.evaluation.as_text import LONGEST, as_text
from attribution.records import Extent

TEXT = "The port was shut. The pilot said two tugs sank. Police\x1b[31m denied it."
PAD = "Ships wait outside the breakwater. " * 9


def relation(content: str, source: str, text: str) -> Relation:
    cut = [Extent(text.index(words), text.index(words) + len(words)) for words in (content, source) if words]
    return Relation(content=(cut[0],), source=tuple(cut[1:]), detector="clause", confidence=0.7)


def evaluated(gold: tuple[str, str] | None, found: tuple[str, str] | None, text: str = TEXT) -> Evaluation:
    marked, given = (tuple(relation(*each, text) for each in [side] if each) for side in (gold, found))
    return compare(Gold("small", "", (GoldStory("p", (GoldArticle("p", text, marked),)),)), {"p": given})


@pytest.mark.parametrize(
    ("gold", "found", "confusions"),
    [
        (("two tugs sank", "The pilot"), None, ["missed"]),
        (None, ("two tugs sank", "The pilot"), ["spurious"]),
        (("two tugs sank", "The pilot"), ("two tugs sank", "Police"), ["other source"]),
        (("two tugs sank", "The pilot"), ("two tugs sank", ""), ["other source"]),
        (("two tugs sank", "The pilot"), ("said two tugs sank", "The pilot"), ["other edges"]),
        (("two tugs sank", "The pilot"), ("sank", "The pilot"), ["missed", "spurious"]),
        (("two tugs sank", "The pilot"), ("two tugs sank", "The pilot"), []),
    ],
)
def test_each_confusion_is_named(gold: tuple[str, str] | None, found: tuple[str, str] | None, confusions: list[str]) -> None:
    assert [each.confusion for each in examples(evaluated(gold, found).comparisons, 5)] == confusions


def test_a_missed_relation_is_shown_beside_what_was_found_in_its_place() -> None:
    missed = examples(evaluated(("two tugs sank", "The pilot"), ("sank", "Police")).comparisons, 1)[0]
    assert missed.found is not None
    assert missed.found.content[0].of(TEXT) == "sank"


def test_examples_are_taken_from_all_articles_alike() -> None:
    stories = tuple(
        GoldStory(name, (GoldArticle(name, TEXT, (relation("two tugs sank", "The pilot", TEXT),)),)) for name in "abcdefgh"
    )
    chosen = examples(compare(Gold("many", "", stories), {}).comparisons, 2)
    assert [each.article for each in chosen] == ["a", "e"]


def test_the_context_is_the_text_around_it() -> None:
    text = PAD + TEXT + PAD
    shown = examples(evaluated(("two tugs sank", "The pilot"), None, text).comparisons, 1)[0]
    assert shown.extent.of(text) == text[text.index("The pilot") - 60 : text.index("sank") + 4 + 60]


def test_text_shown_cannot_steer_a_terminal() -> None:
    evaluation = evaluated(("it", "Police\x1b[31m"), None)
    shown = as_text(evaluation, examples(evaluation.comparisons, 1))
    assert "\x1b" not in shown
    assert "marked: [Police<U+001B>[31m] [no cue] it" in shown
    assert "found:  nothing" in shown


def test_of_long_content_the_beginning_and_the_end_are_shown() -> None:
    text = "The pilot said " + PAD * 3 + "at the end."
    evaluation = evaluated((text[15:], "The pilot"), None, text)
    shown = as_text(evaluation, examples(evaluation.comparisons, 1))
    assert "[…]" in shown
    assert "at the end." in shown
    assert max(len(line) for line in shown.splitlines()) < LONGEST + 60


def test_the_json_holds_every_figure_and_example() -> None:
    evaluation = evaluated(("two tugs sank", "The pilot"), ("two tugs sank", "Police"))
    given = json.loads(json.dumps(as_json(evaluation, examples(evaluation.comparisons, 3))))
    assert given["relation"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "found": 1, "gold": 1}
    assert given["sources"]["other"] == 1
    assert given["detectors"]["clause"] == {"percent": 0.0, "right": 0, "all": 1, "share": 100.0}
    assert given["confidence"]["all"]["error"] == 70.0
    assert given["examples"][0]["gold"]["source"] == [{"start": 19, "end": 28, "text": "The pilot"}]
    assert given["examples"][0]["found"]["confidence"] == 0.7
