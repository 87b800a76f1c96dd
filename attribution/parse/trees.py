"""Heads as a tree: what hangs on what, and nothing in a circle."""

from __future__ import annotations


def children_of(head: list[int]) -> list[list[int]]:
    """The words that hang on each word, in text order."""
    children: list[list[int]] = [[] for _ in head]
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    return children


def without_circles(
    head: list[int], dep: list[str], sentence: list[int], given: tuple[list[int], list[str]]
) -> tuple[list[int], list[str]]:
    """Heads and labels, those of a sentence as the parser gave them where a change made its words hang on one another in a
    circle: of "Where is he? President dos Reis asked" the parser hangs "asked" on "dos"."""
    head, dep = list(head), list(dep)
    while circle := _circle(head):
        broken = {sentence[i] for i in circle}
        for i in (i for i, n in enumerate(sentence) if n in broken):
            head[i], dep[i] = given[0][i], given[1][i]
    return head, dep


def _circle(head: list[int]) -> list[int]:
    """Tokens that hang on one another in a circle, with those on the way to it; none where there is no circle."""
    passed = [-1] * len(head)
    for first in range(len(head)):
        i, way = first, []
        while passed[i] < 0 and head[i] != i:
            passed[i] = first
            way.append(i)
            i = head[i]
        if way and passed[i] == first and head[i] != i:
            return way
    return []
