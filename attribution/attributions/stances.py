"""The stance that a cue gives its content, once the words around it are read."""

from __future__ import annotations

from spacy.tokens import Token

from attribution.records import Stance

_NEGATED: dict[Stance, Stance] = {
    "asserts": "denies",
    "claims": "denies",
    "confirms": "declines",
    "denies": "confirms",
    "doubts": "asserts",
    "demands": "declines",
    "declines": "declines",
    "predicts": "doubts",
}
"""What a negated cue comes to: "would not confirm" leaves it open, "did not deny" lets it stand."""


def stance_in_context(cue: Token, stance: Stance) -> Stance:
    """The stance of a cue verb with its negation read ("did not say", "never confirmed", "refused to say")."""
    if any(child.dep_ == "neg" for child in cue.children):
        return _NEGATED[stance]
    return stance
