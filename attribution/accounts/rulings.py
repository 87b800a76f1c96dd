"""What a person has laid down about accounts, held to when they are compared: what is one event, and how two claims stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.accounts.events import Key
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Pair, Topic, Verdict
from attribution.records import Relation

PERSON = "a person"
"""What ``Relation.judge`` names where a person asserted it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims, by their ids, that are about one event: that of the first of them, or one ``apart`` from all others."""

    claims: tuple[str, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Rulings:
    """``groups`` are of one event each, one laid down after the other; ``asserted`` stand in the place of whatever is found
    between their claims; ``denied`` are pairs of claims without any."""

    groups: tuple[Group, ...] = ()
    asserted: tuple[Relation, ...] = ()
    denied: frozenset[frozenset[str]] = frozenset()


NONE = Rulings()


def keys_under(rulings: Rulings, statements: Iterable[Statement], keys: Mapping[int, Key]) -> dict[int, Key]:
    """The event of each statement by its number, as ruled."""
    numbers = {statement.claim.id: statement.number for statement in statements}
    found = dict(keys)
    for place, group in enumerate(rulings.groups):
        held = [numbers[claim] for claim in group.claims if claim in numbers]
        if held:
            story, setting = found[held[0]]
            found |= dict.fromkeys(held, (story, f"set apart by a person, {place}" if group.apart else setting))
    return found


def in_event(statement: Statement, key: Key) -> Statement:
    """A statement in the setting of its event: claims of one event are compared."""
    return statement if statement.setting == key[1] else replace(statement, setting=key[1])


def pairs_under(rulings: Rulings, statements: Iterable[Statement], pairs: Sequence[Pair]) -> list[Pair]:
    """The related pairs of claims as ruled, in text order."""
    ruled = rulings.denied | {frozenset((relation.first, relation.second)) for relation in rulings.asserted}
    if not ruled:
        return list(pairs)
    topics = {_ends(pair): pair[2].topic for pair in pairs}
    kept = [pair for pair in pairs if _ends(pair) not in ruled]
    by_claim = {statement.claim.id: statement for statement in statements}
    for relation in rulings.asserted:
        if relation.first in by_claim and relation.second in by_claim:
            kept.append(_asserted(by_claim[relation.first], by_claim[relation.second], relation, topics))
    return sorted(kept, key=lambda pair: (pair[0].number, pair[1].number))


def answering(pairs: Iterable[Pair], keys: Mapping[int, Key]) -> list[Pair]:
    """The pairs that a point can be made of: a person may relate claims of two events, on which no question is common."""
    return [pair for pair in pairs if pair[2].judge != PERSON or keys[pair[0].number] == keys[pair[1].number]]


def _ends(pair: Pair) -> frozenset[str]:
    return frozenset((pair[0].claim.id, pair[1].claim.id))


def _asserted(first: Statement, second: Statement, relation: Relation, topics: Mapping[frozenset[str], Topic]) -> Pair:
    if relation.kind != "updates":  # only an update runs from one to the other
        first, second = sorted((first, second), key=lambda statement: statement.number)
    shared = topics.get(frozenset((first.claim.id, second.claim.id))) or _topic(first, second)
    verdict = Verdict(relation.kind, shared, relation.reason, relation.confidence, relation.why, judge=PERSON)
    return first, second, verdict


def _topic(first: Statement, second: Statement) -> Topic:
    """What both answer: how many, where both count the same; else whether it was so."""
    counted = {topic_of(figure, second) for figure in answers(second)}
    same = (topic for figure in answers(first) if (topic := topic_of(figure, first)) in counted)
    return next(same, Topic("whether", tuple(sorted(first.ideas & second.ideas))))
