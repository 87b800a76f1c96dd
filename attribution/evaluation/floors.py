"""Figures that may not fall: read from ``data/scores.json``, each set with the data it was taken on and their digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from attribution.evaluation.as_json import percent
from attribution.evaluation.scores import Scores


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in percent, and over how many it was taken."""

    percent: float
    over: int


@dataclass(frozen=True, slots=True)
class Floors:
    """One set: the gold data by name (below the folder of the file, or wherever they are kept), their digest, the command
    that takes the figures, and the least that each may be."""

    gold: tuple[str, ...]
    sha256: str
    command: str
    least: Mapping[str, float]

    def fallen(self, figures: Mapping[str, Figure]) -> dict[str, tuple[float, float]]:
        """The figures below their floor, each with its floor; one that was not measured counts as 0."""
        given = {name: (figures[name].percent if name in figures else 0.0, floor) for name, floor in self.least.items()}
        return {name: (percent, floor) for name, (percent, floor) in given.items() if percent < floor}


def read_floors(file: Path) -> dict[str, Floors]:
    """The sets of a file, by name."""
    sets = json.loads(file.read_text(encoding="utf8"))
    return {name: Floors(tuple(each["gold"]), each["sha256"], each["command"], each["floors"]) for name, each in sets.items()}


def measured(scores: Scores) -> dict[str, Figure]:
    """The figures that can be held by a floor."""
    counts = {
        "relation": scores.relation,
        "content words": scores.content_words,
        **{f"exact {role}": count for role, count in scores.exact.items()},
    }
    figures = {name: Figure(percent(count.f1), count.gold) for name, count in counts.items()}
    figures |= {f"{kind} found": Figure(percent(part.share), part.all) for kind, part in scores.styles.items()}
    if scores.speakers:
        figures["speakers"] = Figure(percent(scores.speakers.f1), scores.speakers.attributions)
    if scores.stances:
        figures["stances"] = Figure(percent(scores.stances.share), scores.stances.all)
    return figures
