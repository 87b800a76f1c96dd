"""Two numbers as one: "12 to 14", "between 12 and 14", "12 or 13", "$1.2m-$1.5m"; and the pairs that are none ("3-2")."""

from __future__ import annotations

from dataclasses import replace

from attribution.claims.lexemes import Lexemes
from attribution.claims.number_words import Numeral
from attribution.claims.numerals import numeral_at

DASHES = ("-", "–", "—", "‑")


def quantity_at(lexemes: Lexemes, i: int) -> Numeral | None:
    """The number or the range of numbers that begins at lexeme ``i``; None where none does."""
    first = numeral_at(lexemes, i)
    if first is None or first.kind in ("share", "zero"):
        return first
    start = _after_link(lexemes, first)
    second = numeral_at(lexemes, start) if start is not None else None
    if second is None or second.kind in ("share", "zero"):
        return first
    if _is_list(lexemes, first, second):
        return first
    return _joined(first, second, lexemes)


def _after_link(lexemes: Lexemes, first: Numeral) -> int | None:
    """The lexeme after "to", "or", "-", or after "and" where "between" stands before; None without such a link."""
    end = first.end
    if end < len(lexemes) and lexemes[end].word in ("%", "percent") and _links(lexemes, first, end + 1):
        end += 1
    if not _links(lexemes, first, end):
        return None
    step = end + 1
    if step < len(lexemes) and lexemes[step].word in ("possibly", "perhaps", "maybe", "even", "as"):
        step += 1
    while step < len(lexemes) and lexemes[step].kind == "money":
        step += 1
    return step if step < len(lexemes) else None


def _links(lexemes: Lexemes, first: Numeral, i: int) -> bool:
    if i >= len(lexemes):
        return False
    word = lexemes[i].word
    if word == "and":
        return _between(lexemes, first.first)
    if word in DASHES:
        return lexemes[i].glued == (i + 1 < len(lexemes) and lexemes[i + 1].glued)
    return word in ("to", "or")


def _between(lexemes: Lexemes, i: int) -> bool:
    before = i - 1
    while before >= 0 and lexemes[before].kind == "money":
        before -= 1
    return before >= 0 and lexemes[before].word == "between"


def _is_list(lexemes: Lexemes, first: Numeral, second: Numeral) -> bool:
    """A chain of dashes is a date or a telephone number: "2024-07-16", "555-123-4567"."""
    return second.end + 1 < len(lexemes) and all(
        lexemes[i].word in DASHES and lexemes[i].glued and lexemes[i + 1].kind == "number" for i in (first.end, second.end)
    )


def _joined(first: Numeral, second: Numeral, lexemes: Lexemes) -> Numeral:
    low = _same_scale(first, second)
    high = second.high if second.best is None else second.best
    whole = replace(first, best=None, end=second.end, kind="exact")
    if low is None:
        return replace(whole, low=first.low, high=high, kind="vague")
    if second.best is not None and low >= second.best:
        return replace(first, end=second.end, kind="score") if lexemes[first.end].word not in ("or", "and") else first
    return replace(whole, low=low, high=high)


def _same_scale(first: Numeral, second: Numeral) -> float | None:
    """ "12 to 14 million" is 12 million to 14 million, "500,000 to 1 million" is what it says."""
    if first.best is None or second.best is None or first.scale != 1 or first.best >= second.best / second.scale:
        return first.best
    return first.best * second.scale
