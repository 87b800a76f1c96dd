"""What each account gives as the cause: "a short circuit set light to the insulation", "blamed a runaway reaction"."""

from __future__ import annotations

import re
from functools import cache

from attribution import languages
from attribution.accounts.parties import NOBODY, Party, apart, party
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Topic, Verdict, quoted

LONGEST = 12
"""Words of a cause that are read: what follows belongs to another clause."""
STOP = re.compile(r"[,;:.…“”\"()]|\s(?:and|but|which|who|that|while|after|before|when)\s")
BLAMING = re.compile(r"\b(?:blam|attribut|ascrib|put\s+\S+\s+down)", re.IGNORECASE)


def judge_causes(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two give causes of one thing that nothing joins."""
    if first.negative or second.negative:
        return None
    ours, theirs = cause(first), cause(second)
    if not apart(ours, theirs):
        return None
    return Verdict(
        kind="contradicts",
        topic=Topic("why", ()),
        reason=f"one gives “{ours.text}” as the cause, the other “{theirs.text}”: {quoted(first)}; {quoted(second)}",
        confidence=0.6,
        why="cause",
    )


def cause(statement: Statement) -> Party:
    """The cause that a claim gives, by its words or by a cue that blames; nobody where it gives none."""
    text = statement.claim.text
    if _blames(statement):
        blamed = re.split(r"\bon\b", text, maxsplit=1)
        return party(_first_words(blamed[-1]))
    for match in _patterns().finditer(text.lower()):
        side = _sides()[match.group(0)]
        cut = _first_words(text[match.end() :]) if side == "after" else _last_words(text[: match.start()])
        if (found := party(cut)).named:
            return found
    return NOBODY


def _blames(statement: Statement) -> bool:
    return statement.attribution.cue is not None and "blame" in statement.cue


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
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
