"""What was once reached on our own gold stories is not lost: ``data/scores.json`` holds the floors.

The stories in that set are a part, chosen for length and variety, so that this takes seconds; ``bench/floors.py`` prints the
figures beside the floors and also takes those on data that cannot be passed on.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from attribution.evaluation import Gold, evaluate, read_gold
from attribution.evaluation.floors import Figure, Floors, measured, read_floors

DATA = Path(__file__).parent.parent.parent / "data"
STORIES = read_floors(DATA / "scores.json")["stories"]


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold([DATA / each for each in STORIES.gold])


def test_the_stories_are_those_the_floors_were_taken_on(gold: Gold) -> None:
    changed = "the stories of this set have changed: look at the figures, then write new floors (bench/floors.py --write)"
    assert gold.sha256 == STORIES.sha256, changed


def test_no_figure_has_fallen_below_its_floor(gold: Gold, nlp: Language) -> None:
    figures = measured(evaluate(gold, pipeline=nlp).scores)
    assert STORIES.fallen(figures) == {}


def test_every_style_and_the_speakers_are_held() -> None:
    wanted = {"relation", "direct found", "mixed found", "indirect found", "nosource found", "speakers"}
    assert wanted <= STORIES.least.keys()


def test_a_figure_below_its_floor_is_named_with_it() -> None:
    floors = Floors((), "", "", {"relation": 80.0, "speakers": 90.0, "stances": 70.0})
    figures = {"relation": Figure(79.9, 10), "speakers": Figure(90.0, 10)}
    assert floors.fallen(figures) == {"relation": (79.9, 80.0), "stances": (0.0, 70.0)}


def test_a_file_of_floors_is_read(tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    file.write_text(json.dumps({"a": {"gold": ["b"], "sha256": "c", "command": "d", "floors": {"e": 1.0}}}), encoding="utf8")
    assert read_floors(file) == {"a": Floors(("b",), "c", "d", {"e": 1.0})}
