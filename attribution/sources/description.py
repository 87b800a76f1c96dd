"""What a text tells of an entity: its fullest name, its kind, whether it can be identified, its role and its affiliation."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Entity, Tokens
from attribution.records import SourceKind
from attribution.sources.affiliation import affiliation_of
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.roles import role_of
from attribution.sources.scene import Scene

KINDS: dict[str, SourceKind] = {
    "person": "person",
    "unnamed_person": "unnamed_person",
    "organisation": "organisation",
    "unnamed_group": "unnamed_group",
    "document": "document",
}


def describe(doc: Doc, scene: Scene, draft: Draft) -> Entity:
    """A draft as an entity, everything it says cut from the text."""
    kind, affiliation = draft.kind, affiliation_of(doc, scene, draft)
    anonymous = _anonymous(scene, draft, kind)
    if kind == "unnamed_person" and not anonymous:
        kind = "person"
    return Entity(
        mentions=tuple(dict.fromkeys(m.tokens for m in draft.mentions)),
        name=name_of(doc, scene, draft),
        kind=KINDS[kind],
        anonymous=anonymous,
        role=role_of(doc, scene, draft),
        affiliation=affiliation,
        reason="; ".join(draft.reasons),
    )


def name_of(doc: Doc, scene: Scene, draft: Draft) -> str:
    """The fullest name the text gives; where it gives none, the words of the fullest phrase."""
    best = draft.fullest
    if best is not None and best.name is not None:
        return doc[slice(*best.name)].text if draft.kind == "person" else _with_article(doc, best)
    described = [m for m in draft.mentions if m.form != "pronoun"] or draft.mentions
    best = max(described, key=lambda m: (min(m.tokens[1] - m.tokens[0], 8), -m.head))
    return doc[slice(*_short(scene, best))].text


def _with_article(doc: Doc, mention: Mention) -> str:
    """A body's name with what stands before it in its phrase: "the Hashed al-Shaabi", "Iraq's health ministry"."""
    first, last = mention.name or mention.tokens
    return doc[mention.tokens[0] if first - mention.tokens[0] <= 1 else first : last].text


def _short(scene: Scene, mention: Mention) -> Tokens:
    """A phrase without the clause that only adds to it: up to its first comma after the head."""
    start, end = mention.tokens
    for i in range(mention.head + 1, end):
        if scene.parse.text[i] in (",", "–", "—", "(") or (scene.parse.tag[i] in ("WP", "WDT") and i > mention.head + 1):
            return start, i
    return start, end


def _anonymous(scene: Scene, draft: Draft, kind: str) -> bool:
    """Whether the text gives no way to tell who it is.

    "The governor of Babylon", "the transport secretary" can be identified without a name; "a governor", "the official",
    "officials" cannot. A body is anonymous only where it is said to be some body ("a rights group").
    """
    if draft.named or kind == "document":
        return False
    spoken = [m for m in draft.mentions if m.form != "pronoun"]
    if kind == "unnamed_group":
        return True
    if kind == "organisation":
        return all(scene.parse.lower[m.tokens[0]] in ("a", "an", "another", "one") for m in spoken)
    return not any(_identified(scene, m) for m in spoken)


def _identified(scene: Scene, mention: Mention) -> bool:
    """Whether an office has one known holder: definite, and not merely pointing back."""
    if not mention.nouns & scene.lists.offices:
        return False
    return mention.form == "definite" and (bool(mention.details) or _narrowed(scene, mention))


def _narrowed(scene: Scene, mention: Mention) -> bool:
    return any(scene.parse.dep[c] in ("prep", "poss") for c in scene.parse.children[mention.head])
