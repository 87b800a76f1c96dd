"""What each fix is made of: the keys that its table in ``fixes.toml`` has, for those who read and those who write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from attribution.records import FixAction, RelationKind, SourceKind, Stance, Why

UNRELATED = "none"
"""What ``relation`` says where two claims have none."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of fix: under ``what`` stands what it is about, ``fewest`` to ``most`` of it (None: any number),
    under ``to`` the other source or part. ``needed`` are values that it must have, one of ``either`` too."""

    what: str
    fewest: int = 1
    most: int | None = 1
    to: str | None = None
    to_needed: bool = False
    needed: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    values: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of its own."""
        to = (self.to,) if self.to else ()
        return (self.what, *to, *self.needed, *self.either, *self.values)


SHAPES: Mapping[FixAction, Shape] = {
    "merge": Shape("sources", fewest=2, most=None),
    "split": Shape("source", to="apart", to_needed=True),
    "rename": Shape("source", needed=("name",)),
    "set": Shape("source", either=("kind", "anonymous")),
    "reassign": Shape("said", to="to", either=("to", "nobody"), values=("kind",)),
    "reject": Shape("said"),
    "add": Shape("said", most=None, to="source", values=("cue", "stance", "kind")),
    "join": Shape("events", fewest=2, most=None),
    "part": Shape("claims", most=None),
    "relate": Shape("claims", fewest=2, most=2, needed=("relation",), values=("ground",)),
}
COMMON = ("do", "article", "sha256", "nth")
SIGNED = ("who", "when", "why")
"""Every fix says by whom it is, of which day, and on what ground."""
REF = ("words", "article", "sha256", "nth")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(SourceKind),
    "stance": get_args(Stance),
    "relation": (*get_args(RelationKind), UNRELATED),
    "ground": get_args(Why),
}
SWITCHES = ("anonymous", "nobody")
