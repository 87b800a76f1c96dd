"""Pairs out of gold stories: what sources of one story say, and how each two of them stand to one another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution.accounts.pair_pieces import Passage, passage_in, worded
from attribution.evaluation.stories import piece_extent
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, Pair

KINDS = {"contradicts": CONTRADICTS, "corroborates": AGREES, "repeats": AGREES}
UNCLEAR = "updates"


@dataclass(frozen=True, slots=True)
class Judged:
    """Two attributions of a story as they are read, their ids, what they are to one another, whether the story names the
    pair (a relation or a trap), and why a contradicting pair does."""

    pair: Pair
    ids: tuple[str, str]
    named: bool
    why: str | None


def read_story(folder: Path) -> Iterator[Judged]:
    """Every two attributions of a story; left out are updates, and pairs on one point of which the story says nothing."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
    relations = {frozenset((each["first"], each["second"])): each for each in gold["relations"]}
    traps = {frozenset((each["first"], each["second"])) for each in gold["traps"]}
    points = [{name for answer in point["positions"] for name in answer["attributions"]} for point in gold["points"]]
    passages = {each["id"]: _passage(each, folder) for each in gold["attributions"]}
    for one, two in combinations(passages, 2):
        both = frozenset((one, two))
        relation = relations.get(both, {})
        named = bool(relation) or both in traps
        if relation.get("kind") != UNCLEAR and (named or not any(both <= point for point in points)):
            pair = Pair(passages[one], passages[two], KINDS.get(relation.get("kind", ""), NEITHER))
            yield Judged(pair, (one, two), named, relation.get("why"))


def _passage(attribution: Mapping[str, Any], folder: Path) -> Passage:
    article = (folder / f"{attribution['article']}.txt").read_text(encoding="utf8")
    found = [piece_extent(article, part, f"{folder.name}, {attribution['id']}") for part in attribution["content"]]
    content = " ".join(part["text"] for part in attribution["content"])
    cue = (attribution["cue"] or {}).get("text", "")
    said = worded(content, cue, denies=attribution["stance"] == "denies")
    return passage_in(article, [(extent.start, extent.end) for extent in found], said)
