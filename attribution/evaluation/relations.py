"""What is compared: attribution relations as gold data marks them and as a system gives them, in one form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.records import Attribution, Extent, Stance, Style


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution relation of gold data or of a system. A part that a text does not give is empty.

    ``speaker`` is the source it resolves to, ``style`` and ``stance`` what an annotator marked; None where the data do not
    say. ``detector`` and ``confidence`` (0..1) are the system's own; empty and None where it gives none.
    """

    content: tuple[Extent, ...]
    source: tuple[Extent, ...] = ()
    cue: tuple[Extent, ...] = ()
    speaker: str | None = None
    style: Style | None = None
    stance: Stance | None = None
    detector: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One text with all attribution relations that stand in it."""

    id: str
    text: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """Articles that are read together, since sources are recognised across them; data without stories have one each."""

    name: str
    articles: tuple[GoldArticle, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is compared with, the files it came from, and the SHA-256 digest of what is in them."""

    name: str
    sha256: str
    stories: tuple[GoldStory, ...]

    @property
    def articles(self) -> tuple[GoldArticle, ...]:
        """The articles of all stories, in order."""
        return tuple(article for story in self.stories for article in story.articles)


def relations_of(attributions: Iterable[Attribution]) -> tuple[Relation, ...]:
    """A system's attributions in the form in which they are compared."""
    return tuple(
        Relation(
            content=given.content,
            source=(given.source,) if given.source else (),
            cue=(given.cue,) if given.cue else (),
            speaker=given.source_id,
            style=given.style,
            stance=given.stance,
            detector=given.detector,
            confidence=given.confidence,
        )
        for given in attributions
    )
