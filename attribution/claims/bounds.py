"""What the words around a number do to it: "at least", "up to", "nearly", "about", "or more".

=========================  =======  ====  =======  ================================================================
words                      low      best  high     reason
=========================  =======  ====  =======  ================================================================
exactly, only, a total of  x        x     x        they add no doubt
at least, more than, 12+   x        x     none     a floor; x is also the only value the text names
up to, as many as, under   none     x     x        a ceiling; likewise
about, some, roughly       -10 %    x     +10 %    what rounding to one or two digits hides; at least one for a count
nearly, almost             -10 %    x     x        close from below
just over                  x        x     +10 %    close from above
another, 12 more           x        x     none     of the whole there are at least so many ("another two died")
=========================  =======  ====  =======  ================================================================
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.claims.lexemes import Lexemes

SLACK = 0.1
"""As a share: "about 200" fits 198 and 215, not 250."""
LONGEST = 5
"""Words in the longest phrase of the list."""

Values = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounding words around a number: their kinds, the nearest to the number first, and the lexemes all of it takes."""

    kinds: tuple[str, ...]
    first: int
    end: int


def bounds_around(lexemes: Lexemes, first: int, end: int) -> Bounds:
    """The bounding words directly before lexeme ``first`` and from lexeme ``end`` on."""
    kinds: list[str] = []
    while (found := _before(lexemes, first)) is not None:
        first, kind = found
        kinds.append(kind)
    while (found := bound_after(lexemes, end)) is not None:
        end, kind = found
        kinds.append(kind)
    return Bounds(tuple(kinds), first, end)


def bounded(values: Values, kinds: tuple[str, ...], *, counts: bool) -> Values:
    """The values under all these bounds. ``counts``: of things, which come whole; a measure may be a fraction.

    >>> bounded((200, 200, 200), ("about",), counts=True), bounded((12, 12, 12), ("min",), counts=True)
    ((180.0, 200, 220.0), (12, 12, None))
    """
    for kind in kinds:
        values = _EFFECTS[kind](*values, counts)
    return values


@cache
def _phrases(place: str) -> Mapping[tuple[str, ...], str]:
    rows = (row for row in languages.table("en", "bounds") if row["place"] == place)
    return {tuple(row["words"].split()): row["bound"] for row in rows}


def _before(lexemes: Lexemes, first: int) -> tuple[int, str] | None:
    for length in range(min(LONGEST, first), 0, -1):
        kind = _phrases("before").get(tuple(lexeme.word for lexeme in lexemes[first - length : first]))
        if kind is not None:
            return first - length, kind
    return None


def bound_after(lexemes: Lexemes, end: int) -> tuple[int, str] | None:
    """Where a bounding phrase that begins at lexeme ``end`` ends, and its kind; "200-odd" and "12-plus" need their hyphen."""
    hyphen = 1 if end < len(lexemes) and lexemes[end].word == "-" and lexemes[end].glued else 0
    start = end + hyphen
    for length in range(min(LONGEST, len(lexemes) - start), 0, -1):
        words = tuple(lexeme.word for lexeme in lexemes[start : start + length])
        kind = _phrases("after").get(words)
        if kind is not None and bool(hyphen) == (words[0] in ("odd", "plus")) and not _compares(lexemes, start + length, words):
            return start + length, kind
    return None


def _compares(lexemes: Lexemes, end: int, words: tuple[str, ...]) -> bool:
    """ "12 more than last year" compares and adds nothing."""
    return words[-1] == "more" and end < len(lexemes) and lexemes[end].word == "than"


def _less(value: float | None, counts: bool) -> float | None:
    if value is None:
        return None
    return float(math.floor(min(value * (1 - SLACK), value - 1))) if _whole(value, counts) else _tidy(value * (1 - SLACK))


def _more(value: float | None, counts: bool) -> float | None:
    if value is None:
        return None
    return float(math.ceil(_tidy(max(value * (1 + SLACK), value + 1)))) if _whole(value, counts) else _tidy(value * (1 + SLACK))


def _whole(value: float, counts: bool) -> bool:
    return counts and value == int(value) and value > 1


def _tidy(value: float) -> float:
    return round(value, 6)


Effect = Callable[[float | None, float | None, float | None, bool], Values]
_EFFECTS: Mapping[str, Effect] = {
    "exact": lambda low, best, high, counts: (low, best, high),
    "min": lambda low, best, high, counts: (low, best, None),
    "over": lambda low, best, high, counts: (low if best is None else best, best, None),
    "max": lambda low, best, high, counts: (None, best, high if best is None else best),
    "under": lambda low, best, high, counts: (None, best, high if best is None else best),
    "about": lambda low, best, high, counts: (_less(low, counts), best, _more(high, counts)),
    "nearly": lambda low, best, high, counts: (_less(low, counts), best, high if best is None else best),
    "just over": lambda low, best, high, counts: (low if best is None else best, best, _more(high, counts)),
    "added": lambda low, best, high, counts: (low, best, None),
}
