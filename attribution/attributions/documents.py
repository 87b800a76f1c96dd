"""What a paper is said to hold: "the ticket gives 18,240 kilograms", "the log has the ship under 11 May", "a list, shown to us
by an agent, runs to 48 names".

A paper says what it shows without a verb of saying, and the verbs are those of everything else ("the school has 40 pupils"). So
only a document speaks here, and only by a verb that leads to a figure, a quotation or what something is given as.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import is_passive, noun_phrase, subject, trimmed, verb_group
from attribution.languages import used, words
from attribution.registry import detectors

_CONFIDENCE = 0.65
_WORDS = "document_words"
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TOLD = frozenset({"dobj", "prep", "oprd", "dative", "advmod", "npadvmod", "ccomp", "xcomp"})


@detectors.register("document")
def documents(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every document with a listed verb and what it leads to, outside quotations."""
    for token in text.doc:
        if token.tag_ not in _FINITE or text.quotation_at(token.i) is not None or is_passive(token):
            continue
        start = _behind(token, language)
        source = subject(token) if start is not None else None
        if start is None or source is None or source.i > token.i or not is_document(source, language):
            continue
        content = _told(token, start)
        negated = any(child.dep_ in ("neg", "aux") for child in token.children)
        if content[0] < content[1] and not negated and _is_datum(text, content, language):
            cue = verb_group(token)[0], start
            yield Finding((content,), noun_phrase(source), cue, "indirect", "asserts", "document", _CONFIDENCE)


def _behind(verb: Token, language: str) -> int | None:
    """Where what a verb leads to begins: behind it, or behind its preposition ("runs to"); None of one that is not listed."""
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    lemma = verb.lemma_.lower()
    if f"{lemma} {following}" in used(language, _WORDS, "holds"):
        return verb.i + 2
    return verb.i + 1 if lemma in used(language, _WORDS, "holds") else None


def is_document(noun: Token, language: str) -> bool:
    """Whether a noun is a document, or a part or copy of one: "a page of the log"."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    listed = words(language, "document_nouns") | used(language, _WORDS, "paper")
    if noun.lemma_.lower() in listed - used(language, _WORDS, "no paper"):
        return True
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    whole = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return whole is not None and noun.lemma_.lower() in used(language, _WORDS, "part") and is_document(whole, language)


def _told(verb: Token, start: int) -> Tokens:
    """From what a verb leads to on, as far as it goes on without a break."""
    end = start
    for child in verb.rights:
        if child.dep_ in _TOLD and child.right_edge.i >= start and child.left_edge.i <= max(end, start):
            end = child.right_edge.i + 1
    return trimmed(verb.doc, start, end)


def _is_datum(text: MarkedText, content: Tokens, language: str) -> bool:
    """Whether a stretch has a figure or a quotation, or says what something is given as."""
    as_words = used(language, _WORDS, "given as")
    return any(
        token.like_num or token.text[0].isdigit() or token.lower_ in as_words or text.quotation_at(token.i) is not None
        for token in text.doc[slice(*content)]
    )
