"""What speaks against comparing two claims at all, and from which likelihood on a contradiction is shown all the same.

Most of what excludes a contradiction does so whatever the words: claims of two times, a part and the whole, a figure that fits
another. Some of it is only mostly right, and gives way where the weighing is sure: of two figures of one unit nothing says
that they are of one thing, but seldom are they of two where all else points to a dispute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import Literal

from attribution import languages
from attribution.accounts.bounds import is_people, same_value, told_apart
from attribution.accounts.figures import compatible
from attribution.accounts.parties import apart
from attribution.accounts.quantity import HARMED, answers, event_of, in_other_places, judge_quantity, may_have_grown, of_wholes
from attribution.accounts.statements import Statement, Weights, denies_a_degree
from attribution.accounts.times import different_time, of_one_moment
from attribution.records import Figure

NEVER = 1.01
"""More than any likelihood."""
Unlike = Literal["one thing", "figure itself", "later day", "another thing"]
"""What two differing figures of one kind may be: of one thing as far as the words tell; one of them the figure that is spoken
of, without what it counts; one of a day so much later than the other that growing tolls have mostly come to rest; or never of
one thing, or no dispute."""
OVERRULED: Mapping[Unlike, float] = {"one thing": 0.3, "figure itself": 0.3, "later day": 0.6, "another thing": NEVER}
"""The likelihood from which such figures are taken for a dispute."""
TWO_PARTIES = 0.7
"""The same where others do it to others: a reporter may put one thing in two ways ("the boarding", "the police boarded")."""
RESTED = 3
"""Days after which the count of an event seldom grows without being said to."""
FIGURE = re.compile(r"\b(?:figure|number|count|estimate|total|toll|tally)s?\b", re.IGNORECASE)
GROWN = re.compile(
    r"\b(?:now|so far|to date|still|yet|as of|until|initial(?:ly)?|by (?:\w+ )?(?:dawn|noon|midday|morning|afternoon|evening"
    r"|nightfall|night|\d+)|ris(?:es?|en|ing)|rose|climb\w*|reach(?:es|ed)?|brought|bringing|lowered|revised|updated)\b",
    re.IGNORECASE,
)
"""Words of a count that is still going on, or of one that corrects another."""


def least(first: Statement, second: Statement, weights: Weights) -> float:
    """The likelihood that a contradiction of two claims must have at the least; more than 1 where they cannot contradict."""
    if any(excludes(first, second) for excludes in WHATEVER_THE_WORDS):
        return NEVER
    others = TWO_PARTIES if apart(first.agent, second.agent) and apart(first.target, second.target) else 0.0
    found = unlike_counts(first, second, weights)
    return max(others, min((OVERRULED[how] for *_, how in found), default=0.0))


def unlike_counts(first: Statement, second: Statement, weights: Weights) -> list[tuple[Figure, Figure, Unlike]]:
    """The differing figures of one kind in two claims; none where a rule already finds that they contradict."""
    counts = judge_quantity(first, second, weights)
    if counts is not None and counts.kind == "contradicts":
        return []
    pairs = product(answers(first), answers(second))
    return [(o, t, _unlike(first, o, second, t, weights)) for o, t in pairs if _of_one_kind(o, t) and not same_value(o, t)]


def likeliest_counts(first: Statement, second: Statement, weights: Weights) -> tuple[Figure, Figure] | None:
    """The two figures by which two claims likeliest differ; None where none of them can be of one thing."""
    found = [row for row in unlike_counts(first, second, weights) if OVERRULED[row[2]] < NEVER]
    return min(found, key=lambda row: OVERRULED[row[2]])[:2] if found else None


def _of_one_kind(first: Figure, second: Figure) -> bool:
    return first.unit == second.unit or (is_people(first.unit or "") and is_people(second.unit or ""))


def _unlike(first: Statement, ours: Figure, second: Statement, theirs: Figure, weights: Weights) -> Unlike:
    people = is_people(ours.unit or "")
    one, other = event_of(ours, first), event_of(theirs, second)
    if one and other and one != other and not {one, other} <= HARMED:
        return "another thing"
    if compatible(*of_wholes(first, ours, second, theirs, weights)) or in_other_places(first, second):
        return "another thing"
    if people and told_apart(ours.unit or "", theirs.unit or ""):
        return "another thing"
    if may_have_grown(first, ours, second, theirs):
        return "later day" if _has_come_to_rest(first, second) else "another thing"
    if people and bool(one) != bool(other):
        unsaid = second if one else first
        return "figure itself" if FIGURE.search(unsaid.claim.text) else "another thing"
    return "one thing"


def _has_come_to_rest(first: Statement, second: Statement) -> bool:
    """Whether two counts of two days are so far apart, and told so, that the later is hardly more of the same news."""
    far = first.day is not None and second.day is not None and abs(first.day - second.day) >= RESTED
    return far and not any(GROWN.search(f"{said.claim.text} {said.passage}") for said in (first, second))


def _of_two_times(first: Statement, second: Statement) -> bool:
    return first.setting != second.setting or (different_time(first, second) is not None and not of_one_moment(first, second))


def _one_foretold(first: Statement, second: Statement) -> bool:
    return first.foretold != second.foretold


def _not_known(first: Statement, second: Statement) -> bool:
    """Whether one tells what somebody did not know or see: that denies nothing."""
    return any(one.negative and one.claim.predicate in languages.words("en", "verbs_of_mind") for one in (first, second))


def _of_degree(first: Statement, second: Statement) -> bool:
    return first.negative != second.negative and (denies_a_degree(first, second) or denies_a_degree(second, first))


def _one_sets_a_time(first: Statement, second: Statement) -> bool:
    """Whether one is told only to say when something else was: "when the first shell fell"."""
    return first.given or second.given


def _one_in_the_other(first: Statement, second: Statement) -> bool:
    """Whether the one reports the other: whom a source quotes it does not contradict by that."""
    if first.claim.article != second.claim.article:
        return False
    pieces = product(first.attribution.content, second.attribution.content)
    return any(one.start < other.end and other.start < one.end for one, other in pieces)


WHATEVER_THE_WORDS: tuple[Callable[[Statement, Statement], bool], ...] = (
    _of_two_times,
    _one_foretold,
    _not_known,
    _of_degree,
    _one_sets_a_time,
    _one_in_the_other,
)
