"""Pairs drawn together, so that forty statements that contradict forty others are one line and not sixteen hundred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attribution.records import Relation

Sides = tuple[tuple[int, ...], ...]
"""Statements of which each relates to all of the other sides, and to none of its own."""


def connected(relations: Sequence[Relation]) -> list[list[Relation]]:
    """The relations in groups that share no claim: one reason may serve several unconnected statements."""
    groups: list[tuple[set[str], list[Relation]]] = []
    for relation in relations:
        ends, members = {relation.first, relation.second}, [relation]
        joined = [group for group in groups if group[0] & ends]
        groups = [group for group in groups if not group[0] & ends]
        for other_ends, others in reversed(joined):
            ends, members = ends | other_ends, [*others, *members]
        groups.append((ends, members))
    return [members for _, members in groups]


def in_order(pairs: Iterable[tuple[int, int]]) -> Iterator[Sides]:
    """Sides of relations that run from the first to the second."""
    seconds: dict[int, set[int]] = {}
    for first, second in pairs:
        seconds.setdefault(first, set()).add(second)
    for others, own in _alike(seconds).items():
        yield (tuple(own), tuple(sorted(others)))


def in_groups(pairs: Iterable[tuple[int, int]]) -> Iterator[Sides]:
    """Sides of relations that hold both ways; all in one where each relates to every other.

    A single pair keeps its order, in which the reason beside it names the two.
    """
    pairs = list(dict.fromkeys(pairs))
    if len(pairs) == 1:
        yield ((pairs[0][0],), (pairs[0][1],))
        return
    others: dict[int, set[int]] = {}
    for first, second in pairs:
        others.setdefault(first, set()).add(second)
        others.setdefault(second, set()).add(first)
    if all(len(related - {own}) == len(others) - 1 for own, related in others.items()):
        yield tuple((own,) for own in sorted(others))
        return
    sides = list(_alike(others).values())
    for number, own in enumerate(sides):
        for other in sides[number:]:
            if other[0] in others[own[0]]:
                yield (tuple(own), tuple(other))


def _alike(related: Mapping[int, set[int]]) -> dict[frozenset[int], list[int]]:
    """The statements that relate to the same others, together."""
    found: dict[frozenset[int], list[int]] = {}
    for own in sorted(related):
        found.setdefault(frozenset(related[own]), []).append(own)
    return found
