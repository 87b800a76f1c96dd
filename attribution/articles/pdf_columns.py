"""From the pieces of text that a page draws to its lines in reading order, column after column.

A page tells where a piece of text begins, and not surely where it ends. So columns are found by where lines begin: a
second place at which many lines of some length begin is a column, if those to its left do not run on past it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

# The mean width of a character of running English, in font sizes: Times 0.42, Helvetica 0.49.
_CHARACTER = 0.45
# So much of a font size two baselines may differ on one line (a raised figure), and two lines begin apart in one column.
_SAME_LINE = 0.4
_SAME_START = 0.5
# A gap of so many font sizes inside a line may be a gutter; justified words stand closer.
_GAP = 0.9
# Lines of a column: as many, and of so many characters; cells of tables are shorter.
_COLUMN_LINES = 4
_COLUMN_SHARE = 0.05
_LINE_LENGTH = 14
# Indents and drop capitals are closer to the margin than the next column (font sizes).
_INDENT = 6
# Of the lines left of a gutter so many may seem to cross it: headlines, and lines that are narrower than they seem.
_CROSSING = 0.34
# A line so much longer than most of its column runs on over the next.
_SPANNING = 1.15
# A headline is set so much larger than the columns under it.
_HEADLINE = 1.3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and the place of their first character: points from the left and from the bottom; size in points."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """Where the words end, about."""
        return self.x + len(self.text) * self.size * _CHARACTER


Segment = tuple[Piece, ...]
"""Pieces on one line, left to right as drawn."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column; ``column`` None where it runs over several. ``x`` and ``y`` in points, ``page`` from 0."""

    text: str
    x: float
    y: float
    size: float
    page: int = 0
    column: int | None = 0


def segments_of(pieces: Iterable[Piece]) -> list[Segment]:
    """The pieces in the order in which they are drawn, those that follow one another on a line together."""
    segments: list[list[Piece]] = []
    for piece in pieces:
        last = segments[-1][-1] if segments else None
        if last and abs(piece.y - last.y) <= _SAME_LINE * max(piece.size, last.size) and piece.x >= last.x - last.size:
            segments[-1].append(piece)
        elif piece.text.strip():
            segments.append([piece])
    return [tuple(segment) for segment in segments]


def words_of(segment: Segment) -> str:
    """The words of a segment, single spaces between them."""
    return " ".join("".join(piece.text for piece in segment).split())


def lines_in_order(segments: Sequence[Segment], page: int = 0) -> list[Line]:
    """The lines of a page: of several columns from left to right, each from top to bottom; of one column as drawn."""
    starts = _column_starts(segments)
    if len(starts) < 2:
        return [_line(segment, page) for segment in _joined(segments) if words_of(segment)]
    cut = [part for segment in segments for part in _cut(segment, starts)]
    placed = [replace(_line(part, page), column=_column(part, starts)) for part in cut if words_of(part)]
    return list(_by_column(_with_spanning(placed, starts), len(starts)))


def _line(segment: Segment, page: int) -> Line:
    longest = max(segment, key=lambda piece: len(piece.text.strip()))
    return Line(words_of(segment), segment[0].x, longest.y, longest.size, page)


def _joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """With what stands on one line as one, though something else was drawn between: bold words are often drawn last."""
    rows: list[list[Piece]] = []
    for segment in segments:
        first = segment[0]
        row = next((row for row in reversed(rows[-60:]) if abs(row[0].y - first.y) <= 0.1 * first.size), None)
        if row is None:
            rows.append(list(segment))
        else:
            row += (Piece(f" {first.text}", first.x, first.y, first.size), *segment[1:])
    yield from (tuple(sorted(row, key=lambda piece: piece.x)) for row in rows)


def _runs(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments parted where there is a wide gap."""
    for segment in segments:
        begin = 0
        for index in range(1, len(segment)):
            if _gap(segment[index - 1], segment[index]) > _GAP * segment[index].size:
                yield segment[begin:index]
                begin = index
        yield segment[begin:]


def _gap(before: Piece, after: Piece) -> float:
    """How wide the space between two pieces is, about; none without a space, which pypdf puts by the font's widths."""
    spaced = after.text.startswith(" ") or before.text.endswith(" ")
    return after.x - before.end if spaced else 0.0


def _column_starts(segments: Sequence[Segment]) -> list[Piece]:
    """A piece at the beginning of each column of a page, from left to right."""
    runs = sorted((run for run in _runs(segments) if len(words_of(run)) >= _LINE_LENGTH), key=lambda run: run[0].x)
    groups: list[list[Segment]] = []
    for run in runs:
        if groups and run[0].x - groups[-1][-1][0].x <= _SAME_START * run[0].size:
            groups[-1].append(run)
        else:
            groups.append([run])
    starts: list[Piece] = []
    for group in groups:
        first = group[0][0]
        enough = len(group) >= max(_COLUMN_LINES, _COLUMN_SHARE * len(runs))
        if enough and (
            not starts or (first.x - starts[-1].x > _INDENT * first.size and not _crossed(group, runs, starts[-1].x))
        ):
            starts.append(first)
    return starts


def _crossed(group: Sequence[Segment], runs: Sequence[Segment], left: float) -> bool:
    """Whether the lines of the column before, as high as these ones, run on past where these begin."""
    x, size = group[0][0].x, group[0][0].size
    top, bottom = max(run[0].y for run in group) + size, min(run[0].y for run in group) - size
    beside = [run for run in runs if bottom <= run[0].y <= top and left - size <= run[0].x < x - size]
    crossing = sum(run[-1].end > x + 2 * size for run in beside)
    return crossing > _CROSSING * len(beside)


def _cut(segment: Segment, starts: Sequence[Piece]) -> Iterator[Segment]:
    """A segment parted where it comes to a column after a gap; a headline does not."""
    begin = 0
    for index in range(1, len(segment)):
        before, piece = segment[index - 1], segment[index]
        enters = any(_enters(before, piece, start) for start in starts[1:])
        if enters and _gap(before, piece) > _GAP / 2 * piece.size:
            yield segment[begin:index]
            begin = index
    yield segment[begin:]


def _enters(before: Piece, piece: Piece, start: Piece) -> bool:
    """Whether a piece is the first of its line in a column, at its margin or set in."""
    near = before.x < start.x - 1 <= piece.x <= start.x + _INDENT / 2 * start.size
    return near and piece.size < _HEADLINE * start.size


def _column(segment: Segment, starts: Sequence[Piece]) -> int:
    first = segment[0]
    return max((n for n, start in enumerate(starts) if start.x <= first.x + _SAME_START * first.size), default=0)


def _with_spanning(lines: Sequence[Line], starts: Sequence[Piece]) -> Iterator[Line]:
    """The lines, those that run on over the next column without one."""
    lengths = {column: _usual_length(lines, column) for column in range(len(starts))}
    for line in lines:
        column = line.column or 0
        length = len(line.text) * line.size
        last = column == len(starts) - 1
        past = not last and line.x + length * _CHARACTER > starts[column + 1].x + line.size / 2
        yield replace(line, column=None) if past and length > _SPANNING * lengths[column] else line


def _usual_length(lines: Sequence[Line], column: int) -> float:
    """How long the longer lines of a column are that have a neighbour in the next one (characters by size); 0 without."""
    neighbours = [line.y for line in lines if line.column == column + 1]
    lengths = sorted(
        len(line.text) * line.size
        for line in lines
        if line.column == column and any(abs(line.y - y) < line.size for y in neighbours)
    )
    return lengths[int(0.85 * (len(lengths) - 1))] if lengths else 0.0


def _by_column(lines: Iterable[Line], columns: int) -> Iterator[Line]:
    band: list[list[Line]] = [[] for _ in range(columns)]
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        if line.column is None:
            yield from (each for column in band for each in column)
            band = [[] for _ in range(columns)]
            yield line
        else:
            band[line.column].append(line)
    yield from (each for column in band for each in column)
