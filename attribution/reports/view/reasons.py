"""The reason of a relation without the passages that stand beside it anyway."""

from __future__ import annotations

from collections.abc import Iterable

_OPEN, _CLOSE = "“", "”"

# What stands between two quotations of a reason, and before the first.
_BETWEEN = ("; ", " against ")
_BEFORE = ": "

_ALONE = {"both say": "both say so"}
"""Reasons that are no whole sentence without the quotation after them, and what they say without it."""


def brief(reason: str, passages: Iterable[str]) -> str:
    """The reason up to the quotations at its end, as far as these open one of the passages, whole or cut short.

    >>> brief("one says it was not so: “It never moved” against “the car drove …”", ["It never moved", "the car drove off"])
    'one says it was not so'
    >>> brief("both say: “It never moved”", ["It never moved"])
    'both say so'
    >>> brief("“Monday” against “Friday”", ["on Monday", "on Friday"])
    '“Monday” against “Friday”'
    """
    known = [" ".join(passage.split()) for passage in passages]
    left = reason
    while (start := _last_quotation(left, known)) is not None:
        if left[:start].endswith(_BEFORE):
            said = left[:start].removesuffix(_BEFORE)
            return _ALONE.get(said, said)
        between = next((words for words in _BETWEEN if left[:start].endswith(words)), None)
        if between is None:
            break
        left = left[:start].removesuffix(between)
    return reason


def _last_quotation(reason: str, passages: Iterable[str]) -> int | None:
    """Where the quotation at the end begins; None where the end is none, or none of a passage's own beginning.

    A passage may hold quotation marks itself, so the marks alone do not tell.
    """
    if not reason.endswith(_CLOSE):
        return None
    place = reason.rfind(_OPEN)
    while place >= 0:
        words = reason[place + 1 : -1].removesuffix("…").rstrip()
        if any(passage.startswith(words) for passage in passages):
            return place
        place = reason.rfind(_OPEN, 0, place)
    return None
