"""Numbers that count and measure nothing: years, dates, hours, ages, scores, and the numbers of flights, laws and rooms."""

from __future__ import annotations

import re
from collections.abc import Callable

from attribution import languages
from attribution.claims.lexemes import Lexeme, Lexemes
from attribution.claims.number_words import Numeral, word_kind
from attribution.claims.ranges import DASHES
from attribution.claims.wordlists import listed

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
YEARS = re.compile(r"1[5-9]\d\d|20\d\d")
MARKS = frozenset({"#", "§", "@", "/", "№", "=", "_", "\\", ":"})
AGED = 115
PLURAL_TAGS = ("NNS", "NNPS")


def is_label(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a number that measures nothing is a label, a date, a time or an age rather than a count."""
    return numeral.kind == "score" or any(rule(lexemes, numeral) for rule in _RULES)


def is_age(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "54-year-old", "12 years old", "aged 12", and the bare age of "Lay, 69, said"."""
    first, end = numeral.first - 1, numeral.end
    while first > 0 and _word(lexemes, first) in (",", "and", "to", "-", "–") and lexemes[first - 1].kind == "number":
        first -= 2
    before = _word(lexemes, first)
    if before in listed("before age") or (before == "of" and _word(lexemes, first - 1) == "age"):
        return True
    end += _word(lexemes, end) in DASHES
    if _word(lexemes, end) in listed("age unit"):
        end += 1
        end += _word(lexemes, end) in DASHES
        return _word(lexemes, end) in ("old", "olds") or (_word(lexemes, end) == "of" and _word(lexemes, end + 1) == "age")
    return _is_apposed(lexemes, numeral)


def is_past_or_coming(lexemes: Lexemes, first: int, end: int) -> bool:
    """Whether a duration tells when and not how long: "two days ago", "in the past 24 hours", "three weeks after the raid"."""
    back = next((i for i in range(first - 1, max(first - 3, -1), -1) if lexemes[i].word not in ("few", "couple", "of")), -1)
    return _word(lexemes, end) in (
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "prior",
        "hence",
        "since",
        "into",
        "'",
    ) or (
        back >= 0
        and lexemes[back].word
        in ("last", "past", "next", "previous", "first", "final", "coming", "recent", "following", "every")
    )


def is_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a number word is written as part of a name: "the Big Three", "Seven Network"; a headline is written so too."""
    word = lexemes[numeral.first]
    if word.kind != "word" or not word.capital or numeral.end - numeral.first > 1:
        return False
    before, after = _at(lexemes, numeral.first - 1), _at(lexemes, numeral.end)
    inside = before is not None and (before.kind == "word" or before.word in ("'", "-"))
    return inside and ((before is not None and before.capital) or (after is not None and after.capital))


def _at(lexemes: Lexemes, i: int) -> Lexeme | None:
    return lexemes[i] if 0 <= i < len(lexemes) else None


def _word(lexemes: Lexemes, i: int) -> str:
    return lexemes[i].word if 0 <= i < len(lexemes) else ""


def _is_plural(lexeme: Lexeme | None) -> bool:
    return lexeme is not None and (lexeme.token.tag_ in PLURAL_TAGS or lexeme.word == "people")


def is_code(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "F-16", "#12", "24/7", "a 9mm pistol": letters, marks or dashes hold the number from either side."""
    before, after = _at(lexemes, numeral.first - 1), _at(lexemes, numeral.end)
    if before is not None and (before.word in MARKS and lexemes[numeral.first].glued):
        return True
    if before is not None and before.word in DASHES and before.glued and lexemes[numeral.first].glued:
        return True
    if after is not None and after.word == "mm" and _word(lexemes, numeral.end + 1) in listed("calibre"):
        return True
    return after is not None and after.glued and after.word in ("/", "_", "@", "\\", "=") and numeral.end > numeral.first


def _is_dated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "July 16", "16 July", "the July 16 attacks"; not "in July 16 people were killed"."""
    if numeral.best is None or not 1 <= numeral.best <= 31 or lexemes[numeral.first].kind != "number":
        return False
    after, before = _at(lexemes, numeral.end), numeral.first - 1
    if after is not None and after.word in MONTHS and after.capital:
        return True
    before -= _word(lexemes, before) == "."
    month = _at(lexemes, before)
    if month is None or month.word.rstrip(".") not in MONTHS or not month.capital:
        return False
    return not (_word(lexemes, before - 1) in ("in", "since", "last") and _is_plural(after))


def _is_year(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "in 2014", "the 2014 elections"; "killed 2000 people" counts."""
    if not YEARS.fullmatch(lexemes[numeral.first].text):
        return False
    after, before = _at(lexemes, numeral.end), _at(lexemes, numeral.first - 1)
    counts = _is_plural(after) or _word(lexemes, numeral.end) in ("more", "other")
    return not counts or before is None or before.word in listed("before year")


def _is_hour(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "7 p.m.", "6.30pm", "11 o'clock", "at 6 on Sunday"."""
    if _word(lexemes, numeral.end) in listed("hour"):
        return True
    small = numeral.best is not None and numeral.best <= 24 and numeral.kind == "exact"
    return small and _word(lexemes, numeral.first - 1) == "at" and _word(lexemes, numeral.end) in ("on", "in", ",", ".", "and")


def _is_apposed(lexemes: Lexemes, numeral: Numeral) -> bool:
    """An age between commas or in brackets behind a name or a noun: "Lay, 69, said", "a boy (12)", "John Smith, 54 and"."""
    if (
        numeral.best is None
        or numeral.best > AGED
        or lexemes[numeral.first].kind != "number"
        or numeral.end - numeral.first > 1
    ):
        return False
    name = numeral.first - 2 - (_word(lexemes, numeral.first - 2) == ".")
    before, after, owner = (_word(lexemes, i) for i in (numeral.first - 1, numeral.end, name))
    if before not in (",", "(", "–", "—") or not owner or not (owner[0].isalpha() or owner[0] in "\"”’'"):
        return False
    if after in (",", ";", ")", ".", ""):
        return True
    named = lexemes[name].capital and lexemes[name].token.ent_type_ not in (
        "DATE",
        "GPE",
        "TIME",
    )
    return named and after in ("of", "and", "from", "was", "were", "is", "who", "has", "had", "said", "–", "—")


def _is_designated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "Flight 370", "Section 230", "No. 10", "on day 12"; a capital before it and no noun behind it does as well."""
    i = numeral.first - 1
    i -= _word(lexemes, i) in (".", "(")
    before, after = _at(lexemes, i), _at(lexemes, numeral.end)
    if before is None or before.kind not in ("word", "code"):
        return False
    if before.word in languages.words("en", "designators"):
        return before.capital or not _is_plural(after)
    if before.word in MONTHS:
        return False
    token = lexemes[numeral.first].token
    return (
        before.capital
        and i > 0
        and before.token.tag_ == "NNP"
        and token.head == before.token
        and token.dep_ in ("nummod", "appos")
    )


def _is_attributive(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "a 12-member panel", "the two-state solution", "one-way": a hyphen and a word make it an adjective."""
    after, next_word = _at(lexemes, numeral.end), _at(lexemes, numeral.end + 1)
    if after is None or after.word not in DASHES or not after.glued:
        return False
    return next_word is not None and next_word.glued and next_word.word not in ("odd", "plus", "strong")


def _is_compared(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "three times as many", "12 more than last year"."""
    return _word(lexemes, numeral.end) in ("times", "fold") or (
        _word(lexemes, numeral.end) in ("more", "fewer", "less") and _word(lexemes, numeral.end + 1) == "than"
    )


def _is_negated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "not four people but seven"."""
    return _word(lexemes, numeral.first - 1) == "not" and numeral.kind == "exact"


def _is_pronoun(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "one of the", "no one", "this one", "one another", "one day"."""
    if numeral.kind != "one" and not (numeral.best == 1 and lexemes[numeral.first].kind == "word"):
        return False
    before, after = _word(lexemes, numeral.first - 1), _word(lexemes, numeral.end)
    return before in listed("before one") or after in listed("after one") or word_kind(before) == "zero"


_RULES: tuple[Callable[[Lexemes, Numeral], bool], ...] = (
    is_age,
    is_code,
    _is_dated,
    _is_year,
    _is_hour,
    _is_designated,
    _is_attributive,
    _is_compared,
    _is_negated,
    _is_pronoun,
)
