"""The stance that a cue gives its content, once the words around it are read."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from attribution.annotation import Tokens
from attribution.languages import words
from attribution.records import Stance

_NEGATED: dict[Stance, Stance] = {
    "asserts": "declines",
    "claims": "declines",
    "confirms": "declines",
    "denies": "confirms",
    "doubts": "asserts",
    "demands": "declines",
    "declines": "declines",
    "predicts": "doubts",
}
"""What a negated cue comes to: "did not say who fired" and "would not confirm" leave it open, "did not deny" lets it stand.

A cue that is not said is no denial; one that is not believed is a doubt.
"""
_OPEN = frozenset({"could", "may", "might", "will", "'ll", "’ll"})


def stance_in_context(cue: Token, stance: Stance) -> Stance:
    """The stance of a cue verb with its negation read ("did not say", "never confirmed", "does not believe")."""
    if any(child.dep_ == "neg" for child in cue.children):
        return "doubts" if cue.lemma_.lower() in words("en", "belief_verbs") else _NEGATED[stance]
    return stance


def foretells(doc: Doc, content: tuple[Tokens, ...]) -> bool:
    """Whether a content tells what is still to come: "the toll could rise", "talks will go on"; not "could have"."""
    start, end = content[0]
    for token in doc[start:end]:
        if token.dep_ == "aux" and token.lower_ in _OPEN:
            main = token.head
            past = any(c.dep_ == "aux" and c.lower_ == "have" for c in main.children)
            return not past and main.pos_ == "VERB" and start <= main.i < end
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "acl"):
            return False
    return False
