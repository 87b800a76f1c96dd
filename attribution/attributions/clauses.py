"""Clausal reports: a reporting verb and what the parse hangs on it ("residents said that", "was reported to have")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding
from attribution.attributions.frames import Candidate, candidates
from attribution.attributions.lexicon import Expression, cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText
from attribution.attributions.stances import foretells, stance_in_context
from attribution.registry import detectors

@detectors.register("clause")
def clausal_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every report whose verb and frame the lexicon has, outside quotations.

    What a quoted person says that others said is that person's to vouch for; it stays part of the quotation.
    """
    words = known_words(language, "verb")
    known = expressions(language, "verb")
    for token in verbs_outside_quotations(text):
        lemma = cue_lemma(token, words)
        if lemma in words:
            offers = ((known.get((lemma, offer.frame)), offer) for offer in candidates(token))
            best = max(((e, c) for e, c in offers if e and _stands(text, c)), key=lambda p: p[0].confidence, default=None)
            if best:
                yield _finding(text, *best)


def verbs_outside_quotations(text: MarkedText) -> Iterator[Token]:
    """The verbs that the article itself uses, in text order."""
    return (t for t in text.doc if t.pos_ in ("VERB", "AUX") and text.quotation_at(t.i) is None)


def _stands(text: MarkedText, offer: Candidate) -> bool:
    """Whether an offer can be a report: active verbs need somebody who speaks ("compare my case to his" is an order), and
    who speaks stands outside the quotation."""
    if offer.source is None:
        return offer.frame.startswith("passive")
    return text.quotation_at(offer.source[0]) is None


def _finding(text: MarkedText, expression: Expression, offer: Candidate) -> Finding:
    stance = stance_in_context(offer.verb, expression.stance)
    if stance == "asserts" and foretells(text.doc, offer.content):
        stance = "predicts"
    return Finding(offer.content, offer.source, offer.cue, "indirect", stance, "clause", expression.confidence)
