"""Signs weighed: a scale, which pairs are looked at, and what the pairs around one say."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from spacy.language import Language
from told import Told, told

from attribution.accounts.comparison import laid_out
from attribution.accounts.pair_model import Likelihood
from attribution.accounts.pair_pieces import Passage
from attribution.accounts.readings import model_signs
from attribution.accounts.sayings import Saying, sayings_of
from attribution.accounts.stories import stories_of
from attribution.accounts.weighing import COPIES, Scale, Weighed, nearest, scale, signs_around, weighable

QUARREL = """
Inspectors came to Tessra harbour.
The mayor | said | the sluice was shut before the flood
A pilot | said | the sluice stood open all night
The port union | said | nobody had closed the sluice
"""


def sayings(found: Told) -> tuple[Saying, ...]:
    stories = stories_of(found.articles)
    layout = laid_out(found.articles, found.sources, found.attributions, found.claims, stories)
    return sayings_of(layout.statements, found.articles)


@pytest.fixture(scope="module")
def quarrel(nlp: Language) -> tuple[Saying, ...]:
    return sayings(told(nlp, QUARREL))


class Told3:
    """A pair model with its answers given by hand: those pairs likest whose texts share a word."""

    def judge(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Likelihood]:
        shared = [len(set(first.text.split()) & set(second.text.split())) for first, second in pairs]
        return [Likelihood(0.1, min(0.2 * count, 0.8), 0.1 * count) for count in shared]


def test_a_scale_is_logistic_and_passes_over_signs_it_does_not_know() -> None:
    found = Scale({"one denies": 2.0}, -1.0)
    assert found.likelihood({"one denies": 1.0, "unheard of": 50.0}) == pytest.approx(1 / (1 + math.exp(-1)))


@pytest.mark.parametrize("name", ["contradicts", "corroborates", "contradicts again", "corroborates again"])
def test_every_scale_has_a_weight_for_what_the_model_says(name: str) -> None:
    assert any(weight for sign, weight in scale(name).weights.items() if sign.startswith("the model"))


def test_sayings_of_one_origin_are_never_weighed(nlp: Language) -> None:
    found = sayings(told(nlp, "The mayor | said | the sluice was shut\nThe mayor | said | the sluice was open"))
    assert weighable(found, ()) == set()


def test_all_pairs_of_a_few_sayings_are_weighed(quarrel: tuple[Saying, ...]) -> None:
    assert weighable(quarrel, ()) == {(0, 1), (0, 2), (1, 2)}


def test_the_nearest_pairs_are_kept(quarrel: tuple[Saying, ...]) -> None:
    said = model_signs(quarrel, [(0, 1), (0, 2), (1, 2)], Told3())  # type: ignore[arg-type]
    assert nearest(said, most=1) < set(said)


def test_who_contradicts_one_of_two_that_agree_is_seen_to_contradict_the_other(quarrel: tuple[Saying, ...]) -> None:
    first = {(0, 1): Weighed(0.9, 0.0), (1, 2): Weighed(0.0, 0.8), (0, 2): Weighed(0.1, 0.0)}
    around = signs_around(quarrel, first)
    assert around[0, 2]["contradicts what agrees"] == 0.8
    assert around[0, 1]["contradicts what agrees"] == 0.1


def test_a_pair_is_no_sign_of_its_own_sources_quarrel(quarrel: tuple[Saying, ...]) -> None:
    around = signs_around(quarrel, {(0, 1): Weighed(0.9, 0.0)})
    assert around[0, 1]["the sources differ elsewhere"] == 0.0


def test_of_what_is_carried_again_and_again_the_first_copies_are_weighed(nlp: Language) -> None:
    report = "The mayor | said | the sluice was shut\nA farmer | said | the sluice stood open all night"
    found = told(nlp, *[report] * 8)
    pairs = weighable(sayings(found), ())
    assert 0 < len(pairs) <= COPIES**2
    assert pairs == weighable(sayings(told(nlp, *[report] * COPIES)), ())
