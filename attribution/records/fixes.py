"""Corrections by persons, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.records.accounts import RelationKind, Why
from attribution.records.attributions import Stance
from attribution.records.sources import SourceKind

FixAction = Literal["merge", "split", "rename", "set", "reassign", "reject", "add", "join", "part", "relate"]


@dataclass(frozen=True, slots=True)
class Ref:
    """What a person's fix is about, by words of a text or the name of a source, so that it is found again in the work of
    another version.

    ``article`` is the article's id, ``sha256`` its checksum or the first eight or more digits of it; None: any article.
    ``nth`` counts the places that have the words, from 1; None where one place alone fits.
    """

    words: str
    article: str | None = None
    sha256: str | None = None
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction by a person: what is done to what, by whom, when (ISO date) and why; ``place`` is its file and line.

    ``what`` are the sources that are merged, split, renamed or set; the attribution that is reassigned or rejected; the
    pieces of content of one that is added; the events that are joined; the claims that are parted or related. ``to`` is the
    source that an attribution is given to (None: nobody), or the part that is split off. ``ground`` is the ``why`` of a
    contradiction. ``relation`` None says that there is none.
    """

    do: FixAction
    what: tuple[Ref, ...]
    to: Ref | None = None
    cue: Ref | None = None
    name: str | None = None
    kind: SourceKind | None = None
    anonymous: bool | None = None
    stance: Stance | None = None
    relation: RelationKind | None = None
    ground: Why | None = None
    who: str = ""
    when: str = ""
    why: str = ""
    place: str = ""

    @property
    def signed(self) -> str:
        """By whom it is, of which day, and why."""
        return f"{self.who}, {self.when}: {self.why}"


@dataclass(frozen=True, slots=True)
class AppliedFix:
    """A fix that concerns the articles of an analysis: ``done`` says what it changed, ``problem`` why it could not.

    Both are None for a fix to accounts where accounts were not compared.
    """

    fix: Fix
    done: str | None = None
    problem: str | None = None
