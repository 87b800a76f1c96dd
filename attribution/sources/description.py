"""What a text tells of an entity: its fullest name, its kind, whether it can be identified, its role and its affiliation."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Entity, Tokens
from attribution.records import SourceKind
from attribution.sources.affiliation import affiliation_of
from attribution.sources.cast import Draft
from attribution.sources.issuers import issuer_of
from attribution.sources.mention import OTHERS, Mention
from attribution.sources.roles import role_of
from attribution.sources.scene import Scene
from attribution.sources.wording import plain, without_addition, wording

KINDS: dict[str, SourceKind] = {
    "person": "person",
    "unnamed_person": "unnamed_person",
    "organisation": "organisation",
    "unnamed_group": "unnamed_group",
    "document": "document",
}


def describe(doc: Doc, scene: Scene, draft: Draft, unnamed: tuple[Tokens, ...] = ()) -> Entity:
    """A draft as an entity, everything it says cut from the text; ``unnamed`` is where the text says why it has no name."""
    mentions = list({m.tokens: m for m in reversed(draft.mentions)}.values())[::-1]
    kind = draft.kind
    affiliation = issuer_of(doc, scene, draft) if kind == "document" else affiliation_of(doc, scene, draft)
    anonymous = _anonymous(scene, draft, kind)
    if kind == "unnamed_person" and not anonymous:
        kind = "person"
    return Entity(
        mentions=tuple(m.tokens for m in mentions),
        name=name_of(doc, scene, draft),
        kind=KINDS[kind],
        anonymous=anonymous,
        role=role_of(doc, scene, draft),
        affiliation=affiliation,
        wordings=tuple(wording(doc, scene, m) for m in mentions),
        reasons=tuple(draft.links.get(m.number, "") for m in mentions),
        unnamed=() if draft.named else unnamed,
    )


def name_of(doc: Doc, scene: Scene, draft: Draft) -> str:
    """The fullest name the text gives; where it gives none, the words of the fullest phrase."""
    best = telling(draft)
    if best.name is not None:
        return _person_name(doc, scene, draft, best) if draft.kind == "person" else wording(doc, scene, best)
    return plain(doc[slice(*without_addition(scene, best))].text)


def _person_name(doc: Doc, scene: Scene, draft: Draft, best: Mention) -> str:
    """A person's name; where the text has a single word of it, with the title that such a name is not written without."""
    first, last = best.name or best.tokens
    if last - first == 1:
        titled = (m.name for m in draft.named if m.name and m.name[0] - 1 >= m.tokens[0] and m.key == best.key)
        kept = (name for name in titled if scene.parse.text[name[0] - 1] in scene.lists.kept_titles)
        first, last = next(((start - 1, end) for start, end in kept), (first, last))
    return plain(doc[first:last].text)


def telling(draft: Draft) -> Mention:
    """The mention that tells best who it is: the one with the fullest name, else the fullest phrase."""
    described = [m for m in draft.mentions if m.form != "pronoun"] or draft.mentions
    return draft.fullest or max(described, key=lambda m: (min(m.tokens[1] - m.tokens[0], 8), -m.head))


def _anonymous(scene: Scene, draft: Draft, kind: str) -> bool:
    """Whether the text gives no way to tell who it is.

    "The governor of Babylon", "the transport secretary" can be identified without a name, and so can "the governor": a
    place has one. "A governor", "the official", "officials" cannot. A body is anonymous only where it is said to be some
    body ("a rights group").
    """
    if draft.named or kind == "document":
        return False
    spoken = [m for m in draft.mentions if m.form != "pronoun"]
    if kind == "unnamed_group":
        return True
    if kind == "organisation":
        return all(scene.parse.lower[m.tokens[0]] in ("a", "an", "another", "one") for m in spoken)
    return not any(_identified(scene, m, brought_in=m is spoken[0]) for m in spoken)


def _identified(scene: Scene, mention: Mention, *, brought_in: bool) -> bool:
    """Whether an office has one known holder: definite, and not merely pointing back to "a governor"."""
    if not mention.nouns & scene.lists.offices:
        return False
    if brought_in and mention.nouns & scene.lists.sole_offices and not mention.details & OTHERS:
        return mention.form == "definite" or _headline_subject(scene, mention)
    return mention.form == "definite" and (bool(mention.details) or _narrowed(scene, mention))


def _headline_subject(scene: Scene, mention: Mention) -> bool:
    """Whether a bare noun opens the text, where headlines leave the article out: "Governor denies strike"."""
    return mention.tokens[0] == mention.head == 0 and not mention.plural


def _narrowed(scene: Scene, mention: Mention) -> bool:
    return any(scene.parse.dep[c] in ("prep", "poss") for c in scene.parse.children[mention.head])
