"""Words cut from the middle of a quotation, with the quotation marks that belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from attribution.records import Extent

CLOSED_BY = {"“": "”", "‘": "’", "«": "»", '"': '"'}
BEHIND = re.compile(r"[,.!?…]?([”’»\"])")
"""What may stand between the words and the mark that closes them: “terrorist cells,” it said."""


def with_marks(extents: Sequence[Extent], text: str) -> tuple[Extent, ...]:
    """The extents, the last one up to the mark that closes what the words open, and the first from the mark that opens what
    they close; as they are where no such mark stands there.

    A claim ends at its last word, and "to arm “terrorist cells" reads as if the quotation went on.

    >>> text = "It hit a depot used to arm “terrorist cells,” it said."
    >>> with_marks([Extent(3, 43)], text)[0].of(text)
    'hit a depot used to arm “terrorist cells,”'
    """
    if not extents:
        return ()
    found = list(extents)
    words = " ".join(extent.of(text) for extent in extents)
    behind = BEHIND.match(text, found[-1].end)
    if behind is not None and _is_left_open(words, behind[1]):
        found[-1] = replace(found[-1], end=behind.end())
    if found[0].start and _is_closed_alone(words, text[found[0].start - 1]):
        found[0] = replace(found[0], start=found[0].start - 1)
    return tuple(found)


def _is_left_open(words: str, mark: str) -> bool:
    """Whether the words open a quotation that the mark closes, and do not close it."""
    if mark == '"':
        return words.count(mark) % 2 == 1 and not words.endswith(mark)
    return any(words.rfind(opening) > words.rfind(mark) for opening, closing in CLOSED_BY.items() if closing == mark)


def _is_closed_alone(words: str, mark: str) -> bool:
    """Whether the words close a quotation that the mark opens, and do not open it; of a ’ nobody can tell, it may be an
    apostrophe."""
    if mark == '"':
        return words.count(mark) % 2 == 1 and not words.startswith(mark)
    return mark in "“«" and -1 < words.find(CLOSED_BY[mark]) < (words + mark).find(mark)
