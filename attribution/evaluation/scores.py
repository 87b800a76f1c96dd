"""What the comparisons come to: counts, and the shares that are read off them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from attribution.evaluation.comparison import Comparison, Kind, Pair, Side, Words
from attribution.evaluation.confidence import Calibration, calibrations
from attribution.evaluation.speakers import Overlap, speakers

Role = Literal["content", "source", "cue"]
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect", "nosource")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of those found are right, and how many there are to find.

    >>> Count(right=3, found=4, gold=6).f1
    0.6
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of those found that are right, 0..1; 0 if none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of those to find that were found, 0..1; 0 if there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """``right`` of ``all``."""

    right: int
    all: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there are none."""
        return self.right / self.all if self.all else 0.0


@dataclass(frozen=True, slots=True)
class SourcesFound:
    """What became of the sources of relations whose content was found: ``same`` (they overlap), ``other``, ``missing``
    (marked and not given), ``none`` (neither), ``added`` (given where none is marked)."""

    same: int = 0
    other: int = 0
    missing: int = 0
    none: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of one evaluation. ``relation`` is the one to quote: content alike and the source agrees.

    ``content_alike`` does not ask for the source, ``content_same`` asks for the same words. The ``words`` counts are of
    words inside some content or source, the ``exact`` ones of single stretches with the same words. ``styles``: marked
    relations found with the right source, by style. ``detectors``: what each gave, and how much of it is right.
    ``speakers`` and ``stances`` are None where the data do not mark them.
    """

    articles: int
    relation: Count
    content_alike: Count
    content_same: Count
    content_words: Count
    source_words: Count
    exact: dict[Role, Count]
    styles: dict[Kind, Part]
    sources: SourcesFound
    detectors: dict[str, Part]
    confidence: dict[str, Calibration] = field(default_factory=dict)
    speakers: Overlap | None = None
    stances: Part | None = None


def scores(comparisons: Iterable[Comparison]) -> Scores:
    """The figures of all articles together."""
    given = tuple(comparisons)
    found, gold = sum(len(each.found) for each in given), sum(len(each.gold) for each in given)
    return Scores(
        articles=len(given),
        relation=Count(_pairs(given, lambda pair: pair.right), found, gold),
        content_alike=Count(sum(len(each.matched) for each in given), found, gold),
        content_same=Count(_pairs(given, lambda pair: pair.alike == 1.0), found, gold),
        content_words=_sum(_words(each, lambda side: side.content) for each in given),
        source_words=_sum(_words(each, lambda side: side.source) for each in given),
        exact={role: _sum(_fragments(each, role) for each in given) for role in ("content", "source", "cue")},
        styles=_styles(given),
        sources=_sources(given),
        detectors=_detectors(given),
        confidence=calibrations(given),
        speakers=speakers(given),
        stances=_stances(given),
    )


def _pairs(given: Sequence[Comparison], counts: Callable[[Pair], bool]) -> int:
    return sum(counts(pair) for each in given for pair in each.pairs)


def _sum(counts: Iterable[Count]) -> Count:
    all_of = tuple(counts)
    return Count(sum(c.right for c in all_of), sum(c.found for c in all_of), sum(c.gold for c in all_of))


def _words(each: Comparison, part: Callable[[Side], Words]) -> Count:
    gold, found = (frozenset[int]().union(*map(part, sides)) for sides in (each.gold, each.found))
    return Count(len(gold & found), len(found), len(gold))


def _fragments(each: Comparison, role: Role) -> Count:
    """Single stretches, whatever relation they belong to; the same words marked twice count once."""
    part = attrgetter(role)
    gold, found = (
        {words for relation in relations for extent in part(relation) if (words := each.words([extent]))}
        for relations in (each.article.relations, each.found_relations)
    )
    return Count(len(gold & found), len(found), len(gold))


def _styles(given: Sequence[Comparison]) -> dict[Kind, Part]:
    there, right = Counter[Kind](), Counter[Kind]()
    for each in given:
        kinds = [each.kind(side) for side in each.gold]
        there.update(kinds)
        right.update(kinds[pair.gold] for pair in each.pairs if pair.right)
    return {kind: Part(right[kind], there[kind]) for kind in KINDS if there[kind]}


def _sources(given: Sequence[Comparison]) -> SourcesFound:
    counted = Counter(_source(each, pair) for each in given for pair in each.matched)
    return SourcesFound(**counted)


def _source(each: Comparison, pair: Pair) -> str:
    gold, found = each.gold[pair.gold].source, each.found[pair.found].source
    if not gold:
        return "added" if found else "none"
    return "same" if pair.agree else "other" if found else "missing"


def _detectors(given: Sequence[Comparison]) -> dict[str, Part]:
    gave, right = Counter[str](), Counter[str]()
    for each in given:
        gave.update(side.relation.detector for side in each.found)
        right.update(each.found[pair.found].relation.detector for pair in each.pairs if pair.right)
    return {name: Part(right[name], count) for name, count in gave.most_common()}


def _stances(given: Sequence[Comparison]) -> Part | None:
    """Of the relations whose content was found, those with the marked stance."""
    pairs = [
        (gold, each.found[pair.found].relation.stance)
        for each in given
        for pair in each.matched
        if (gold := each.gold[pair.gold].relation.stance)
    ]
    return Part(sum(gold == found for gold, found in pairs), len(pairs)) if pairs else None
