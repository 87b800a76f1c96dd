"""What comparing costs grows with the claims of an article, not with the pairs of its claims."""

from __future__ import annotations

import random
import time

from spacy.language import Language
from told import Told, told

PLACES = [
    "Aldmoor",
    "Brenfold",
    "Carrick",
    "Dunvale",
    "Eskmere",
    "Farrow",
    "Glenlow",
    "Hartwick",
    "Inverley",
    "Keldon",
    "Lathom",
    "Marden",
]
NAMES = [
    "Abbot",
    "Barlow",
    "Cuthbert",
    "Dacre",
    "Elwood",
    "Fenner",
    "Gower",
    "Hale",
    "Ibbot",
    "Jessop",
    "Kerr",
    "Lomax",
    "Mercer",
    "Nairn",
    "Orme",
    "Pask",
]
THINGS = ("weir", "mill", "ferry", "chapel", "quarry", "tramway", "granary", "foundry")
SAID = (
    ("said", "{n} people had been {fate} at the {thing} in {place}"),
    ("denied that", "{n} people had been {fate} at the {thing} in {place}"),
    ("said", "the {thing} in {place} had been shut at {hour} a.m."),
    ("said", "the {thing} in {place} had never been shut"),
    ("confirmed that", "the {thing} had been inspected by the council of {place}"),
)
SAYINGS = 200
TIMES = 4
LINEAR_ENOUGH = 2 * TIMES
"""Twice what exact proportion would be; with the square it would be 16 times."""


def dense(nlp: Language, sayings: int) -> Told:
    """An article of so many sayings by people of its own, all of the same few things: hardly two have nothing in common."""
    chance = random.Random(sayings)
    lines = []
    for number in range(sayings):
        cue, words = chance.choice(SAID)
        fate = chance.choice(("killed", "injured", "rescued"))
        place, thing = chance.choice(PLACES), chance.choice(THINGS)
        words = words.format(n=chance.randint(2, 90), fate=fate, thing=thing, place=place, hour=chance.randint(1, 11))
        lines.append(f"{chance.choice(NAMES)}{number} {NAMES[number % len(NAMES)]} | {cue} | {words}")
    return told(nlp, "\n".join(lines))


def seconds(made: Told) -> float:
    """The processor time of comparing."""
    start = time.process_time()
    made.accounts()
    return time.process_time() - start


def test_time_grows_with_claims(nlp: Language) -> None:
    few, many = dense(nlp, SAYINGS), dense(nlp, TIMES * SAYINGS)
    seconds(few)  # word lists and models are read once
    assert seconds(many) < LINEAR_ENOUGH * seconds(few)
