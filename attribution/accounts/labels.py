"""Words that judge what they name, and the side they take: "precise", "cowardly" (``labels.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD

OPPOSITE = {"condemns": "defends", "defends": "condemns"}


@dataclass(frozen=True, slots=True)
class Label:
    """The side that a judging word takes, and the word."""

    side: str
    word: str


def labels_in(text: str, terms: Iterable[str], predicate: str | None = None, *, negative: bool = False) -> dict[str, Label]:
    """For each kind of thing that a claim judges ("force", "protest"), the first word that judges it.

    A denial takes the other side where the ``predicate`` itself judges ("it was not unprovoked"), and no side else.

    >>> labels_in("a precise operation", ("precise", "operation"))["force"].side
    'defends'
    """
    found: dict[str, Label] = {}
    words = (predicate or "",) if negative else (*terms, *(word.lower() for word in WORD.findall(text)))
    for word in words:
        for side, field in _index().get(word, ()):
            found.setdefault(field, Label(OPPOSITE[side] if negative else side, word))
    return found


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in languages.table("en", "labels"):
        index[row["word"]] = (*index.get(row["word"], ()), (row["side"], row["field"]))
    return index
