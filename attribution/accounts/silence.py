"""What the other sources do about a point: deny, decline to comment, or say nothing of it. Three different things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attribution import languages
from attribution.accounts.statements import Statement


def is_omission(statement: Statement) -> bool:
    """Whether a text tells by this claim what its source did not mention: that is silence, neither denial nor refusal."""
    return _leaving_out().search(statement.cue) is not None


def denying(members: Iterable[Statement]) -> tuple[str, ...]:
    """The sources that deny, in the order in which they do."""
    return sources_of(s for s in members if s.attribution.stance == "denies")


def refusing(everyone: Iterable[Statement]) -> list[Statement]:
    """The claims by which a text says that somebody would not speak."""
    return [s for s in everyone if s.attribution.stance == "declines" and not is_omission(s)]


def with_account(everyone: Iterable[Statement]) -> tuple[str, ...]:
    """The sources that have an account of an event: those who can be silent on one of its points."""
    return sources_of(
        s for s in everyone if s.told and not is_omission(s) and s.source is not None and s.source.kind != "outlet"
    )


def sources_of(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The ids of the sources of claims, each once, in order."""
    return tuple(dict.fromkeys(s.claim.source_id for s in statements if s.claim.source_id is not None))


@cache
def _leaving_out() -> re.Pattern[str]:
    """Cues of what was left out: "made no mention of", "didn’t say"."""
    saying, silence = (_any_of(languages.used("en", "refusals", use)) for use in ("left out", "silence"))
    words = languages.used("en", "refusals", "not")
    glued = {word for word in words if not word.isalpha()}  # "didn't": it begins no word
    negated = rf"(?:\b(?:{_any_of(words - glued)})|{_any_of(glued)})\b"
    # From the last "not" on: from every one of them, time would grow with the square of their number.
    return re.compile(rf"{negated}(?:(?!{negated})[^.])*\b(?:{saying})|\b(?:{silence})", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
