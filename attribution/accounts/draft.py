"""A point in the making: the claims that bear on one question, and how they stand to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from math import fsum

from attribution.accounts.concepts import acts
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Pair, Topic

Ends = frozenset[int]
"""The numbers of two claims."""
AGAINST = ("contradicts", "called")
"""How two claims stand that are not one answer."""


@dataclass
class Draft:
    """A point in the making: pairs of numbers that agree, contradict, are only called otherwise, or updated.

    Whatever is asked of it while claims are gathered is kept as they come in: time grows with claims, not with their pairs.
    """

    topic: Topic
    members: dict[int, Statement] = field(default_factory=dict)
    edges: dict[str, set[Ends]] = field(default_factory=lambda: defaultdict(set))
    confidences: dict[Ends, float] = field(default_factory=dict)
    """Of each contradiction."""
    facing: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By claim, those that it stands against."""
    sayings: set[frozenset[str]] = field(default_factory=set)
    """The pairs of attributions that stand against one another."""
    parties: set[frozenset[str]] = field(default_factory=set)
    """The pairs of origins that stand against one another."""

    def add(self, pair: Pair) -> None:
        """Keep the pair's claims and how they stand to one another."""
        first, second, verdict = pair
        self.members |= {first.number: first, second.number: second}
        kind = "called" if verdict.why == "characterisation" else verdict.kind
        if verdict.kind == "contradicts":
            self.confidences[ends_of(pair)] = verdict.confidence
        self._tie(kind, (ends_of(pair),))

    def take(self, other: Draft) -> None:
        """Take in all that another has gathered."""
        self.members |= other.members
        self.confidences |= other.confidences
        for kind, pairs in other.edges.items():
            self._tie(kind, pairs)

    def only(self, against: Collection[Ends]) -> Draft:
        """A draft of some of the pairs that stand against one another, with what else their claims come to."""
        kept = self.of({number for pair in against for number in pair})
        fewer = Draft(self.topic, kept.members, confidences={e: sure for e, sure in kept.confidences.items() if e in against})
        for kind, pairs in kept.edges.items():
            fewer._tie(kind, pairs & set(against) if kind in AGAINST else pairs)
        return fewer

    def of(self, numbers: Collection[int]) -> Draft:
        """A draft of some of the claims, with how these stand to one another."""
        members = {number: member for number, member in self.members.items() if number in numbers}
        sure = {ends: confidence for ends, confidence in self.confidences.items() if ends <= members.keys()}
        part = Draft(self.topic, members, confidences=sure)
        for kind, pairs in self.edges.items():
            part._tie(kind, {pair for pair in pairs if pair <= members.keys()})
        return part

    def _tie(self, kind: str, pairs: Iterable[Ends]) -> None:
        fresh = set(pairs) - self.edges[kind]
        self.edges[kind] |= fresh
        for first, second in map(sorted, fresh if kind in AGAINST else ()):
            self.facing[first].add(second)
            self.facing[second].add(first)
            one, other = self.members[first], self.members[second]
            self.sayings.add(frozenset((one.attribution.id, other.attribution.id)))
            self.parties.add(frozenset((one.origin, other.origin)))

    @property
    def against(self) -> set[Ends]:
        """The pairs that cannot stand together, in fact or in word."""
        return {pair for kind in AGAINST for pair in self.edges[kind]}

    @property
    def agreeing(self) -> set[Ends]:
        """The pairs that are one answer."""
        return self.edges["corroborates"] | self.edges["repeats"]

    @property
    def attributions(self) -> set[str]:
        """The attributions that its claims are part of."""
        return {member.attribution.id for member in self.members.values()}

    def opponents(self, number: int) -> set[int]:
        """Those members that a claim stands against."""
        return self.facing.get(number, set())

    def sure(self, number: int) -> float:
        """How surely a claim stands against others: the confidences of its contradictions together."""
        return fsum(self.confidences.get(frozenset((number, other)), 0.0) for other in self.opponents(number))

    def alike(self, first: Statement, second: Statement) -> bool:
        """Whether two members are one answer: of one origin, or agreeing."""
        ends = frozenset((first.number, second.number))
        return first.origin == second.origin or ends in self.edges["corroborates"] or ends in self.edges["repeats"]


class Shelf:
    """Drafts in the order in which they were put, found by the attributions of their claims: those that can be of one question
    have one in common."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self.drafts: list[Draft] = []
        self._holding: dict[str, set[int]] = defaultdict(set)
        for draft in drafts:
            self.put(draft)

    def put(self, draft: Draft) -> None:
        """Set a draft behind the others."""
        self.drafts.append(draft)
        self._enter(len(self.drafts) - 1, draft)

    def beside(self, draft: Draft) -> list[int]:
        """The places of those that have an attribution in common with a draft, in order."""
        return sorted({place for name in draft.attributions for place in self._holding.get(name, ())})

    def take(self, place: int, draft: Draft) -> None:
        """Let the draft at a place take in another."""
        self.drafts[place].take(draft)
        self._enter(place, draft)

    def _enter(self, place: int, draft: Draft) -> None:
        for name in draft.attributions:
            self._holding[name].add(place)


def ends_of(pair: Pair) -> Ends:
    """The numbers of the two claims of a pair."""
    return frozenset((pair[0].number, pair[1].number))


def of_one_act(first: Statement, second: Statement) -> bool:
    """Whether what one tells as done is told by the other too."""
    return bool(acts(first.predicate & second.ideas | second.predicate & first.ideas))
