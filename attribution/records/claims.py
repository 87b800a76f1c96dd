"""What is claimed: one proposition, with its figures and its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from attribution.records.articles import Extent
from attribution.records.attributions import Attribution

Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a claim gives, as bounds: "at least 12" is low 12, best 12, high None.

    None says that the text sets no bound on that side, or names no best value. ``unit`` is what is counted or measured
    ("people", "%", "km"), ``event`` what happened to it ("killed").
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    event: str | None
    text: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim gives for what it tells: ISO dates (or date-times), and the words; all None where it gives none."""

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None


OWN_VOICE = ""
"""What ``Claim.attribution`` is where an article tells something in its own voice."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an attribution's content says: one proposition.

    ``text`` is the extents' words joined by " … ". The proposition is kept as far as the words give it: the lemma of
    its ``predicate``, who did it (``agent``), to whom or what (``target``), where (``place``), each cut from the text;
    ``terms`` are the lemmas of its content words in text order, without repetition. ``clause`` are its words as they can
    stand behind "whether", subject first; None where they make no finite clause. ``attribution`` is ``OWN_VOICE`` where the
    article itself says it; where that bears on a point that sources speak to, the source is an outlet, else None.
    """

    id: str
    article: str
    attribution: str
    source_id: str | None
    text: str
    extents: tuple[Extent, ...]
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    figures: tuple[Figure, ...] = ()
    when: When = field(default_factory=When)
    event: str | None = None
    predicate: str | None = None
    agent: str | None = None
    target: str | None = None
    place: str | None = None
    terms: tuple[str, ...] = ()
    clause: str | None = None


def said_in_own_voice(claim: Claim) -> Attribution:
    """What stands in the place of an attribution where an article itself makes a claim: no source and no cue, under the
    claim's id."""
    return Attribution(
        id=claim.id,
        article=claim.article,
        content=claim.extents,
        source=None,
        cue=None,
        style="indirect",
        stance="asserts",
        detector="",
        confidence=1.0,
        source_id=claim.source_id,
    )
