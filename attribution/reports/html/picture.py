"""The graph of accounts as a picture: the points in the middle, their positions left and right, the sources at both sides.

Everything is placed here, so that the picture needs no script and is the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.reports.html.bands import (
    BOX,
    LEADING,
    PADDING,
    REACH,
    SIZE,
    SPEAKER,
    WIDTH,
    Band,
    Box,
    Manner,
    band,
    place_of,
)
from attribution.reports.html.lettering import lines
from attribution.reports.html.tables import question
from attribution.reports.html.view import View, Who, spaced
from attribution.reports.view.acts import Act
from attribution.reports.view.grid import Row
from attribution.reports.view.sides import Side, sides_of_sources

BEFORE_BAND, BEFORE_SPEAKER = 30.0, 12.0

MOST_POINTS = 10
"""Points that one picture shows, the gravest; with more of them nobody finds a line again."""


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
    """All that is drawn. ``left_out`` is the number of points that are not.

    ``box`` and ``speaker`` are the widths of all boxes and sources, ``leading`` is the distance of lines.
    """

    width: float
    height: float
    bands: tuple[Band, ...]
    speakers: tuple[Speaker, ...]
    left_out: int
    box: float = BOX
    speaker: float = SPEAKER
    leading: float = LEADING


Target = tuple[Row, Act, Box]
"""What a source does about a point, and the box in which that is drawn."""


def picture(rows: Sequence[Row], view: View) -> Picture | None:
    """The picture of an event's points; None where no two sources bear on one."""
    drawn = [row for row in rows if len(row.sources) > 1]
    if not drawn:
        return None
    left_out, drawn = len(drawn[MOST_POINTS:]), drawn[:MOST_POINTS]
    sides = sides_of_sources(drawn, view.index)
    bands: list[Band] = []
    bottom = 0.0
    targets: dict[str | None, list[Target]] = {source: [] for source in sides}
    for row in drawn:
        drawn_band, boxes = band(row, bottom + (BEFORE_BAND if bands else 0), sides, view)
        bottom = max(box.y + box.height for box in drawn_band.boxes)
        bands.append(drawn_band)
        for act in row.acts:
            targets[act.source].append((row, act, boxes[place_of(act, sides)]))
    speakers = [speaker for side in (0, 1) for speaker in _speakers(side, sides, targets, bottom, view)]
    height = max(bottom, *(speaker.y + speaker.height for speaker in speakers))
    return Picture(WIDTH, round(height, 1), tuple(bands), tuple(speakers), left_out)


def _speakers(
    side: Side, sides: Mapping[str | None, Side], targets: Mapping[str | None, Sequence[Target]], bottom: float, view: View
) -> Iterator[Speaker]:
    """The sources of one side from top to bottom, each as near as may be to what it takes."""
    own = [source for source in sides if sides[source] == side]
    wanted = {source: sum(box.middle for _, _, box in targets[source]) / len(targets[source]) for source in own}
    ranked = sorted(own, key=lambda source: wanted[source])
    speakers = [_speaker(side, view.who(source), targets[source], view) for source in ranked]
    heights = [speaker.height for speaker in speakers]
    tops = _spread([wanted[source] - height / 2 for source, height in zip(ranked, heights, strict=True)], heights, bottom)
    for source, speaker, top in zip(ranked, speakers, tops, strict=True):
        ties = dict.fromkeys(_tie(side, top + speaker.height / 2, box) for _, _, box in targets[source])
        yield replace(speaker, y=round(top, 1), ties=tuple(ties))


def _speaker(side: Side, who: Who, targets: Sequence[Target], view: View) -> Speaker:
    """A source before it has its place and its lines."""
    shown = lines(who.name, SPEAKER - 2 * PADDING, SIZE, 2, bold=True)
    numbers = {view.index.numbers[act.statement.id] for _, act, _ in targets if act.statement}
    return Speaker(
        who=who,
        lines=shown,
        does=_does(targets),
        x=side * (WIDTH - SPEAKER),
        y=0.0,
        height=(len(shown) + who.anonymous) * LEADING + 2 * PADDING - 2,
        ties=(),
        statements=spaced(sorted(numbers)),
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


def _tie(side: Side, y: float, box: Box) -> Line:
    """A line to the outer edge of a box; to one on the other side it runs behind the boxes between."""
    edge = SPEAKER if side == 0 else WIDTH - SPEAKER
    near = SPEAKER + REACH if side == 0 else WIDTH - SPEAKER - REACH
    bend, end = (edge + near) / 2, box.x + side * BOX
    path = f"M{edge:g} {y:.1f}C{bend:g} {y:.1f} {bend:g} {box.middle:.1f} {near:g} {box.middle:.1f}"
    return Line(box.manner, path if near == end else f"{path}L{end:g} {box.middle:.1f}")


def _does(targets: Iterable[Target]) -> str:
    """What the lines of a source show, in words."""
    parts = (f"{question(row)}: {box.whole if box.manner == 'takes' else box.manner}" for row, _, box in targets)
    return "; ".join(dict.fromkeys(parts))
