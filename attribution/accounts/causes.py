"""What a text gives as the cause: "a short circuit set light to the insulation", "blamed a runaway reaction"."""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.accounts.parties import NOBODY, Party, party

LONGEST = 12
"""Words of a cause that are read: what follows belongs to another clause."""
STOP = re.compile(r"[,;:.…“”\"()]|\s(?:and|but|which|who|that|while|after|before|when)\s")
BLAMING = re.compile(r"\bblam(?:e|es|ed|ing)\b")


def cause_in(text: str, cue: str = "") -> Party:
    """The cause that a claim's words give, or a cue that blames; nobody where neither gives one.

    >>> cause_in("the fire was caused by a gas leak").text, cause_in("the fire on a cigarette", "blamed").text
    ('a gas leak', 'a cigarette')
    """
    if BLAMING.search(cue):
        return party(_first_words(re.split(r"\bon\b", text, maxsplit=1)[-1]))
    for match in _patterns().finditer(text):
        after = _sides()[match.group(0).lower()] == "after"
        found = party(_first_words(text[match.end() :]) if after else _last_words(text[: match.start()]))
        if found.named and not found.stems <= languages.words("en", "stop_words"):
            return found
    return NOBODY


def _first_words(text: str) -> str:
    return " ".join(STOP.split(text.strip(), maxsplit=1)[0].split()[:LONGEST])


def _last_words(text: str) -> str:
    return " ".join(STOP.split(text.strip())[-1].split()[-LONGEST:])


@cache
def _sides() -> dict[str, str]:
    return {row["words"]: row["cause"] for row in languages.table("en", "causes")}


@cache
def _patterns() -> re.Pattern[str]:
    longest_first = sorted(_sides(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)
