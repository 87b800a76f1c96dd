"""What several claims are about, the questions on which they can differ, and how two of them stand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PointStatus = Literal["disputed", "differing", "agreed", "updated", "single"]
GRAVEST_FIRST: tuple[PointStatus, ...] = ("disputed", "differing", "updated", "agreed", "single")
"""How points stand to one another: what an editor must see first."""
RelationKind = Literal["contradicts", "corroborates", "updates", "repeats"]
Why = Literal[
    "quantity",
    "time",
    "place",
    "negation",
    "denial",
    "agent",
    "target",
    "cause",
    "characterisation",
    "sequence",
    "identity",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and the ids of the claims about it. ``label`` is made of the text's own words.

    ``declined`` are the sources (ids) of whom a text says that they would not speak about the event, or would not speak at all;
    who would not about one matter stands with its point.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    corrected: str | None = None
    declined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a point's question, the ids of the claims that give it and of their sources.

    ``origins`` counts independent origins: the same statement carried by three outlets is one. An outlet that gives the
    answer in its own voice is among the sources and no origin; 0 origins say that no source gives it.
    """

    answer: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Point:
    """One question on which accounts of an event can differ, and what each source does about it (source ids).

    ``silent`` are the sources that have an account of the event and do not address this point in the texts given;
    ``declined`` those of whom a text says that they would not comment on it. Neither is a denial.
    """

    id: str
    event: str
    question: str
    status: PointStatus
    positions: tuple[Position, ...]
    denied_by: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to one another; ``reason`` says it so that a person can check it in the texts.

    ``why`` names the kind of a contradiction and is None for the other relations. ``judge`` names what found it: a rule, or
    all signs weighed together with the learned pair model.
    """

    first: str
    second: str
    kind: RelationKind
    reason: str
    confidence: float
    why: Why | None = None
    judge: str = ""
    corrected: str | None = None
