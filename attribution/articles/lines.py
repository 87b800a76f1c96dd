"""The lines of a text, as extents: what furniture and headings are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.records import Extent

_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")


def lines_of(text: str) -> Iterator[Extent]:
    """The lines that hold something, in order, without the blanks around them.

    >>> [line.of("One\\r\\n\\r\\n  two ") for line in lines_of("One\\r\\n\\r\\n  two ")]
    ['One', 'two']
    """
    for found in _LINE.finditer(text):
        yield Extent(*found.span())
