"""A text cut into numbers, words and marks, finer than spaCy's tokens and never coarser.

spaCy keeps "1.2m-1.5", "~200", "12+" and "3.5bn" whole or in pieces as its exceptions happen to fall; a grammar of numbers
needs them always the same way. Each lexeme knows its characters and the token it lies in.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from attribution import languages

Kind = Literal["number", "money", "word", "code", "mark"]
Lexemes = Sequence["Lexeme"]

NUMBER = re.compile(r"\d{1,15}(?:\.\d+)?|\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{2,3})*[,'’\u00a0\u2009\u202f]\d{3}(?:\.\d+)?")
SEPARATORS = re.compile(r"[,'’\u00a0\u2009\u202f]")
LONGEST = 18
"""Digits: more are a card or reference number, never a count, and a float would blur them."""


class Lexeme(NamedTuple):
    """One piece of text: characters ``start`` to ``end``, half-open, and the spaCy token it lies in.

    ``word`` is the text in lower case with digits and apostrophes made plain; ``glued`` says that no space stands before.
    A tuple, for there are as many as words and a frozen dataclass takes four times as long to make.
    """

    text: str
    word: str
    kind: Kind
    start: int
    end: int
    token: Token
    glued: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def lexemes(doc: Doc, start: int, end: int) -> tuple[Lexeme, ...]:
    """The lexemes of tokens ``start`` to ``end``, half-open, in text order."""
    if start >= end:
        return ()
    tokens = list(doc[start:end])
    offset, found, i, before = tokens[0].idx, [], 0, -1
    starts = [token.idx - offset for token in tokens[1:]] + [sys.maxsize]
    for match in _pattern().finditer(doc[start:end].text):
        first = match.start()
        while starts[i] <= first:
            i += 1
        found.append(_lexeme(match, offset, tokens[i], first == before))
        before = match.end()
    return tuple(found)


def at(lexemes: Lexemes, i: int) -> Lexeme | None:
    """The lexeme of that number; None outside the text."""
    return lexemes[i] if 0 <= i < len(lexemes) else None


def word_at(lexemes: Lexemes, i: int) -> str:
    """The word of the lexeme of that number; "" outside the text."""
    return lexemes[i].word if 0 <= i < len(lexemes) else ""


def value_of(number: str) -> float | None:
    """What a number in digits says, fractions included; None for what only looks like one ("3:20", "0600", "1.2.3").

    >>> value_of("1,200.5"), value_of("2½"), value_of("12,34,567"), value_of("0600"), value_of("7/7")
    (1200.5, 2.5, 1234567.0, None, None)
    """
    fraction = 0.0
    if number and not number[-1].isdigit():
        fraction, number = unicodedata.numeric(number[-1]), number[:-1] or "0"
    if not NUMBER.fullmatch(number) or len(number) > LONGEST or re.match(r"0\d", number):
        return None
    return float(SEPARATORS.sub("", number)) + fraction


def _lexeme(match: re.Match[str], offset: int, token: Token, glued: bool) -> Lexeme:
    text = match.group()
    kind: Kind = "number" if match["number"] else "money" if match["money"] else "mark"
    if match["word"]:
        kind = "word" if text.isalpha() or not any(c.isdigit() for c in text) else "code"
    word = text.lower().replace("’", "'") if kind in ("word", "code") else _plain(text) if kind == "number" else text
    return Lexeme(text, word, kind, offset + match.start(), offset + match.end(), token, glued)


def _plain(number: str) -> str:
    """With ASCII digits for those of any script."""
    return (
        number
        if number.isascii()
        else "".join(
            str(unicodedata.digit(c)) if c.isdigit() and unicodedata.decimal(c, None) is not None else c for c in number
        )
    )


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted((row["word"] for row in languages.table("en", "currencies")), key=len, reverse=True)
    letters = "|".join(re.escape(sign) for sign in signs if sign[-1].isalpha())
    marks = "|".join(re.escape(sign) for sign in signs if not sign[-1].isalpha())
    return re.compile(
        r"(?P<number>\d(?:[\d.,:/'’\u00a0\u2009\u202f]*\d)?[½⅓⅔¼¾⅛⅜⅝⅞]?|[½⅓⅔¼¾⅛⅜⅝⅞])"
        rf"|(?P<money>{marks}|\b(?:{letters})(?=\.?\s?\d))"
        r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?)"
        r"|(?P<mark>\S)"
    )
