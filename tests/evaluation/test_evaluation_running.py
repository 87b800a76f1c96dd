"""The package's own pipeline against small gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from attribution.cli import main
from attribution.evaluation import Gold, GoldArticle, GoldStory, Relation, evaluate
from attribution.records import Extent

FIRST = "The mayor said the bridge was safe."
SECOND = "“We will not pay,” said Anna Lind, the union leader. She said nobody had asked."


def marked(text: str, content: str, source: str, **more: str) -> Relation:
    return Relation(*((Extent(text.index(w), text.index(w) + len(w)),) for w in (content, source)), **more)  # type: ignore[arg-type]


def gold_of(*stories: GoldStory) -> Gold:
    return Gold("small", "", stories)


def test_what_the_pipeline_finds_is_compared(nlp: Language) -> None:
    article = GoldArticle("a", FIRST, (marked(FIRST, "the bridge was safe", "The mayor"),))
    told: list[tuple[int, int]] = []
    evaluation = evaluate(
        gold_of(GoldStory("a", (article,)), GoldStory("b", (GoldArticle("b", " ", ()),))),
        pipeline=nlp,
        tell=lambda done, of: told.append((done, of)),
    )
    assert evaluation.scores.relation.f1 == 1.0
    assert evaluation.tool is not None
    assert told == [(2, 2)]


def test_only_the_detectors_named_are_used(nlp: Language) -> None:
    article = GoldArticle("a", FIRST, (marked(FIRST, "the bridge was safe", "The mayor"),))
    evaluation = evaluate(gold_of(GoldStory("a", (article,))), pipeline=nlp, detectors=["quotation"])
    assert evaluation.scores.relation.found == 0


def test_speakers_are_those_of_the_story(nlp: Language) -> None:
    articles = (
        GoldArticle("a", SECOND, (marked(SECOND, "“We will not pay,”", "Anna Lind", speaker="s1"),)),
        GoldArticle("b", SECOND, (marked(SECOND, "nobody had asked", "She", speaker="s1"),)),
    )
    together = evaluate(gold_of(GoldStory("strike", articles)), pipeline=nlp).scores.speakers
    assert together is not None
    assert (together.f1, together.attributions) == (1.0, 2)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    relation = {"content": [[15, 34]], "source": [[0, 9]], "cue": [[10, 14]]}
    path.write_text(json.dumps({"id": "a", "text": FIRST, "relations": [relation]}), encoding="utf8")
    return path


def test_the_command_prints_the_figures(gold_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold_file), "--detectors", "rules"]) == 0
    shown = capsys.readouterr().out
    assert "relation                       100.0   100.0   100.0" in shown
    assert "gold.jsonl: 1 articles, 1 relations marked, 1 found" in shown


def test_the_command_writes_json_where_the_file_says_so(gold_file: Path) -> None:
    target = gold_file.with_name("scores.json")
    assert main(["evaluate", str(gold_file), "--detectors", "rules", "-o", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf8"))["relation"]["f1"] == 100.0


def test_the_command_scores_what_another_system_found(gold_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = gold_file.with_name("theirs.jsonl")
    theirs.write_text('{"id": "a", "relations": [{"content": [[15, 34]], "source": []}]}', encoding="utf8")
    assert main(["evaluate", str(gold_file), "--predictions", str(theirs), "--examples", "1", "-f", "json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given["content_alike"]["f1"] == 100.0
    assert given["relation"]["f1"] == 0.0
    assert given["examples"][0]["confusion"] == "other source"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["evaluate"], "no gold data given"),
        (["evaluate", "nowhere.jsonl"], "there is no such file or folder"),
    ],
    ids=["no path", "no such path"],
)
def test_a_wrong_call_is_told(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert said in capsys.readouterr().err
