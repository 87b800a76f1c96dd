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


def read_story(folder: Path) -> Iterator[Judged]:
    """Every two attributions of a story; left out are updates, and pairs on one point of which the story says nothing."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf8"))
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


def _words(attribution: Mapping[str, Any]) -> str:
    content = " ".join(part["text"] for part in attribution["content"])
    cue = (attribution["cue"] or {}).get("text", "")
    return worded(content, cue, denies=attribution["stance"] == "denies")
