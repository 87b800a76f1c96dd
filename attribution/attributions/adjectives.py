"""Adjectival cues: "is certain that", "was not aware whether", "remains confident of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import expressions
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import agent, is_passive, noun_phrase, subject, subtree, verb_group
from attribution.attributions.stances import stance_in_context
from attribution.registry import detectors


@detectors.register("adjective")
def adjectival_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every listed adjective that is said of somebody and takes content."""
    known = expressions(language, "adjective")
    listed = {word for word, _ in known}
    for token in text.doc:
        verb = _copula(token) if token.lower_ in listed and text.quotation_at(token.i) is None else None
        if verb is None:
            continue
        speaker = _said_of(token, verb)
        for frame, content in adjective_offers(token):
            expression = known.get((token.lower_, frame))
            if expression is not None and speaker is not None and content[0] < content[1]:
                stance = stance_in_context(verb, expression.stance)
                cue = (verb_group(verb)[0], token.i + 1)
                source = noun_phrase(speaker)
                yield Finding((content,), source, cue, "indirect", stance, "adjective", expression.confidence)
                break


def _copula(adjective: Token) -> Token | None:
    """The verb that says an adjective of somebody; the word itself where the parse takes "was shocked that" for a passive."""
    if adjective.dep_ == "acomp":
        return adjective.head
    return adjective if adjective.tag_ == "VBN" and is_passive(adjective) and agent(adjective) is None else None


def _said_of(adjective: Token, verb: Token) -> Token | None:
    if verb.i == adjective.i:
        return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return subject(verb)


def _follows(adjective: Token, clause: Token) -> bool:
    """Whether a clause goes on from an adjective, not from what follows it: "certain by now that …"; of "was certain of a
    win, the players said" the players' is another."""
    between = adjective.doc[adjective.i + 1 : clause.left_edge.i]
    return clause.left_edge.i > adjective.i and not any(t.is_punct or t.pos_ in ("CCONJ", "VERB") for t in between)


def adjective_offers(adjective: Token) -> Iterator[tuple[str, Tokens]]:
    """The clause or the prepositional object after an adjective, by frame, wherever the parse hangs the clause."""
    beside = (child for child in adjective.head.rights if child.dep_ == "ccomp" and _follows(adjective, child))
    for child in (*adjective.rights, *beside):
        if child.dep_ in ("ccomp", "xcomp"):
            to = any(t.tag_ == "TO" for t in child.lefts)
            yield "to" if to else "that", subtree(child)
        elif child.dep_ == "prep":
            inner = next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                yield child.lower_, subtree(inner)
