"""Adjectival cues: "is certain that", "was not aware whether", "remains confident of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import expressions
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import noun_phrase, subject, subtree, verb_group
from attribution.attributions.stances import stance_in_context
from attribution.registry import detectors


@detectors.register("adjective")
def adjectival_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every listed adjective that is said of somebody and takes content."""
    known = expressions(language, "adjective")
    for token in text.doc:
        if token.dep_ != "acomp" or token.pos_ != "ADJ" or text.quotation_at(token.i) is not None:
            continue
        speaker = subject(token.head)
        for frame, content in adjective_offers(token):
            expression = known.get((token.lower_, frame))
            if expression is not None and speaker is not None and content[0] < content[1]:
                stance = stance_in_context(token.head, expression.stance)
                cue = (verb_group(token.head)[0], token.i + 1)
                source = noun_phrase(speaker)
                yield Finding((content,), source, cue, "indirect", stance, "adjective", expression.confidence)
                break


def adjective_offers(adjective: Token) -> Iterator[tuple[str, Tokens]]:
    """The clause or the prepositional object after an adjective, by frame."""
    for child in adjective.rights:
        if child.dep_ in ("ccomp", "xcomp"):
            to = any(t.tag_ == "TO" for t in child.lefts)
            yield "to" if to else "that", subtree(child)
        elif child.dep_ == "prep":
            inner = next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                yield child.lower_, subtree(inner)
