"""What the other sources do about a point: deny, decline to comment, or say nothing of it. Three different things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attribution import languages
from attribution.accounts.parties import apart
from attribution.accounts.statements import NEAR, Statement, cover_of

NOT = r"\b(?:not|n[’']t|never|no|without|nor)\b"
# From the last "not" on: from every one of them, time would grow with the square of their number.
NOT_SAYING = re.compile(
    rf"{NOT}(?:(?!{NOT})[^.])*"
    r"\b(?:mention|mentioning|refer|say|address|touch|specify|elaborate)|no mention|silent",
    re.IGNORECASE,
)
"""Cues by which a text says that somebody left something out: that is silence, neither denial nor refusal."""
BLANKET = languages.used("en", "claim_words", "blanket refusal")
"""What a refusal names that is about everything, as "the strike" is: "declined to comment", "did not answer calls"."""
EVENTS = languages.words("en", "event_nouns")
RIGHT_BEFORE = 400
"""Characters, some two sentences: a refusal that names nothing answers what stands no further before it."""
BEARING = 0.4
"""The share of a refusal's words that a point must hold for the refusal to be about it."""


def is_omission(statement: Statement) -> bool:
    """Whether a text tells by this claim what its source did not mention."""
    return NOT_SAYING.search(statement.cue) is not None


def denying(members: Iterable[Statement]) -> tuple[str, ...]:
    """The sources that deny, in the order in which they do."""
    return _sources(s for s in members if s.attribution.stance == "denies")


def declining(members: Sequence[Statement], refusals: Iterable[Statement]) -> tuple[str, ...]:
    """The sources of whom a text says that they would not speak about the point that ``members`` answer."""
    ideas = frozenset(idea for member in members for idea in member.ideas)
    return _sources(s for s in refusals if _bears_on(s, members, ideas))


def refusing(everyone: Iterable[Statement]) -> list[Statement]:
    """The claims of an event by which a text says that somebody would not speak."""
    return [s for s in everyone if s.attribution.stance == "declines" and not is_omission(s)]


def with_account(everyone: Iterable[Statement]) -> tuple[str, ...]:
    """The sources that have an account of an event: those who can be silent on one of its points."""
    return _sources(s for s in everyone if s.told and not is_omission(s) and s.source is not None and s.source.kind != "outlet")


def _bears_on(refusal: Statement, members: Sequence[Statement], ideas: frozenset[str]) -> bool:
    """Whether a refusal is about what the members tell: by its own words; where it names the event alone ("the strike"),
    in its article; where it is one verb ("whether she would stay"), of whoever may do so; where it names nothing ("did not
    return calls"), right behind one of them, or behind what one says of who refuses."""
    if set(refusal.claim.terms) <= BLANKET:
        return any(_answers_to(refusal, member) for member in members)
    if EVENTS.issuperset(refusal.claim.terms):
        return any(member.claim.article == refusal.claim.article for member in members)
    if len(refusal.stems) == 1 and refusal.claim.clause is not None:
        return any(refusal.predicate & one.predicate and not apart(refusal.subject, one.subject) for one in members)
    return cover_of(refusal, ideas) >= BEARING


def _answers_to(refusal: Statement, member: Statement) -> bool:
    if member.claim.article != refusal.claim.article or member.origin == refusal.origin:
        return False
    gap = refusal.attribution.extent.start - member.attribution.extent.end
    accused = bool(refusal.speaker & (member.agent.ideas | member.target.ideas))
    return 0 <= gap <= (NEAR if accused else RIGHT_BEFORE)


def _sources(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.claim.source_id for s in statements if s.claim.source_id is not None))
