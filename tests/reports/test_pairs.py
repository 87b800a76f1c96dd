from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from attribution.records import Relation
from attribution.reports.view.pairs import Sides, connected, in_groups, in_order


def spelled_out(sides: Sides) -> set[tuple[int, int]]:
    """The pairs that one drawing stands for."""
    return {
        (first, second) for place, own in enumerate(sides) for other in sides[place + 1 :] for first in own for second in other
    }


@pytest.mark.parametrize(
    ("pairs", "sides"),
    [
        ([(4, 12)], [((4,), (12,))]),
        ([(12, 4)], [((12,), (4,))]),
        ([(3, 12), (4, 12)], [((3, 4), (12,))]),
        ([(3, 12), (13, 3), (4, 12), (4, 13)], [((3, 4), (12, 13))]),
        ([(1, 2), (2, 3), (1, 3)], [((1,), (2,), (3,))]),
        ([(1, 2), (2, 3), (3, 4)], [((1,), (2,)), ((2,), (3,)), ((3,), (4,))]),
        ([(5, 5)], [((5,), (5,))]),
        ([(4, 12), (4, 12)], [((4,), (12,))]),
    ],
    ids=["pair", "turned", "two against one", "two against two", "each to each", "chain", "itself", "twice"],
)
def test_sides(pairs: list[tuple[int, int]], sides: list[Sides]) -> None:
    assert list(in_groups(pairs)) == sides


def test_sides_that_run_one_way_stay_in_order() -> None:
    assert list(in_order([(9, 2), (9, 3), (8, 2), (8, 3), (2, 7)])) == [((2,), (7,)), ((8, 9), (2, 3))]


EDGES = list(combinations(range(1, 5), 2))
GRAPHS = [pairs for size in range(1, len(EDGES) + 1) for pairs in combinations(EDGES, size)]


@pytest.mark.parametrize("pairs", GRAPHS, ids=str)
def test_drawing_together_neither_loses_nor_adds_a_pair(pairs: Sequence[tuple[int, int]]) -> None:
    """All relations there can be between four statements."""
    drawn = [pair for sides in in_groups(pairs) for pair in spelled_out(sides)]
    assert sorted(tuple(sorted(pair)) for pair in drawn) == sorted(pairs)
    assert sorted(pair for sides in in_order(pairs) for pair in spelled_out(sides)) == sorted(pairs)


def test_unconnected_relations_stand_apart_in_their_order() -> None:
    a, b, c, d = (
        Relation(first, second, "repeats", "", 1) for first, second in (("1", "2"), ("3", "4"), ("5", "2"), ("4", "6"))
    )
    assert connected([a, b, c, d]) == [[a, c], [b, d]]
    assert connected([a, b, Relation("1", "3", "repeats", "", 1)])[0][:2] == [a, b]
