"""Points of one event that ask the same, made one: a reader must not look for one answer in two places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from attribution.records import GRAVEST_FIRST, Point, PointStatus, Position


def one_a_question(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, those of one event that ask the same together, where the first of them stood.

    Drafts that come to one question are put together before (``questions.asked_once``); what is left are those that come to
    it by being put together, and what somebody left unsaid and others ask anyway.
    """
    asked: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        asked.setdefault((point.event, point.question.casefold()), []).append(point)
    return tuple(reduce(together, same) for same in asked.values())


def together(first: Point, second: Point) -> Point:
    """Two points of one question as one, under the first's id and the graver status; two answers differ at least.

    Who is silent on one and speaks on the other is not silent.
    """
    positions: dict[str, Position] = {}
    for position in (*first.positions, *second.positions):
        known = positions.get(position.answer)
        positions[position.answer] = _joined(known, position) if known else position
    spoken = {source for position in positions.values() for source in position.sources}
    denied, declined = _union(first.denied_by, second.denied_by), _union(first.declined, second.declined)
    found: tuple[PointStatus, ...] = (first.status, second.status, *(("differing",) if len(positions) > 1 else ()))
    return replace(
        first,
        status=min(found, key=GRAVEST_FIRST.index),
        positions=tuple(positions.values()),
        denied_by=denied,
        declined=declined,
        silent=tuple(s for s in _union(first.silent, second.silent) if s not in {*spoken, *denied, *declined}),
    )


def _joined(first: Position, second: Position) -> Position:
    """Two positions with one answer; what is known of origins is the greater of both counts."""
    claims, sources = _union(first.claims, second.claims), _union(first.sources, second.sources)
    return Position(first.answer, claims, sources, max(first.origins, second.origins))


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
