"""The questions on which accounts of an event differ or agree, gathered from the relations between their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.accounts.events import Key
from attribution.accounts.gathering import Gathering
from attribution.accounts.gatherings import gathered
from attribution.accounts.own_voice import Voices
from attribution.accounts.positions import positions_of
from attribution.accounts.questions import can_be_asked, form_asked, lead, question, whether
from attribution.accounts.silence import BEARING, declining, denying, is_omission, silent
from attribution.accounts.statements import Statement, cover_of
from attribution.accounts.verdicts import Pair, Topic
from attribution.records import Event, Point, PointStatus, Position

ASKING = frozenset({"how", "what", "when", "where", "whether", "which", "who", "whose", "why"})
"""Words that open what is a question already: "made no mention of how many engines were affected"."""


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
        ordered = _asked_once(gathered(everyone[key], related[key]))
        for gathering in ordered:
            if (point := _point(gathering, event, everyone[key], origins)) is not None:
                members = [gathering.members[number] for number in sorted(gathering.members)]
                points.append(replace(point, positions=voices.heard(gathering.topic, members, point.positions, key)))
        points += _left_out(event, everyone[key], origins)
    return _told_apart(points)


def _asked_once(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """The gatherings with those that come to one question put together: in the same words, or by one claim. What no claim
    can put in its own form is asked as whether it is so."""
    kept: list[tuple[str, Gathering]] = []
    for gathering in gatherings:
        gathering.topic = Topic(form_asked(gathering), gathering.topic.about)
        words = question(gathering).lower()
        known = next((other for asked, other in kept if asked == words or _of_one_lead(gathering, other)), None)
        if known is None:
            kept.append((words, gathering))
        else:
            _together(known, gathering)
    return [gathering for _, gathering in kept]


def _of_one_lead(gathering: Gathering, other: Gathering) -> bool:
    """Whether both ask whether one and the same claim is so, or when it was so."""
    if not (gathering.against and other.against) or lead(gathering).number != lead(other).number:
        return False
    forms = {gathering.topic.form, other.topic.form}
    timed = all(member.clock for part in (gathering, other) for member in part.members.values())
    return forms == {"whether"} or (forms == {"whether", "when"} and timed)


def _together(known: Gathering, gathering: Gathering) -> None:
    """The first takes in the second; of times of day they ask when."""
    forms = {known.topic.form, gathering.topic.form}
    known.topic = Topic("when" if "when" in forms else known.topic.form, known.topic.about)
    known.take(gathering)


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
            asked = _unsaid(omission)
            yield Point(f"point:{omission.claim.id}:silent", event.id, asked, "single", positions, silent=mute)


def _unsaid(omission: Statement) -> str:
    """What was left unsaid as a question: "how many pumps had failed", "whether there was any drone launch"."""
    text = omission.claim.text
    if text.partition(" ")[0].lower() in ASKING:
        return text[:1].lower() + text[1:]
    return whether(omission)


def _point(gathering: Gathering, event: Event, everyone: Sequence[Statement], origins: Mapping[str, str]) -> Point | None:
    members = [gathering.members[number] for number in sorted(gathering.members)]
    positions = positions_of(gathering.topic, members, gathering.agreeing, gathering.against, origins, lead(gathering))
    status = _status(gathering, positions)
    taken_by_nobody = not any(position.sources for position in positions)
    if status == "single" and (gathering.topic.form != "count" or taken_by_nobody):
        return None
    if not can_be_asked(gathering):
        return None
    taken = {name for position in positions for name in position.sources}
    declined = tuple(name for name in declining(members, everyone) if name not in taken)
    return Point(
        id=f"point:{members[0].claim.id}:{gathering.topic.form}",
        event=event.id,
        question=question(gathering),
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
