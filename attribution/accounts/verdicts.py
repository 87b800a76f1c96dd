"""What comparing two claims comes to: a relation, the question it bears on, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from attribution.accounts.statements import Statement, Weights
from attribution.records import RelationKind, Why

Form = Literal["count", "whether", "who", "what", "when", "where", "why", "order", "called"]
"""What a question asks for."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: its form, and the ideas that two claims must share to answer the same one."""

    form: Form
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation between two claims, before it is known as one; ``why`` and ``judge`` as in ``Relation``."""

    kind: RelationKind
    topic: Topic
    reason: str
    confidence: float
    why: Why | None = None
    judge: str = ""


Pair = tuple[Statement, Statement, Verdict]
"""Two claims and what comparing them came to."""

Judge = Callable[[Statement, Statement, Weights], Verdict | None]


def quoted(statement: Statement, limit: int = 90) -> str:
    """A claim's words for a reason, shortened at a word."""
    text = " ".join(statement.claim.text.split())
    return f"“{text}”" if len(text) <= limit else f"“{text[:limit].rsplit(' ', 1)[0]} …”"
