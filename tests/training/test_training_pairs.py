from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from attribution.accounts.pair_pieces import Passage
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair, read_pairs
from attribution.training.pairs.stories import read_story


def _story(folder: Path) -> Path:
    def said(number: int, content: str, cue: str, stance: str) -> dict[str, object]:
        article.append(f"They {cue} {content}.")
        return {
            "id": f"a{number}",
            "article": "article-1",
            "content": [{"text": content}],
            "cue": {"text": cue, "nth": sum(cue in line for line in article[:-1])},
            "stance": stance,
        }

    article: list[str] = []

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
    (folder / "article-1.txt").write_text("\n\n".join(article), encoding="utf8")
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
    passages = {each.pair.second.text: each.pair.second for each in read_story(_story(tmp_path / "story"))}
    denial = passages["denied that the gate had been locked at any time"]
    assert denial.paragraph == "They denied that the gate had been locked at any time."
    assert [denial.paragraph[start:end] for start, end in denial.places] == ["the gate had been locked at any time"]


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz"])
def test_public_pairs_are_read_with_their_labels(name: str, tmp_path: Path) -> None:
    rows = [{"premise": f"p{n}", "hypothesis": "h", "label": label} for n, label in enumerate("cen")]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith("gz") else lines)
    found = read_pairs(tmp_path / name)
    labels = [CONTRADICTS, AGREES, NEITHER]
    assert found == [Pair(Passage(f"p{n}"), Passage("h"), label) for n, label in enumerate(labels)]
