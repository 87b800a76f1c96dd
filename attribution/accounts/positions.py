"""The answers to one question: claims that say the same are one position, whoever makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from attribution.accounts.bounds import same_value
from attribution.accounts.clocks import minutes_apart
from attribution.accounts.concepts import acts
from attribution.accounts.independence import Groups, count_origins
from attribution.accounts.parties import same
from attribution.accounts.quantity import figure_given
from attribution.accounts.replies import answer
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Topic
from attribution.records import Position

ONE_HOUR = 20
"""Minutes between two times of day that are one answer."""
MOST = 60
"""Claims of one kind, on one question, that a claim is compared with before it, so that work grows with claims."""
SLOTS: dict[str, str] = {"who": "agent", "what": "target", "where": "place", "why": "cause"}
"""The part of a claim that answers a question."""
Edges = Collection[frozenset[int]]
"""Pairs of claims' numbers."""


def positions_of(
    topic: Topic,
    members: Sequence[Statement],
    agreeing: Edges,
    contradicting: Edges,
    origins: Mapping[str, str],
    lead: Statement | None = None,
) -> tuple[Position, ...]:
    """The positions on a point in the order in which they are first taken; ``lead`` is the claim that puts its question."""
    groups = Groups(str(member.number) for member in members)
    facing = _facing(contradicting)
    sides: dict[str, set[int]] = {str(member.number): {member.number} for member in members}
    for first, second in _compared(topic, members, agreeing):
        pair = frozenset((first.number, second.number))
        if pair in agreeing or (second.number not in facing[first.number] and _answer_alike(topic, first, second, facing)):
            _join(groups, sides, first, second, facing)
    taken: dict[str, list[Statement]] = {}
    for member in members:
        taken.setdefault(groups.find(str(member.number)), []).append(member)
    asked = {lead.number} | facing[lead.number] if lead is not None else ()
    return tuple(_position(topic, told, origins, asked) for told in taken.values())


def _facing(contradicting: Edges) -> Mapping[int, set[int]]:
    """By claim, those that it stands against."""
    found: dict[int, set[int]] = defaultdict(set)
    for first, second in map(tuple, contradicting):
        found[first].add(second)
        found[second].add(first)
    return found


def _compared(topic: Topic, members: Sequence[Statement], agreeing: Edges) -> Iterator[tuple[Statement, Statement]]:
    """The pairs of claims that may be one answer, in order: each claim with the last ones before it that are of its kind, and
    with all that it agrees with."""
    alike: dict[object, list[int]] = defaultdict(list)
    places = {member.number: place for place, member in enumerate(members)}
    found = {tuple(sorted((places[a], places[b]))) for a, b in map(tuple, agreeing) if a in places and b in places}
    for place, member in enumerate(members):
        before = alike[_kind(topic, member)]
        found |= {(other, place) for other in (*before[:1], *before[-MOST:])}
        before.append(place)
    yield from ((members[first], members[second]) for first, second in sorted(found))


def _kind(topic: Topic, statement: Statement) -> object:
    """What two claims must have in common to give one answer, where that can be told of each: the number, the label."""
    if topic.form == "count":
        figure = figure_given(topic, statement)
        return figure.best if figure is not None else ""
    return _side(topic, statement) if topic.form == "called" else ""


def _join(
    groups: Groups, sides: dict[str, set[int]], first: Statement, second: Statement, facing: Mapping[int, set[int]]
) -> None:
    """Make one position of the positions of two claims, unless a claim of the one stands against a claim of the other."""
    one, other = groups.find(str(first.number)), groups.find(str(second.number))
    fewer, more = sorted((sides[one], sides[other]), key=len)
    if one == other or any(number in facing and not more.isdisjoint(facing[number]) for number in fewer):
        return
    groups.join(one, other)
    more |= fewer
    sides[groups.find(one)] = more


def _answer_alike(topic: Topic, first: Statement, second: Statement, facing: Mapping[int, set[int]]) -> bool:
    if topic.form != "whether" or facing[first.number].isdisjoint(facing[second.number]):
        return in_one_answer(topic, first, second)
    return on_one_side(first, second, topic)


def on_one_side(first: Statement, second: Statement, topic: Topic) -> bool:
    """Whether two that stand against one claim do so alike: both by denying it, one speaker twice, or in like words."""
    denying = first.negative and second.negative
    related = bool(first.ideas & second.ideas) or first.origin == second.origin
    again = first.origin == second.origin and bool(acts(first.predicate & second.ideas | second.predicate & first.ideas))
    of_one_saying = first.attribution.id == second.attribution.id
    return (denying and related) or again or of_one_saying or in_one_answer(topic, first, second)


def in_one_answer(topic: Topic, first: Statement, second: Statement) -> bool:
    """Whether two claims give the same answer to the question of a topic."""
    if topic.form == "count":
        ours, theirs = figure_given(topic, first), figure_given(topic, second)
        return ours is not None and theirs is not None and same_value(ours, theirs)
    if topic.form == "when":
        one, other = first.clock, second.clock
        return one is not None and other is not None and minutes_apart(one, other) <= ONE_HOUR
    if topic.form == "called":
        return _side(topic, first) == _side(topic, second)
    if topic.form == "whether":
        alike = first.negative == second.negative and bool(first.predicate & second.predicate)
        values = [{figure.best for figure in statement.claim.figures} for statement in (first, second)]
        return alike and not (all(values) and values[0].isdisjoint(values[1]))  # 19 children died, 26 children died
    slot = SLOTS.get(topic.form)
    return slot is not None and same(getattr(first, slot), getattr(second, slot))


def _side(topic: Topic, statement: Statement) -> str:
    label = statement.labels.get(topic.about[0]) if topic.about else None
    return label.side if label is not None else ""


def _position(topic: Topic, told: Sequence[Statement], origins: Mapping[str, str], asked: Collection[int]) -> Position:
    sources = tuple(dict.fromkeys(s.claim.source_id for s in told if s.claim.source_id is not None))
    return Position(
        answer=answer(topic, told, asked),
        claims=tuple(s.claim.id for s in told),
        sources=sources,
        origins=count_origins(((s.source, s.origin) for s in told), origins, (s.attribution for s in told)),
    )
