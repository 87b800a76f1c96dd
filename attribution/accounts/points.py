"""The questions on which accounts of an event differ or agree, gathered from the relations between their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from attribution.accounts.bounds import is_people
from attribution.accounts.events import Key
from attribution.accounts.parties import same
from attribution.accounts.positions import SLOTS, positions_of
from attribution.accounts.quantity import answers, topic_of
from attribution.accounts.questions import clause, question
from attribution.accounts.silence import BEARING, declining, denying, is_omission, silent
from attribution.accounts.statements import Statement, cover_of
from attribution.accounts.verdicts import Topic, Verdict
from attribution.records import Event, Point, PointStatus, Position

Pair = tuple[Statement, Statement, Verdict]


@dataclass
class Gathering:
    """A point while its claims are gathered: pairs of numbers that agree, contradict, are only called otherwise, or updated."""

    topic: Topic
    about: set[str]
    members: dict[int, Statement] = field(default_factory=dict)
    edges: dict[str, set[frozenset[int]]] = field(default_factory=lambda: defaultdict(set))

    def takes(self, pair: Pair) -> bool:
        """Whether a pair of claims answers the same question."""
        first, second, verdict = pair
        if verdict.topic.form != self.topic.form:
            return False
        if self.topic.form == "count":
            return verdict.topic == self.topic
        known = first.number in self.members or second.number in self.members
        return known and (not self.about or bool(self.about & set(verdict.topic.about)))

    def add(self, pair: Pair) -> None:
        """Keep the pair's claims and how they stand to one another."""
        first, second, verdict = pair
        self.members |= {first.number: first, second.number: second}
        self.about |= set(verdict.topic.about)
        kind = "called" if verdict.why == "characterisation" else verdict.kind
        self.edges[kind].add(frozenset((first.number, second.number)))


def points_of(
    pairs: Sequence[Pair],
    statements: Sequence[Statement],
    keys: Mapping[int, Key],
    events: Mapping[Key, Event],
    origins: Mapping[str, str],
) -> tuple[Point, ...]:
    """The points of all events, by event and by the first claim that takes a position.

    A count that one source alone gives is a point too; any other question needs two claims that bear on one another.
    """
    by_event: dict[Key, list[Gathering]] = defaultdict(list)
    for statement in statements:
        _gather_counts(by_event[keys[statement.number]], statement)
    for pair in pairs:
        gatherings = by_event[keys[pair[0].number]]
        taking = next((gathering for gathering in gatherings if gathering.takes(pair)), None)
        if taking is None:
            taking = Gathering(pair[2].topic, set(pair[2].topic.about))
            gatherings.append(taking)
        taking.add(pair)
    for gatherings in by_event.values():
        for gathering in gatherings:
            _extend(gathering, pairs)
    everyone: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        everyone[keys[statement.number]].append(statement)
    points = []
    for key, event in events.items():
        ordered = _asked_once(sorted((g for g in by_event[key] if g.members), key=lambda g: min(g.members)))
        found = (_point(gathering, event, everyone[key], origins) for gathering in ordered)
        points += [point for point in found if point is not None]
        points += _left_out(event, everyone[key], origins)
    return _told_apart(points)


def _asked_once(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """The gatherings with those that come to one question, in the same words, put together."""
    asked: dict[str, Gathering] = {}
    for gathering in gatherings:
        words = question(gathering.topic, [gathering.members[number] for number in sorted(gathering.members)]).lower()
        first = asked.setdefault(words, gathering)
        if first is not gathering:
            first.members |= gathering.members
            first.about |= gathering.about
            for kind, pairs in gathering.edges.items():
                first.edges[kind] |= pairs
    return list(asked.values())


def _told_apart(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points with a number behind the id of each that another bears too."""
    seen: Counter[str] = Counter()
    found = []
    for point in points:
        seen[point.id] += 1
        number = seen[point.id]
        found.append(point if number == 1 else replace(point, id=f"{point.id}:{number}"))
    return tuple(found)


def _left_out(event: Event, everyone: Sequence[Statement], origins: Mapping[str, str]) -> Iterator[Point]:
    """A point for each thing that a text says somebody did not mention and somebody else told: "made no mention of drones"."""
    for omission in (s for s in everyone if is_omission(s) and s.claim.source_id is not None):
        told = [s for s in everyone if s.told and s.origin != omission.origin and cover_of(omission, s.ideas) >= BEARING]
        if told:
            positions = positions_of(Topic("whether", ()), told[:1], (), (), origins)
            mute = (omission.claim.source_id or "",)
            asked = f"whether there was {clause(omission)}"
            yield Point(f"point:{omission.claim.id}:silent", event.id, asked, "single", positions, silent=mute)


def _extend(gathering: Gathering, pairs: Iterable[Pair]) -> None:
    """Add the claims that say the same as a member and answer the same question, though no pair was judged on it."""
    slot = SLOTS.get(gathering.topic.form)
    if slot is None:
        return
    for first, second, verdict in pairs:
        for member, other in ((first, second), (second, first)):
            known = member.number in gathering.members and other.number not in gathering.members
            if known and verdict.kind in ("corroborates", "repeats") and same(getattr(member, slot), getattr(other, slot)):
                gathering.members[other.number] = other
                gathering.edges["repeats"].add(frozenset((member.number, other.number)))


def _gather_counts(gatherings: list[Gathering], statement: Statement) -> None:
    if not statement.told:
        return
    for figure in answers(statement):
        topic = topic_of(figure, statement)
        if not (is_people(figure.unit or "") and topic.about[1]):
            continue
        known = next((g for g in gatherings if g.topic == topic), None)
        if known is None:
            known = Gathering(topic, set(topic.about))
            gatherings.append(known)
        known.members[statement.number] = statement


def _point(gathering: Gathering, event: Event, everyone: Sequence[Statement], origins: Mapping[str, str]) -> Point | None:
    members = [gathering.members[number] for number in sorted(gathering.members)]
    against = gathering.edges["contradicts"] | gathering.edges["called"]
    positions = positions_of(
        gathering.topic, members, gathering.edges["corroborates"] | gathering.edges["repeats"], against, origins
    )
    status = _status(gathering, positions)
    taken_by_nobody = not any(position.sources for position in positions)
    if status == "single" and (gathering.topic.form != "count" or taken_by_nobody):
        return None
    taken = {name for position in positions for name in position.sources}
    declined = tuple(name for name in declining(members, everyone) if name not in taken)
    return Point(
        id=f"point:{members[0].claim.id}:{gathering.topic.form}",
        event=event.id,
        question=question(gathering.topic, members),
        status=status,
        positions=positions,
        denied_by=denying(members),
        declined=declined,
        silent=silent(everyone, {*taken, *declined}),
    )


def _status(gathering: Gathering, positions: Sequence[Position]) -> PointStatus:
    if gathering.edges["contradicts"]:
        return "disputed"
    if gathering.edges["updates"]:
        return "updated"
    if len(positions) > 1:
        return "differing"
    return "agreed" if positions[0].origins > 1 else "single"
