"""What the signs between two passages come to: how likely they contradict one another, how likely they corroborate.

Three logistic scales (``pair_weights.tsv``), fitted on gold stories by ``bench/fit_weighing.py``. The first, of words alone,
says which pairs may bear on one point, so that the learned pair model reads only these. The second adds what the model says.
The third looks around: sources that differ on one thing differ on others, and who contradicts one of two that agree
contradicts the other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.accounts.pair_model import PairModel
from attribution.accounts.passages import Passage
from attribution.accounts.signs import Signs, signs_of
from attribution.accounts.statements import Weights

ALWAYS = "(always)"
READ = 8
"""Pairs a passage that the model reads, the likeliest first: with them it sees most of what a gold story holds."""
CERTAIN = 0.98
"""Likelihoods further out weigh no more: a logarithm of odds must end somewhere."""

Pairing = tuple[int, int]
"""The numbers of two passages, the lower first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely two passages contradict, and how likely they corroborate one another, each from 0 to 1."""

    contradicts: float
    corroborates: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A weight for each sign, and one that always counts."""

    weights: Mapping[str, float]
    always: float

    def likelihood(self, signs: Signs) -> float:
        """The logistic of the weighed sum."""
        total = self.always + sum(value * self.weights.get(name, 0.0) for name, value in signs.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def scale(name: str) -> Scale:
    """A scale by its name, a column of ``pair_weights.tsv``."""
    weights = {row["sign"]: float(row[name]) for row in languages.table("en", "pair_weights")}
    return Scale(weights, weights.pop(ALWAYS))


def weigh(
    passages: Sequence[Passage], pairs: Iterable[Pairing], known: Mapping[Pairing, Signs], weights: Weights, model: PairModel
) -> dict[Pairing, Weighed]:
    """The likelihoods of the pairs that may bear on one point.

    ``pairs`` are all that may be weighed; ``known`` are signs found before, of the rules that judged claims one by one.
    """
    signs = {pair: signs_of(passages[pair[0]], passages[pair[1]], weights) | known.get(pair, {}) for pair in pairs}
    bearing = bearing_pairs(signs, scale("bears"))
    read = {pair: signs[pair] | said for pair, said in model_signs(passages, bearing, model).items()}
    first = {pair: _on("contradicts", "corroborates", found) for pair, found in read.items()}
    return {
        pair: _on("contradicts again", "corroborates again", read[pair] | around)
        for pair, around in signs_around(passages, first).items()
    }


def _on(contradicts: str, corroborates: str, signs: Signs) -> Weighed:
    return Weighed(scale(contradicts).likelihood(signs), scale(corroborates).likelihood(signs))


def bearing_pairs(signs: Mapping[Pairing, Signs], bears: Scale, most: int = READ) -> list[Pairing]:
    """The pairs that likeliest bear on one point: of each passage as many as ``most``, in order."""
    likely = {pair: bears.likelihood(found) for pair, found in signs.items()}
    taken: dict[int, int] = defaultdict(int)
    kept = []
    for pair in sorted(likely, key=lambda pair: (-likely[pair], pair)):
        if min(taken[number] for number in pair) < most:
            kept.append(pair)
            for number in pair:
                taken[number] += 1
    return sorted(kept)


def model_signs(passages: Sequence[Passage], pairs: Sequence[Pairing], model: PairModel) -> dict[Pairing, Signs]:
    """What the pair model says of each pair, as logarithms of odds."""
    said = model.judge([(passages[first].text, passages[second].text) for first, second in pairs])
    return {
        pair: {
            "the model: contradicts": log_odds(told.contradicts),
            "the model: agrees": log_odds(told.agrees),
            "the model: one point": log_odds(told.same_point),
        }
        for pair, told in zip(pairs, said, strict=True)
    }


def log_odds(share: float) -> float:
    """The logarithm of the odds of a likelihood, within limits."""
    kept = max(1 - CERTAIN, min(CERTAIN, share))
    return math.log(kept / (1 - kept))


def signs_around(passages: Sequence[Passage], first: Mapping[Pairing, Weighed]) -> dict[Pairing, Signs]:
    """For each pair its first likelihoods and what its neighbours' say: other pairs of the two sources, and third passages."""
    between: dict[frozenset[str], list[tuple[float, Pairing]]] = defaultdict(list)
    beside: dict[int, dict[int, Weighed]] = defaultdict(dict)
    for (one, other), found in first.items():
        between[frozenset((passages[one].origin, passages[other].origin))].append((found.contradicts, (one, other)))
        beside[one][other] = beside[other][one] = found
    signs = {}
    for pair, found in first.items():
        one, other = pair
        rest = [share for share, which in between[frozenset((passages[one].origin, passages[other].origin))] if which != pair]
        shared = beside[one].keys() & beside[other].keys()
        signs[pair] = {
            "contradicts at first": log_odds(found.contradicts),
            "corroborates at first": log_odds(found.corroborates),
            "the sources differ elsewhere": max(rest, default=0.0),
            "the sources differ on the whole": sum(rest) / len(rest) if rest else 0.0,
            **_through(beside[one], beside[other], shared),
            "disputed": _highest(beside[one], other) + _highest(beside[other], one),
        }
    return signs


def _through(one: Mapping[int, Weighed], other: Mapping[int, Weighed], shared: Collection[int]) -> Signs:
    """What third passages say: one that contradicts the first and agrees with the second, and so on."""
    across = [min(one[n].contradicts, other[n].corroborates) for n in shared]
    across += [min(one[n].corroborates, other[n].contradicts) for n in shared]
    return {
        "contradicts what agrees": max(across, default=0.0),
        "one opponent": max((min(one[n].contradicts, other[n].contradicts) for n in shared), default=0.0),
        "agree with one": max((min(one[n].corroborates, other[n].corroborates) for n in shared), default=0.0),
    }


def _highest(beside: Mapping[int, Weighed], besides: int, count: int = 3) -> float:
    shares = sorted((found.contradicts for number, found in beside.items() if number != besides), reverse=True)
    return sum(shares[:count])
