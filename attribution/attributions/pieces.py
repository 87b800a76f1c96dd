"""A text as the learned detector reads it: word pieces, how each is written, and windows of them cut at paragraphs.

Plain numpy, no spaCy and no torch: training and prediction read text through this one module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Ints = NDArray[np.int64]

LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
SHAPES = 16
"""Ways of writing a piece: 4 cases, times inside quotation marks or not, times first of its paragraph or not."""

LOWER, CAPITAL, UPPER, OTHER = range(4)
QUOTED, FIRST = 4, 8
SENTENCE_ENDS = frozenset(".!?")
CLOSERS = frozenset("\"'”’)")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: vocabulary ids, shapes, characters from ``starts`` to ``ends`` (half-open), and after
    which pieces a window is best cut (0: anywhere, 1: a sentence ends, 2: a paragraph ends)."""

    ids: Ints
    shapes: Ints
    starts: Ints
    ends: Ints
    breaks: Ints

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of a text, paragraph by paragraph, so that memory stays flat however long it is."""
    parts = list(_paragraphs(text, tokenizer))
    joined = np.concatenate(parts, axis=1) if parts else np.zeros((5, 0), dtype=np.int64)
    return Pieces(*joined)


def windows(breaks: Ints, limit: int) -> Iterator[tuple[int, int]]:
    """Windows of at most ``limit`` pieces that cover the text without overlap, cut where the text itself breaks best.

    >>> list(windows(np.array([0, 2, 0, 0, 2, 0, 2]), 5))
    [(0, 5), (5, 7)]
    >>> list(windows(np.array([0, 0, 0, 1, 0, 0, 0, 2]), 5))
    [(0, 4), (4, 8)]
    """
    start = 0
    while start < len(breaks):
        reach = breaks[start : start + limit]
        rank = 2 if start + limit >= len(breaks) else int(reach.max())
        whole = start + limit >= len(breaks)
        end = len(breaks) if whole else start + int(np.flatnonzero(reach == rank)[-1]) + 1
        yield start, end
        start = end


def _paragraphs(text: str, tokenizer: Tokenizer) -> Iterator[Ints]:
    for line in LINE.finditer(text):  # one by one: a batch wakes a thread a core, and takes longer on lines this short
        encoding = tokenizer.encode(line.group(), add_special_tokens=False)
        if encoding.ids:
            yield _paragraph(line, encoding)


def _paragraph(line: re.Match[str], encoding: Encoding) -> Ints:
    words = line.group()
    offsets = np.array(encoding.offsets, dtype=np.int64)
    quoted = _quoted(words)
    shapes = np.array([_case(words[start:end]) + QUOTED * quoted[start] for start, end in encoding.offsets])
    shapes[0] += FIRST
    return np.stack([np.array(encoding.ids), shapes, *(offsets.T + line.start()), _breaks(words, encoding.offsets)])


def _quoted(words: str) -> list[bool]:
    """For each character whether it stands inside double quotation marks, the marks themselves included."""
    inside, flags = False, []
    for character in words:
        opens = character == "“" or (character == '"' and not inside)
        closes = inside and character in '”"'
        flags.append(inside or opens)
        inside = opens or (inside and not closes)
    return flags


def _case(piece: str) -> int:
    if piece.islower():
        return LOWER
    if piece.isupper():
        return UPPER if len(piece) > 1 else CAPITAL
    return CAPITAL if piece[:1].isupper() else OTHER


def _breaks(words: str, offsets: list[tuple[int, int]]) -> Ints:
    ranks = np.zeros(len(offsets), dtype=np.int64)
    for number, (start, end) in enumerate(offsets[:-1]):
        spaced = offsets[number + 1][0] > end
        closed = words[start:end] in CLOSERS and number and words[offsets[number - 1][0]] in SENTENCE_ENDS
        ranks[number] = spaced and (words[start:end] in SENTENCE_ENDS or closed)
    ranks[-1] = 2
    return ranks
