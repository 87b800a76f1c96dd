from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair, read_pairs
from attribution.training.pairs.points import Point, pairs_of, read_points
from attribution.training.pairs.stories import read_story

POINTS = """\
# a comment of the file
# mine
? how many were trapped
a {n} miners were trapped
a {n} men could not get out
b {m} were underground
- {k} people work at the mine
? cause
a gas exploded
b the roof fell in
"""


@pytest.fixture
def points(tmp_path: Path) -> list[Point]:
    (tmp_path / "points.txt").write_text(POINTS, encoding="utf8")
    return read_points(tmp_path / "points.txt")


def test_points_are_read_with_their_answers(points: list[Point]) -> None:
    count, cause = points
    assert count.answers == (("{n} miners were trapped", "{n} men could not get out"), ("{m} were underground",))
    assert count.beside == ("{k} people work at the mine",)
    assert (cause.subject, cause.answers) == ("mine", (("gas exploded",), ("the roof fell in",)))


def _said(pairs: list[Pair], label: int) -> str:
    return " | ".join(f"{pair.first} + {pair.second}" for pair in pairs if pair.label == label).lower()


def test_wordings_of_one_answer_agree_and_of_two_contradict(points: list[Point]) -> None:
    pairs = pairs_of(points, rounds=20)
    assert "miners" in _said(pairs, AGREES)
    assert "gas exploded" not in _said(pairs, AGREES)
    assert "gas exploded + the roof fell in" in _said(pairs, CONTRADICTS)
    assert "people work" not in _said(pairs, CONTRADICTS)
    assert "people work" in _said(pairs, NEITHER)


def test_every_slot_is_filled(points: list[Point]) -> None:
    assert not any("{" in pair.first + pair.second for pair in pairs_of(points, rounds=20))


def test_a_bound_that_leaves_room_contradicts_nothing(points: list[Point]) -> None:
    bounded = [pair for pair in pairs_of(points, rounds=60) if "at least" in pair.first and "underground" in pair.second]
    labels = {pair.label for pair in bounded if _number(pair.second) >= _number(pair.first)}
    assert labels == {NEITHER}
    assert {pair.label for pair in bounded if _number(pair.second) < _number(pair.first)} == {CONTRADICTS}


def _number(text: str) -> int:
    return next(int(word) for word in text.split() if word.isdecimal())


def test_the_points_of_the_project_can_be_read() -> None:
    points = read_points(Path(__file__).parents[2] / "data" / "pairs" / "points.txt")
    assert len(points) > 150
    assert all(len(point.answers) > 1 for point in points)


def _story(folder: Path) -> Path:
    def said(number: int, content: str, cue: str, stance: str) -> dict[str, object]:
        return {"id": f"a{number}", "content": [{"text": content}], "cue": {"text": cue}, "stance": stance}

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


def test_public_pairs_are_capped_by_part(tmp_path: Path) -> None:
    rows = [{"src": "big", "premise": f"p{n}", "hypothesis": "h", "label": "cen"[n % 3]} for n in range(90)]
    rows += [{"src": "small", "premise": "q", "hypothesis": "h", "label": "c"}] * 5
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    pairs = read_pairs(path, shares={"big": 12})
    assert sum(pair.first.startswith("p") for pair in pairs) == 12
    assert sum(pair.first == "q" for pair in pairs) == 5
    assert [pair.label for pair in pairs if pair.first.startswith("p")].count(CONTRADICTS) == 4
