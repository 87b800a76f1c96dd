"""Bare numbers that refer to what another claim counted by them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.echoes import with_echoes
from attribution.records import Claim


def claim(nlp: Language, counted: str, bare: str) -> Claim:
    found = told(nlp, f"The mayor | said | {counted}", f"The party | stood by | {bare}")
    return with_echoes(found.claims, {"article-1": 0, "article-2": 0})[-1]


def test_a_number_takes_over_what_the_story_counted_by_it(nlp: Language) -> None:
    figure = claim(nlp, "50,000 people marched", "its figure of 50,000").figures[0]
    assert (figure.best, figure.unit, figure.event, figure.text) == (50000, "people", "attended", "50,000")


@pytest.mark.parametrize(
    ("counted", "bare"),
    [
        ("50,000 people marched", "its figure of 40,000"),
        ("12 people marched", "its list of 12"),
        ("2,015 people marched", "its plan of 2015"),
        ("450 people marched", "the start at 4:50"),
        ("50 people marched", "its share of 50%"),
    ],
    ids=["another number", "too small", "a year", "a time", "a share"],
)
def test_a_number_that_may_be_anything_refers_to_nothing(nlp: Language, counted: str, bare: str) -> None:
    assert not [f for f in claim(nlp, counted, bare).figures if f.event == "attended"]


def test_a_number_that_stands_for_two_things_refers_to_neither(nlp: Language) -> None:
    found = claim(nlp, "450 people were killed and 450 homes were destroyed", "its figure of 450")
    assert found.figures == ()


def test_a_number_of_another_story_is_no_echo(nlp: Language) -> None:
    found = told(nlp, "The mayor | said | 50,000 people marched", "The party | stood by | its figure of 50,000")
    assert with_echoes(found.claims, {"article-1": 0, "article-2": 1})[-1].figures == ()
