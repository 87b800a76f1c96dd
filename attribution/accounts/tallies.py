"""How many: the claims that count one thing, as one point; a part of it that several count is a point of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from attribution.accounts.bounds import PARTS, is_people, side_of
from attribution.accounts.gathering import Gathering
from attribution.accounts.quantity import GROWING, answers, is_part, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Pair, Topic
from attribution.records import Figure


def tallies(statements: Iterable[Statement], pairs: Iterable[Pair]) -> list[Gathering]:
    """A gathering for each thing counted. Tolls are counts of one event whoever gives them; other figures are of one thing
    only where they were compared."""
    found: list[Gathering] = []
    for pair in pairs:
        if pair[2].kind == "updates" and any(_is_counted_in_part(one, pair[2].topic) for one in pair[:2]):
            continue
        known = next((g for g in found if _takes_count(g, pair)), None)
        if known is None:
            found.append(known := Gathering(pair[2].topic))
        known.add(pair)
    for statement in statements:
        for topic in dict.fromkeys(topic_of(figure, statement) for figure in _tolls(statement)):
            known = next((g for g in found if g.topic == topic), None)
            if known is None:
                found.append(known := Gathering(topic))
            known.members.setdefault(statement.number, statement)
    return [part for gathering in found for part in _told_apart(gathering)]


def _takes_count(gathering: Gathering, pair: Pair) -> bool:
    first, second, verdict = pair
    known = first.number in gathering.members or second.number in gathering.members
    return gathering.topic == verdict.topic and (
        known or (verdict.topic.about[1:] != ("",) and verdict.topic.about[0] == "people")
    )


def _tolls(statement: Statement) -> list[Figure]:
    """The figures that answer how many were killed, hurt or missing by themselves, being no part of a larger figure."""
    told = answers(statement) if statement.told else ()
    people = [f for f in told if is_people(f.unit or "") and topic_of(f, statement).about[1] in GROWING]
    return [figure for figure in people if not is_part(statement, figure)]


def _is_counted_in_part(statement: Statement, topic: Topic) -> bool:
    return any(is_part(statement, figure) for figure in answers(statement) if topic_of(figure, statement) == topic)


def _told_apart(gathering: Gathering) -> list[Gathering]:
    """The gathering, with what counts one part of the people alone ("children") apart where that is counted several times."""
    if gathering.topic.about[0] != "people":
        return [gathering]
    parts: dict[str, set[int]] = defaultdict(set)
    for number, member in gathering.members.items():
        parts[_part_in(member, gathering.topic)].add(number)
    split = [side for side in PARTS if len(parts[side]) > 1 and len(parts[side]) < len(gathering.members)]
    apart = {number for side in split for number in parts[side]}
    rest = gathering.members.keys() - apart
    return [_cut(gathering, numbers) for numbers in (rest, *(parts[side] for side in split)) if numbers]


def _part_in(statement: Statement, topic: Topic) -> str:
    return next((side_of(f.unit or "") for f in answers(statement) if topic_of(f, statement) == topic), "")


def _cut(gathering: Gathering, numbers: Collection[int]) -> Gathering:
    kept = Gathering(gathering.topic, {n: s for n, s in gathering.members.items() if n in numbers})
    for kind, pairs in gathering.edges.items():
        kept.edges[kind] = {pair for pair in pairs if pair <= set(numbers)}
    return kept
