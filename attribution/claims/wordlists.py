"""The words around figures, by what they are to them (``figure_words.tsv``)."""

from __future__ import annotations

from functools import cache

from attribution import languages


@cache
def listed(use: str) -> frozenset[str]:
    """The words of one use, in lower case.

    >>> "turned" in listed("before age")
    True
    """
    return frozenset(row["word"] for row in languages.table("en", "figure_words") if row["use"] == use)
