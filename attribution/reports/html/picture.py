"""The graph of accounts as a picture: the points in the middle, their positions left and right, the sources at both sides.

Everything is placed here, so that the picture needs no script and is the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from attribution.reports.acts import Act, Conflict
from attribution.reports.grid import Row
from attribution.reports.html.lettering import lines
from attribution.reports.html.sides import Side, conflicts, sides_of_positions, sides_of_sources
from attribution.reports.html.tables import question, stands
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.inert import inert
from attribution.reports.text import marks
from attribution.reports.text.marks import Mark

MOST_POINTS = 10
"""Points that one picture shows, the gravest; with more of them nobody finds a line again."""

# Widths and distances in pixels at full size.
SPEAKER, REACH, BOX, MIDDLE = 196.0, 84.0, 262.0, 56.0
WIDTH = 2 * (SPEAKER + REACH + BOX) + MIDDLE
SIZE, LEADING, PADDING = 13.0, 17.0, 8.0
BETWEEN, BEFORE_BAND, BEFORE_SPEAKER = 10.0, 30.0, 12.0
LETTER = 26.0
RADIUS = 9.0
"""Of the mark on a line between boxes that stand against each other."""


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
    status: Mark
    name: str
    whole: str
    lines: tuple[str, ...]
    y: float
    boxes: tuple[Box, ...]
    clashes: tuple[Clash, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a source to what it takes, denies or declines to comment on."""

    manner: Manner
    path: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source at its side of the picture, with its lines. ``does`` says in words what the lines show."""

    who: Who
    lines: tuple[str, ...]
    does: str
    x: float
    y: float
    height: float
    ties: tuple[Line, ...]
    statements: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn. ``left_out`` is the number of points that are not."""

    width: float
    height: float
    bands: tuple[Band, ...]
    speakers: tuple[Speaker, ...]
    left_out: int


WORDLESS: Mapping[Manner, str] = {"denies": "denied", "declines": "declined to comment"}
"""What a box says where the analysis names a source and none of its words."""


def picture(rows: Sequence[Row], view: View) -> Picture | None:
    """The picture of an event's points; None where no two sources bear on one."""
    drawn = [row for row in rows if len(row.sources) > 1]
    if not drawn:
        return None
    left_out, drawn = len(drawn[MOST_POINTS:]), drawn[:MOST_POINTS]
    sides = sides_of_sources(drawn, view)
    bands: list[Band] = []
    bottom = 0.0
    targets: dict[str | None, list[tuple[Row, Act, Box]]] = {source: [] for source in sides}
    for row in drawn:
        band, boxes = _band(row, bottom + (BEFORE_BAND if bands else 0), sides, view)
        bottom = max(box.y + box.height for box in band.boxes)
        bands.append(band)
        for act in row.acts:
            targets[act.source].append((row, act, boxes[_place(act, sides)]))
    speakers = [speaker for side in (0, 1) for speaker in _speakers(side, sides, targets, bottom, view)]
    height = max(bottom, *(speaker.y + speaker.height for speaker in speakers))
    return Picture(WIDTH, round(height, 1), tuple(bands), tuple(speakers), left_out)


def _place(act: Act, sides: Mapping[str | None, Side]) -> tuple[str, Side]:
    """The box of an act: that of its answer, else that of all denials or refusals on its source's side."""
    return (act.answer, 0) if act.answer is not None else (f"\0{act.stance}", sides[act.source])


def _band(row: Row, top: float, sides: Mapping[str | None, Side], view: View) -> tuple[Band, dict[tuple[str, Side], Box]]:
    asked = f"{marks.STATUS[row.point.status][0].drawn(False)}: {question(row)}"
    shown = lines(asked, 2 * BOX + MIDDLE - 20, SIZE, 2, bold=True)
    start = top + len(shown) * LEADING + 12
    boxes: dict[tuple[str, Side], Box] = {}
    for side in (0, 1):
        y = start
        for place, box in _boxes(row, sides, view):
            if box.side == side:
                boxes[place] = replace(box, y=round(y, 1))
                y += box.height + BETWEEN
    status = marks.STATUS[row.point.status][0]
    band = Band(
        key=view.points[row.point.id],
        status=status,
        name=row.point.status,
        whole=asked,
        lines=shown,
        y=round(top + LEADING, 1),
        boxes=tuple(boxes.values()),
        clashes=tuple(_marked_apart(_clashes(row, boxes, sides, view))),
        statements=spaced(view.numbers(row)),
    )
    return band, boxes


def _boxes(row: Row, sides: Mapping[str | None, Side], view: View) -> Iterator[tuple[tuple[str, Side], Box]]:
    of_positions = sides_of_positions(row, sides, view)
    for stand, position, side in zip(stands(row), row.point.positions, of_positions, strict=True):
        acts = [act for act in row.acts if act.answer == position.answer]
        yield (position.answer, 0), _box(stand.letter, "takes", stand.answer, False, side, acts, view)
    rest = sorted((act for act in row.acts if act.answer is None), key=lambda act: (act.stance, sides[act.source]))
    for place, group in groupby(rest, key=lambda act: _place(act, sides)):
        acts = list(group)
        manner: Manner = "declines" if acts[0].stance == "declines" else "denies"
        words = next((inert(act.words) for act in acts if act.words), "")
        glyph = marks.STANCE[acts[0].stance].glyph
        yield place, _box(glyph, manner, words or WORDLESS[manner], bool(words), place[1], acts, view)


def _box(letter: str, manner: Manner, words: str, quoted: bool, side: Side, acts: Iterable[Act], view: View) -> Box:
    shown = lines(words, BOX - LETTER - 2 * PADDING, SIZE, 2)
    x = SPEAKER + REACH + side * (BOX + MIDDLE)
    numbers = sorted({view.index.numbers[act.statement.id] for act in acts if act.statement})
    return Box(letter, manner, shown, words, quoted, side, x, 0.0, len(shown) * LEADING + 2 * PADDING, spaced(numbers))


def _clashes(row: Row, boxes: Mapping[tuple[str, Side], Box], sides: Mapping[str | None, Side], view: View) -> Iterator[Clash]:
    drawn: set[frozenset[tuple[str, Side]]] = set()
    for one, other, kind in sorted(conflicts(row, view), key=lambda found: found[2]):
        pair = frozenset((_place(one, sides), _place(other, sides)))
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


def _speakers(
    side: Side,
    sides: Mapping[str | None, Side],
    targets: Mapping[str | None, Sequence[tuple[Row, Act, Box]]],
    bottom: float,
    view: View,
) -> Iterator[Speaker]:
    """The sources of one side from top to bottom, each as near as may be to what it takes."""
    wanted = {
        source: sum(box.middle for _, _, box in targets[source]) / len(targets[source])
        for source, own in sides.items()
        if own == side
    }
    ranked = sorted(wanted, key=lambda source: wanted[source])
    shown = {source: lines(view.who(source).name, SPEAKER - 2 * PADDING, SIZE, 2, bold=True) for source in ranked}
    heights = [(len(shown[source]) + bool(view.who(source).anonymous)) * LEADING + 2 * PADDING - 2 for source in ranked]
    tops = _spread([wanted[source] - height / 2 for source, height in zip(ranked, heights, strict=True)], heights, bottom)
    for source, height, top in zip(ranked, heights, tops, strict=True):
        x = 0.0 if side == 0 else WIDTH - SPEAKER
        edge = SPEAKER if side == 0 else WIDTH - SPEAKER
        ties = dict.fromkeys(_tie(edge, top + height / 2, side, box) for _, _, box in targets[source])
        numbers = {view.index.numbers[act.statement.id] for _, act, _ in targets[source] if act.statement}
        yield Speaker(
            view.who(source),
            shown[source],
            _does(targets[source]),
            x,
            round(top, 1),
            height,
            tuple(ties),
            spaced(sorted(numbers)),
        )


def _spread(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Tops near those wanted, from top to bottom, none over another and, where they all fit, none below the bottom."""
    tops: list[float] = []
    free = 0.0
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, free))
        free = tops[-1] + height + BEFORE_SPEAKER
    limit = max(bottom, sum(heights) + BEFORE_SPEAKER * (len(heights) - 1))
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], limit - heights[place])
        limit = tops[place] - BEFORE_SPEAKER
    return tops


def _tie(edge: float, y: float, side: Side, box: Box) -> Line:
    """A line to the outer edge of a box; to one on the other side it runs behind the boxes between."""
    end = box.x + (BOX if side == 1 else 0.0)
    bend = (edge + SPEAKER + REACH + (side * (2 * BOX + MIDDLE))) / 2
    near = SPEAKER + REACH + (side * (2 * BOX + MIDDLE))
    path = f"M{edge:g} {y:.1f}C{bend:g} {y:.1f} {bend:g} {box.middle:.1f} {near:g} {box.middle:.1f}"
    return Line(box.manner, path if near == end else f"{path}L{end:g} {box.middle:.1f}")


def _does(targets: Iterable[tuple[Row, Act, Box]]) -> str:
    """What the lines of a source show, in words."""
    parts = (f"{question(row)}: {box.whole if box.manner == 'takes' else box.manner}" for row, _, box in targets)
    return "; ".join(dict.fromkeys(parts))
