"""Groups that an article speaks of by a bare plural, again and again: "prosecutors said ... Prosecutors believe"."""

from __future__ import annotations

from attribution.sources.cast import Draft
from attribution.sources.mention import OTHERS, Mention
from attribution.sources.scene import Scene

AGAIN = "the same bare plural before"
GROUP = "unnamed_group"
_WORDS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
"""Tags of the words that a bare plural is made of: no article, no number, no "some"."""
_NARROWING = frozenset({"acl", "appos", "nummod", "poss", "prep", "relcl"})


def same_collective(scene: Scene, mention: Mention) -> tuple[Draft, str] | None:
    """The group that the text called by the same words before, and nothing else: one voice of its article, as "the prosecutors"
    would be, not as many sources as it has sentences. Not "other witnesses" nor "officials at the school"."""
    if mention.number not in scene.said or not _is_bare(scene, mention):
        return None
    for draft in scene.recent.latest_called(mention.nouns):
        first = draft.mentions[0]
        if draft.kind == GROUP and (first.nouns, first.details) == (mention.nouns, mention.details) and _is_bare(scene, first):
            return draft, AGAIN
    return None


def _is_bare(scene: Scene, mention: Mention) -> bool:
    if mention.kind != GROUP or not mention.plural or mention.form != "indefinite" or mention.details & OTHERS:
        return False
    parse = scene.parse
    plain = all(parse.tag[i] in _WORDS for i in range(mention.tokens[0], mention.head + 1))
    return plain and all(parse.dep[child] not in _NARROWING for child in parse.children[mention.head])
