"""Which related claims answer one question: counts of one thing, what stands against one another, what only agrees.

A dispute begins with the surest contradiction and takes in what answers it: who contradicts the same claim must agree with
those who already do, or be one of them. So no chain of contradictions draws a whole event into one question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from attribution.accounts.bounds import PARTS, is_people, side_of
from attribution.accounts.concepts import acts
from attribution.accounts.parties import same
from attribution.accounts.positions import SLOTS, on_one_side
from attribution.accounts.quantity import GROWING, answers, is_part, topic_of
from attribution.accounts.settling import WEIGHED
from attribution.accounts.statements import Statement, common
from attribution.accounts.verdicts import Form, Pair, Topic
from attribution.records import Figure

Ends = frozenset[int]
SLOTTED = frozenset({"who", "what", "where", "when"})
"""Questions that ask for a part of one happening."""
AGREEING = ("corroborates", "repeats")
SURE = 0.3
"""The confidence from which claims that agree are shown as one answer; below it they stand in the list of relations alone."""
SHARED = 2
"""Words in common from which claims that were weighed as agreeing are one answer, where they tell of no common act."""


@dataclass
class Gathering:
    """A point while its claims are gathered: pairs of numbers that agree, contradict, are only called otherwise, or updated."""

    topic: Topic
    members: dict[int, Statement] = field(default_factory=dict)
    edges: dict[str, set[Ends]] = field(default_factory=lambda: defaultdict(set))
    sure: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    """By claim, how surely it stands against others: the confidences of its contradictions together."""

    def add(self, pair: Pair) -> None:
        """Keep the pair's claims and how they stand to one another."""
        first, second, verdict = pair
        self.members |= {first.number: first, second.number: second}
        kind = "called" if verdict.why == "characterisation" else verdict.kind
        self.edges[kind].add(_ends(pair))
        if verdict.kind == "contradicts":
            for number in _ends(pair):
                self.sure[number] += verdict.confidence

    def take(self, other: Gathering) -> None:
        """Take in all that another has gathered."""
        self.members |= other.members
        for kind, pairs in other.edges.items():
            self.edges[kind] |= pairs
        for number, sure in other.sure.items():
            self.sure[number] += sure

    @property
    def against(self) -> set[Ends]:
        """The pairs that cannot stand together, in fact or in word."""
        return self.edges["contradicts"] | self.edges["called"]

    @property
    def agreeing(self) -> set[Ends]:
        """The pairs that are one answer."""
        return self.edges["corroborates"] | self.edges["repeats"]

    def opponents(self, number: int) -> set[int]:
        """Those members that a claim stands against."""
        return {other for pair in self.against if number in pair for other in pair - {number}}


def gathered(statements: Sequence[Statement], pairs: Sequence[Pair]) -> list[Gathering]:
    """The gatherings of one event's claims, in the order of their first claims."""
    counts = _counts(statements, [pair for pair in pairs if pair[2].topic.form == "count"])
    agreeing = [pair for pair in pairs if pair[2].kind in AGREEING and pair[2].topic.form != "count"]
    agreed = {_ends(pair) for pair in agreeing}
    contradicting = [pair for pair in pairs if pair[2].topic.form != "count" and pair[2].kind == "contradicts"]
    disputes = [g for g in _joined(_disputes(contradicting, agreed)) if not any(_is_of(g, count) for count in counts)]
    for gathering in disputes:
        _extend(gathering, agreeing)
    agreeing = [pair for pair in agreeing if is_agreement(pair)]
    of_one_act = [pair for pair in agreeing if pair[2].judge != WEIGHED or _of_one_act(*pair[:2])]
    left = [pair for pair in of_one_act if not _is_told(pair, counts, disputes)]
    found = [*counts, *disputes, *_agreements(left)]
    return sorted((g for g in found if g.members), key=lambda gathering: min(gathering.members))


def _is_of(dispute: Gathering, count: Gathering) -> bool:
    """Whether a dispute is no more than one of figures: of the same claims, or of other words of the same sayings ("that is
    nonsense")."""
    if dispute.members.keys() <= count.members.keys():
        count.take(dispute)
        return True
    return _sayings(dispute) <= _sayings(count)


def is_agreement(pair: Pair) -> bool:
    """Whether two claims are one answer: a rule says so, or they were weighed as agreeing and tell of one act or share words.

    Whole sayings are weighed, of which the claims may be other parts.
    """
    first, second, verdict = pair
    if verdict.kind not in ("corroborates", "repeats") or verdict.topic.form == "count":
        return False
    if verdict.judge != WEIGHED:
        return verdict.kind == "repeats" or verdict.confidence >= SURE
    shared = [word for word in common(first, second) if "(" not in word]
    alike = first.negative == second.negative and (_of_one_act(first, second) or len(shared) >= SHARED)
    return verdict.confidence >= SURE and alike


def _of_one_act(first: Statement, second: Statement) -> bool:
    return bool(acts(first.predicate & second.ideas | second.predicate & first.ideas))


def _counts(statements: Iterable[Statement], pairs: Iterable[Pair]) -> list[Gathering]:
    """A gathering for each thing counted. Tolls are counts of one event whoever gives them; other figures are of one thing
    only where they were compared."""
    found: list[Gathering] = []
    for pair in pairs:
        if pair[2].kind == "updates" and any(_counts_part(one, pair[2].topic) for one in pair[:2]):
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


def _counts_part(statement: Statement, topic: Topic) -> bool:
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


def form_of(pair: Pair) -> Form:
    """What the two answer. A party stands against a party only where both tell of one act; else it is open whether the one
    is so or the other."""
    first, second, verdict = pair
    alike = acts(first.ideas & second.ideas) if verdict.topic.form == "when" else _of_one_act(first, second)
    if verdict.judge == WEIGHED and verdict.topic.form in SLOTTED and not alike:
        return "whether"
    slot = SLOTS.get(verdict.topic.form)
    named = slot is None or (getattr(first, slot).named and getattr(second, slot).named)
    return verdict.topic.form if named else "whether"


def _disputes(pairs: Sequence[Pair], agreed: Collection[Ends]) -> list[Gathering]:
    left = sorted(pairs, key=lambda p: (p[2].judge == WEIGHED, -p[2].confidence, p[0].number, p[1].number))
    found: list[Gathering] = []
    while left:
        seed = left.pop(0)
        gathering = Gathering(Topic(form_of(seed), seed[2].topic.about))
        gathering.add(seed)
        while (taken := next((pair for pair in left if _belongs(pair, gathering, agreed)), None)) is not None:
            gathering.add(taken)
            left.remove(taken)
        found.append(gathering)
    return found


def _belongs(pair: Pair, gathering: Gathering, agreed: Collection[Ends]) -> bool:
    """Whether a contradiction is one of this dispute: both claims are in it, or one is and the other sides with the
    opponents of that one."""
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
        frozenset((fresh.number, other.number)) in agreed or on_one_side(fresh, other, gathering.topic) for other in beside
    )


def _extend(gathering: Gathering, agreeing: Iterable[Pair]) -> None:
    """Add the claims that agree with one of the seeds; and how its claims agree, where they are one answer or stand against
    one claim."""
    slot = SLOTS.get(gathering.topic.form)
    seeds = set(gathering.members)
    for pair in (pair for pair in agreeing if is_agreement(pair)):
        for member, other in (pair[:2], pair[1::-1]):
            if member.number in seeds and other.number not in seeds:
                one = _of_one_act(member, other) if slot is None else same(getattr(member, slot), getattr(other, slot))
                if one:
                    gathering.members[other.number] = other
    for pair in agreeing:
        inside = _ends(pair) <= gathering.members.keys()
        if inside and (is_agreement(pair) or gathering.opponents(pair[0].number) & gathering.opponents(pair[1].number)):
            gathering.add(pair)


def _is_told(pair: Pair, counts: Iterable[Gathering], disputes: Iterable[Gathering]) -> bool:
    """Whether an agreement needs no point of its own: a dispute holds it, or it is of figures that stand under their count."""
    ends = _ends(pair)
    counted = set().union(*(g.members.keys() for g in counts if len(g.members) > 1))
    return bool(ends & counted) or any(ends <= gathering.members.keys() for gathering in disputes)


def _agreements(pairs: Sequence[Pair]) -> list[Gathering]:
    """What only agrees: claims joined to the first pair, whose ideas they must share."""
    left = sorted(pairs, key=lambda pair: (-pair[2].confidence, pair[0].number, pair[1].number))
    found: list[Gathering] = []
    for pair in left:
        about = set(pair[2].topic.about)
        known = next((g for g in found if _ends(pair) & g.members.keys() and about & set(g.topic.about)), None)
        if known is None:
            found.append(known := Gathering(pair[2].topic))
        known.add(pair)
    return found


def _joined(disputes: Iterable[Gathering]) -> list[Gathering]:
    """The disputes with those put together that are one (``_are_one``), until no two are."""
    given = list(disputes)
    while len(found := _joined_once(given)) < len(given):
        given = found
    return found


def _joined_once(disputes: Iterable[Gathering]) -> list[Gathering]:
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
    ours, theirs = _sayings(smaller), _sayings(larger)
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
    return again or (_of_one_act(first, second) and len(shared) >= SHARED)


def _sayings(gathering: Gathering) -> set[frozenset[str]]:
    """The pairs of attributions that stand against one another."""
    members = gathering.members
    return {frozenset(members[number].attribution.id for number in pair) for pair in gathering.against}


def _ends(pair: Pair) -> Ends:
    return frozenset((pair[0].number, pair[1].number))
