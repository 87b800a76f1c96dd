"""What can be told of two texts without a network: which of them denies, figures, names and words they have in common.

Sentence vectors do not tell "12 killed" from "20 killed", nor "fired" from "did not fire": the pair model is given both.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from attribution import languages

WORD = re.compile(r"[^\W\d_]+(?:['’]t\b)?|\d[\d.,]*\d|\d")
NAME = re.compile(r"(?<![.!?“\"‘'] )(?<!^)(?<![“\"‘])\b[A-Z][^\W\d_]+")
MARKS = frozenset('"“‘')
STEM = 6
"""Letters of a word that must be alike: "explosion", "explosive"."""
FEW = 3
"""Telling words of a text that says little."""
SMALLEST = 2
"""The least number word that is counted as a figure: "one" is mostly a pronoun."""

NAMES = (
    "one denies",
    "both deny",
    "both give figures",
    "a figure in common",
    "other figures",
    "one gives figures",
    "share of the shorter's words in common",
    "share of all words in common",
    "words in common",
    "words of the longer",
    "words of the shorter",
    "a name in common",
    "other names",
    "quoted",
    "one denies what the other says",
    "other figures for what the other says",
    "the longer says little",
    "the shorter says little",
)
"""The signs, in the order of ``signs_between``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: how many words deny, its figures, its telling words' stems, names, words, and whether it quotes."""

    denials: int
    figures: frozenset[float]
    stems: frozenset[str]
    names: frozenset[str]
    length: int
    quotes: bool


@cache
def _numbers(language: str) -> dict[str, float]:
    rows = languages.table(language, "numerals")
    return {row["word"]: float(row["value"]) for row in rows if row["kind"] in {"unit", "tens"}}


def reading_of(text: str, language: str) -> Reading:
    """What a text holds."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    denying, idle = languages.words(language, "denying_words"), languages.words(language, "stop_words")
    values = {word: value for word in words if (value := _value(word, language)) is not None}
    telling = [word for word in words if word not in denying and word not in idle and word not in values]
    return Reading(
        denials=sum(word in denying or word.endswith("n't") for word in words),
        figures=frozenset(values.values()),
        stems=frozenset(word[:STEM] for word in telling),
        names=frozenset(NAME.findall(text)),
        length=len(words),
        quotes=not MARKS.isdisjoint(text),
    )


def _value(word: str, language: str) -> float | None:
    if word[0].isdecimal():
        plain = word.replace(",", "")
        return float(plain) if plain.replace(".", "", 1).isdecimal() else None
    value = _numbers(language).get(word)
    return value if value is not None and value >= SMALLEST else None


def signs_between(one: Reading, other: Reading) -> list[float]:
    """A number for each of ``NAMES``, from 0 to about 1 (2 for quotes); the same whichever text is named first."""
    shorter, longer = sorted((one, other), key=lambda text: (text.length, len(text.stems)))
    common = len(one.stems & other.stems)
    share = common / max(1, min(len(one.stems), len(other.stems)))
    denies = (one.denials > 0) != (other.denials > 0)
    figures = bool(one.figures and other.figures)
    differ = figures and one.figures.isdisjoint(other.figures)
    names = bool(one.names and other.names)
    return [
        float(denies),
        float(one.denials > 0 and other.denials > 0),
        float(figures),
        float(figures and not differ),
        float(differ),
        float(bool(one.figures) != bool(other.figures)),
        share,
        common / max(1, len(one.stems | other.stems)),
        min(common, 4) / 4,
        math.log1p(longer.length) / 4,
        math.log1p(shorter.length) / 4,
        float(names and not one.names.isdisjoint(other.names)),
        float(names and one.names.isdisjoint(other.names)),
        float(one.quotes + other.quotes),
        denies * share,
        differ * share,
        float(len(longer.stems) < FEW),
        float(len(shorter.stems) < FEW),
    ]
