"""Two accounts say the same: in like words, or by the same order of happenings, hour, opposite of an opposite, or label."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from attribution import languages
from attribution.accounts.clocks import minutes_apart
from attribution.accounts.concepts import acts, clash
from attribution.accounts.opposition import of_one_thing, other_way
from attribution.accounts.parties import apart
from attribution.accounts.statements import Statement, Weights, common, cover
from attribution.accounts.times import different_time
from attribution.accounts.verdicts import Judge, Topic, Verdict, quoted

NUMBER = re.compile(r"\d[\d.,:]*|[^\W\d_]+")
YEAR = re.compile(r"(?:19|20)\d\d")
ALIKE = 0.55
"""The harmonic mean of the two covers from which two claims say the same."""
TELLING = 0.5
"""The weight from which a single shared idea is more than the story's common talk."""
SAME_HOUR = 20
"""Minutes between two times of day that can be one where either is rough ("shortly before 7"), and where neither is."""
SAME_MINUTE = 5


def judge_agreement(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A corroboration by any of the ways of saying the same; None where the two differ, or share too little to tell."""
    if first.given or second.given or other_numbers(first, second) or different_time(first, second):
        return None
    return next((found for way in WAYS if (found := way(first, second, weights)) is not None), None)


def alike(first: Statement, second: Statement, weights: Weights) -> float:
    """The harmonic mean of the covers in both directions, 0 to 1."""
    there, back = cover(first, second, weights), cover(second, first, weights)
    return 2 * there * back / (there + back) if there and back else 0.0


def _in_like_words(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    shared = first.predicate & second.ideas | second.predicate & first.ideas
    if first.negative != second.negative or not shared or min(len(first.stems), len(second.stems)) < 2:
        return None
    if apart(first.agent, second.agent) or apart(first.target, second.target):
        return None
    if clash(first.predicate, second.predicate) or other_way(first, second):
        return None
    if len(common(first, second)) < 2:
        return None
    likeness = alike(first, second, weights)
    return _agree(first, second, shared, min(0.9, 0.4 + likeness / 2)) if likeness >= ALIKE else None


def _by_opposites(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """ "the car never moved", "it was sitting still"."""
    why = clash(first.predicate, second.predicate)
    if first.negative == second.negative or why is None or not of_one_thing(first, second, weights, why):
        return None
    return _agree(first, second, first.predicate & second.predicate, 0.6)


def _in_one_word(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """ "it never moved", "its wheels were not moving"; "he is a shepherd", "the man is a shepherd"."""
    shared = first.predicate & second.predicate
    if first.negative != second.negative or apart(first.subject, second.subject) or apart(first.agent, second.agent):
        return None
    said_of = all(one.claim.agent is None and one.claim.target is not None for one in (first, second))
    specific = (first.negative and acts(shared)) or (said_of and not acts(shared))
    if not specific or max((weights.of(idea) for idea in shared), default=0.0) < TELLING:
        return None
    return _agree(first, second, shared, 0.55)


def _in_one_order(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    for ours in first.orders:
        for theirs in second.orders:
            kept = ours.earlier & theirs.earlier, ours.later & theirs.later
            swapped = ours.earlier & theirs.later, ours.later & theirs.earlier
            if all(kept) and not any(swapped):
                topic = Topic("order", tuple(sorted(kept[0] | kept[1])))
                return Verdict("corroborates", topic, f"both give this order: {_both(first, second)}", 0.6)
    return None


def _at_one_hour(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    ours, theirs = first.clock, second.clock
    shared = acts(first.ideas & second.ideas)
    if ours is None or theirs is None or not shared or first.negative or second.negative:
        return None
    if minutes_apart(ours, theirs) > (SAME_MINUTE if ours.exact and theirs.exact else SAME_HOUR) or apart(
        first.subject, second.subject
    ):
        return None
    topic = Topic("when", tuple(sorted(shared)))
    return Verdict("corroborates", topic, f"“{ours.text}”, “{theirs.text}”: {_both(first, second)}", 0.6)


WAYS: tuple[Judge, ...] = (_in_like_words, _by_opposites, _in_one_word, _in_one_order, _at_one_hour)


def _agree(first: Statement, second: Statement, shared: frozenset[str], confidence: float) -> Verdict:
    topic = Topic("whether", tuple(sorted(shared or first.predicate | second.predicate)))
    return Verdict("corroborates", topic, f"both say: {_both(first, second)}", round(confidence, 2))


def _both(first: Statement, second: Statement) -> str:
    return f"{quoted(first)}; {quoted(second)}"


def other_numbers(first: Statement, second: Statement) -> bool:
    """Whether both hold numbers, and none in common: "fired five times", "fired seven times"."""
    ours, theirs = numbers_in(first.claim.text), numbers_in(second.claim.text)
    return bool(ours and theirs and not ours & theirs) and first.clock is None


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> frozenset[str]:
    """The numbers in a text, years left out: those date and do not count."""
    words = (word.lower() for word in NUMBER.findall(text))
    return frozenset(word for word in words if (word[0].isdigit() and not YEAR.fullmatch(word)) or word in _numerals())


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row["word"] for row in languages.table("en", "numerals") if row["kind"] in ("unit", "tens", "hundred"))
