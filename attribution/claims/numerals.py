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

from collections.abc import Callable
from dataclasses import replace

from attribution.claims.lexemes import Lexemes, at, value_of
from attribution.claims.number_words import (
    ARTICLES,
    Numeral,
    below_hundred,
    exactly,
    glued_units,
    kind_at,
    says,
    vague_values,
    word_kind,
    word_value,
)
from attribution.claims.scales import and_a_half, scaled
from attribution.claims.shares import fraction, half, share_of
from attribution.claims.wordlists import listed


def numeral_at(lexemes: Lexemes, i: int) -> Numeral | None:
    """The number expression that begins at lexeme ``i``; None where none does."""
    lexeme = lexemes[i]
    if lexeme.kind == "number":
        found = _digits(lexemes, i)
    elif lexeme.kind == "word" and (word_kind(lexeme.word) or lexeme.word in ARTICLES):
        found = _words(lexemes, i)
    else:
        return None
    if found is None or _runs_on(lexemes, found.end):
        return None
    return share_of(lexemes, found) or found


def _runs_on(lexemes: Lexemes, end: int) -> bool:
    """Whether letters go on without a space after digits, as in "1e9", "20th", "4x4", "1990s", and are no unit."""
    after = at(lexemes, end)
    if after is None or not after.glued or lexemes[end - 1].kind != "number":
        return False
    return after.kind == "code" or (after.kind == "word" and after.word not in glued_units())


def _digits(lexemes: Lexemes, i: int) -> Numeral | None:
    value = value_of(lexemes[i].word)
    if value is None:
        return None
    value, end = _spaced_thousands(lexemes, i, value)
    return scaled(lexemes, and_a_half(lexemes, exactly(value, i, end)))


def _spaced_thousands(lexemes: Lexemes, i: int, value: float) -> tuple[float, int]:
    """ "1 200 homes" is one number, "on July 16 200 people" two: a name, month or label before keeps them apart."""
    end, before = i + 1, at(lexemes, i - 1)
    if value >= 1000 or not lexemes[i].word.isdigit() or (before is not None and before.capital and i > 1):
        return value, end
    while (group := at(lexemes, end)) is not None and len(group.word) == 3 and group.word.isdigit():
        if group.start - lexemes[end - 1].end != 1:
            break
        value, end = value * 1000 + float(group.word), end + 1
    return value, end


def _words(lexemes: Lexemes, i: int) -> Numeral | None:
    reader = _READERS.get(kind_at(lexemes, i)) or (_after_article if lexemes[i].word in ARTICLES else None)
    return reader(lexemes, i) if reader else None


def _cardinal(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "twelve", "two hundred and fifty thousand", "two million three hundred thousand", "one and a half million"."""
    total = 0.0
    value, end = _below_thousand(lexemes, i)
    while kind_at(lexemes, end) == "scale":
        scale = word_value(lexemes[end].word)
        total, end = total + value * scale, end + 1
        tail = end + (1 if says(lexemes, end, "and") else 0)
        value, tail_end = _below_thousand(lexemes, tail)
        if not value or (tail > end and kind_at(lexemes, tail_end) in ("scale", "hundred")):
            return replace(exactly(total, i, end), scale=scale)
        end = tail_end
    found = exactly(total + value, i, end)
    found = replace(found, kind="one") if found.best == 1 else found
    return found if total else scaled(lexemes, and_a_half(lexemes, found))


def _below_thousand(lexemes: Lexemes, i: int) -> tuple[float, int]:
    """The words of a number under a thousand ("two hundred and fifty-six", "twelve hundred"), and where they end."""
    value, end = below_hundred(lexemes, i)
    if value and kind_at(lexemes, end) == "hundred":
        value, end = value * 100, end + 1
        tail = end + (1 if says(lexemes, end, "and") else 0)
        rest, rest_end = below_hundred(lexemes, tail)
        if rest and kind_at(lexemes, rest_end) != "hundred":
            return value + rest, rest_end
    return value, end


def _after_article(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a few", "a couple of", "a quarter of a million"."""
    kind = kind_at(lexemes, i + 1)
    if kind in ("hundred", "scale", "dozen"):
        return scaled(lexemes, exactly(1.0, i, i + 1))
    if kind == "vague":
        return _vague(lexemes, i + 1, first=i)
    if kind == "fraction" and lexemes[i + 1].word != "half":
        return fraction(lexemes, i + 1, 1, i)
    return None


def _vague(lexemes: Lexemes, i: int, first: int | None = None) -> Numeral | None:
    word = lexemes[i].word
    found = scaled(lexemes, Numeral(*vague_values(word), i if first is None else first, i + 1, "vague"))
    if found.end == i + 1:
        if first is None and word not in ("several", "multiple"):
            return None
        if word in ("couple", "pair", "handful") and not (says(lexemes, i + 1, "of") or _plural_follows(lexemes, i + 1)):
            return None
    return replace(found, kind="exact" if found.best is not None else "vague")


def _plural_follows(lexemes: Lexemes, i: int) -> bool:
    """ "a couple days", "a couple more"; not "a couple from Leeds"."""
    after = at(lexemes, i)
    return after is not None and (after.word == "more" or after.token.tag_ in ("NNS", "NNPS"))


def _plural(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands", "tens of millions", "thousands upon thousands"."""
    value, end = word_value(lexemes[i].word) * 2, i + 1
    while says(lexemes, end, "of") and kind_at(lexemes, end + 1) == "plural":
        value, end = value * word_value(lexemes[end + 1].word), end + 2
    if end + 1 < len(lexemes) and lexemes[end].word in ("upon", "and") and lexemes[end + 1].word == lexemes[i].word:
        end += 2
    if lexemes[i].word == "scores" and not _counts(lexemes, end):
        return None
    return Numeral(value, None, None, i, end, "vague")


def _counts(lexemes: Lexemes, end: int) -> bool:
    """Whether "scores" counts something: "scores of", "scores were killed"; not "test scores", "he scores"."""
    after = at(lexemes, end)
    return after is not None and after.word in listed("after scores")


def _zero(lexemes: Lexemes, i: int) -> Numeral | None:
    """ "no", "none", "nobody", "no one", "no-one", "zero", "without any", "not one", "not a single"."""
    word, end = lexemes[i].word, i + 1
    if word == "no":
        step = end + (1 if says(lexemes, end, "-") else 0)
        end = step + 1 if says(lexemes, step, "one") else end
    elif word == "without":
        end += 1 if says(lexemes, end, "any") else 0
    elif word == "not":
        end += 1 if says(lexemes, end, "one") else 2 if says(lexemes, end, "a", "single") else 0
        if end == i + 1:
            return None
    return Numeral(0.0, 0.0, 0.0, i, end, "zero")


_READERS: dict[str, Callable[[Lexemes, int], Numeral | None]] = {
    "unit": _cardinal,
    "tens": _cardinal,
    "plural": _plural,
    "vague": _vague,
    "fraction": half,
    "zero": _zero,
}
