"""How many: digits and number words read as bounds, before any "at least" or "about" around them.

What the words alone say, and why it is kept so:

=======================  =====  =====  =====  ==================================================================
words                    low    best   high   reason
=======================  =====  =====  =====  ==================================================================
12, twelve, 1.2 million  x      x      x      said flatly; whether it is rounded is asked where two are compared
a dozen, half a dozen    -15 %  x      +15 %  a dozen in news is ten to fourteen
a couple of              2      2      3      "two or so"
a few, a handful         2, 3   none   10     a small number that nobody counted
several, multiple        3, 2   none   none   more than one, no end named
dozens, hundreds, tens   2 x    none   none   the word's own plural: at least two dozen (24), two hundred (200)
12 to 14, 12 or 13       12     none   14     the text prefers no value in between, so neither do we
no, nobody, zero         0      0      0      a count like any other
a third of, one in five  share  share  share  as a percentage of what follows
=======================  =====  =====  =====  ==================================================================
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from attribution import languages
from attribution.claims.lexemes import Lexeme, Lexemes, value_of
from attribution.claims.wordlists import listed

ARTICLES = ("a", "an")
DOZEN_SLACK = 0.15


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


def numeral_at(lexemes: Lexemes, i: int) -> Numeral | None:
    """The number expression that begins at lexeme ``i``; None where none does."""
    lexeme = lexemes[i]
    if lexeme.kind == "number":
        found = _digits(lexemes, i)
    elif lexeme.kind == "word" and (lexeme.word in _table() or lexeme.word in ARTICLES):
        found = _words(lexemes, i)
    else:
        return None
    if found is None or _runs_on(lexemes, found.end):
        return None
    return _share(lexemes, found) or found


def word_kind(word: str) -> str:
    """What kind of number word this is, "" for none.

    >>> word_kind("seven"), word_kind("dozens"), word_kind("goose")
    ('unit', 'plural', '')
    """
    return _table().get(word, ("", ""))[0]


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["kind"], row["value"]) for row in languages.table("en", "numerals")}


def _value(word: str) -> float:
    return float(_table()[word][1])


def _whole(value: float) -> float:
    """Without the crumbs of floating point: 1.1 times a million is 1,100,000."""
    return round(value, 6)


def _exact(value: float, first: int, end: int) -> Numeral:
    return Numeral(value, value, value, first, end)


def _at(lexemes: Lexemes, i: int) -> Lexeme | None:
    return lexemes[i] if 0 <= i < len(lexemes) else None


def _says(lexemes: Lexemes, i: int, *words: str) -> bool:
    """Whether these words stand from lexeme ``i`` on."""
    return [lexeme.word for lexeme in lexemes[i : i + len(words)]] == list(words) if i >= 0 else False


def _kind_at(lexemes: Lexemes, i: int) -> str:
    found = _at(lexemes, i)
    return word_kind(found.word) if found and found.kind == "word" else ""


def _runs_on(lexemes: Lexemes, end: int) -> bool:
    """Whether letters go on without a space after digits, as in "1e9", "20th", "4x4", "1990s", and are no unit."""
    after = _at(lexemes, end)
    if after is None or not after.glued or lexemes[end - 1].kind != "number":
        return False
    return after.kind == "code" or (after.kind == "word" and after.word not in _glued_units())


@cache
def _glued_units() -> frozenset[str]:
    return frozenset(row["words"] for row in languages.table("en", "units")) | {"m", "pc", "pct", "am", "pm", "p"}


def _digits(lexemes: Lexemes, i: int) -> Numeral | None:
    value = value_of(lexemes[i].word)
    if value is None:
        return None
    value, end = _spaced_thousands(lexemes, i, value)
    return _scaled(lexemes, _and_a_half(lexemes, _exact(value, i, end)))


def _spaced_thousands(lexemes: Lexemes, i: int, value: float) -> tuple[float, int]:
    """ "1 200 homes" is one number, "on July 16 200 people" two: a name, month or label before keeps them apart."""
    end, before = i + 1, _at(lexemes, i - 1)
    if value >= 1000 or not lexemes[i].word.isdigit() or (before is not None and before.capital and i > 1):
        return value, end
    while (group := _at(lexemes, end)) is not None and len(group.word) == 3 and group.word.isdigit():
        if group.start - lexemes[end - 1].end != 1:
            break
        value, end = value * 1000 + float(group.word), end + 1
    return value, end


def _scaled(lexemes: Lexemes, found: Numeral) -> Numeral:
    """With the scale words behind it: "1.2 million", "3.5bn", "2 dozen", "three hundred thousand", "a couple of hundred"."""
    while True:
        hyphen = _says(lexemes, found.end, "-") and lexemes[found.end].glued
        of = found.kind == "vague" and _says(lexemes, found.end, "of")
        step = found.end + (1 if hyphen or of else 0)
        factor = _factor(lexemes, step)
        if factor is None:
            return found
        dozen = lexemes[step].word == "dozen"
        found = found.times(factor, step + 1)
        found = _about_a_dozen(found) if dozen else found


def _factor(lexemes: Lexemes, i: int) -> float | None:
    kind = _kind_at(lexemes, i)
    if kind in ("scale", "hundred", "dozen"):
        return _value(lexemes[i].word)
    if kind == "suffix" and lexemes[i].glued and lexemes[i - 1].kind == "number":
        return _value(lexemes[i].word) if _is_scale(lexemes, i) else None
    return None


def _is_scale(lexemes: Lexemes, i: int) -> bool:
    """Whether the letter glued to a number multiplies it: "20m viewers", "£3t"; not "20m away", "3t of steel"."""
    word, money = lexemes[i].word, i > 1 and lexemes[i - 2].kind == "money"
    after = _at(lexemes, i + 1)
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


def _and_a_half(lexemes: Lexemes, found: Numeral) -> Numeral:
    """ "one and a half", "two and three quarters"."""
    for words, part in (
        (("and", "a", "half"), 0.5),
        (("and", "a", "quarter"), 0.25),
        (("and", "three", "quarters"), 0.75),
    ):
        if _says(lexemes, found.end, *words):
            return _exact((found.best or 0) + part, found.first, found.end + len(words))
    return found


def _words(lexemes: Lexemes, i: int) -> Numeral | None:
    reader = _READERS.get(_kind_at(lexemes, i)) or (_after_article if lexemes[i].word in ARTICLES else None)
    return reader(lexemes, i) if reader else None


def _cardinal(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "twelve", "two hundred and fifty thousand", "two million three hundred thousand", "one and a half million"."""
    total = 0.0
    value, end = _below_thousand(lexemes, i)
    while _kind_at(lexemes, end) == "scale":
        scale = _value(lexemes[end].word)
        total, end = total + value * scale, end + 1
        tail = end + (1 if _says(lexemes, end, "and") else 0)
        value, tail_end = _below_thousand(lexemes, tail)
        if not value or (tail > end and _kind_at(lexemes, tail_end) in ("scale", "hundred")):
            return replace(_exact(total, i, end), scale=scale)
        end = tail_end
    found = _exact(total + value, i, end)
    found = replace(found, kind="one") if found.best == 1 else found
    return found if total else _scaled(lexemes, _and_a_half(lexemes, found))


def _below_thousand(lexemes: Lexemes, i: int) -> tuple[float, int]:
    """The words of a number under a thousand ("two hundred and fifty-six", "twelve hundred"), and where they end."""
    value, end = _below_hundred(lexemes, i)
    if value and _kind_at(lexemes, end) == "hundred":
        value, end = value * 100, end + 1
        tail = end + (1 if _says(lexemes, end, "and") else 0)
        rest, rest_end = _below_hundred(lexemes, tail)
        if rest and _kind_at(lexemes, rest_end) != "hundred":
            return value + rest, rest_end
    return value, end


def _below_hundred(lexemes: Lexemes, i: int) -> tuple[float, int]:
    kind = _kind_at(lexemes, i)
    if kind == "unit":
        return _value(lexemes[i].word), i + 1
    if kind != "tens":
        return 0, i
    unit = i + (2 if _says(lexemes, i + 1, "-") else 1)
    if _kind_at(lexemes, unit) == "unit" and _value(lexemes[unit].word) < 10:
        return _value(lexemes[i].word) + _value(lexemes[unit].word), unit + 1
    return _value(lexemes[i].word), i + 1


def _after_article(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a few", "a couple of", "a quarter of a million"."""
    kind = _kind_at(lexemes, i + 1)
    if kind in ("hundred", "scale", "dozen"):
        return _scaled(lexemes, replace(_exact(1.0, i, i + 1), kind="exact"))
    if kind == "vague":
        return _vague(lexemes, i + 1, first=i)
    if kind == "fraction" and lexemes[i + 1].word != "half":
        return _fraction(lexemes, i + 1, 1, i)
    return None


def _vague(lexemes: Lexemes, i: int, first: int | None = None) -> Numeral | None:
    word = lexemes[i].word
    low, best, high = (None if part == "-" else float(part) for part in _table()[word][1].split(":"))
    found = _scaled(lexemes, Numeral(low, best, high, i if first is None else first, i + 1, "vague"))
    plain = found.end == i + 1
    if plain and first is None and word not in ("several", "multiple"):
        return None
    if (
        plain
        and word in ("couple", "pair", "handful")
        and not _says(lexemes, i + 1, "of")
        and not _plural_follows(lexemes, i + 1)
    ):
        return None
    return replace(found, kind="exact" if found.best is not None else "vague")


def _plural_follows(lexemes: Lexemes, i: int) -> bool:
    """ "a couple days", "a couple more"; not "a couple from Leeds"."""
    after = _at(lexemes, i)
    return after is not None and (after.word == "more" or after.token.tag_ in ("NNS", "NNPS"))


def _plural(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands", "tens of millions", "thousands upon thousands"."""
    value, end = _value(lexemes[i].word) * 2, i + 1
    while _at(lexemes, end) and lexemes[end].word in ("of", "upon", "and") and _kind_at(lexemes, end + 1) == "plural":
        same = lexemes[end + 1].word == lexemes[i].word
        value, end = value * (1 if same else _value(lexemes[end + 1].word)), end + 2
    if lexemes[i].word == "scores" and not _counts(lexemes, end):
        return None
    return Numeral(value, None, None, i, end, "vague")


def _counts(lexemes: Lexemes, end: int) -> bool:
    """Whether "scores" counts something: "scores of", "scores were killed"; not "test scores", "he scores"."""
    after = _at(lexemes, end)
    return after is not None and after.word in (
        "of",
        "more",
        "were",
        "are",
        "have",
        "had",
        "dead",
        "killed",
        "wounded",
        "injured",
    )


def _half(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "half a million", "half-a-dozen", "half a dozen"; "half of the", "half the"."""
    step = i + 1
    while _at(lexemes, step) and lexemes[step].word in ("-", *ARTICLES):
        step += 1
    if _kind_at(lexemes, step) in ("scale", "hundred", "dozen"):
        return _scaled(lexemes, _exact(0.5, i, step))
    before = _at(lexemes, i - 1)
    if (
        before is not None and before.kind == "word" and before.token.tag_ in ("JJ", "JJR", "JJS", "DT", "PRP$", "POS", "CD")
    ) or step > i + 1:
        return None
    if lexemes[i].word == "half" and _at(lexemes, step) and lexemes[step].word in ("the", "its", "their", "his", "all", "of"):
        return Numeral(50.0, 50.0, 50.0, i, step, "share")
    return None


def _fraction(lexemes: Lexemes, i: int, count: float, first: int) -> Numeral | None:
    """ "a third of voters" as a share; "a quarter of a million", "three quarters of a million" as a number."""
    part, end = _value(lexemes[i].word) * count, i + 1
    if not _says(lexemes, end, "of"):
        return None
    if _at(lexemes, end + 1) and lexemes[end + 1].word in ARTICLES and _kind_at(lexemes, end + 2) in ("scale", "hundred"):
        return _scaled(lexemes, _exact(part, first, end + 2))
    follows = _at(lexemes, end + 1)
    if follows is None or follows.kind == "number" or word_kind(follows.word) in ("unit", "tens"):
        return None
    value = round(part * 100, 1)
    return Numeral(value, value, value, first, end, "share") if value < 100 else None


def _zero(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "no", "none", "nobody", "no one", "no-one", "zero", "without any", "not one", "not a single"."""
    word, end = lexemes[i].word, i + 1
    if word == "no":
        step = end + (1 if _says(lexemes, end, "-") else 0)
        end = step + 1 if _says(lexemes, step, "one") else end
    elif word == "without":
        end += 1 if _says(lexemes, end, "any") else 0
    elif word == "not":
        end += 1 if _says(lexemes, end, "one") else 2 if _says(lexemes, end, "a", "single") else 0
        if end == i + 1:
            return None
    return Numeral(0.0, 0.0, 0.0, i, end, "zero")


def _share(lexemes: Lexemes, found: Numeral) -> Numeral | None:
    """ "two thirds of", "one-fifth of"; "one in five voters", "nine out of 10"."""
    if found.best is None or found.kind not in ("exact", "one") or found.best > 100:
        return None
    step = found.end + (1 if _says(lexemes, found.end, "-") else 0)
    if _kind_at(lexemes, step) == "fraction" and found.best < 10:
        return _fraction(lexemes, step, found.best, found.first)
    link = 2 if _says(lexemes, found.end, "out", "of") else 1 if _says(lexemes, found.end, "in") else 0
    whole = _denominator(lexemes, found.end + link) if link else None
    if whole is None or not found.best < whole[0]:
        return None
    value = round(100 * found.best / whole[0], 1)
    return Numeral(value, value, value, found.first, whole[1], "share")


def _denominator(lexemes: Lexemes, i: int) -> tuple[float, int] | None:
    """Only the round wholes of "one in five", "nine out of 10": "three in 12 hours" is no share."""
    found = _at(lexemes, i)
    if found is None or found.kind not in ("number", "word"):
        return None
    value = value_of(found.word) if found.kind == "number" else _below_hundred(lexemes, i)[0]
    after = _at(lexemes, i + 1)
    plain = (
        after is not None and after.kind == "word" and after.token.tag_ in ("NNS", "NNPS", "NN", "JJ", "MD", "VBP", "VBD", "IN")
    )
    return (value, i + 1) if value in (3, 4, 5, 10, 20, 100) and plain else None


_READERS: dict[str, Callable[[Lexemes, int], Numeral | None]] = {
    "unit": _cardinal,
    "tens": _cardinal,
    "plural": _plural,
    "vague": _vague,
    "fraction": _half,
    "zero": _zero,
}
