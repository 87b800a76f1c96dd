"""One account says it was so, another that it was not: "bottles were thrown", "nobody threw anything"."""

from __future__ import annotations

import re

from attribution import languages
from attribution.accounts.concepts import stem
from attribution.accounts.parties import FIRST_PERSON, Party, apart, same
from attribution.accounts.statements import Statement, Weights, denies_a_degree, near, one_negative
from attribution.accounts.verdicts import Topic, Verdict, quoted

EXISTENCE = re.compile(r"\W*(?:there\b|no\b)", re.IGNORECASE)
EXISTING = languages.used("en", "claim_words", "existence")
"""Empty predicates whose denial says that something was not there: "no gun was found"."""
DENYING = re.compile(r"\b(?:no|not|never|without|nobody|nothing|none)\b|n[’']t\b", re.IGNORECASE)
REST = re.compile(r"(?:the |any |all |no )?(?:others?|rest|remaining)\b", re.IGNORECASE)
ENOUGH = 0.4
"""The share of the denied words, by weight, that the other account must hold."""
ANSWERED = 0.34
"""The same where the cue denies: what is denied has been said by somebody, and rarely in the same words."""
MOST = 0.75
"""The same where the predicate is empty ("had no permit"): then the other words must be nearly all there."""
TELLING = 0.45
"""The weight from which one shared word can carry a denial that has no other: "it never moved"."""


def judge_negation(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two say the opposite of one thing; None where they speak of different things."""
    if not one_negative(first, second) or first.bare or second.bare or not near(first, second):
        return None
    negative, positive = (first, second) if first.negative else (second, first)
    matched = _matched(negative, positive)
    if not fits(negative, positive) or not _enough(negative, positive, matched, weights):
        return None
    denied = "denies" in (first.attribution.stance, second.attribution.stance)
    shared = negative.predicate & positive.ideas
    return Verdict(
        kind="contradicts",
        topic=Topic("whether", tuple(sorted(shared)) or tuple(sorted(matched))),
        reason=f"one says it was not so: {quoted(negative)} against {quoted(positive)}",
        confidence=0.8 if shared & positive.predicate else 0.65,
        why="denial" if denied else "negation",
    )


def _matched(negative: Statement, positive: Statement) -> list[str]:
    """The words of the negative claim that the positive one has too, or words for the same."""
    told = positive.ideas | positive.agent.ideas
    words = [word for word, found in negative.stems.items() if word in positive.stems or found & told]
    own = negative.speaker if negative.claim.agent and negative.claim.agent.lower() in OWN else frozenset()
    return [*words, *(["(the speaker)"] if own & told else [])]


OWN = FIRST_PERSON | {"it", "its", "he", "she", "they"}


def fits(negative: Statement, positive: Statement) -> bool:
    """Whether those who take part can be the same: nobody is denied what another is said to have done."""
    if (negative.predicate and not negative.predicate & positive.ideas) or negative.given:
        return False
    if (negative.claim.agent or "").lower() in languages.used("en", "claim_words", "nobody in particular"):
        return False  # "otherwise you're not living" is of nobody
    if negative.claim.predicate in languages.words("en", "verbs_of_mind"):
        return False  # not to know or to see a thing does not deny it
    if DENYING.search(positive.claim.text) and not negative.predicate & positive.predicate:
        return False
    if apart(negative.agent, positive.agent) and not _mentions(positive, negative.agent):
        return False
    if same(negative.agent, positive.target) and not same(negative.agent, positive.agent):
        return False  # that he shot anyone is denied, not that he was shot
    if _of_the_rest(negative) != _of_the_rest(positive) or denies_a_degree(negative, positive):
        return False
    if not negative.target.named or _mentions(positive, negative.target):
        return True
    return not positive.target.named and not negative.predicate & positive.predicate


def _of_the_rest(statement: Statement) -> bool:
    """Whether it is told of others than those named before: "the other passengers were not hurt"."""
    return REST.match(statement.subject.text) is not None


def _mentions(statement: Statement, party: Party) -> bool:
    return bool(party.head & statement.ideas)


def _enough(negative: Statement, positive: Statement, matched: list[str], weights: Weights) -> bool:
    """Whether the shared words are most of what is denied, or the one word that it comes to."""
    where = negative.place.stems if _is_existence(negative) else frozenset()
    total = sum(weights.of(word) for word in negative.stems if word not in where or word in matched)
    share = sum(weights.of(word) for word in matched) / total if total else 0.0
    denied = negative.attribution.stance == "denies"
    if not negative.predicate:
        there = negative.claim.predicate in EXISTING and _is_of(negative.target, positive)
        if not there and negative.claim.predicate is not None and stem(negative.claim.predicate) not in matched:
            return False  # "there was no problem at the club" denies nothing of what happened near the club
        return share >= (ENOUGH if denied else MOST) and (len(matched) > 1 or there) and not _is_existence(negative)
    if share < (ANSWERED if denied else ENOUGH if len(matched) > 1 else MOST):
        return False
    if len(matched) > 1:
        return True
    own_words = negative.claim.agent is not None and negative.claim.agent.lower() in FIRST_PERSON
    if own_words and not negative.speaker & (positive.ideas | positive.agent.ideas):
        return False
    central = positive.predicate | positive.agent.head | positive.target.head
    carrying = negative.predicate & (positive.ideas if _is_existence(negative) else central)
    return max((weights.of(idea) for idea in carrying), default=0.0) >= TELLING


def _is_existence(negative: Statement) -> bool:
    """ "there was no landslide": it denies that there was one anywhere."""
    return EXISTENCE.match(negative.claim.text) is not None and not negative.agent.named


def _is_of(party: Party, statement: Statement) -> bool:
    """Whether a claim tells of a party by its subject or object: of the gun that "was not found"."""
    return bool(party.head & (statement.agent.head | statement.target.head | statement.predicate))
