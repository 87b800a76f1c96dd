"""What a number measures, where it counts nothing: per cent, money, lengths, weights, speeds, durations, temperatures.

The units and their families are in ``units.tsv``, currencies in ``currencies.tsv``. A bare "$" is US dollars; "rupees" and
"pesos" stay as said, for several countries have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.claims.lexemes import Lexemes
from attribution.claims.ranges import DASHES
from attribution.claims.wordlists import listed

LONGEST = 5
"""Lexemes in the longest unit: "km" "/" "h", "u.s. dollars", "kilometres per hour"."""
SIGNED = ("temperature", "fahrenheit", "degrees", "share", "points")
"""Families in which a number can be below nothing."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a measured number and its family, and the lexemes ``first`` to ``end`` that number and unit take."""

    unit: str
    family: str
    first: int
    end: int
    negative: bool = False


def measure_around(lexemes: Lexemes, first: int, end: int, number_end: int) -> Measure | None:
    """The unit around a number: lexemes ``first`` to ``number_end``, with what bounds it up to ``end``; None for a count."""
    money = _money_before(lexemes, first)
    found = _after(lexemes, end) or (_after(lexemes, number_end) if number_end != end else None)
    if money is not None:
        sign, start = money
        return Measure(sign, "money", start, max(end, found[2]) if found and found[1] == "money" else end)
    if found is None:
        return _magnitude(lexemes, first, end)
    unit, family, stop = found
    signed = family in SIGNED and _minus(lexemes, first)
    return Measure(unit, family, first - signed, stop, signed)


def is_unit(word: str) -> bool:
    """Whether a word alone is a unit of measure: "hours", "km"."""
    return word in _units()


@cache
def _units() -> Mapping[str, tuple[str, str]]:
    return {row["words"]: (row["unit"], row["family"]) for row in languages.table("en", "units")}


@cache
def _currencies() -> Mapping[str, str]:
    return {row["word"]: row["currency"] for row in languages.table("en", "currencies")}


def _money_before(lexemes: Lexemes, first: int) -> tuple[str, int] | None:
    i = first - 1
    if i > 0 and lexemes[i].word == "." and lexemes[i].glued:
        i -= 1
    return (_currencies()[lexemes[i].text], i) if i >= 0 and lexemes[i].kind == "money" else None


def _after(lexemes: Lexemes, end: int) -> tuple[str, str, int] | None:
    """The unit behind a number, its family and where it ends: "12 km", "40-foot", "millions of dollars"."""
    hyphen = 1 if end < len(lexemes) and lexemes[end].word in DASHES and lexemes[end].glued else 0
    of = 1 if end < len(lexemes) and lexemes[end].word == "of" else 0
    start = end + hyphen + of
    for length in range(min(LONGEST, len(lexemes) - start), 0, -1):
        if length > 1 and lexemes[start + length - 1].word in (".", ","):
            continue
        found = _units().get(_words(lexemes, start, start + length))
        if found and not (lexemes[start].word in listed("glued unit") and (hyphen or not lexemes[start].glued)):
            return *found, start + length
    return None


def _words(lexemes: Lexemes, start: int, end: int) -> str:
    """The words as the list has them: "per cent", "km/h", "°c"."""
    return "".join(("" if i == start or lexemes[i].glued else " ") + lexemes[i].word for i in range(start, end))


def _minus(lexemes: Lexemes, first: int) -> bool:
    if first == 0:
        return False
    sign = lexemes[first - 1]
    return sign.word == "minus" or (sign.word in (*DASHES, "−") and not sign.glued and lexemes[first].glued)


def _magnitude(lexemes: Lexemes, first: int, end: int) -> Measure | None:
    """ "magnitude 7.8", "a magnitude of 7.8"."""
    before = [lexeme.word for lexeme in lexemes[max(0, first - 2) : first]]
    if before[-1:] == ["magnitude"] or before == ["magnitude", "of"]:
        return Measure("magnitude", "magnitude", first, end)
    return None
