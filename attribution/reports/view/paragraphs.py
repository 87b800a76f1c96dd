"""The paragraphs of an article, by which a reader finds a place: no one counts characters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from attribution.layout import paragraph_extents
from attribution.records import Extent


@dataclass(frozen=True)
class Paragraphs:
    """The paragraphs of one text, numbered."""

    text: str

    @cached_property
    def extents(self) -> tuple[Extent, ...]:
        """The paragraphs in text order, without the white space around them."""
        return paragraph_extents(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [extent.start for extent in self.extents]

    def number(self, place: int) -> int:
        """The number, from 1, of the paragraph in which a character stands, or before which: white space is in the last."""
        return max(bisect_right(self._starts, place), 1)
