"""An outlet that a headline or lead only describes, and the next paragraphs name: "A news report published Wednesday says ...
The New York Times reported ..."."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.languages import words
from attribution.sources.ahead import OPENING, join, telling_paragraphs
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

NAMED_WITHIN = 2
"""Paragraphs after the one that describes an outlet; named later it is as often another."""
OF_THE_PRESS = frozenset({"media", "news", "newspaper", "press"})
REASON = "an outlet that is described before one is named; the text does not say that they are one"


def link_outlets(scene: Scene) -> None:
    """Give each outlet and news report that the opening of a text describes to the outlet that speaks right after it, where
    one alone does."""
    paragraphs = telling_paragraphs(scene)
    for draft in [d for d in scene.drafts if d.mentions and not d.named and _describes(scene, d, paragraphs)]:
        here = paragraphs.index(draft.mentions[0].paragraph)
        near = frozenset(paragraphs[here : here + 1 + NAMED_WITHIN])
        first = draft.mentions[0].head
        named = [d for d in scene.drafts if any(_speaks_as_outlet(scene, m, near, first) for m in d.mentions)]
        if len(named) == 1:
            join(scene, draft, named[0], REASON)


def _describes(scene: Scene, draft: Draft, paragraphs: Sequence[int]) -> bool:
    """Whether an entity is brought in at the opening as some paper, or as what a paper printed."""
    opening = draft.mentions[0]
    if opening.plural or opening.form == "pronoun" or opening.paragraph not in paragraphs[:OPENING]:
        return False
    if draft.kind == "organisation":
        return bool(opening.nouns & scene.lists.outlet_nouns)
    bare = opening.tokens[1] - opening.tokens[0] == 1 and opening.paragraph == paragraphs[0]
    printed = draft.kind == "document" and bool(opening.nouns & words(LANGUAGE, "news_reports"))
    return printed and (bare or bool(opening.details & OF_THE_PRESS))


def _speaks_as_outlet(scene: Scene, mention: Mention, paragraphs: frozenset[int], first: int) -> bool:
    """Whether a mention names an outlet and reports something itself, behind a place and within some paragraphs."""
    if mention.kind != "organisation" or mention.name is None or mention.number not in scene.said:
        return False
    if mention.paragraph not in paragraphs or mention.head <= first:
        return False
    telling = scene.lists.outlet_nouns.intersection((*mention.nouns, *mention.key))
    return mention.key in scene.lists.outlet_keys or bool(telling)
