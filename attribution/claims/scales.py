"""What multiplies a number: "1.2 million", "3.5bn", "two dozen", "a couple of hundred", "one and a half"."""

from __future__ import annotations

import math
from dataclasses import replace

from attribution.claims.lexemes import Lexemes, at
from attribution.claims.number_words import Numeral, exactly, kind_at, says, word_value
from attribution.claims.wordlists import listed

DOZEN_SLACK = 0.15
"""As a share: "a dozen" in news is ten to fourteen."""
HALVES = ((("and", "a", "half"), 0.5), (("and", "a", "quarter"), 0.25), (("and", "three", "quarters"), 0.75))


def scaled(lexemes: Lexemes, found: Numeral) -> Numeral:
    """With the scale words behind it: "1.2 million", "3.5bn", "2 dozen", "three hundred thousand", "a couple of hundred"."""
    while True:
        hyphen = says(lexemes, found.end, "-") and lexemes[found.end].glued
        of = found.kind == "vague" and says(lexemes, found.end, "of")
        step = found.end + (1 if hyphen or of else 0)
        factor = _factor(lexemes, step)
        if factor is None:
            return found
        dozen = lexemes[step].word == "dozen"
        found = found.times(factor, step + 1)
        found = _about_a_dozen(found) if dozen else found


def _factor(lexemes: Lexemes, i: int) -> float | None:
    kind = kind_at(lexemes, i)
    if kind in ("scale", "hundred", "dozen"):
        return word_value(lexemes[i].word)
    if kind == "suffix" and lexemes[i].glued and lexemes[i - 1].kind == "number":
        return word_value(lexemes[i].word) if _is_scale(lexemes, i) else None
    return None


def _is_scale(lexemes: Lexemes, i: int) -> bool:
    """Whether the letter glued to a number multiplies it: "20m viewers", "£3t"; not "20m away", "3t of steel"."""
    word, money = lexemes[i].word, i > 1 and lexemes[i - 2].kind == "money"
    after = at(lexemes, i + 1)
    if word == "m":
        return money or after is None or after.word not in listed("metres")
    return money or word not in ("t", "mm")


def _about_a_dozen(found: Numeral) -> Numeral:
    if found.best is None:
        return found
    return replace(
        found,
        low=float(math.floor(found.best * (1 - DOZEN_SLACK))),
        high=float(math.ceil(found.best * (1 + DOZEN_SLACK))),
    )


def and_a_half(lexemes: Lexemes, found: Numeral) -> Numeral:
    """ "one and a half", "two and three quarters"."""
    for words, part in HALVES:
        if says(lexemes, found.end, *words):
            return exactly((found.best or 0) + part, found.first, found.end + len(words))
    return found
