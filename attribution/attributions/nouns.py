"""Nominal cues: "the claim that", "her demand for", "residents' accounts of", "a report that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import expressions
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import noun_phrase, subtree, trimmed
from attribution.languages import words
from attribution.registry import detectors


@detectors.register("nominal")
def nominal_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every listed noun with its content: a clause, an infinitive, or what stands after its preposition."""
    known = expressions(language, "noun")
    listed = {word for word, _ in known}
    for token in text.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in listed or text.quotation_at(token.i) is not None:
            continue
        for frame, content in noun_offers(token, language):
            expression = known.get((token.lemma_.lower(), frame))
            if expression is not None and content[0] < content[1]:
                cue = (token.i, token.i + 1)
                confidence = expression.confidence
                yield Finding((content,), owner(token, language), cue, "indirect", expression.stance, "nominal", confidence)
                break


def noun_offers(noun: Token, language: str = "en") -> Iterator[tuple[str, Tokens]]:
    """Each frame in which the noun has something after it, with that content."""
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(noun, child, language):
            yield "that", subtree(child)
        elif child.dep_ in ("acl", "relcl", "xcomp") and any(t.tag_ == "TO" for t in child.lefts):
            yield "to", subtree(child)
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield child.lower_, trimmed(noun.doc, inner.left_edge.i, inner.right_edge.i + 1)


def _is_that_clause(noun: Token, verb: Token, language: str) -> bool:
    """A content clause ("the claim that he left"), not a relative one ("the claim that he made"): it lacks no object. The
    parse takes "scepticism that the dam would hold" for a relative one, which that noun hardly has."""
    marks = [t for t in verb.lefts if t.lower_ == "that"]
    if not marks:
        return False
    if noun.tag_ == "NN" and noun.lemma_.lower() in words(language, "disbelieving_cues"):
        return True
    return marks[0].dep_ == "mark" or (marks[0].dep_ in ("nsubj", "det", "advmod") and marks[0].pos_ == "SCONJ")


def owner(noun: Token, language: str = "en") -> Tokens | None:
    """Whose claim it is: the possessive, the noun after "by" or "from", or the subject of a verb that carries it
    ("Lind rejected" is another cue; "Lind made the claim that")."""
    for child in noun.children:
        if child.dep_ == "poss":
            return noun_phrase(child)
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            giver = next((t for t in child.children if t.dep_ == "pobj"), None)
            if giver is not None:
                return noun_phrase(giver)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in words(language, "carrying_verbs"):
        return next((noun_phrase(t) for t in verb.children if t.dep_ == "nsubj"), None)
    return None
