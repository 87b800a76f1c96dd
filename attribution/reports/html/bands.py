"""One point in the picture: its question, and below it the boxes of its positions, left and right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from attribution.records import PointStatus, Stance
from attribution.reports.html.lettering import lines
from attribution.reports.html.tables import question, stands
from attribution.reports.html.view import View, spaced
from attribution.reports.inert import inert
from attribution.reports.view import marks
from attribution.reports.view.acts import Act, Conflict
from attribution.reports.view.grid import Row
from attribution.reports.view.marks import Mark
from attribution.reports.view.sides import Side, conflicts, sides_of_positions

# Widths and distances in pixels at full size.
SPEAKER, REACH, BOX, MIDDLE = 196.0, 84.0, 262.0, 56.0
WIDTH = 2 * (SPEAKER + REACH + BOX) + MIDDLE
SIZE, LEADING, PADDING = 13.0, 17.0, 8.0
BETWEEN, LETTER = 10.0, 26.0
RADIUS = 9.0
"""Of the mark on a line between boxes that stand against each other."""

Place = tuple[str | None, Stance | None, Side]
"""What a box holds: an answer; or None, and the denials or refusals of one side."""

Manner = Literal["takes", "denies", "declines"]


@dataclass(frozen=True, slots=True)
class Box:
    """A position, or a denial or refusal that takes none, where it stands. ``manner`` is that of its outline."""

    letter: str
    manner: Manner
    lines: tuple[str, ...]
    whole: str
    quoted: bool
    side: Side
    x: float
    y: float
    height: float
    statements: str

    @property
    def middle(self) -> float:
        """Its middle, from the top of the picture."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Clash:
    """A line between two boxes that stand against each other, and its mark."""

    mark: Mark
    kind: Conflict
    path: str
    x: float
    y: float
    marked: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """One point: its question over its boxes."""

    key: str
    status: PointStatus
    whole: str
    lines: tuple[str, ...]
    y: float
    boxes: tuple[Box, ...]
    clashes: tuple[Clash, ...]
    statements: str


WORDLESS: Mapping[Manner, str] = {"denies": "denied", "declines": "declined to comment"}
"""What a box says where the analysis names a source and none of its words."""


def place_of(act: Act, sides: Mapping[str | None, Side]) -> Place:
    """Where an act is drawn: in the box of its answer, else in that of all denials or refusals on its source's side."""
    return (act.answer, None, 0) if act.answer is not None else (None, act.stance, sides[act.source])


def band(row: Row, top: float, sides: Mapping[str | None, Side], view: View) -> tuple[Band, dict[Place, Box]]:
    """A point drawn from ``top`` down, and its boxes by what they hold."""
    asked = f"{marks.status(row).drawn(False)}: {question(row)}"
    shown = lines(asked, 2 * BOX + MIDDLE - 20, SIZE, 2, bold=True)
    start = top + len(shown) * LEADING + 12
    boxes: dict[Place, Box] = {}
    for side in (0, 1):
        y = start
        for place, box in _boxes(row, sides, view):
            if box.side == side:
                boxes[place] = replace(box, y=round(y, 1))
                y += box.height + BETWEEN
    drawn = Band(
        key=view.points[row.point.id],
        status=row.point.status,
        whole=asked,
        lines=shown,
        y=round(top + LEADING, 1),
        boxes=tuple(boxes.values()),
        clashes=tuple(_marked_apart(_clashes(row, boxes, sides, view))),
        statements=spaced(view.numbers(row)),
    )
    return drawn, boxes


def _boxes(row: Row, sides: Mapping[str | None, Side], view: View) -> Iterator[tuple[Place, Box]]:
    drawn: set[str] = set()
    of_positions = sides_of_positions(row, sides, view.index)
    for stand, position, side in zip(stands(row, view.index), row.point.positions, of_positions, strict=True):
        if position.answer in drawn:  # two positions may come to one answer, "denied"
            continue
        drawn.add(position.answer)
        acts = [act for act in row.acts if act.answer == position.answer]
        yield (position.answer, None, 0), _box(stand.letter, "takes", stand.answer, False, side, acts, view)
    rest = sorted((act for act in row.acts if act.answer is None), key=lambda act: (act.stance, sides[act.source]))
    for place, group in groupby(rest, key=lambda act: place_of(act, sides)):
        acts = list(group)
        manner: Manner = "declines" if acts[0].stance == "declines" else "denies"
        words = next((inert(act.words) for act in acts if act.words), "")
        glyph = marks.STANCE[acts[0].stance].glyph
        yield place, _box(glyph, manner, words or WORDLESS[manner], bool(words), place[2], acts, view)


def _box(letter: str, manner: Manner, words: str, quoted: bool, side: Side, acts: Iterable[Act], view: View) -> Box:
    shown = lines(words, BOX - LETTER - 2 * PADDING, SIZE, 2)
    x = SPEAKER + REACH + side * (BOX + MIDDLE)
    numbers = sorted({view.index.numbers[act.statement.id] for act in acts if act.statement})
    return Box(letter, manner, shown, words, quoted, side, x, 0.0, len(shown) * LEADING + 2 * PADDING, spaced(numbers))


def _clashes(row: Row, boxes: Mapping[Place, Box], sides: Mapping[str | None, Side], view: View) -> Iterator[Clash]:
    drawn: set[frozenset[Place]] = set()
    for one, other, kind in sorted(conflicts(row, view.index), key=lambda found: found[2]):
        pair = frozenset((place_of(one, sides), place_of(other, sides)))
        if len(pair) < 2 or pair in drawn:
            continue
        drawn.add(pair)
        first, second = sorted((boxes[place] for place in pair), key=lambda box: (box.side, box.y))
        yield _clash(first, second, kind)


def _marked_apart(clashes: Iterable[Clash]) -> Iterator[Clash]:
    """The same, without the marks that would stand over others: their lines show the kind as well."""
    marked: list[Clash] = []
    for clash in clashes:
        free = all(abs(clash.y - other.y) >= 2 * RADIUS or abs(clash.x - other.x) >= 2 * RADIUS for other in marked)
        marked += [clash] if free else []
        yield replace(clash, marked=free)


def _clash(first: Box, second: Box, kind: Conflict) -> Clash:
    left = SPEAKER + REACH + BOX
    start = left + first.side * MIDDLE
    end = left + second.side * MIDDLE
    bend = left + MIDDLE / 2
    path = f"M{start:g} {first.middle:g}C{bend:g} {first.middle:g} {bend:g} {second.middle:g} {end:g} {second.middle:g}"
    middle = (first.middle + second.middle) / 2
    at = left + MIDDLE / 2 if first.side != second.side else (start + 3 * bend) / 4
    return Clash(marks.CONFLICT[kind], kind, path, round(at, 1), round(middle, 1))
