"""One article's relations as found beside those marked: which are the same, by the rules of the PolNeAR scorer.

Only word characters count, so that punctuation and quotation marks never decide. Contents are alike if they share at least
half of their words (intersection over union); each marked relation is paired with at most one found, the most alike first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from attribution.evaluation.relations import GoldArticle, Relation
from attribution.records import Extent

Words = frozenset[int]
"""Words of a text by their number."""

Kind = Literal["direct", "mixed", "indirect", "nosource"]

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"[“\"]([^”\"]{1,3000}?)[”\"]", re.S)

ALIKE = 0.5
"""Share of words, intersection over union, from which two contents are the same."""

DIRECT_SHARE = 0.8
"""Share of words inside double quotation marks from which a content is a direct quotation."""


@dataclass(frozen=True, slots=True)
class Side:
    """A relation with the words of its content and source; a relation whose content has no word is none."""

    relation: Relation
    content: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Pair:
    """A marked and a found relation (their numbers among their article's) that share words of content; ``alike`` is the
    share, ``agree`` whether their sources overlap or both have none."""

    gold: int
    found: int
    alike: float
    agree: bool

    @property
    def right(self) -> bool:
        """Whether the found relation counts as the marked one."""
        return self.alike >= ALIKE and self.agree


@dataclass(frozen=True)
class Comparison:
    """An article's relations, marked and found, and how they pair up."""

    article: GoldArticle
    story: str
    found_relations: tuple[Relation, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start() for word in WORD.finditer(self.article.text)]

    def words(self, extents: Iterable[Extent]) -> Words:
        """The words that begin in the given stretches."""
        starts = self._starts
        return frozenset(i for e in extents for i in range(bisect_left(starts, e.start), bisect_left(starts, e.end)))

    @cached_property
    def quoted(self) -> Words:
        """The words inside double quotation marks."""
        return self.words(Extent(*match.span(1)) for match in QUOTED.finditer(self.article.text))

    @cached_property
    def gold(self) -> tuple[Side, ...]:
        """The marked relations."""
        return self._sides(self.article.relations)

    @cached_property
    def found(self) -> tuple[Side, ...]:
        """The found relations."""
        return self._sides(self.found_relations)

    def _sides(self, relations: Sequence[Relation]) -> tuple[Side, ...]:
        sides = (Side(each, self.words(each.content), self.words(each.source)) for each in relations)
        return tuple(side for side in sides if side.content)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The relations that share words of content, one to one, the most alike first; not all of them are alike enough."""
        near = sorted(self._near(), key=lambda pair: (-pair.alike, pair.gold, pair.found))
        gold_taken, found_taken, pairs = set(), set(), []
        for pair in near:
            if pair.gold not in gold_taken and pair.found not in found_taken:
                gold_taken.add(pair.gold)
                found_taken.add(pair.found)
                pairs.append(pair)
        return tuple(pairs)

    def _near(self) -> Iterable[Pair]:
        holders: dict[int, list[int]] = {}
        for j, found in enumerate(self.found):
            for word in found.content:
                holders.setdefault(word, []).append(j)
        for i, gold in enumerate(self.gold):
            for j in {j for word in gold.content for j in holders.get(word, ())}:
                found = self.found[j]
                shared, either = len(gold.content & found.content), len(gold.content | found.content)
                yield Pair(i, j, shared / either, _agree(gold.source, found.source))

    @cached_property
    def matched(self) -> tuple[Pair, ...]:
        """The pairs whose contents are alike enough to be the same."""
        return tuple(pair for pair in self.pairs if pair.alike >= ALIKE)

    def kind(self, side: Side) -> Kind:
        """The style of a marked relation: "nosource" first, else as it is marked, else by its words in quotation marks."""
        if not side.source:
            return "nosource"
        if side.relation.style:
            return side.relation.style
        quoted = len(side.content & self.quoted)
        if quoted >= DIRECT_SHARE * len(side.content):
            return "direct"
        return "mixed" if quoted else "indirect"


def _agree(first: Words, second: Words) -> bool:
    return bool(first & second) or not (first or second)
