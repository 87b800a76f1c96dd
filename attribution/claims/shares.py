"""Parts of a whole, in per cent: "half of", "a third of voters", "one in five", "nine out of 10"; and "half a million"."""

from __future__ import annotations

from attribution.claims.lexemes import Lexemes, at, value_of
from attribution.claims.number_words import (
    ARTICLES,
    Numeral,
    below_hundred,
    exactly,
    glued_units,
    kind_at,
    says,
    word_kind,
    word_value,
)
from attribution.claims.scales import scaled

WHOLES = (3, 4, 5, 10, 20, 100)
"""Only the round wholes of "one in five", "nine out of 10": "three in 12 hours" is no share."""


def half(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "half a million", "half-a-dozen", "half an hour"; "half of the", "half the"; not "the first half"."""
    if lexemes[i].word != "half":
        return None
    step = i + 1
    while step < len(lexemes) and lexemes[step].word in ("-", *ARTICLES):
        step += 1
    if kind_at(lexemes, step) in ("scale", "hundred", "dozen"):
        return scaled(lexemes, exactly(0.5, i, step))
    if step > i + 1:
        return exactly(0.5, i, step) if step < len(lexemes) and lexemes[step].word in glued_units() else None
    before, after = at(lexemes, i - 1), at(lexemes, step)
    if before is not None and before.kind == "word" and before.token.tag_ in ("JJ", "JJR", "JJS", "DT", "PRP$", "POS", "CD"):
        return None
    whole = after is not None and after.word in ("the", "its", "their", "his", "her", "all", "of")
    return Numeral(50.0, 50.0, 50.0, i, step, "share") if whole else None


def fraction(lexemes: Lexemes, i: int, count: float, first: int) -> Numeral | None:
    """ "a third of voters" as a share; "a quarter of a million", "three quarters of a million" as a number."""
    part, end = word_value(lexemes[i].word) * count, i + 1
    if not says(lexemes, end, "of"):
        return None
    if at(lexemes, end + 1) and lexemes[end + 1].word in ARTICLES and kind_at(lexemes, end + 2) in ("scale", "hundred"):
        return scaled(lexemes, exactly(part, first, end + 2))
    follows = at(lexemes, end + 1)
    if follows is None or follows.kind == "number" or word_kind(follows.word) in ("unit", "tens"):
        return None
    value = round(part * 100, 1)
    return Numeral(value, value, value, first, end, "share") if value < 100 else None


def share_of(lexemes: Lexemes, found: Numeral) -> Numeral | None:
    """ "two thirds of", "one-fifth of"; "one in five voters", "nine out of 10"."""
    if found.best is None or found.kind not in ("exact", "one") or found.best > 100:
        return None
    step = found.end + (1 if says(lexemes, found.end, "-") else 0)
    if kind_at(lexemes, step) == "fraction" and found.best < 10:
        return fraction(lexemes, step, found.best, found.first)
    link = 2 if says(lexemes, found.end, "out", "of") else 1 if says(lexemes, found.end, "in") else 0
    whole = _whole_at(lexemes, found.end + link) if link else None
    if whole is None or not found.best < whole[0]:
        return None
    value = round(100 * found.best / whole[0], 1)
    return Numeral(value, value, value, found.first, whole[1], "share")


def _whole_at(lexemes: Lexemes, i: int) -> tuple[float, int] | None:
    found, after = at(lexemes, i), at(lexemes, i + 1)
    if found is None or after is None or found.kind not in ("number", "word"):
        return None
    value = value_of(found.word) if found.kind == "number" else below_hundred(lexemes, i)[0]
    counts = after.kind == "word" and after.token.tag_ in ("NNS", "NNPS", "NN", "JJ", "MD", "VBP", "VBD", "IN")
    return (value, i + 1) if value in WHOLES and counts and after.word not in glued_units() else None
