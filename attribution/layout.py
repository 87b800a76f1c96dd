"""Where the paragraphs of a plain text begin and end: at blank lines, and at every line break where lines are long."""

from __future__ import annotations

import re

from attribution.records import Extent

_BLOCK = re.compile(r"\S(?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:.*\S)?)*")
_LINE = re.compile(r"\S(?:.*\S)?")

WRAPPED = 100
"""Files wrapped by hand or by mail have shorter lines; extracted web text has a paragraph a line, and few that are shorter."""


def paragraph_extents(text: str) -> tuple[Extent, ...]:
    r"""The paragraphs in text order, without the white space around them.

    >>> paragraph_extents("Two dead\n\nTwo men died\non Monday.")
    (Extent(start=0, end=8), Extent(start=10, end=33))
    """
    found: list[Extent] = []
    for block in _BLOCK.finditer(text):
        lines = [Extent(block.start() + line.start(), block.start() + line.end()) for line in _LINE.finditer(block[0])]
        wrapped = all(line.end - line.start <= WRAPPED for line in lines)
        found += [Extent(*block.span())] if wrapped else lines
    return tuple(found)
