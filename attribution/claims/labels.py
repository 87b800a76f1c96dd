"""Numbers that count and measure nothing: years, dates, hours, ages, scores, and the numbers of flights, laws and rooms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from attribution import languages
from attribution.claims.lexemes import Lexeme, Lexemes, at, word_at
from attribution.claims.moments import words_of
from attribution.claims.number_words import Numeral, word_kind
from attribution.claims.ranges import DASHES
from attribution.claims.wordlists import listed

YEARS = re.compile(r"1[5-9]\d\d|20\d\d")
MARKS = frozenset({"#", "§", "@", "/", "№", "=", "_", "\\", ":"})
AGED = 115
"""Years: a higher number between commas is no age."""
STREET_NAME = 5
"""Pieces of a street's name and the word that ends it: "N", ".", "5", "th", "Street"."""
AGE_LIMITS = frozenset({"under", "over", "below", "above", "younger than", "older than"})
AGE_ENDS = frozenset({".", ",", ";", ":", "and", "but", "or", "when", "while", "at", ")"})
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "all", "both"})
"""Words around a limit of age: "were under fifteen"."""


def is_label(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a number that measures nothing is a label, a date, a time or an age rather than a count."""
    return numeral.kind == "score" or any(rule(lexemes, numeral) for rule in _RULES)


def is_age(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "54-year-old", "12 years old", "aged 12", and the bare age of "Lay, 69, said"."""
    first, end = numeral.first - 1, numeral.end
    while first > 0 and word_at(lexemes, first) in (",", "and", "to", "-", "–") and lexemes[first - 1].kind == "number":
        first -= 2
    before = word_at(lexemes, first)
    if before in listed("before age") or (before == "of" and word_at(lexemes, first - 1) == "age"):
        return True
    while word_at(lexemes, end) in ("and", "or", ",", "to") and end + 1 < len(lexemes) and lexemes[end + 1].kind == "number":
        end += 2
    end += word_at(lexemes, end) in DASHES
    if word_at(lexemes, end) in listed("age unit"):
        end += 1
        end += word_at(lexemes, end) in DASHES
        return word_at(lexemes, end) in ("old", "olds") or (
            word_at(lexemes, end) == "of" and word_at(lexemes, end + 1) == "age"
        )
    return _is_apposed(lexemes, numeral) or _is_limit_of_age(lexemes, numeral)


def _is_limit_of_age(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "Four of the dead were under fifteen", "half were over 65 and frail": behind "were", and with no noun behind it."""
    back = numeral.first - (3 if word_at(lexemes, numeral.first - 1) == "than" else 2)
    limit = " ".join(word_at(lexemes, place) for place in range(back + 1, numeral.first))
    ends = numeral.end >= len(lexemes) or word_at(lexemes, numeral.end) in AGE_ENDS
    return limit in AGE_LIMITS and word_at(lexemes, back) in BEING and ends and (numeral.best or 0) <= AGED


def is_past_or_coming(lexemes: Lexemes, first: int, end: int) -> bool:
    """Whether a duration tells when and not how long: "two days ago", "in the past 24 hours", "three weeks after the raid"."""
    back = next((i for i in range(first - 1, max(first - 3, -1), -1) if lexemes[i].word not in ("few", "couple", "of")), -1)
    return word_at(lexemes, end) in listed("after time") or word_at(lexemes, back) in listed("before time")


def is_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a number word is written as part of a name: "the Big Three", "Seven Network"; a headline is written so too."""
    word = lexemes[numeral.first]
    if word.kind != "word" or not word.capital or numeral.end - numeral.first > 1:
        return False
    before, after = at(lexemes, numeral.first - 1), at(lexemes, numeral.end)
    inside = before is not None and (before.kind == "word" or before.word in ("'", "-"))
    return inside and ((before is not None and before.capital) or (after is not None and after.capital))


def _is_plural(lexeme: Lexeme | None) -> bool:
    return lexeme is not None and (lexeme.token.tag_ in ("NNS", "NNPS") or lexeme.word == "people")


def is_code(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "F-16", "#12", "24/7", "News 4's", "a 9mm pistol": letters, marks or dashes hold the number from either side."""
    before, after = at(lexemes, numeral.first - 1), at(lexemes, numeral.end)
    if before is not None and lexemes[numeral.first].glued and (before.word in MARKS or _is_letter(before)):
        return True
    if before is not None and before.word in DASHES and before.glued and lexemes[numeral.first].glued:
        return True
    if word_at(lexemes, numeral.end) in ("'", "’") and word_at(lexemes, numeral.end + 1) == "s":
        return True
    if after is not None and after.word == "mm" and word_at(lexemes, numeral.end + 1) in listed("calibre"):
        return True
    return after is not None and after.glued and after.word in ("/", "⁄", "_", "@", "\\", "=") and numeral.end > numeral.first


def _is_letter(lexeme: Lexeme) -> bool:
    """Whether letters, or an accent that the encoding tore off, stand there."""
    if lexeme.kind != "mark":
        return lexeme.kind in ("word", "code")
    return unicodedata.category(lexeme.text[-1]).startswith(("M", "L"))


def _is_dated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "July 16", "16 July", "the July 16 attacks"; not "in July 16 people were killed"."""
    if numeral.best is None or not 1 <= numeral.best <= 31 or lexemes[numeral.first].kind != "number":
        return False
    after, before = at(lexemes, numeral.end), numeral.first - 1
    if after is not None and after.word in words_of("month") and after.capital:
        return True
    before -= word_at(lexemes, before) == "."
    month = at(lexemes, before)
    if month is None or month.word.rstrip(".") not in words_of("month") or not month.capital:
        return False
    return not (word_at(lexemes, before - 1) in ("in", "since", "last") and _is_plural(after))


def _is_year(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "in 2014", "the 2014 elections"; "killed 2000 people" counts."""
    if not YEARS.fullmatch(lexemes[numeral.first].text):
        return False
    after, before = at(lexemes, numeral.end), at(lexemes, numeral.first - 1)
    counts = _is_plural(after) or word_at(lexemes, numeral.end) in ("more", "other")
    return not counts or before is None or before.word in listed("before year")


def _is_hour(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "7 p.m.", "6.30pm", "11 o'clock", "at 6 on Sunday"."""
    if word_at(lexemes, numeral.end) in listed("hour"):
        return True
    small = numeral.best is not None and numeral.best <= 24 and numeral.kind == "exact"
    return (
        small and word_at(lexemes, numeral.first - 1) == "at" and word_at(lexemes, numeral.end) in ("on", "in", ",", ".", "and")
    )


def _is_apposed(lexemes: Lexemes, numeral: Numeral) -> bool:
    """An age between commas or in brackets behind a name or a noun: "Lay, 69, said", "a boy (12)", "the two, 31 and 34,"."""
    bare = lexemes[numeral.first].kind == "number" and numeral.end - numeral.first == 1
    if not bare or numeral.best is None or numeral.best > AGED:
        return False
    first, end = _age_list(lexemes, numeral)
    name = first - 2 - (word_at(lexemes, first - 2) == ".")
    owner = at(lexemes, name)
    if word_at(lexemes, first - 1) not in (",", "(", "–", "—") or owner is None or owner.kind == "number":
        return False
    if word_at(lexemes, end) in (",", ";", ")", ".", ""):
        return owner.kind in ("word", "code") or owner.word in "\"”’'"
    named = owner.capital and owner.token.ent_type_ not in ("DATE", "GPE", "TIME")
    return named and word_at(lexemes, end) in listed("after age")


def _age_list(lexemes: Lexemes, numeral: Numeral) -> tuple[int, int]:
    """Where the ages joined to one begin and end, with "both" or "now" before them: "both 51", "31 and 34"."""
    first, end = numeral.first, numeral.end
    while word_at(lexemes, first - 1) in ("and", "or", ",") and first > 1 and lexemes[first - 2].kind == "number":
        first -= 2
    while word_at(lexemes, end) in ("and", "or") and end + 1 < len(lexemes) and lexemes[end + 1].kind == "number":
        end += 2
    return first - (word_at(lexemes, first - 1) in ("both", "then", "now", "only", "just")), end


def _is_designated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "Flight 370", "Section 230", "No. 10", "on day 12"; a capital before it and no noun behind it does as well."""
    i = numeral.first - 1
    i -= word_at(lexemes, i) in (".", "(")
    if i > 1 and lexemes[i].word == "of" and lexemes[i - 1].kind == "number":
        i -= 2  # "Image 6 of 8"
    before, after = at(lexemes, i), at(lexemes, numeral.end)
    if before is None or before.kind not in ("word", "code"):
        return False
    if before.word in listed("label"):  # "size 12 shoes"
        return True
    if before.word in languages.words("en", "designators"):
        return before.capital or not _is_plural(after)
    if before.word in words_of("month"):
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
    after, next_word = at(lexemes, numeral.end), at(lexemes, numeral.end + 1)
    if after is None or after.word not in DASHES or not after.glued:
        return False
    return next_word is not None and next_word.glued and next_word.word not in ("odd", "plus", "strong")


def _is_compared(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "three times as many", "12 more than last year"."""
    return word_at(lexemes, numeral.end) in ("times", "fold") or (
        word_at(lexemes, numeral.end) in ("more", "fewer", "less") and word_at(lexemes, numeral.end + 1) == "than"
    )


def _is_negated(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "not four people but seven"."""
    return word_at(lexemes, numeral.first - 1) == "not" and numeral.kind == "exact"


def _is_pronoun(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "one of the", "no one", "this one", "one another", "one day"."""
    if numeral.kind != "one" and not (numeral.best == 1 and lexemes[numeral.first].kind == "word"):
        return False
    before, after = word_at(lexemes, numeral.first - 1), word_at(lexemes, numeral.end)
    following = at(lexemes, numeral.end)
    counts = following is not None and following.token.tag_ in ("NN", "NNP", "JJ")  # "this one", but "said that one man died"
    pointed = before in listed("before one") and not counts
    return pointed or before in ("every", "any", "each") or after in listed("after one") or word_kind(before) == "zero"


def _is_emergency_number(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "911 calls", "the 999 operator": the number that is called."""
    number = "".join(lexeme.word for lexeme in lexemes[numeral.first : numeral.end])
    return number in listed("emergency number") and word_at(lexemes, numeral.end) in listed("emergency call")


def _is_house_number(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "849 Chapel St.", "1400 N. 5th Street": a street's name behind it; "12 Fleet Street papers" are counted."""
    if lexemes[numeral.first].kind != "number" or numeral.end - numeral.first > 1:
        return False
    kinds = languages.used("en", "street_words", "kind")
    for i in range(numeral.end, min(numeral.end + STREET_NAME, len(lexemes))):
        piece = lexemes[i]
        if piece.word.rstrip(".") in kinds and piece.capital and i > numeral.end:
            return not _is_plural(at(lexemes, i + 1 + (word_at(lexemes, i + 1) == ".")))
        if not (piece.capital or piece.kind != "word"):
            return False
    return False


_RULES: tuple[Callable[[Lexemes, Numeral], bool], ...] = (
    is_age,
    is_code,
    _is_dated,
    _is_year,
    _is_hour,
    _is_designated,
    _is_emergency_number,
    _is_house_number,
    _is_attributive,
    _is_compared,
    _is_negated,
    _is_pronoun,
)
