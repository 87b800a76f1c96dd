"""Articles joined into stories: two groups become one where their articles, on the average, are likely of one story.

One strong link between two groups is not enough: in a big city one such link leads to the next, until all crime is one story.
The work grows with the articles, not with their pairs: only articles that share telling words or people are looked at, each
with a bounded number of others, and of two groups a bounded number of members is laid side by side.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, count

from attribution.accounts.likeness import Given

ALL = 60
"""Articles: of so many all pairs are looked at."""
KEYS = 16
"""The words of an article that tell most, by which others are found."""
BESIDE = 8
"""Articles before and after one, of those that share a word, that are looked at; they lie in order of their days."""
SAMPLE = 6
"""Members of a group that are laid beside those of another."""
FEWEST_SHARED = 3
"""Words that two articles of one story have in common at the least: in a note of two lines one word weighs too much."""
APART = -4.5
"""The odds of two articles that share fewer, as a logarithm."""
SUREST = 5.0
"""The highest odds that count: an article that tells of two stories is surely of either, and makes them no one story."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tie:
    """That two groups became one: the likeliest pair between them that was looked at, and the odds that decided."""

    first: int
    second: int
    odds: float


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one story, in order, and the ties that joined them, one less than articles."""

    members: list[int]
    ties: tuple[Tie, ...]


def joined(given: Given, articles: int) -> list[Group]:
    """The groups of so many articles, which lie in an order that does not hang on how they were given."""
    return _Joining(given, articles).groups()


@dataclass(frozen=True, slots=True)
class _Link:
    """What is known between two groups: the sum of the odds of the pairs that were looked at, how many these are, and the
    likeliest of them, behind its odds negated."""

    total: float
    pairs: int
    likeliest: tuple[float, int, int]

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, self.pairs + other.pairs, min(self.likeliest, other.likeliest))


class _Joining:
    """Groups that grow: the two that are surest of one story first (average linkage, Sokal and Michener 1958).

    Which are surest is told by the pairs that were looked at; before two groups are joined, the others between them are too.
    """

    def __init__(self, given: Given, articles: int) -> None:
        self._given = given
        self._groups = {number: [number] for number in range(articles)}
        self._links: dict[int, dict[int, _Link]] = defaultdict(dict)
        self._odds: dict[Pair, float] = {}
        self._ties: list[Tie] = []
        self._waiting: list[tuple[float, int, int, bool]] = []
        self._new = count(articles)

    def groups(self) -> list[Group]:
        """The groups of which no two are to be joined any more."""
        for first, second in sorted(_looked_at(self._given, len(self._groups))):
            odds = self._odds_of(first, second)
            self._link(first, second, _Link(odds, 1, (-odds, first, second)))
        while self._waiting:
            negated, first, second, sure = heapq.heappop(self._waiting)
            if first in self._groups and second in self._groups:
                if sure:
                    _, one, other = self._links[first][second].likeliest
                    self._ties.append(Tie(one, other, -negated))
                    self._join(first, second)
                else:
                    self._await(self._between(first, second), first, second, sure=True)
        return self._with_ties()

    def _with_ties(self) -> list[Group]:
        group_of = {member: number for number, members in self._groups.items() for member in members}
        ties: dict[int, list[Tie]] = defaultdict(list)
        for tie in self._ties:
            ties[group_of[tie.first]].append(tie)
        return [Group(members, tuple(ties[number])) for number, members in self._groups.items()]

    def _link(self, first: int, second: int, link: _Link) -> None:
        self._links[first][second] = self._links[second][first] = link
        self._await(link.total / link.pairs, first, second, sure=False)

    def _await(self, odds: float, first: int, second: int, *, sure: bool) -> None:
        if odds > 0:
            heapq.heappush(self._waiting, (-odds, first, second, sure))

    def _join(self, first: int, second: int) -> None:
        new = next(self._new)
        self._groups[new] = sorted(self._groups.pop(first) + self._groups.pop(second))
        links: dict[int, _Link] = {}
        for old in (self._links.pop(first), self._links.pop(second)):
            for other, link in old.items():
                if other in self._groups:
                    links[other] = links[other] + link if other in links else link
        for other, link in links.items():
            for gone in (first, second):
                self._links[other].pop(gone, None)
            self._link(other, new, link)

    def _between(self, first: int, second: int) -> float:
        """The average of the odds between the members of two groups, or of some of them where there are many."""
        link = self._links[first][second]
        group, other = self._groups[first], self._groups[second]
        if link.pairs == len(group) * len(other):
            return link.total / link.pairs
        odds = [self._odds_of(min(a, b), max(a, b)) for a in _spread(group) for b in _spread(other)]
        return sum(odds) / len(odds)

    def _odds_of(self, first: int, second: int) -> float:
        if (first, second) not in self._odds:
            alike = self._given.shared_words(first, second) >= FEWEST_SHARED
            self._odds[first, second] = min(SUREST, self._given.odds(first, second)) if alike else APART
        return self._odds[first, second]


def _spread(group: Sequence[int]) -> Sequence[int]:
    """Some members of a group, from its first to its last."""
    return [group[place * len(group) // SAMPLE] for place in range(SAMPLE)] if len(group) > SAMPLE else group


def _looked_at(given: Given, articles: int) -> Iterator[Pair]:
    """The pairs of articles that may be of one story: all of a few, else those that share a key and lie near in time."""
    if articles <= ALL:
        yield from combinations(range(articles), 2)
        return
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in range(articles):
        for word in given.heaviest(number, KEYS):
            sharing["word", word].append(number)
        for name in given.main_people(number):
            sharing["name", name].append(number)
    found: set[Pair] = set()
    for numbers in sharing.values():
        for place, number in enumerate(numbers):
            found.update((number, other) for other in numbers[place + 1 : place + 1 + BESIDE])
    yield from found
