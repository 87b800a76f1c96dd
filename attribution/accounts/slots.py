"""One thing happened, and the accounts fill one place in it differently: who did it, what was hit, where it began.

Only places that one event fills once are compared (``slots.tsv``), and only with fillers of one family: "an air strike
killed" and "the army killed" do not compete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Literal

from attribution import languages
from attribution.accounts.parties import Party, apart, same
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Form, Judge, Topic, Verdict, quoted
from attribution.records import Why

Slot = Literal["agent", "target", "place"]
FORMS: dict[Slot, Form] = {"agent": "who", "target": "what", "place": "where"}
HARMING = frozenset({"attack", "destroy", "fire", "injure", "kill", "murder"})
"""What several may do at once to several: only who did it to one and the same excludes others."""
COMPARED: dict[Slot, tuple[str, ...]] = {
    "agent": ("person",),
    "target": ("person", "place", "thing"),
    "place": ("place",),
}
"""The families of fillers that can exclude one another in each slot."""


def judge_slot(slot: Slot, first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two fill a slot with what cannot be one thing, and nothing else of them differs."""
    shared = filled_once(slot, first, second)
    if not shared or first.negative or second.negative or first.given or second.given:
        return None
    if slot == "agent" and shared & HARMING and not same(first.target, second.target):
        return None  # many shoot and many are shot
    ours, theirs = _filler(first, slot), _filler(second, slot)
    if not _exclude(ours, theirs, slot) or any(apart(_filler(first, o), _filler(second, o)) for o in FORMS if o != slot):
        return None
    why: Why = slot
    return Verdict(
        kind="contradicts",
        topic=Topic(FORMS[slot], tuple(sorted(shared))),
        reason=f"“{ours.text}” against “{theirs.text}”: {quoted(first)}; {quoted(second)}",
        confidence=0.6,
        why=why,
    )


def filled_once(slot: Slot, first: Statement, second: Statement) -> set[str]:
    """The ideas of an act that both tell of and that fills a slot but once."""
    return {idea for idea in first.predicate & second.predicate if slot in _once().get(idea, ())}


def _filler(statement: Statement, slot: Slot) -> Party:
    return {"agent": statement.agent, "target": statement.target, "place": statement.place}[slot]


def _exclude(ours: Party, theirs: Party, slot: Slot) -> bool:
    if slot == "target" and "person" in (ours.family, theirs.family) and not _are_unnamed_groups(ours, theirs):
        return False
    if slot == "agent" and not (_is_known_by_role(ours) and _is_known_by_role(theirs)):
        return False
    alike = bool(ours.ideas & theirs.ideas) and not ours.head & theirs.head
    return apart(ours, theirs) and not alike and ours.family == theirs.family and ours.family in COMPARED[slot]


def _is_known_by_role(party: Party) -> bool:
    """Whether nobody else can be meant: a name, an office, a body, a group; "the gunman" may be anyone's brother."""
    roles = languages.words("en", "office_nouns") | languages.words("en", "organisation_nouns")
    return bool(party.names) or _are_groups(party) or any(word in roles for word in party.stems)


def _are_unnamed_groups(*parties: Party) -> bool:
    """Whether both are told in the plural: one attack hurts many, and names of some of them exclude no others."""
    return _are_groups(*parties) and not any(party.names for party in parties)


def _are_groups(*parties: Party) -> bool:
    return all(re.search(r"\b\w{3,}s\b|\b(?:men|women|people|police)\b", party.text) for party in parties)


@cache
def _once() -> dict[str, tuple[str, ...]]:
    slots: dict[str, tuple[str, ...]] = {}
    for row in languages.table("en", "slots"):
        slots[row["concept"]] = (*slots.get(row["concept"], ()), row["slot"])
    return slots


judge_agent: Judge = partial(judge_slot, "agent")
judge_target: Judge = partial(judge_slot, "target")
judge_place: Judge = partial(judge_slot, "place")
JUDGES: tuple[Callable[[Statement, Statement, Weights], Verdict | None], ...] = (judge_agent, judge_target, judge_place)
