"""The paragraphs of an article, by which a reader finds a place: no one counts characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from attribution.records import Extent

_BLOCK = re.compile(r"\S(?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:.*\S)?)*")
_LINE = re.compile(r"\S(?:.*\S)?")

# Files wrapped by hand or by mail have shorter lines; extracted web text has a paragraph a line, and few that are shorter.
WRAPPED = 100


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of one text: what blank lines set apart, and each line of a block whose lines are long."""

    text: str

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        r"""The paragraphs in text order, without the white space around them.

        >>> Paragraphs("Two dead\n\nTwo men died\non Monday.").extents
        (Extent(start=0, end=8), Extent(start=10, end=33))
        """
        found: list[Extent] = []
        for block in _BLOCK.finditer(self.text):
            lines = [Extent(block.start() + line.start(), block.start() + line.end()) for line in _LINE.finditer(block[0])]
            wrapped = all(line.end - line.start <= WRAPPED for line in lines)
            found += [Extent(*block.span())] if wrapped else lines
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [extent.start for extent in self.extents]

    def number(self, place: int) -> int:
        """The number, from 1, of the paragraph in which a character stands, or before which: white space is in the last."""
        return max(bisect_right(self._starts, place), 1)
