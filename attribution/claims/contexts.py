"""A figure as it is read, and what it is read in: the sentence and the figures before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from attribution.claims.bounds import Values
from attribution.claims.lexemes import Lexemes
from attribution.records import Extent


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as read: its values, unit and event, the characters of the number alone and of the whole expression."""

    values: Values
    unit: str | None
    event: str | None
    number: Extent
    extent: Extent


@dataclass(frozen=True, slots=True)
class Context:
    """What a number is read in: the Doc, the sentence's lexemes and token range, the figures before it in the sentence."""

    doc: Doc
    lexemes: Lexemes
    sentence: tuple[int, int]
    earlier: Sequence[Draft]

    def token_after(self, end: int) -> int:
        """The first token after the lexemes up to ``end``."""
        return self.lexemes[end - 1].token.i + 1
