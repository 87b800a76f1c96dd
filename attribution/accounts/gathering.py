"""A point while its claims are gathered: which claims bear on one question, and how they stand to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from attribution.accounts.concepts import acts
from attribution.accounts.statements import Statement
from attribution.accounts.verdicts import Pair, Topic

Ends = frozenset[int]
"""The numbers of two claims."""
AGAINST = ("contradicts", "called")
"""How two claims stand that are not one answer."""


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
        self.edges[kind].add(ends_of(pair))
        if verdict.kind == "contradicts":
            for number in ends_of(pair):
                self.sure[number] += verdict.confidence

    def take(self, other: Gathering) -> None:
        """Take in all that another has gathered."""
        self.members |= other.members
        for kind, pairs in other.edges.items():
            self.edges[kind] |= pairs
        for number, sure in other.sure.items():
            self.sure[number] += sure

    def only(self, against: Collection[Ends]) -> Gathering:
        """The gathering of some of the pairs that stand against one another, with what else their claims come to."""
        members = {number: self.members[number] for pair in against for number in pair}
        edges = {kind: {p for p in pairs if p <= members.keys()} for kind, pairs in self.edges.items()}
        edges |= {kind: edges[kind] & set(against) for kind in AGAINST if kind in edges}
        return Gathering(self.topic, members, defaultdict(set, edges), self.sure)

    @property
    def against(self) -> set[Ends]:
        """The pairs that cannot stand together, in fact or in word."""
        return {pair for kind in AGAINST for pair in self.edges[kind]}

    @property
    def agreeing(self) -> set[Ends]:
        """The pairs that are one answer."""
        return self.edges["corroborates"] | self.edges["repeats"]

    def opponents(self, number: int) -> set[int]:
        """Those members that a claim stands against."""
        return {other for pair in self.against if number in pair for other in pair - {number}}

    def alike(self, first: Statement, second: Statement) -> bool:
        """Whether two members are one answer: of one origin, or agreeing."""
        return first.origin == second.origin or frozenset((first.number, second.number)) in self.agreeing

    @property
    def sayings(self) -> set[frozenset[str]]:
        """The pairs of attributions that stand against one another."""
        return {frozenset(self.members[number].attribution.id for number in pair) for pair in self.against}

    @property
    def parties(self) -> set[frozenset[str]]:
        """The pairs of origins that stand against one another."""
        return {frozenset(self.members[number].origin for number in pair) for pair in self.against}


def ends_of(pair: Pair) -> Ends:
    """The numbers of the two claims of a pair."""
    return frozenset((pair[0].number, pair[1].number))


def of_one_act(first: Statement, second: Statement) -> bool:
    """Whether what one tells as done is told by the other too."""
    return bool(acts(first.predicate & second.ideas | second.predicate & first.ideas))
