from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from attribution.accounts.pair_model import load_pairs
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair, read_pairs
from attribution.training.pairs.stories import read_answers, read_story

SPEAKERS = {5: "s4"}
"""Who says what another statement's speaker says, too."""


def _story(folder: Path) -> Path:
    def said(number: int, content: str, cue: str, stance: str) -> dict[str, object]:
        speaker = SPEAKERS.get(number, f"s{number}")
        return {"id": f"a{number}", "content": [{"text": content}], "cue": {"text": cue}, "stance": stance, "speaker": speaker}

    gold = {
        "attributions": [
            said(1, "guards had locked the gate before the game", "said", "asserts"),
            said(2, "the gate had been locked at any time", "denied that", "denies"),
            said(3, "the gate was shut when the crowd arrived", "said", "asserts"),
            said(4, "the stadium holds forty thousand people", "said", "asserts"),
            said(5, "eleven had been hurt and later twelve", "said", "asserts"),
            said(6, "the gate is new and made of steel", "said", "asserts"),
        ],
        "points": [{"positions": [{"attributions": ["a1", "a3", "a6"]}, {"attributions": ["a2"]}]}],
        "relations": [
            {"kind": "contradicts", "first": "a1", "second": "a2", "why": "denial"},
            {"kind": "corroborates", "first": "a1", "second": "a3", "why": "same answer"},
            {"kind": "updates", "first": "a4", "second": "a5", "why": "later"},
        ],
        "traps": [{"first": "a4", "second": "a1", "why": "other thing"}],
    }
    folder.mkdir(exist_ok=True)
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf8")
    return folder


def test_pairs_of_a_story_are_labelled_by_its_relations(tmp_path: Path) -> None:
    judged = {each.ids: each for each in read_story(_story(tmp_path / "story"))}
    assert judged["a1", "a2"].pair.label == CONTRADICTS
    assert judged["a1", "a3"].pair.label == AGREES
    assert judged["a1", "a4"].pair.label == NEITHER
    assert judged["a1", "a4"].named
    assert not judged["a2", "a4"].named


def test_what_a_story_leaves_open_is_left_out(tmp_path: Path) -> None:
    ids = {each.ids for each in read_story(_story(tmp_path / "story"))}
    assert not ids & {("a4", "a5"), ("a1", "a6")}, "an update, and two on one point without a relation"


def test_a_denial_is_read_with_its_cue(tmp_path: Path) -> None:
    texts = {each.pair.second for each in read_story(_story(tmp_path / "story"))}
    assert "denied that the gate had been locked at any time" in texts


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz"])
def test_public_pairs_are_read_with_their_labels(name: str, tmp_path: Path) -> None:
    rows = [{"premise": f"p{n}", "hypothesis": "h", "label": label} for n, label in enumerate("cen")]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith("gz") else lines)
    found = read_pairs(tmp_path / name)
    assert found == [Pair("p0", "h", CONTRADICTS), Pair("p1", "h", AGREES), Pair("p2", "h", NEITHER)]


def test_two_answers_meet_on_a_point_unless_one_speaker_gives_them(tmp_path: Path) -> None:
    told = {each.id: each for each in read_answers(_story(tmp_path / "story"))}
    assert told["a1"].meets(told["a2"])
    assert not told["a1"].meets(told["a4"])
    assert told["a4"].of_one(told["a5"])
    assert not told["a1"].meets(told["a1"])


def test_a_gold_story_is_an_example_of_what_it_tells(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from attribution.training.pairs.examples import gold_example

    example = gold_example(_story(tmp_path / "story"), load_pairs("en").tokenizer, "en")
    labels = {(int(a), int(b)): int(label) for a, b, label in zip(*example.pairs, example.labels, strict=True)}
    assert (labels[0, 1], labels[0, 2], labels[0, 3]) == (CONTRADICTS, AGREES, NEITHER)
    assert (3, 4) not in labels, "two of one speaker, one of them an update"
    assert (0, 5) not in labels, "two on one point of which the story says nothing"
    assert [pair for pair, near in zip(labels, example.near, strict=True) if near] == [(0, 3)], "a trap is near"
    assert bool(example.one_point[0, 1])
    assert int(example.one_point.sum()) == 4 * 3
