"""Which contradictions are one dispute, with one question.

A dispute begins with the surest contradiction and takes in what answers it: who contradicts the same claim must agree with
those who already do, or be one of them. So no chain of contradictions draws a whole event into one question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attribution.accounts.concepts import acts
from attribution.accounts.gathering import Ends, Gathering, ends_of, of_one_act
from attribution.accounts.positions import SLOTS, on_one_side
from attribution.accounts.settling import WEIGHED
from attribution.accounts.statements import Statement, common
from attribution.accounts.verdicts import Form, Pair, Topic

SLOTTED = frozenset({"who", "what", "where", "when"})
"""Questions that ask for a part of one happening."""
SHARED = 2
"""Words in common from which two claims that tell of one act tell of one thing."""


def disputes_of(pairs: Sequence[Pair], agreed: Collection[Ends]) -> list[Gathering]:
    """A gathering for each dispute among contradictions of claims; ``agreed`` are the pairs that agree."""
    found = _begun(pairs, agreed)
    while len(fewer := _joined_once(found)) < len(found):
        found = fewer
    return found


def form_of(pair: Pair) -> Form:
    """What the two answer. A party stands against a party only where both tell of one act; else it is open whether the one
    is so or the other."""
    first, second, verdict = pair
    alike = acts(first.ideas & second.ideas) if verdict.topic.form == "when" else of_one_act(first, second)
    if verdict.judge == WEIGHED and verdict.topic.form in SLOTTED and not alike:
        return "whether"
    slot = SLOTS.get(verdict.topic.form)
    named = slot is None or (getattr(first, slot).named and getattr(second, slot).named)
    return verdict.topic.form if named else "whether"


def _begun(pairs: Sequence[Pair], agreed: Collection[Ends]) -> list[Gathering]:
    left = sorted(pairs, key=lambda p: (p[2].judge == WEIGHED, -p[2].confidence, p[0].number, p[1].number))
    related = {*agreed, *(ends_of(pair) for pair in pairs)}
    found: list[Gathering] = []
    while left:
        seed = left.pop(0)
        gathering = Gathering(Topic(form_of(seed), seed[2].topic.about))
        gathering.add(seed)
        while (taken := next((pair for pair in left if _belongs(pair, gathering, related)), None)) is not None:
            gathering.add(taken)
            left.remove(taken)
        found.append(gathering)
    return found


def _belongs(pair: Pair, gathering: Gathering, related: Collection[Ends]) -> bool:
    """Whether a contradiction is one of this dispute: both claims are in it, or one is and the other sides with the
    opponents of that one, or stands against them too: three that exclude one another are three answers to one question."""
    first, second, verdict = pair
    if form_of(pair) != gathering.topic.form:
        return False
    inside = [one for one in (first, second) if one.number in gathering.members]
    if len(inside) != 1:
        return len(inside) == 2
    fresh = second if inside[0] is first else first
    beside = [gathering.members[number] for number in gathering.opponents(inside[0].number)]
    told = gathering.topic.form != "whether" or verdict.judge != WEIGHED  # what is weighed is about all that is shared
    if told and set(verdict.topic.about) & set(gathering.topic.about):
        return True
    return any(
        frozenset((fresh.number, other.number)) in related or on_one_side(fresh, other, gathering.topic) for other in beside
    )


def _joined_once(disputes: Iterable[Gathering]) -> list[Gathering]:
    """The disputes with those put together that are one (``_are_one``)."""
    found: list[Gathering] = []
    for gathering in sorted(disputes, key=lambda g: -len(g.members)):
        known = next((other for other in found if _are_one(gathering, other)), None)
        if known is None:
            found.append(gathering)
            continue
        form = known.topic.form if known.topic.form == gathering.topic.form else "whether"
        known.topic = Topic(form, known.topic.about)
        known.take(gathering)
    return found


def _are_one(smaller: Gathering, larger: Gathering) -> bool:
    """Whether two disputes are one: of the same claims, of other words of the same two sayings, or put near the same."""
    if "called" in (smaller.topic.form, larger.topic.form) and smaller.topic.form != larger.topic.form:
        return False  # how a thing is called is kept apart from what happened
    if smaller.members.keys() <= larger.members.keys():
        return True
    ours, theirs = smaller.sayings, larger.sayings
    ideas = [frozenset(idea for s in g.members.values() for idea in acts(s.ideas)) for g in (smaller, larger)]
    return (ours <= theirs and bool(ideas[0] & ideas[1])) or _near_the_same(smaller, larger)


def _near_the_same(smaller: Gathering, larger: Gathering) -> bool:
    """Whether two disputes of one form ask for one part of one claim, have most of their claims in common, or set what tells
    of one thing against one saying: 19 children died, 26 children died, against "all are alive"."""
    form, shared = smaller.topic.form, smaller.members.keys() & larger.members.keys()
    if form != larger.topic.form:
        return False
    if form != "whether":
        return form in SLOTTED | SLOTS.keys() and bool(shared)
    return 2 * len(shared) > len(smaller.members) or all(
        any(_side_alike(one, other) for other in _opposed(larger)) for one in _opposed(smaller)
    )


def _opposed(gathering: Gathering) -> list[tuple[Statement, Statement]]:
    """The claims that stand against one another, the pairs in order of number."""
    members = gathering.members
    return [(members[first], members[second]) for first, second in map(sorted, gathering.against)]


def _side_alike(pair: tuple[Statement, Statement], other: tuple[Statement, Statement]) -> bool:
    """Whether two pairs have a saying in common, and the others in them tell of one thing."""
    sides = [(a, b, x, y) for a, b in (pair, pair[::-1]) for x, y in (other, other[::-1])]
    return any(a.attribution.id == x.attribution.id and _of_one_thing(b, y) for a, b, x, y in sides)


def _of_one_thing(first: Statement, second: Statement) -> bool:
    shared = [word for word in common(first, second) if "(" not in word]
    again = first.origin == second.origin and bool(shared)
    return again or (of_one_act(first, second) and len(shared) >= SHARED)
