"""Pairs out of gold stories: what sources of one story say, and how each two of them stand to one another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution.accounts.pair_pieces import worded
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair

KINDS = {"contradicts": CONTRADICTS, "corroborates": AGREES, "repeats": AGREES}
UNCLEAR = "updates"


@dataclass(frozen=True, slots=True)
class Judged:
    """Two attributions of a story in their words, their ids, what they are to one another, whether the story names the
    pair (a relation or a trap), and why a contradicting pair does."""

    pair: Pair
    ids: tuple[str, str]
    named: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class Answering:
    """An attribution of a story in its words: its id, its speaker if the story names one, and the points that it answers."""

    id: str
    words: str
    speaker: str | None
    points: frozenset[int]

    def meets(self, other: Answering) -> bool:
        """Whether two that are not one speaker's answer one point."""
        return not self.of_one(other) and not self.points.isdisjoint(other.points)

    def of_one(self, other: Answering) -> bool:
        """Whether both are one speaker's."""
        return self.speaker is not None and self.speaker == other.speaker


def read_answers(folder: Path) -> list[Answering]:
    """The attributions of a story, in its order."""
    gold = _gold(folder)
    answers = [{name for answer in point["positions"] for name in answer["attributions"]} for point in gold["points"]]
    return [
        Answering(
            given["id"],
            _words(given),
            given.get("speaker"),
            frozenset(number for number, names in enumerate(answers) if given["id"] in names),
        )
        for given in gold["attributions"]
    ]


def read_story(folder: Path) -> Iterator[Judged]:
    """Every two attributions of a story; left out are updates, and pairs on one point of which the story says nothing."""
    gold = _gold(folder)
    relations = {frozenset((each["first"], each["second"])): each for each in gold["relations"]}
    traps = {frozenset((each["first"], each["second"])) for each in gold["traps"]}
    points = [{name for answer in point["positions"] for name in answer["attributions"]} for point in gold["points"]]
    for one, two in combinations(gold["attributions"], 2):
        both = frozenset((one["id"], two["id"]))
        relation = relations.get(both, {})
        named = bool(relation) or both in traps
        if relation.get("kind") != UNCLEAR and (named or not any(both <= point for point in points)):
            pair = Pair(_words(one), _words(two), KINDS.get(relation.get("kind", ""), NEITHER))
            yield Judged(pair, (one["id"], two["id"]), named, relation.get("why"))


def _gold(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    return found


def _words(attribution: Mapping[str, Any]) -> str:
    content = " ".join(part["text"] for part in attribution["content"])
    cue = (attribution["cue"] or {}).get("text", "")
    return worded(content, cue, denies=attribution["stance"] == "denies")
