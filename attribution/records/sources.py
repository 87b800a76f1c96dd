"""Those to whom content is ascribed, and the grounds on which their mentions were joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.records.articles import Extent, Passage

SourceKind = Literal["person", "unnamed_person", "organisation", "unnamed_group", "document", "outlet"]


UNNAMED_OUTLET = "the article itself"
"""The name of the outlet in its own voice where its article does not tell whose it is."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an article names or points to a source."""

    article: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Merge:
    """Mentions that were taken for a source's on some ground, so that this can be shown and undone.

    ``alias`` is their wording, ``reason`` says why they were joined so that a person can check it in the text. ``source``
    is the id they would have as a source of their own: undoing the merge gives that id to these mentions, and to the
    attributions whose source they are.
    """

    alias: str
    reason: str
    mentions: tuple[Mention, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """Someone or something that content is ascribed to, with all its mentions in text order.

    ``name`` is the fullest form in which a text names it, never a form no text has. ``affiliation`` is the name of the
    organisation it speaks for, as the text has it. ``merges`` tell which mentions are its own by a rule and not by its
    name alone. ``unnamed_because`` is where the articles say why they do not name it.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    merges: tuple[Merge, ...] = ()
    unnamed_because: tuple[Passage, ...] = ()
    corrected: str | None = None

    @property
    def is_own_voice(self) -> bool:
        """Whether it is an outlet in its own voice: no text names it, and it is no origin of what it says."""
        return self.kind == "outlet" and not self.mentions
