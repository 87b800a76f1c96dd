"""What a refusal to speak is about: one point, or the event as a whole, of which it is told once.

"Would not say who gave the order" stands beside the points on that order; "has not commented on the strike" and "did not
return calls" are about all that is told of an event and stand beside the event itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD, concepts, phrase_concepts
from attribution.accounts.events import Key
from attribution.accounts.parties import apart
from attribution.accounts.settings import sentence_around
from attribution.accounts.silence import refusing, sources_of
from attribution.accounts.statements import NEAR, Statement, cover_of
from attribution.records import Article, Event, Point

RIGHT_BEFORE = 400
"""Characters, some two sentences: a refusal that names nothing answers what stands no further before it."""
MOST = 0.5
"""Of a refusal's words one claim of a point must hold more than half for the refusal to be about it: "the cause of the death"
is not about how many died."""


@dataclass
class Refused:
    """The refusals on the points of an event, by the place of the point, and those on the event as a whole."""

    on_points: dict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    on_event: list[Statement] = field(default_factory=list)


def with_refusals(
    points: Iterable[Point],
    events: Mapping[Key, Event],
    statements: Iterable[Statement],
    keys: Mapping[int, Key],
    articles: Iterable[Article],
) -> tuple[tuple[Point, ...], dict[Key, Event]]:
    """The points and events with the sources of whom a text says that they would not speak about them.

    Who takes a position on a point declines nothing there, and who takes one on any point of an event not the event.
    """
    headings = _headings(articles)
    everyone: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        everyone[events[keys[statement.number]].id].append(statement)
    found, of_event = list(points), defaultdict(list)
    for place, point in enumerate(found):
        of_event[point.event].append(place)
    declined: dict[str, tuple[str, ...]] = {}
    for event, told in everyone.items():
        places = of_event[event]
        members = {claim.claim.id: claim for claim in told}
        answering = [[members[c] for p in found[place].positions for c in p.claims if c in members] for place in places]
        heading = frozenset(idea for name in {s.claim.article for s in told} for idea in headings.get(name, ()))
        refused = apportioned(refusing(told), answering, heading)
        for number, refusals in refused.on_points.items():
            found[places[number]] = _declined(found[places[number]], sources_of(refusals))
        taken = {source for place in places for position in found[place].positions for source in position.sources}
        declined[event] = tuple(name for name in sources_of(refused.on_event) if name not in taken)
    return tuple(found), {key: replace(event, declined=declined.get(event.id, ())) for key, event in events.items()}


def apportioned(refusals: Iterable[Statement], points: Sequence[Sequence[Statement]], heading: frozenset[str]) -> Refused:
    """What each refusal of an event is about; ``points`` are the claims that answer each, ``heading`` the ideas by which the
    articles head what they tell."""
    found = Refused()
    for refusal in refusals:
        terms = _telling(refusal)
        if _is_the_whole(refusal, terms, heading):
            found.on_event.append(refusal)
        elif not terms:
            places = _answered(refusal, points)
            if len(places) == 1:
                found.on_points[places[0]].append(refusal)
            elif refusal.claim.terms:  # of "would not call it" nobody can say what it is about
                found.on_event.append(refusal)
        else:
            for place in [place for place, members in enumerate(points) if _bears_on(refusal, members)]:
                found.on_points[place].append(refusal)
    return found


def _telling(refusal: Statement) -> frozenset[str]:
    """The words by which a refusal names what it is about: none of "comment", of "calls on Tuesday"."""
    return frozenset(refusal.claim.terms) - languages.used("en", "refusals", "nothing named") - _times()


def _is_the_whole(refusal: Statement, terms: frozenset[str], heading: frozenset[str]) -> bool:
    """Whether a refusal names the event itself: as "the incident", or by the happening that stands in a headline or opens an
    article. An invitation somewhere in a story of a march is not the event."""
    if not terms:
        return False
    if terms <= languages.used("en", "refusals", "whole story"):
        return True
    return terms <= languages.words("en", "event_nouns") and all(concepts(term) & heading for term in terms)


def _answered(refusal: Statement, points: Sequence[Sequence[Statement]]) -> list[int]:
    """The points of what was said last before a refusal that names nothing: right behind it, or behind what one says of who
    refuses."""
    gaps = {
        place: min(told)
        for place, members in enumerate(points)
        if (told := [_gap(refusal, member) for member in members if _answers_to(refusal, member)])
    }
    return [place for place, gap in gaps.items() if gap == min(gaps.values())]


def _bears_on(refusal: Statement, members: Sequence[Statement]) -> bool:
    """Whether a refusal is about what the members tell: by its own words; where it is one verb ("whether she would stay"), of
    whoever may do so."""
    if len(refusal.stems) == 1 and refusal.claim.clause is not None:
        return any(refusal.predicate & one.predicate and not apart(refusal.subject, one.subject) for one in members)
    empty = languages.used("en", "refusals", "nothing named")
    named = replace(refusal, stems={word: found for word, found in refusal.stems.items() if word not in empty})
    return any(cover_of(named, member.ideas) > MOST for member in members)


def _answers_to(refusal: Statement, member: Statement) -> bool:
    if member.claim.article != refusal.claim.article or member.origin == refusal.origin:
        return False
    accused = bool(refusal.speaker & (member.agent.ideas | member.target.ideas))
    return 0 <= _gap(refusal, member) <= (NEAR if accused else RIGHT_BEFORE)


def _gap(refusal: Statement, member: Statement) -> int:
    return refusal.attribution.extent.start - member.attribution.extent.end


def _declined(point: Point, refusing: Iterable[str]) -> Point:
    """The point with who would not speak about it and answers nothing there; who declines is not silent."""
    taken = {source for position in point.positions for source in position.sources}
    declined = tuple(name for name in refusing if name not in taken)
    return replace(point, declined=declined, silent=tuple(name for name in point.silent if name not in declined))


def _headings(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """The ideas of each article's headline and opening sentence."""
    return {article.id: _ideas_of(f"{article.title or ''}\n{_opening(article.text)}") for article in articles}


def _opening(text: str) -> str:
    return sentence_around(text, len(text) - len(text.lstrip()))


def _ideas_of(text: str) -> frozenset[str]:
    return frozenset(idea for word in WORD.findall(text.lower()) for idea in concepts(word)) | phrase_concepts(text)


@cache
def _times() -> frozenset[str]:
    """Words that only tell when or how often somebody was asked: "calls on Tuesday", "three requests"."""
    days = {row["word"] for row in languages.table("en", "time_words") if row["kind"] in ("weekday", "month", "day", "night")}
    return frozenset(days | {row["word"] for row in languages.table("en", "numerals")})
