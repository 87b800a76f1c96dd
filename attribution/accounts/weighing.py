"""What the signs between two sayings come to: how likely they contradict one another, how likely they corroborate.

The learned pair model says which pairs may bear on one point. Two logistic scales (``pair_weights.tsv``), fitted to gold
stories by ``bench/fit_weighing.py``, weigh the signs of these with what the model says. The second looks around: sources that
differ on one thing differ on others, and who contradicts one of two that agree contradicts the other.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from attribution import languages
from attribution.accounts.pair_model import PairModel
from attribution.accounts.readings import ONE_POINT, Pairing, log_odds, model_signs
from attribution.accounts.sayings import Saying
from attribution.accounts.signs import Signs, signs_of
from attribution.accounts.statements import Statement, Weights

ALWAYS = "(always)"
NEAREST = 24
"""Pairs a saying that are weighed, the likeliest to be on one point first."""
FEW = 150
"""Sayings: of so many the model reads all pairs."""
CLOSE = 3
"""Sayings that follow one another in a text are weighed up to this distance: an answer may share no word with its question."""
COPIES = 3
"""Sayings of one origin in the same words that are weighed, the first ones: of a wire report carried by twenty papers each
further copy would contradict and agree with whatever the first does."""
OPPONENTS = 3
"""Sayings against which one may stand that tell how disputed it is."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely two sayings contradict, and how likely they corroborate one another, each from 0 to 1."""

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


def weigh(signs: Mapping[Pairing, Signs], sayings: Sequence[Saying]) -> dict[Pairing, Weighed]:
    """The likelihoods of pairs of sayings whose signs are given (``signs_between``)."""
    first = {pair: _on("contradicts", "corroborates", found) for pair, found in signs.items()}
    return {
        pair: _on("contradicts again", "corroborates again", signs[pair] | around)
        for pair, around in signs_around(sayings, first).items()
    }


def signs_between(
    sayings: Sequence[Saying], pairs: Iterable[Pairing], known: Mapping[Pairing, Signs], weights: Weights, model: PairModel
) -> dict[Pairing, Signs]:
    """All signs of the pairs that likeliest bear on one point, the model's among them.

    ``pairs`` are all that may be weighed; ``known`` are signs found before, of the rules that judged claims one by one.
    """
    said = model_signs(sayings, sorted(set(pairs)), model)
    return {
        pair: signs_of(sayings[pair[0]], sayings[pair[1]], weights) | said[pair] | known.get(pair, {})
        for pair in sorted(nearest(said) | (said.keys() & known.keys()))
    }


def weighable(sayings: Sequence[Saying], compared: Iterable[tuple[Statement, Statement]]) -> set[Pairing]:
    """The pairs of two origins' sayings that may be weighed: all in a story of a few, else those of which claims were
    ``compared``, and those that stand close together in one article."""
    told = list(_first_copies(saying for saying in sayings if saying.told))
    if len(told) <= FEW:
        pairs = set(_ordered(combinations(told, 2)))
    else:
        holders = {saying.attribution.id: saying for saying in told}
        found = ((holders.get(a.attribution.id), holders.get(b.attribution.id)) for a, b in compared)
        pairs = set(_ordered((a, b) for a, b in found if a is not None and b is not None))
        pairs |= set(_ordered(pair for step in range(1, CLOSE + 1) for pair in zip(told, told[step:], strict=False)))
    return {(a, b) for a, b in pairs if sayings[a].origin != sayings[b].origin}


def _first_copies(sayings: Iterable[Saying]) -> Iterator[Saying]:
    """The sayings but those that repeat, word for word, what their origin has said ``COPIES`` times before."""
    said: Counter[tuple[str, str]] = Counter()
    for saying in sayings:
        words = saying.origin, " ".join(saying.text.lower().split())
        said[words] += 1
        if said[words] <= COPIES:
            yield saying


def _ordered(pairs: Iterable[tuple[Saying, Saying]]) -> Iterator[Pairing]:
    yield from (tuple(sorted((a.number, b.number))) for a, b in pairs)  # type: ignore[misc]


def _on(contradicts: str, corroborates: str, signs: Signs) -> Weighed:
    return Weighed(scale(contradicts).likelihood(signs), scale(corroborates).likelihood(signs))


def nearest(said: Mapping[Pairing, Signs], most: int = NEAREST) -> set[Pairing]:
    """Of each saying's pairs those that the model thinks likeliest to be on one point, as many as ``most``."""
    taken: dict[int, int] = defaultdict(int)
    kept = set()
    for pair in sorted(said, key=lambda pair: (-said[pair][ONE_POINT], pair)):
        if min(taken[number] for number in pair) < most:
            kept.add(pair)
            for number in pair:
                taken[number] += 1
    return kept


def signs_around(sayings: Sequence[Saying], first: Mapping[Pairing, Weighed]) -> dict[Pairing, Signs]:
    """For each pair its first likelihoods and what its neighbours' say: other pairs of the two sources, and third sayings."""
    between: dict[frozenset[str], list[float]] = defaultdict(list)
    beside: dict[int, dict[int, Weighed]] = defaultdict(dict)
    for (one, other), found in first.items():
        between[_origins(sayings, one, other)].append(found.contradicts)
        beside[one][other] = beside[other][one] = found
    whole = {origins: (sum(shares), heapq.nlargest(2, shares), len(shares)) for origins, shares in between.items()}
    disputed = {number: _likeliest(found) for number, found in beside.items()}
    signs = {}
    for (one, other), found in first.items():
        total, highest, count = whole[_origins(sayings, one, other)]
        rest = highest[1:] if found.contradicts == highest[0] else highest[:1]
        shared = beside[one].keys() & beside[other].keys()
        signs[one, other] = {
            "contradicts at first": log_odds(found.contradicts),
            "corroborates at first": log_odds(found.corroborates),
            "the sources differ elsewhere": max(rest, default=0.0),
            "the sources differ on the whole": (total - found.contradicts) / (count - 1) if count > 1 else 0.0,
            **_through(beside[one], beside[other], shared),
            "disputed": _highest(disputed[one], other) + _highest(disputed[other], one),
        }
    return signs


def _origins(sayings: Sequence[Saying], one: int, other: int) -> frozenset[str]:
    return frozenset((sayings[one].origin, sayings[other].origin))


def _through(one: Mapping[int, Weighed], other: Mapping[int, Weighed], shared: Collection[int]) -> Signs:
    """What third sayings say: one that contradicts the first and agrees with the second, and so on."""
    across = [min(one[n].contradicts, other[n].corroborates) for n in shared]
    across += [min(one[n].corroborates, other[n].contradicts) for n in shared]
    return {
        "contradicts what agrees": max(across, default=0.0),
        "one opponent": max((min(one[n].contradicts, other[n].contradicts) for n in shared), default=0.0),
        "agree with one": max((min(one[n].corroborates, other[n].corroborates) for n in shared), default=0.0),
    }


def _likeliest(beside: Mapping[int, Weighed]) -> list[tuple[float, int]]:
    """The sayings that a saying likeliest contradicts, and one more: a pair leaves its own out."""
    return heapq.nlargest(OPPONENTS + 1, ((found.contradicts, number) for number, found in beside.items()))


def _highest(likeliest: Sequence[tuple[float, int]], besides: int) -> float:
    return sum([share for share, number in likeliest if number != besides][:OPPONENTS])
