"""The words that a text denies, wherever in it: "treated for injuries that did not appear severe", "non-life-threatening"."""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD, stem

BREAK = re.compile(r"[,;:.!?“”\"—–()]|\bbut\b", re.IGNORECASE)
REACH = 6
"""Words up to which a "not" reaches to its right, where no mark ends it before: as far as a verb and its complement go."""


def denied_in(text: str) -> frozenset[str]:
    """The stems that words of denial reach in a text, up to the next mark.

    >>> sorted(denied_in("injuries that did not appear severe, police said"))
    ['appear', 'severe']
    """
    found: set[str] = set()
    left, end = 0, 0
    for match in WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if BREAK.search(text, end, match.start()) or word == "but":
            left = 0
        end = match.end()
        prefixed = next((word.removeprefix(mark) for mark in _prefixes() if word.startswith(mark)), "")
        if prefixed:
            found |= {stem(part) for part in prefixed.split("-") if part}
        elif word in _deniers() or word.endswith("n't"):
            left = REACH
        elif left:
            left -= 1
            found |= {stem(part) for part in word.split("-")} if word not in languages.words("en", "stop_words") else set()
    return frozenset(found)


@cache
def _deniers() -> frozenset[str]:
    return frozenset(row["word"] for row in languages.table("en", "negators")) | languages.used("en", "claim_words", "lacking")


def _prefixes() -> frozenset[str]:
    return languages.used("en", "claim_words", "denying prefix")
