"""The questions on which accounts of an event differ or agree, gathered from the relations between their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from attribution.accounts.draft import Draft
from attribution.accounts.events import Key, dated
from attribution.accounts.grouping import grouped
from attribution.accounts.own_voice import Voices
from attribution.accounts.positions import positions_of
from attribution.accounts.questions import asked_once, can_be_asked, lead, question, whether
from attribution.accounts.same_question import one_a_question
from attribution.accounts.silence import denying, is_omission, with_account
from attribution.accounts.statements import Statement, cover_of
from attribution.accounts.verdicts import Pair, Topic
from attribution.records import Event, Point, PointStatus, Position

BEARING = 0.4
"""The share of the words of what a text says was left out that a claim must hold to tell it all the same."""
ASKING = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whose", "why"})
"""Words that open what is a question already: "made no mention of how many engines were affected"."""


@dataclass(frozen=True)
class Account:
    """All claims of an event with what is asked of them on each of its points, told once."""

    event: Event
    everyone: Sequence[Statement]
    origins: Mapping[str, str]

    @cached_property
    def tellers(self) -> tuple[str, ...]:
        """The sources that have an account of the event."""
        return with_account(self.everyone)


def points_of(
    pairs: Sequence[Pair],
    statements: Sequence[Statement],
    keys: Mapping[int, Key],
    events: Mapping[Key, Event],
    origins: Mapping[str, str],
    voices: Voices,
) -> tuple[Point, ...]:
    """The points of all events, by event and by the first claim that takes a position; ``voices`` are heard on each.

    A count that one source alone gives is a point too; any other question needs two claims that bear on one another.
    """
    everyone: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        everyone[keys[statement.number]].append(statement)
    related: dict[Key, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if keys[pair[0].number] == keys[pair[1].number]:  # on no question do accounts of two events differ
            related[keys[pair[0].number]].append(pair)
    points = []
    for key, event in events.items():
        account = Account(event, everyone[key], origins)
        for draft in asked_once(grouped(everyone[key], related[key])):
            if (point := _point(draft, account)) is not None:
                members = [draft.members[number] for number in sorted(draft.members)]
                points.append(replace(point, positions=voices.heard(draft.topic, members, point.positions, key)))
        points += _left_out(account)
    settings = {event.id: setting for (_, setting), event in events.items() if setting is not None}
    return _told_apart(_dated(one_a_question(points), settings))


def _dated(points: Sequence[Point], settings: Mapping[str, str]) -> list[Point]:
    """The points; what is asked of the news too, and of something before it, with the words that set that apart: "how many
    people were killed (2019)". ``settings`` are those words, by event."""
    asked = Counter(point.question.casefold() for point in points)
    again = {point.id for point in points if asked[point.question.casefold()] > 1 and point.event in settings}
    return [
        replace(point, question=f"{point.question} ({dated(settings[point.event])})") if point.id in again else point
        for point in points
    ]


def _told_apart(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points with a number behind the id of each that another bears too."""
    seen: Counter[str] = Counter()
    found = []
    for point in points:
        seen[point.id] += 1
        number = seen[point.id]
        found.append(point if number == 1 else replace(point, id=f"{point.id}:{number}"))
    return tuple(found)


def _left_out(account: Account) -> Iterator[Point]:
    """A point for each thing that a text says somebody did not mention and somebody else told: "made no mention of drones"."""
    for omission in (s for s in account.everyone if is_omission(s) and s.claim.source_id is not None):
        others = (s for s in account.everyone if s.told and s.origin != omission.origin)
        told = next((s for s in others if cover_of(omission, s.ideas) >= BEARING), None)
        if told is not None:
            positions = positions_of(Topic("whether", ()), [told], (), (), account.origins)
            mute = (omission.claim.source_id or "",)
            asked = _unsaid(omission)
            yield Point(f"point:{omission.claim.id}:silent", account.event.id, asked, "single", positions, silent=mute)


def _unsaid(omission: Statement) -> str:
    """What was left unsaid as a question: "how many pumps had failed", "whether there was any drone launch"."""
    text = omission.claim.text
    if text.partition(" ")[0].lower() in ASKING:
        return text[:1].lower() + text[1:]
    return whether(omission)


def _point(draft: Draft, account: Account) -> Point | None:
    members = [draft.members[number] for number in sorted(draft.members)]
    positions = positions_of(draft.topic, members, draft.agreeing, draft.against, account.origins, lead(draft))
    status = _status(draft, positions)
    taken_by_nobody = not any(position.sources for position in positions)
    if status == "single" and (draft.topic.form != "count" or taken_by_nobody):
        return None
    if not can_be_asked(draft):
        return None
    taken = {name for position in positions for name in position.sources}
    return Point(
        id=f"point:{members[0].claim.id}:{draft.topic.form}",
        event=account.event.id,
        question=question(draft),
        status=status,
        positions=positions,
        denied_by=denying(members),
        silent=tuple(name for name in account.tellers if name not in taken),
    )


def _status(draft: Draft, positions: Sequence[Position]) -> PointStatus:
    if draft.edges["contradicts"]:
        return "disputed"
    if draft.edges["updates"]:
        return "updated"
    if len(positions) > 1:
        return "differing"
    return "agreed" if positions[0].origins > 1 else "single"
