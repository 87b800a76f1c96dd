"""Why two articles were taken for one story: what stands in both, as the first writes it, and what speaks against it."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import date
from itertools import pairwise

from attribution.accounts.concepts import WORD, stem
from attribution.accounts.likeness import InCommon
from attribution.accounts.traits import BLANK, is_street_kind, text_of
from attribution.records import Article, Join

MOST = 6
"""Words, and names, that are given of all that two articles share: enough to see what story it is."""
AGAINST = {
    "other people": "each is mostly about people whom the other does not name",
    "other streets": "they name other streets",
    "other ages": "the ages that they tell first are not in both",
    "other figures": "they give other figures",
    "other days told": "they tell of other days",
    "days apart": "they were published on different days",
}
"""The signs that may speak for two stories, in words; weeks apart are days apart too."""


def join_of(first: Article, second: Article, shared: InCommon, odds: float, against: Collection[str]) -> Join:
    """Why two articles, with what they share, were joined at these odds (of their groups) and what signs are ``against`` it."""
    texts = text_of(first), text_of(second)
    written, beside = map(_written, texts)
    words = [word for word in shared.words if word in written and not is_street_kind(written[word])]
    names = [w for w in words if w in shared.names and written[w][0].isupper() and beside.get(w, "a")[0].isupper()]
    return Join(
        first.id,
        second.id,
        confidence=round(confidence(odds), 4),  # as it is kept in files
        words=tuple(written[word] for word in words if word not in names and word[0].isalpha())[:MOST],
        names=tuple(written[name] for name in names)[:MOST],
        people=tuple(written.get(name, name) for name in shared.people)[:MOST],
        places=tuple(_street(street, texts[0]) for street in sorted(shared.streets)),
        days=tuple(date.fromordinal(day).isoformat() for day in sorted(shared.days)),
        numbers=tuple(sorted({*map(str, shared.ages), *shared.figures}, key=float)),
        against=tuple(said for sign, said in AGAINST.items() if sign in against),
    )


def confidence(odds: float) -> float:
    """The likelihood, 0 to 1, of odds that are given as a logarithm."""
    return 1 / (1 + math.exp(-odds))


def _written(text: str) -> dict[str, str]:
    """How each word is first written in a text, by its stem; small where it is so anywhere: a capital may be a sentence's."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = match.group(0).removesuffix("'s").removesuffix("’s")
        known = found.setdefault(stem(word), word)
        if known[0].isupper() and word[0].islower() and known.lower() == word:
            found[stem(word)] = word
    return found


def _street(name: str, text: str) -> str:
    """A street's name with what kind of street it is, where a text says so: "Canal Street" of "canal"."""
    words = [match for match in WORD.finditer(text) if match.group(0).lower() == name or is_street_kind(match.group(0))]
    for word, kind in pairwise(words):
        if word.group(0).lower() == name and BLANK.fullmatch(text, word.end(), kind.start()) and is_street_kind(kind.group(0)):
            return f"{word.group(0)} {kind.group(0)}"
    return next((word.group(0) for word in words if word.group(0).lower() == name), name)
