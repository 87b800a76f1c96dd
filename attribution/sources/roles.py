"""The role in which someone speaks: "health minister", "a spokeswoman for the port"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

PEOPLE = frozenset({"person", "unnamed_person"})
LONGEST = 6
"""Tokens; beyond that an appositive tells a story."""
OUTSIDE = frozenset({"IN", "CC", "DT", "CD", "PRP$", "WRB", "RB", "RBR", ",", ":"})
"""Tags of what may stand in a phrase before a role, or after it, and is no part of it: "much like 2004 nominee ..."."""
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another"})


def role_of(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The role the text gives a person, without article; None for others and where it gives none.

    Of several, one of more than one word, and what is said most often; the headline's only for want of others.
    """
    if draft.kind not in PEOPLE:
        return None
    told = [(m.paragraph > 0, doc[slice(*tokens)].text) for m in draft.mentions if (tokens := _role_tokens(scene, m))]
    found = Counter([text for below, text in told if below] or [text for _, text in told])
    return max(found, key=lambda text: (" " in text, found[text]), default=None)


def _role_tokens(scene: Scene, mention: Mention) -> Tokens | None:
    if mention.form == "pronoun":
        return None
    if mention.name is None:
        if not _is_role(scene, mention.head):
            return None
        return _bare(scene, mention.tokens[0], _with_field(scene, mention.head, mention.tokens[1]), mention.head)
    before = _bare(scene, mention.tokens[0], mention.name[0], mention.name[0] - 1)
    if before and mention.head < mention.name[0]:
        before = _bare(scene, mention.tokens[0], _with_field(scene, mention.head, mention.name[0]), mention.head)
    if before and any(_is_role(scene, i) for i in range(*before)):
        return before
    return _appositive(scene, mention)


def _appositive(scene: Scene, mention: Mention) -> Tokens | None:
    for child in scene.parse.children[mention.head]:
        if scene.parse.dep[child] == "appos" and child < mention.tokens[1] and _is_role(scene, child):
            start = child
            while start > mention.head + 2 and scene.parse.text[start - 1] != ",":
                start -= 1
            return _bare(scene, start, _with_field(scene, child, mention.tokens[1]), child)
    return None


def _with_field(scene: Scene, head: int, end: int) -> int:
    """Where a role ends: with its noun, or with what the office is of where that is no body: "chief [of staff]"."""
    parse = scene.parse
    if head + 2 >= end or parse.lower[head + 1] != "of":
        return head + 1
    field = next((c for c in parse.children[head + 1] if parse.dep[c] == "pobj"), None)
    if field is None or field >= min(end, head + LONGEST) or parse.tag[head + 2] in ("DT", "PRP$", "NNP", "NNPS", "CD"):
        return head + 1
    return field + 1


def _is_role(scene: Scene, i: int) -> bool:
    word = scene.parse.lower[i]
    return scene.parse.lemma[i].lower() in scene.lists.persons or (
        word not in scene.lists.courtesy and scene.parse.text[i] in scene.lists.titles
    )


def _bare(scene: Scene, start: int, end: int, head: int) -> Tokens | None:
    """A role without article, possessor, nationality and marks around it."""
    parse = scene.parse
    for i in range(start, head):
        if parse.tag[i] == "POS":
            start = i + 1
    for i in range(start, head):
        if parse.tag[i] in OUTSIDE or not parse.text[i].strip():
            start = i + 1
    while start < head and (parse.lower[start] in ARTICLES or parse.text[start] in scene.lists.places):
        start += 1
    while end > start and (not parse.text[end - 1][:1].isalpha() or parse.tag[end - 1] in OUTSIDE):
        end -= 1
    return (start, end) if start < end <= start + LONGEST and parse.lower[start] not in scene.lists.courtesy else None
