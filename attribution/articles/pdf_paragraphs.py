"""From the lines of a document to its paragraphs: what a line's place and length tell, and words parted at its end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.articles.pdf_columns import Line
from attribution.languages import words

# The first line of a paragraph begins so far right of the others, and no farther: that would be set off (font sizes).
_INDENT = (0.6, 6.0)
# Lines so much farther apart than usual have a paragraph's gap between them.
_APART = 1.3
# Sizes that differ by so much are a heading and its text.
_OTHER_SIZE = 1.12
# A line on which the first word of the next would have stood, with so much to spare, ends its paragraph.
_ROOM = 0.9
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•▪■●◦‣–—-]|\(?\d{1,2}[.)])\s")
_PARTED = re.compile(r"[^\W\d_]([-\u2010\xad])$")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a column is set: its margin, and the length of its full lines (characters by size)."""

    margin: float
    full: float


def paragraphs_of_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """The paragraphs of lines in reading order; one may run on over columns and pages."""
    settings = _settings(lines)
    leadings = _leadings(lines)
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    paragraphs: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is None or _begins(last, line, settings, leadings):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, known)
        last = line
    return tuple(paragraphs)


def _settings(lines: Sequence[Line]) -> dict[tuple[int, int | None], _Setting]:
    columns: defaultdict[tuple[int, int | None], list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.page, line.column].append(line)
    return {place: _setting(column) for place, column in columns.items()}


def _setting(column: Sequence[Line]) -> _Setting:
    margins = Counter(round(line.x) for line in column)
    lengths = sorted(len(line.text) * line.size for line in column)
    # Indented lines are fewer than others; where every line begins a paragraph, the leftmost is the margin.
    margin = min(x for x, count in margins.items() if count >= 0.3 * max(margins.values()))
    return _Setting(margin, lengths[int(0.9 * (len(lengths) - 1))])


def _leadings(lines: Sequence[Line]) -> dict[int, float]:
    """How far lines of one size (in whole points) stand apart inside a paragraph, by that size."""
    steps: defaultdict[int, list[float]] = defaultdict(list)
    for above, below in pairwise(lines):
        if round(above.size) == round(below.size) and above.y - below.y > below.size / 2:
            steps[round(below.size)].append(above.y - below.y)
    # Not the middle: where paragraphs have two lines each, every other step is one between paragraphs.
    return {size: sorted(found)[len(found) // 5] for size, found in steps.items()}


def _begins(last: Line, line: Line, settings: dict[tuple[int, int | None], _Setting], leadings: dict[int, float]) -> bool:
    """Whether a paragraph begins with a line."""
    setting = settings[line.page, line.column]
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size) or _BULLET.match(line.text):
        return True
    if _PARTED.search(last.text):
        return False
    if _INDENT[0] * line.size < line.x - setting.margin < _INDENT[1] * line.size and not _indented(last, settings):
        return True
    if (last.page, last.column) != (line.page, line.column):
        return _SENTENCE_END.search(last.text) is not None
    if last.y - line.y > _APART * leadings.get(round(line.size), last.y):
        return True
    return _SENTENCE_END.search(last.text) is not None and _had_room(last, line, setting)


def _indented(line: Line, settings: dict[tuple[int, int | None], _Setting]) -> bool:
    """Whether a line is set in like the one after it, as in a block quotation; then the paragraph goes on."""
    setting = settings[line.page, line.column]
    return line.x - setting.margin > _INDENT[0] * line.size and not _SENTENCE_END.search(line.text)


def _had_room(last: Line, line: Line, setting: _Setting) -> bool:
    first_word = line.text.split(" ", 1)[0]
    return (len(last.text) + 1 + len(first_word)) * last.size < _ROOM * setting.full


def _joined(before: str, after: str, known: Counter[str]) -> str:
    """Two lines as one; a word that a hyphen parts at the end of the line is whole again."""
    parted = _PARTED.search(before)
    first = _FIRST_WORD.match(after)
    if not parted or not first:
        return f"{before} {after}"
    if parted[1] == "\xad":
        return before[:-1] + after
    head = _last_word(before[:-1])
    return (before if _keeps_hyphen(head, first[0], known) else before[:-1]) + after


def _last_word(words: str) -> str:
    found = _LAST_WORD.search(words)
    return found[0] if found else ""


def _keeps_hyphen(head: str, tail: str, known: Counter[str]) -> bool:
    """Whether a hyphen at the end of a line is the word's own: as the document writes it elsewhere, else by its parts."""
    whole, hyphened = known[f"{head}{tail}".casefold()], known[f"{head}-{tail}".casefold()]
    if whole != hyphened:
        return hyphened > whole
    return tail[0].isupper() or head.casefold() in words("en", "hyphened_parts")
