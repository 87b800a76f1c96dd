"""Who is said to have said what, inside one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.records.articles import Extent

Style = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "claims", "doubts", "predicts", "demands", "declines"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the source of an attribution, by a place in its article that names or describes him.

    ``source_id`` is None where he is no source in any attribution.
    """

    extent: Extent
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution relation: a source, a cue, and the content that the text ascribes to the source.

    Source and cue are None where the text gives none. ``content`` is in text order. ``via`` is the chain through which
    the content came, source ids, nearest first. ``confidence`` is in 0..1, the detector's own. ``candidates``, likeliest
    first, are given where ``source_id`` is None because nobody is safe, and where it is an office that somebody named before
    may hold ("The mayor said ...").
    """

    id: str
    article: str
    content: tuple[Extent, ...]
    source: Extent | None
    cue: Extent | None
    style: Style
    stance: Stance
    detector: str
    confidence: float
    source_id: str | None = None
    via: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    corrected: str | None = None

    @property
    def extent(self) -> Extent:
        """From the first character of the content to the last."""
        return Extent(self.content[0].start, self.content[-1].end)
