"""Clausal reports: a reporting verb and what the parse hangs on it ("residents said that", "was reported to have")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from attribution.annotation import Finding
from attribution.attributions.frames import OWN_WORDS, Candidate, candidates
from attribution.attributions.lexicon import Expression, cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText
from attribution.attributions.names import name_before
from attribution.attributions.parentheticals import parenthetical
from attribution.attributions.stances import foretells, stance_in_context
from attribution.languages import words
from attribution.registry import detectors

_KEPT_BACK = frozenset({"question", "that"})
"""The frames in which a refusal has a content of its own: "refused to say who"; of "declined to comment on the leak" the
whole infinitive is the content, as in PolNeAR."""


@detectors.register("clause")
def clausal_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every report whose verb and frame the lexicon has, outside quotations.

    What a quoted person says that others said is that person's to vouch for; it stays part of the quotation.
    """
    listed = known_words(language, "verb")
    known = expressions(language, "verb")
    refused: set[int] = set()
    for token in verbs_outside_quotations(text):
        lemma = cue_lemma(token, listed)
        if lemma not in listed or token.i in refused or parenthetical(text, token, language):
            continue
        offers = [
            (known[lemma, offer.frame], _with_speaker(text, offer))
            for offer in candidates(token)
            if (lemma, offer.frame) in known
        ]
        best = max((pair for pair in offers if _stands(text, pair[1])), key=lambda p: p[0].confidence, default=None)
        if best is None:
            continue
        told = _not_told(token) if best[0].stance == "declines" else None
        if told is not None:
            refused.add(told.verb.i)
            cue = best[1].cue[0], told.cue[1]
            best = best[0], replace(told, source=best[1].source, cue=cue)
        yield _finding(text, *best)


def _not_told(refusal: Token) -> Candidate | None:
    """What is kept back: of "refused to say who fired" the question, with the cue "refused to say"; None where the
    refusal names nothing ("declined to comment")."""
    inner = next((child for child in refusal.children if child.dep_ == "xcomp"), None)
    if inner is None or inner.i - refusal.i > 3:
        return None
    return next((offer for offer in candidates(inner) if offer.frame in _KEPT_BACK), None)


def _with_speaker(text: MarkedText, offer: Candidate) -> Candidate:
    """An offer whose subject the parse lost, with the name right before its verb."""
    named = offer.frame in ("that", "question") or offer.frame.endswith(OWN_WORDS)
    named = named or offer.verb.lemma_.lower() in words("en", "denial_cues")
    if offer.source is not None or not named or offer.verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return offer
    return replace(offer, source=name_before(text, offer.verb))


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
