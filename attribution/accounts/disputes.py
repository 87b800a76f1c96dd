"""Which contradictions are one dispute, with one question.

A dispute begins with the surest contradiction and takes in what answers it: who contradicts the same claim must agree with
those who already do, or be one of them. So no chain of contradictions draws a whole event into one question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush

from attribution.accounts.concepts import acts
from attribution.accounts.draft import Draft, Ends, Shelf, ends_of, of_one_act
from attribution.accounts.positions import SLOTS, on_one_side
from attribution.accounts.settling import WEIGHED
from attribution.accounts.statements import Statement, common
from attribution.accounts.verdicts import Form, Pair, Topic

SLOTTED = frozenset({"who", "what", "where", "when"})
"""Questions that ask for a part of one happening."""
Opposed = tuple[Statement, Statement]
"""Two claims that stand against one another."""
FEW_WORDS = 2
"""Telling words of a claim that says one thing only: "they were meant for the north"."""
SHARED = 2
"""Words in common from which two claims that tell of one act tell of one thing."""


def disputes_of(pairs: Sequence[Pair], agreed: Collection[Ends]) -> list[Draft]:
    """A draft for each dispute among contradictions of claims; ``agreed`` are the pairs that agree."""
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


def _begun(pairs: Sequence[Pair], agreed: Collection[Ends]) -> list[Draft]:
    ranked = sorted(pairs, key=lambda p: (p[2].judge == WEIGHED, -p[2].confidence, p[0].number, p[1].number))
    growing = Growing(ranked, {*agreed, *(ends_of(pair) for pair in pairs)})
    return [growing.from_seed(rank) for rank in range(len(ranked)) if rank in growing.left]


class Growing:
    """Disputes as they grow out of contradictions, the surest first; looked at anew is only what a fresh pair touches."""

    def __init__(self, ranked: Sequence[Pair], related: Collection[Ends]) -> None:
        self.left = dict(enumerate(ranked))
        self._related = related
        self._forms = [form_of(pair) for pair in ranked]
        self._of: dict[int, list[int]] = defaultdict(list)
        for rank, pair in enumerate(ranked):
            for number in ends_of(pair):
                self._of[number].append(rank)

    def from_seed(self, rank: int) -> Draft:
        """The dispute that a contradiction begins, with all that answers it and was not taken before."""
        draft = Draft(Topic(self._forms[rank], self.left[rank][2].topic.about))
        ready = [rank]
        while ready:
            pair = self.left.pop(heappop(ready), None)
            if pair is not None:
                draft.add(pair)
                for found in self._answering(pair, draft):
                    heappush(ready, found)
        return draft

    def _answering(self, added: Pair, draft: Draft) -> Iterator[int]:
        """The contradictions that belong to a dispute now that a pair was added to it."""
        for one, other in (added[:2], added[1::-1]):
            for rank in self._of[one.number]:
                fits = rank in self.left and self._forms[rank] == draft.topic.form
                if fits and _belongs(self.left[rank], one, other, draft, self._related):
                    yield rank


def _belongs(pair: Pair, inside: Statement, beside: Statement, draft: Draft, related: Collection[Ends]) -> bool:
    """Whether a contradiction of a claim ``inside`` a dispute is one of it: the other claim is in it too, or sides with
    ``beside``, which stands against the first, or stands against that as well: three that exclude one another are three
    answers to one question."""
    first, second, verdict = pair
    fresh = second if first.number == inside.number else first
    told = draft.topic.form != "whether" or verdict.judge != WEIGHED  # what is weighed is about all that is shared
    shared = told and bool(set(verdict.topic.about) & set(draft.topic.about))
    known = fresh.number in draft.members or frozenset((fresh.number, beside.number)) in related
    return known or shared or on_one_side(fresh, beside, draft.topic)


def _joined_once(disputes: Iterable[Draft]) -> list[Draft]:
    """The disputes with those put together that are one (``_are_one``)."""
    shelf = Shelf()
    for draft in sorted(disputes, key=lambda g: -len(g.members)):
        place = next((place for place in shelf.beside(draft) if _are_one(draft, shelf.drafts[place])), None)
        if place is None:
            shelf.put(draft)
            continue
        known = shelf.drafts[place]
        form = known.topic.form if known.topic.form == draft.topic.form else "whether"
        known.topic = Topic(form, known.topic.about)
        shelf.take(place, draft)
    return shelf.drafts


def _are_one(smaller: Draft, larger: Draft) -> bool:
    """Whether two disputes are one: of the same claims, of other words of the same two sayings, or put near the same."""
    if "called" in (smaller.topic.form, larger.topic.form) and smaller.topic.form != larger.topic.form:
        return False  # how a thing is called is kept apart from what happened
    if smaller.members.keys() <= larger.members.keys():
        return True
    if smaller.sayings <= larger.sayings and bool(_told_in(smaller) & _told_in(larger)):
        return True
    return _near_the_same(smaller, larger) or _on_one_claim(smaller, larger)


def _on_one_claim(smaller: Draft, larger: Draft) -> bool:
    """Whether two disputes of one form turn on one claim, and what stands against it in both is of one thing."""
    forms = {smaller.topic.form, larger.topic.form}
    if len(forms) > 1 and forms != {"order", "whether"}:
        return False
    return any(
        _of_one_answer(smaller.members[number], smaller.members[one], larger.members[other])
        for number in smaller.members.keys() & larger.members.keys()
        for one in smaller.opponents(number)
        for other in larger.opponents(number)
    )


def _of_one_answer(claim: Statement, one: Statement, other: Statement) -> bool:
    """Whether two claims answer what a third says: what it denies, or all that it says, in words of one thing; or the
    happening that it tells of; or one speaker twice, in words that it has too."""
    shared = one.ideas & other.ideas
    if claim.negative or claim.attribution.stance == "denies":
        return bool(shared) or (bool(one.ideas & claim.ideas) and bool(other.ideas & claim.ideas))
    if len(claim.stems) <= FEW_WORDS:
        return bool(shared)
    return bool(acts(shared & claim.ideas)) or (one.origin == other.origin and bool(shared & claim.ideas))


def _told_in(draft: Draft) -> frozenset[str]:
    return frozenset(idea for member in draft.members.values() for idea in acts(member.ideas))


def _near_the_same(smaller: Draft, larger: Draft) -> bool:
    """Whether two disputes of one form ask for one part of one claim, have most of their claims in common, or set what tells
    of one thing against one saying: 19 children died, 26 children died, against "all are alive"."""
    form, shared = smaller.topic.form, smaller.members.keys() & larger.members.keys()
    if form != larger.topic.form:
        return False
    if form != "whether":
        return form in SLOTTED | SLOTS.keys() and bool(shared)
    if 2 * len(shared) > len(smaller.members):
        return True
    known = _opposed_by_attribution(larger)
    return all(any(_side_alike(one, other) for other in _opposed_near(one, known)) for one in _opposed(smaller))


def _opposed(draft: Draft) -> list[Opposed]:
    """The claims that stand against one another, the pairs in order of number."""
    return [(draft.members[first], draft.members[second]) for first, second in map(sorted, draft.against)]


def _opposed_by_attribution(draft: Draft) -> dict[str, list[Opposed]]:
    found: dict[str, list[Opposed]] = defaultdict(list)
    for pair in _opposed(draft):
        for name in {statement.attribution.id for statement in pair}:
            found[name].append(pair)
    return found


def _opposed_near(pair: Opposed, known: Mapping[str, Sequence[Opposed]]) -> Iterator[Opposed]:
    """Of pairs by attribution, those that have one in common with a pair."""
    for name in {statement.attribution.id for statement in pair}:
        yield from known.get(name, ())


def _side_alike(pair: Opposed, other: Opposed) -> bool:
    """Whether two pairs have a saying in common, and the others in them tell of one thing."""
    sides = [(a, b, x, y) for a, b in (pair, pair[::-1]) for x, y in (other, other[::-1])]
    return any(a.attribution.id == x.attribution.id and _of_one_thing(b, y) for a, b, x, y in sides)


def _of_one_thing(first: Statement, second: Statement) -> bool:
    shared = [word for word in common(first, second) if "(" not in word]
    again = first.origin == second.origin and bool(shared)
    return again or (of_one_act(first, second) and len(shared) >= SHARED)
