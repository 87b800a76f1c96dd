"""What a drawing of the accounts shows, for the drawing languages: points, the answers to them, and who gives which.

A person must be able to read it: of an event only the points on which two sources bear, the gravest of these, and of events
only those with such a point. What is left out is counted and told. Competing answers stand on either side of their point; a
source with answers on both sides stands on both.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.records import Analysis, Stance
from attribution.reports import Options
from attribution.reports.inert import inert
from attribution.reports.view import marks
from attribution.reports.view.acts import Act, Conflict
from attribution.reports.view.grid import Grid, Row, grids, title
from attribution.reports.view.index import Index
from attribution.reports.view.sides import Side, conflicts, sides_of_positions, sides_of_sources
from attribution.reports.view.wording import capitalised, count, name, shortened

Kind = Literal["source", "anonymous", "answer", "point"]
Manner = Literal["takes", "agrees", "denies", "declines"] | Conflict

MOST_POINTS, MOST_EVENTS = 6, 3
"""With more of them nobody finds a line again; ``Options.top`` sets another number of events."""

MOST_ANSWERS, MOST_SOURCES, MOST_NUMBERS = 6, 5, 4
"""Answers of a point, sources of an answer, and statements that are numbered on a line."""

LONGEST_TITLE = 120
GRAVEST_LAST: tuple[Conflict, ...] = ("voice", "otherwise", "perhaps", "against")

WIDE, LINES = 30, 4
"""Letters of a line in a box, and lines of it."""

_MANNER: Mapping[Stance, Manner] = {"denies": "denies", "declines": "declines"}

CAPTION = (
    "✗ stands beside an answer that another one to the same question contradicts (? perhaps, ≠ only names it otherwise, "
    "◇ only an outlet's own voice is against it). "
    "Numbers are those of the statements in the other reports."
)


NOTHING = "There is no point on which two sources bear."


@dataclass(frozen=True, slots=True)
class Box:
    """A thing drawn, under a key of its own."""

    key: str
    kind: Kind
    lines: tuple[str, ...]
    side: Side = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line from an outer box to an inner one: source, answer, point; ``words`` stand beside it."""

    first: str
    second: str
    manner: Manner
    words: str = ""
    side: Side = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """One event. ``left_out`` tells what of it is not drawn, empty where all is."""

    key: str
    label: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: str


def scenes(analysis: Analysis, options: Options, most_lines: int | None = None) -> tuple[tuple[Scene, ...], str]:
    """The events with points on which two sources bear, the gravest first; and what is left out, in words.

    With ``most_lines``, events that would bring more lines than these in all are left out; the first one never is.
    """
    index = Index(analysis)
    found = [(grid, [row for row in grid.rows if len(row.sources) > 1]) for grid in grids(index)]
    contested = [(grid, rows) for grid, rows in found if rows]
    drawn: list[Scene] = []
    lines = 0
    for number, (grid, rows) in enumerate(contested[: options.top or MOST_EVENTS], start=1):
        scene = _scene(f"e{number}", grid, rows, index)
        lines += len(scene.lines)
        if drawn and most_lines is not None and lines > most_lines:
            break
        drawn.append(scene)
    return tuple(drawn), _not_drawn(len(contested) - len(drawn), "more event") if drawn else NOTHING


def _scene(key: str, grid: Grid, rows: Sequence[Row], index: Index) -> Scene:
    boxes, lines = _Stage(key, rows[:MOST_POINTS], index).drawn()
    label = shortened(capitalised(inert(title(grid.event, index))), LONGEST_TITLE)
    return Scene(key, label, boxes, lines, _not_drawn(len(rows) - MOST_POINTS, "more point"))


def _not_drawn(number: int, noun: str) -> str:
    return f"{count(number, noun)} not drawn" if number > 0 else ""


def folded(words: str) -> tuple[str, ...]:
    """The words in lines as wide as a box; what is more than a box holds is cut off with an ellipsis."""
    return tuple(textwrap.wrap(words, WIDE, max_lines=LINES, placeholder="…")) or ("…",)


class _Stage:
    """The boxes and lines of one event, as they are put up."""

    def __init__(self, key: str, rows: Sequence[Row], index: Index) -> None:
        self.key, self.rows, self.index = key, rows, index
        self.sides = sides_of_sources(rows, index)
        self.numbers = {source: number for number, source in enumerate(self.sides, start=1)}
        self.boxes: dict[str, Box] = {}
        self.lines: list[Line] = []

    def drawn(self) -> tuple[tuple[Box, ...], tuple[Line, ...]]:
        """Every point with what is answered to it, and by whom."""
        for number, row in enumerate(self.rows, start=1):
            self._point(f"{self.key}p{number}", row)
        return tuple(self.boxes.values()), tuple(self.lines)

    def _point(self, point: str, row: Row) -> None:
        asked = f"{marks.status(row).drawn(False)}: {capitalised(inert(row.point.question))}"
        positions = row.point.positions
        rest = _not_drawn(len(positions) - MOST_ANSWERS, "more answer")
        self._put(Box(point, "point", (*folded(asked), rest) if rest else folded(asked)))
        found = sorted(conflicts(row, self.index), key=lambda pair: GRAVEST_LAST.index(pair[2]))
        against = {act.answer: kind for one, other, kind in found for act in (one, other)}
        sides = sides_of_positions(row, self.sides, self.index)
        aims: dict[str | None, Box] = {}
        for number, (position, side) in enumerate(zip(positions[:MOST_ANSWERS], sides, strict=False), start=1):
            box = aims[position.answer] = Box(f"{point}a{number}", "answer", folded(inert(position.answer)), side)
            kind = against.get(position.answer)
            self.lines.append(Line(self._put(box), point, kind or "agrees", marks.CONFLICT[kind].glyph if kind else "", side))
        for answer in (*aims, None):
            self._acts([act for act in row.acts if act.answer == answer], aims.get(answer), point)

    def _acts(self, acts: Sequence[Act], aim: Box | None, point: str) -> None:
        """A line for all that one source does to an answer, or to the point itself, with the numbers of its statements."""
        together: dict[tuple[str | None, Stance], list[Act]] = {}
        for act in acts:
            together.setdefault((act.source, act.stance), []).append(act)
        end = aim.key if aim else point
        for (source, stance), same in list(together.items())[:MOST_SOURCES]:
            side = aim.side if aim else self.sides[source]
            self.lines.append(
                Line(self._source(source, side), end, _MANNER.get(stance, "takes"), self._does(stance, same), side)
            )
        if len(together) > MOST_SOURCES:
            side = aim.side if aim else 0
            others = self._put(Box(f"{end}more", "source", (count(len(together) - MOST_SOURCES, "more source"),), side))
            self.lines.append(Line(others, end, "takes", "", side))

    def _does(self, stance: Stance, acts: Iterable[Act]) -> str:
        """What one source does, with the numbers of its statements: "denies [3] [4]"."""
        numbers = sorted({self.index.numbers[act.statement.id] for act in acts if act.statement})
        shown = [*(f"[{number}]" for number in numbers[:MOST_NUMBERS]), *(["…"] if len(numbers) > MOST_NUMBERS else [])]
        return " ".join((marks.STANCE[stance].drawn(False), *shown))

    def _source(self, source: str | None, side: Side) -> str:
        """The key of a source's box on that side."""
        known = self.index.sources.get(source or "")
        named = folded(name(source, self.index))
        anonymous = known is not None and known.anonymous
        lines = (*named, marks.ANONYMOUS.drawn(False)) if anonymous else named
        kind: Kind = "anonymous" if anonymous else "source"
        return self._put(Box(f"{self.key}s{self.numbers[source]}{'lr'[side]}", kind, lines, side))

    def _put(self, box: Box) -> str:
        self.boxes.setdefault(box.key, box)
        return box.key
