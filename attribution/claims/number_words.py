"""Number words and the number they come to: what the readers of ``numerals``, ``scales`` and ``shares`` have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from attribution import languages
from attribution.claims.lexemes import Lexemes, at

ARTICLES = ("a", "an")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number expression: its bounds (None: not set), and the lexemes ``first`` to ``end``, half-open, that say it.

    ``kind`` is "share" for a part of a whole, in per cent, "one" for a bare "one", which may be a pronoun, and "score"
    for figures that stand against each other ("3-2"). ``scale`` is a million in "14 million": "12 to 14 million" needs it.
    """

    low: float | None
    best: float | None
    high: float | None
    first: int
    end: int
    kind: Literal["exact", "vague", "one", "zero", "share", "score"] = "exact"
    scale: float = 1

    def times(self, factor: float, end: int) -> Numeral:
        """The same so many thousand, million or dozen times, said up to ``end``."""
        low, best, high = (None if value is None else _whole(value * factor) for value in (self.low, self.best, self.high))
        kind = "exact" if self.kind == "one" else self.kind
        return replace(self, low=low, best=best, high=high, end=end, kind=kind, scale=self.scale * factor)


def word_kind(word: str) -> str:
    """What kind of number word this is, "" for none.

    >>> word_kind("seven"), word_kind("dozens"), word_kind("goose")
    ('unit', 'plural', '')
    """
    return _table().get(word, ("", ""))[0]


def word_value(word: str) -> float:
    """The number that a number word stands for."""
    return float(_table()[word][1])


def vague_values(word: str) -> tuple[float | None, float | None, float | None]:
    """The low, best and high of a vague word ("several"), None where it sets none."""
    low, best, high = (None if part == "-" else float(part) for part in _table()[word][1].split(":"))
    return low, best, high


def exactly(value: float, first: int, end: int) -> Numeral:
    """A number said flatly by lexemes ``first`` to ``end``."""
    return Numeral(value, value, value, first, end)


def says(lexemes: Lexemes, i: int, *words: str) -> bool:
    """Whether these words stand from lexeme ``i`` on."""
    return [lexeme.word for lexeme in lexemes[i : i + len(words)]] == list(words) if i >= 0 else False


def kind_at(lexemes: Lexemes, i: int) -> str:
    """What kind of number word lexeme ``i`` is, "" for none."""
    found = at(lexemes, i)
    return word_kind(found.word) if found and found.kind == "word" else ""


def below_hundred(lexemes: Lexemes, i: int) -> tuple[float, int]:
    """The words of a number under a hundred ("fifty-six"), and where they end; 0 where there are none."""
    kind = kind_at(lexemes, i)
    if kind == "unit":
        return word_value(lexemes[i].word), i + 1
    if kind != "tens":
        return 0, i
    unit = i + (2 if says(lexemes, i + 1, "-") else 1)
    if kind_at(lexemes, unit) == "unit" and word_value(lexemes[unit].word) < 10:
        return word_value(lexemes[i].word) + word_value(lexemes[unit].word), unit + 1
    return word_value(lexemes[i].word), i + 1


@cache
def glued_units() -> frozenset[str]:
    """Units of one word, which may stand right behind digits ("10km", "7pm") without making them a code."""
    return frozenset(row["words"] for row in languages.table("en", "units")) | {"m", "pc", "pct", "am", "pm", "p"}


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["value"]) for row in languages.table("en", "numerals")}


def _whole(value: float) -> float:
    """Without the crumbs of floating point: 1.1 times a million is 1,100,000."""
    return round(value, 6)
