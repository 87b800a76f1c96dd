"""The role in which someone speaks: "health minister", "a spokeswoman for the port"."""

from __future__ import annotations

from spacy.tokens import Doc

from attribution.annotation import Tokens
from attribution.sources.cast import Draft
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

PEOPLE = frozenset({"person", "unnamed_person"})
LONGEST = 6
"""Tokens; beyond that an appositive tells a story."""
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "another"})


def role_of(doc: Doc, scene: Scene, draft: Draft) -> str | None:
    """The role the text gives a person, without article; None for others and where it gives none.

    Of several, one of more than one word, and what is said most often; the headline's only for want of others.
    """
    if draft.kind not in PEOPLE:
        return None
    told = [(m.paragraph > 0, doc[slice(*tokens)].text) for m in draft.mentions if (tokens := _role_tokens(scene, m))]
    found = [text for below, text in told if below] or [text for _, text in told]
    return max(found, key=lambda text: (" " in text, found.count(text)), default=None)


def _role_tokens(scene: Scene, mention: Mention) -> Tokens | None:
    if mention.form == "pronoun":
        return None
    if mention.name is None:
        return _bare(scene, mention.tokens[0], mention.head + 1, mention.head) if _is_role(scene, mention.head) else None
    before = _bare(scene, mention.tokens[0], mention.name[0], mention.name[0] - 1)
    if before and mention.head < mention.name[0]:
        before = _bare(scene, mention.tokens[0], mention.head + 1, mention.head)
    if before and any(_is_role(scene, i) for i in range(*before)):
        return before
    return _appositive(scene, mention)


def _appositive(scene: Scene, mention: Mention) -> Tokens | None:
    for child in scene.parse.children[mention.head]:
        if scene.parse.dep[child] == "appos" and child < mention.tokens[1] and _is_role(scene, child):
            start = child
            while start > mention.head + 2 and scene.parse.text[start - 1] != ",":
                start -= 1
            return _bare(scene, start, child + 1, child)
    return None


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
    while start < head and (parse.lower[start] in ARTICLES or parse.text[start] in scene.lists.places):
        start += 1
    while end > start and not parse.text[end - 1][:1].isalpha():
        end -= 1
    return (start, end) if start < end <= start + LONGEST and parse.lower[start] not in scene.lists.courtesy else None
