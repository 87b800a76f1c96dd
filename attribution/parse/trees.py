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
    words: dict[int, list[int]] = {}
    for i, n in enumerate(sentence):
        words.setdefault(n, []).append(i)
    first = 0
    while circle := _circle(head, first):
        broken = sorted(i for n in {sentence[i] for i in circle} for i in words[n])
        for i in broken:
            head[i], dep[i] = given[0][i], given[1][i]
        first = broken[0]  # a circle that is left has a word from here on
    return head, dep


def _circle(head: list[int], start: int) -> list[int]:
    """Words that hang on one another in a circle, with those on the way to it from the first at or after ``start`` that leads
    to one; none where none does."""
    passed: dict[int, int] = {}
    for first in range(start, len(head)):
        i, way = first, []
        while i not in passed and head[i] != i:
            passed[i] = first
            way.append(i)
            i = head[i]
        if way and passed.get(i) == first:
            return way
    return []
