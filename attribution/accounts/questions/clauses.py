"""Clauses as questions take them: where a phrase stands in one, and a beginning that ends where a question can."""

from __future__ import annotations

import re

DANGLING = frozenset(
    [
        "at",
        "on",
        "in",
        "by",
        "of",
        "around",
        "about",
        "shortly",
        "just",
        "only",
        "before",
        "after",
        "from",
        "near",
        "inside",
        "outside",
        "the",
        "a",
        "an",
        "because",
        "due",
        "to",
    ]
)
"""Words that a question cannot end with: what they led up to is what it asks for."""


def ended(text: str) -> str:
    """A text without the words at its end that lead up to something; its first word stays."""
    words = text.split()
    while len(words) > 1 and words[-1].strip(",").lower() in DANGLING:
        words.pop()
    return " ".join(words).rstrip(", ")


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Where whole words stand in a text, whatever their case, as offsets of the text itself (a small letter can be longer than
    its capital: "İ"); None where they do not, or are none.

    >>> place_of("4", "on 14 May 4 men left"), place_of("the Gate", "İnci shut the gate"), place_of("he", "the gate")
    ((10, 11), (10, 18), None)
    """
    if not words:
        return None
    found = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)", text, re.IGNORECASE)
    return found.span() if found is not None else None


def behind(words: str, text: str) -> str | None:
    """What stands behind the words that open a text; None where it does not begin with them, or ends there."""
    place = place_of(words, text)
    return text[place[1] :] if place is not None and place[0] == 0 and place[1] < len(text) else None
