"""How many: figures of one thing in two accounts, compared as bounds.

Set aside first: counts of a part ("at the hospital", "by noon") bind the whole only from below; a toll that grows from one
day to the next is news and not a dispute; parts and the whole, one side's dead and the other's, are different counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from attribution import languages
from attribution.accounts.bounds import (
    PEOPLE,
    bounds,
    counted,
    counted_alike,
    is_measure,
    is_people,
    same_value,
    side_of,
    told_apart,
)
from attribution.accounts.concepts import acts, concepts, root
from attribution.accounts.figures import compatible
from attribution.accounts.parties import NOBODY, Party, apart
from attribution.accounts.statements import Statement, Weights, cover
from attribution.accounts.verdicts import Topic, Verdict, quoted
from attribution.records import Figure

GROWING = frozenset(
    [
        "killed",
        "wounded",
        "missing",
        "detained",
        "displaced",
        "damaged",
        "destroyed",
        "sickened",
        "hospitalised",
        "evacuated",
        "rescued",
        "casualties",
    ]
)
"""Events whose count can only rise as more is known."""


def judge_quantity(first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """What the figures of two claims come to; None where no figure of one answers a figure of the other."""
    verdicts = [
        verdict
        for ours in answers(first)
        for theirs in answers(second)
        if (verdict := _compared(first, ours, second, theirs, weights)) is not None
    ]
    return max(verdicts, key=lambda verdict: (verdict.kind == "corroborates", verdict.confidence), default=None)


def answers(statement: Statement) -> tuple[Figure, ...]:
    """The figures by which a claim answers how many: "14 of the 20 mines" answers by 14, "did not reach 45" by less than 45.

    A claim that denies a number in any other way answers nothing, and none does by what is fired on or by a calibre.
    """
    told = tuple(figure for figure in statement.claim.figures if _answers(statement, figure))
    if not statement.negative:
        return tuple(figure for figure in told if figure.best != 0)
    short_of = statement.claim.predicate in ("reach", "exceed", "pass", "top", "surpass")
    zeros = tuple(f for f in told if f.best == 0 and (not f.event or concepts(_verb(f.event)) & statement.predicate))
    return tuple(replace(f, low=None, high=f.best) for f in told) if short_of else zeros


def _answers(statement: Statement, figure: Figure) -> bool:
    before = statement.claim.text.partition(figure.text)[0]
    if before.endswith("."):
        return False
    if figure.best is not None and 0 < figure.best < 1 and not is_measure(figure.unit):
        return False
    return not (WHOLE.search(before) or (is_people(figure.unit or "") and AIMED.search(before)))


def _verb(event: str) -> str:
    """The lemma of an event, which is kept as a participle: "killed"."""
    return event.removesuffix("ed") if concepts(event) == frozenset({root(event)}) else event


def topic_of(figure: Figure, statement: Statement) -> Topic:
    """What the figure answers: how many people were killed; shots, rounds and casings all count what was fired."""
    if is_people(figure.unit or ""):
        return Topic("count", ("people", event_of(figure, statement)))
    done = sorted(acts(counted(figure)), key=lambda idea: (idea != figure.event, idea))
    return Topic("count", (done[0], "") if done else (figure.unit or "", event_of(figure, statement)))


def figure_for(topic: Topic, statement: Statement) -> Figure | None:
    """The figure by which a claim answers a question of how many; None where it has none."""
    return next((figure for figure in answers(statement) if topic_of(figure, statement) == topic), None)


def figure_given(topic: Topic, statement: Statement) -> Figure | None:
    """The figure by which a claim answers a question of how many, or the one figure by which a claim that stands against a
    count gives a number of the same things: "not more than 35 tonnes of residue", against what was spilled."""
    if (found := figure_for(topic, statement)) is not None:
        return found
    unit = topic.about[0]
    alike = [f for f in statement.claim.figures if f.best is not None and (unit == f.unit or _are_people(unit, f))]
    return alike[0] if len(alike) == 1 else None


def _are_people(unit: str, figure: Figure) -> bool:
    return unit == PEOPLE and is_people(figure.unit or "")


def count_keys(figure: Figure, statement: Statement) -> frozenset[str]:
    """What a figure is looked up by: whatever counts the same has a key in common."""
    if is_people(figure.unit or ""):
        event = event_of(figure, statement)
        return frozenset({f"how many people {'harmed' if event in HARMED else 'saved' if event in SAVED else event}"})
    return frozenset(f"how many {idea}" for idea in counted(figure))


def event_of(figure: Figure, statement: Statement) -> str:
    """What happened to the thing counted: as the figure has it, else by the claim's predicate."""
    if figure.event:
        return figure.event
    ideas = statement.ideas if statement.claim.predicate in EMPTY else statement.predicate
    if ideas & GATHERING or statement.claim.predicate == "come" or (figure.unit == SHARE and statement.ideas & GATHERING):
        return "attended"
    aboard = "aboard" in statement.ideas or ABOARD.search(statement.claim.text) is not None
    return "aboard" if is_people(figure.unit or "") and aboard else ""


COMMON = 0.7
"""The weight below which a group of people is what the whole story is about."""
OWN = 0.95
"""The weight of a place that no other claim names: there a part was counted, for where it all happened is told by many."""
CONTEXT = 0.4
"""The share of the words around one figure that the other has too, from which both are of one thing."""
OVERALL = re.compile(r"\b(?:overall|altogether|in all|in total|a total of|across|nationwide|countrywide)\b", re.IGNORECASE)
LEAST = 0.3
"""The same in the other direction where people are counted, of whom every story has many counts."""
HALF = 0.5
SHARE = "%"
"""Shares are of anything, and every poll has many: there both claims must be about one thing."""
HARMED = frozenset({"wounded", "hospitalised", "casualties", "sickened"})
"""What one hospital treats and another count calls injured: with the same number, the same people."""
WHOLE = re.compile(r"\bof (?:the |its |their |all )+$")
AIMED = re.compile(r"\b(?:fire|fired|firing|shot|shots|shooting) (?:on|at|into) (?:\w+ ){0,2}$", re.IGNORECASE)
ONLY = re.compile(r"\b(?:only|just|no more than|exactly) (?:one|1|a)\b", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:others?|another|(?<!than )more|additional|of (?:them|whom|these|those|the(?! \d)))\b(?! than)", re.IGNORECASE
)
SAVED = frozenset({"rescued", "survived"})
PARTITIVE = r"\s+(?:(?:\w+\s+)?of (?:them|whom|these|those|the)|and (?:an?|one|two|three|four|five|another|\d+))\b"
EMPTY = (None, "be", "have", "see")
"""Predicates that leave it to other words what people did: "22,000 were on the avenue at the height of the march"."""
PASSENGERS = "passengers"
CREW = 1.2
"""Times the passengers: with the crew there are so many aboard at the most."""
VICTIMS = re.compile(r"\bvictims?\b", re.IGNORECASE)
"""Victims are dead and hurt together: of either there are so many at the most."""
BODIES = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b", re.IGNORECASE)
"""Bodies are counted where they are found or brought: of the dead there are at least as many."""
ABOARD = re.compile(r"\b(?:aboard|on board)\b", re.IGNORECASE)
GATHERING = frozenset({"attend", "march", "gather", "arrive", "come"})


def _compared(first: Statement, ours: Figure, second: Statement, theirs: Figure, weights: Weights) -> Verdict | None:
    if not counted_alike(ours, theirs, lambda side: weights.of(side) <= COMMON) or not _of_one_event(
        first, ours, second, theirs, weights
    ):
        return None
    reason = f"{ours.text} against {theirs.text}: {quoted(first)}; {quoted(second)}"
    topic = topic_of(ours, first)
    if same_value(ours, theirs):
        if is_some_of(first, ours) or is_some_of(second, theirs):
            return None
        return Verdict("corroborates", topic, f"both give {ours.text}: {quoted(first)}; {quoted(second)}", 0.8)
    if may_have_grown(first, ours, second, theirs) or in_other_places(first, second):
        return None
    if not compatible(*of_wholes(first, ours, second, theirs, weights)):
        return Verdict("contradicts", topic, reason, 0.8, "quantity")
    return None


def _of_one_event(first: Statement, ours: Figure, second: Statement, theirs: Figure, weights: Weights) -> bool:
    """Whether the same happened to what the two figures count; where one does not say, the rest of its words must tell."""
    one, other = event_of(ours, first), event_of(theirs, second)
    if is_people(ours.unit or "") and one and other:
        return one == other or {one, other} == SAVED or (same_value(ours, theirs) and {one, other} <= HARMED)
    if ours.unit == SHARE and one == other == "attended":
        return True
    if is_people(ours.unit or "") and (one or other) and not acts(first.ideas & second.ideas):
        return False
    around = _around(first, ours), _around(second, theirs)
    if acts(counted(ours) & counted(theirs)):
        return not any(apart(one, other) for one, other in zip(*around, strict=True)) and not _is_vague(ours, theirs)
    if ours.event and theirs.event and not concepts(one) & concepts(other):
        return False
    if any(apart(one, other) for one, other in zip(*around, strict=True)):
        return False
    besides = counted(ours) | counted(theirs)
    shared = cover(first, second, weights, besides=besides), cover(second, first, weights, besides=besides)
    least = HALF if ours.unit == SHARE else LEAST if is_people(ours.unit or "") else 0.01
    return max(shared) >= CONTEXT and min(shared) >= least


def _is_vague(*figures: Figure) -> bool:
    """Whether one names no number: "multiple shots" fits any other."""
    return any(figure.best is None for figure in figures)


def _around(statement: Statement, figure: Figure) -> tuple[Party, Party]:
    """Those who take part besides what is counted: in "the club paid 40 million euros", the club."""
    parties = (statement.agent, statement.target)
    return tuple(NOBODY if figure.text in party.text or party.text in figure.text else party for party in parties)  # type: ignore[return-value]


def may_have_grown(first: Statement, ours: Figure, second: Statement, theirs: Figure) -> bool:
    """Whether a difference between the two figures says nothing: a growing count on a later day."""
    event = event_of(ours, first)
    if event not in GROWING or first.day is None or second.day is None or first.day == second.day:
        return False
    earlier, later = (ours, theirs) if first.day < second.day else (theirs, ours)
    return bounds(earlier)[0] <= bounds(later)[1]


def of_wholes(first: Statement, ours: Figure, second: Statement, theirs: Figure, weights: Weights) -> tuple[Figure, Figure]:
    """What two figures say of the whole: of all the dead there are at least as many as of the children among them."""
    one, other = _of_whole(first, ours, weights), _of_whole(second, theirs, weights)
    if told_apart(ours.unit or "", theirs.unit or ""):
        one, other = (replace(figure, high=None) if side_of(figure.unit or "") else figure for figure in (one, other))
    return one, other


def _of_whole(statement: Statement, figure: Figure, weights: Weights) -> Figure:
    """What a figure says of the whole: one that counts a part, or counts in a place of its own, binds it only from below."""
    if figure.unit == PASSENGERS:
        low, high = bounds(figure)
        return replace(figure, low=low, high=high * CREW)
    if VICTIMS.search(figure.text):
        return replace(figure, low=0.0, high=bounds(figure)[1])
    if BODIES.search(figure.text):
        return replace(figure, low=bounds(figure)[0], high=None)
    own_place = (
        statement.place.named
        and event_of(figure, statement) != "attended"
        and min(weights.of(word) for word in statement.place.stems) >= OWN
    )
    return replace(figure, low=bounds(figure)[0], high=None) if own_place or is_part(statement, figure) else figure


def in_other_places(first: Statement, second: Statement) -> bool:
    """Whether the two count in different places, or one in a place and the other all: "in the market", "across the city"."""
    if apart(first.place, second.place):
        return True
    wide, narrow = (first, second) if OVERALL.search(first.claim.text) else (second, first)
    return bool(OVERALL.search(wide.claim.text)) and narrow.place.named and not OVERALL.search(narrow.claim.text)


def is_part(statement: Statement, figure: Figure) -> bool:
    """Whether a count is of a part: "at the hospital", "11 others", "six militants, two of them boys", "two men and a girl"."""
    single = figure.best == 1 and ONLY.search(statement.claim.text) is None
    if single or OTHERS.search(figure.text) or _partial().search(statement.passage.lower()):
        return True
    if re.search(re.escape(figure.text) + PARTITIVE, statement.claim.text):
        return True
    beside = [other for other in statement.claim.figures if other is not figure and other.event == figure.event]
    return any(is_people(other.unit or "") and (other.best or 0) >= 1 for other in beside) and not _leads(figure, beside)


def is_some_of(statement: Statement, figure: Figure) -> bool:
    """Whether it takes some out of a group: "two of the wounded"."""
    return (
        OTHERS.search(figure.text) is not None
        or re.search(re.escape(figure.text) + PARTITIVE, statement.claim.text) is not None
    )


def _leads(figure: Figure, beside: Iterable[Figure]) -> bool:
    """Whether it is the total, with its parts behind it."""
    return all(figure.extent < other.extent and (figure.best or 0) > (other.best or 0) for other in beside)


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(languages.words("en", "count_scopes"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
