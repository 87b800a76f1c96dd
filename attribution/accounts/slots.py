"""One thing happened, and the accounts fill one place in it differently: who did it, what was hit, where it began.

Only places that one event fills once are compared (``slots.tsv``), and only with fillers of one family: "an air strike
killed" and "the army killed" do not compete.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Literal

from attribution import languages
from attribution.accounts.parties import Party, apart
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.verdicts import Form, Judge, Topic, Verdict, quoted
from attribution.records import Why

Slot = Literal["agent", "target", "place"]
FORMS: dict[Slot, Form] = {"agent": "who", "target": "what", "place": "where"}
COMPARED: dict[Slot, tuple[str, ...]] = {
    "agent": ("person",),
    "target": ("person", "place", "thing"),
    "place": ("place",),
}
"""The families of fillers that can exclude one another in each slot."""


def judge_slot(slot: Slot, first: Statement, second: Statement, weights: Weights) -> Verdict | None:
    """A contradiction where the two fill a slot with what cannot be one thing, and nothing else of them differs."""
    shared = {idea for idea in first.predicate & second.predicate if slot in _once().get(idea, ())}
    if not shared or first.negative or second.negative or first.given or second.given:
        return None
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


def _filler(statement: Statement, slot: Slot) -> Party:
    return {"agent": statement.agent, "target": statement.target, "place": statement.place}[slot]


def _exclude(ours: Party, theirs: Party, slot: Slot) -> bool:
    return apart(ours, theirs) and ours.family == theirs.family and ours.family in COMPARED[slot]


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
