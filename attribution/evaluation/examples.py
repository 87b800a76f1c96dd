"""Where an evaluation went wrong, to be read: relations missed, given for nothing, with another source or other edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.evaluation.comparison import ALIKE, Comparison, Pair
from attribution.evaluation.relations import Relation
from attribution.records import Extent

Confusion = Literal["missed", "spurious", "other source", "other edges"]
CONFUSIONS: tuple[Confusion, ...] = ("missed", "spurious", "other source", "other edges")

CONTEXT = 60
"""Characters of the text shown on either side."""


@dataclass(frozen=True, slots=True)
class Example:
    """One confusion: the article, the stretch of its text around it, the relation marked and the one found (None: none).

    Of a relation missed, ``found`` is the one that shares most of its words, if any; so too ``gold`` of a spurious one.
    """

    confusion: Confusion
    article: str
    extent: Extent
    text: str
    gold: Relation | None
    found: Relation | None


def examples(comparisons: Iterable[Comparison], number: int) -> tuple[Example, ...]:
    """Up to so many of each confusion, taken at even distances over all articles, so that no article decides."""
    all_of = [example for each in comparisons for example in _of(each)]
    by_confusion = ([each for each in all_of if each.confusion == confusion] for confusion in CONFUSIONS)
    return tuple(example for given in by_confusion for example in _spread(given, number))


def _spread(given: Sequence[Example], number: int) -> Sequence[Example]:
    if len(given) <= number:
        return given
    return [given[i * len(given) // number] for i in range(number)]


def _of(each: Comparison) -> Iterable[Example]:
    at_gold = {pair.gold: pair for pair in each.pairs}
    at_found = {pair.found: pair for pair in each.pairs}
    for i, gold in enumerate(each.gold):
        pair = at_gold.get(i)
        near = each.found[pair.found].relation if pair else None
        if confusion := _confusion(pair):
            yield _example(confusion, each, gold.relation, near)
    for j, found in enumerate(each.found):
        pair = at_found.get(j)
        if pair is None or pair.alike < ALIKE:
            yield _example("spurious", each, each.gold[pair.gold].relation if pair else None, found.relation)


def _confusion(pair: Pair | None) -> Confusion | None:
    if pair is None or pair.alike < ALIKE:
        return "missed"
    if not pair.agree:
        return "other source"
    return "other edges" if pair.alike < 1.0 else None


def _example(confusion: Confusion, each: Comparison, gold: Relation | None, found: Relation | None) -> Example:
    parts = [e for one in (gold, found) if one for e in (*one.content, *one.source, *one.cue)]
    text = each.article.text
    extent = Extent(max(min(e.start for e in parts) - CONTEXT, 0), min(max(e.end for e in parts) + CONTEXT, len(text)))
    return Example(confusion, each.article.id, extent, text, gold, found)
