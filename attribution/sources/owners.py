"""Somebody of whom a person has one, however the text says whose: "Okello's spokesman" and "the prime minister's spokesman",
"Holt's lawyer", "his lawyer" and "the lawyer for Holt"."""

from __future__ import annotations

from attribution.languages import words
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import OTHERS, Mention
from attribution.sources.scene import PEOPLE, Scene

SAME_OWNER = "said to be the same one's before"
OWNING = frozenset({"for", "of"})
"""Prepositions before the one whose somebody is."""


def same_owners(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The one who is called by the same noun and said to be the same person's; None where nobody is, where people have several
    such ("Holt's brother"), or where the phrase says that another is meant."""
    if mention.kind not in PEOPLE or mention.details & OTHERS or not mention.nouns & words(LANGUAGE, "sole_companions"):
        return None
    owner = owner_of(scene, mention)
    if owner is None or owner.kind != "person":
        return None
    for draft in scene.recent.latest_called(mention.nouns):
        told = draft.kind in PEOPLE and not draft.plural and draft is not owner
        if told and any(owner_of(scene, other) is owner and other.nouns & mention.nouns for other in draft.seen):
            return draft, SAME_OWNER
    return None


def owner_of(scene: Scene, mention: Mention) -> Draft | None:
    """Whose somebody is, where the phrase says so of its noun: its possessor, or who stands behind "for" or "of"."""
    parse = scene.parse
    for child in parse.children[mention.head]:
        owners = [child] if parse.dep[child] == "poss" else []
        if parse.dep[child] == "prep" and child == mention.head + 1 and parse.lower[child] in OWNING:
            owners = [c for c in parse.children[child] if parse.dep[c] == "pobj"]
        held = [m for c in owners for m in scene.at(c) if m.number in scene.whose]
        if held:
            return scene.whose[held[0].number]
    return None
