"""What the pair model reads, beside what it reads in the other pairs of a saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import pytest

from attribution.accounts.pair_model import Likelihood
from attribution.accounts.pair_pieces import Passage
from attribution.accounts.readings import ALIKE, USUAL, Pairing, log_odds, model_signs

SAYINGS = [SimpleNamespace(passage=Passage(f"gate {number} was shut")) for number in range(43)]


class ByHand:
    """A pair model with its answers given by hand: how alike two texts are, and half as likely to contradict."""

    def __init__(self, likeness: Mapping[Pairing, float]) -> None:
        self._likeness = likeness

    def judge(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Likelihood]:
        texts = [saying.passage for saying in SAYINGS]
        found = [self._likeness[texts.index(one), texts.index(other)] for one, other in pairs]
        return [Likelihood(0.0, alike / 2, alike) for alike in found]


def signs(likeness: Mapping[Pairing, float]) -> dict[Pairing, dict[str, float]]:
    return model_signs(SAYINGS, sorted(likeness), ByHand(likeness))  # type: ignore[arg-type]


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999, 1.0])
def test_log_odds_stay_within_limits(share: float) -> None:
    assert abs(log_odds(share)) < 4


def test_the_pair_that_is_likest_stands_out_most() -> None:
    found = signs({(0, 1): 0.6, (0, 2): 0.2, (1, 2): 0.2, (2, 3): 0.6})
    above = {pair: each[f"{ALIKE}, above the usual"] for pair, each in found.items()}
    assert above[0, 2] < 0 < above[0, 1]


def test_among_few_sayings_what_is_usual_is_that_of_other_stories() -> None:
    found = signs({(0, 1): 0.9})
    count, elsewhere = USUAL[ALIKE]
    assert found[0, 1][f"{ALIKE}, above the usual"] == pytest.approx((0.9 - elsewhere) * (count - 1) / count)


def test_a_saying_that_is_like_everything_makes_none_of_its_pairs_stand_out() -> None:
    alike = {(0, number): 0.9 for number in range(1, 41)}
    found = signs(alike | {(41, 42): 0.9})
    above = {pair: each[f"{ALIKE}, above the usual"] for pair, each in found.items()}
    assert above[0, 1] < above[41, 42] / 1.5


def test_a_pair_is_ranked_among_those_of_either_saying() -> None:
    found = signs({(0, 1): 0.9, (0, 2): 0.5, (1, 2): 0.1})
    ranks = {pair: (each[f"{ALIKE}, better rank"], each[f"{ALIKE}, worse rank"]) for pair, each in found.items()}
    assert ranks == {(0, 1): (1, 1), (0, 2): (1, 1 / 2), (1, 2): (1 / 2, 1 / 2)}


def test_pairs_equally_likely_share_the_better_rank() -> None:
    found = signs({(0, 1): 0.4, (0, 2): 0.4, (0, 3): 0.1})
    assert [each["the model: contradicts, worse rank"] for each in found.values()] == [1, 1, pytest.approx(1 / 3)]


def test_of_no_pair_nothing_is_read() -> None:
    assert signs({}) == {}
