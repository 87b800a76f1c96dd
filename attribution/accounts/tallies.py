"""How many: the claims that count one thing, as one point; a part of it that several count is a point of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attribution.accounts.bounds import PARTS, is_people, side_of
from attribution.accounts.draft import Draft
from attribution.accounts.quantity import GROWING, answers, is_part, topic_of
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Pair, Topic
from attribution.records import Figure


def tallies(statements: Iterable[Statement], pairs: Iterable[Pair]) -> list[Draft]:
    """A draft for each thing counted. Tolls are counts of one event whoever gives them; other figures are of one thing
    only where they were compared."""
    found: dict[Topic, list[Draft]] = defaultdict(list)
    for pair in pairs:
        if pair[2].kind == "updates" and any(_is_counted_in_part(one, pair[2].topic) for one in pair[:2]):
            continue
        topic = pair[2].topic
        known = next((draft for draft in found[topic] if _takes_count(draft, pair)), None)
        if known is None:
            found[topic].append(known := Draft(topic))
        known.add(pair)
    for statement in statements:
        for topic in dict.fromkeys(topic_of(figure, statement) for figure in _tolls(statement)):
            found[topic] = found[topic] or [Draft(topic)]
            found[topic][0].members.setdefault(statement.number, statement)
    return [part for drafts in found.values() for draft in drafts for part in _told_apart(draft)]


def _takes_count(draft: Draft, pair: Pair) -> bool:
    first, second, verdict = pair
    known = first.number in draft.members or second.number in draft.members
    return known or (verdict.topic.about[1:] != ("",) and verdict.topic.about[0] == "people")


def _tolls(statement: Statement) -> list[Figure]:
    """The figures that answer how many were killed, hurt or missing by themselves, being no part of a larger figure."""
    told = answers(statement) if statement.told else ()
    people = [f for f in told if is_people(f.unit or "") and topic_of(f, statement).about[1] in GROWING]
    return [figure for figure in people if not is_part(statement, figure)]


def _is_counted_in_part(statement: Statement, topic: Topic) -> bool:
    return any(is_part(statement, figure) for figure in answers(statement) if topic_of(figure, statement) == topic)


def _told_apart(draft: Draft) -> list[Draft]:
    """The draft, with what counts one part of the people alone ("children") apart where that is counted several times."""
    if draft.topic.about[0] != "people":
        return [draft]
    parts: dict[str, set[int]] = defaultdict(set)
    for number, member in draft.members.items():
        parts[_part_in(member, draft.topic)].add(number)
    split = [side for side in PARTS if len(parts[side]) > 1 and len(parts[side]) < len(draft.members)]
    apart = {number for side in split for number in parts[side]}
    rest = draft.members.keys() - apart
    return [draft.of(numbers) for numbers in (rest, *(parts[side] for side in split)) if numbers]


def _part_in(statement: Statement, topic: Topic) -> str:
    return next((side_of(f.unit or "") for f in answers(statement) if topic_of(f, statement) == topic), "")
