"""A question and its answer in one sentence: "Asked whether he had signed, Lind said no"; "Lind said no when asked whether …".

Who says no denies what was asked, and who says yes confirms it, though neither repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import noun_phrase, trimmed
from attribution.languages import used
from attribution.records import Stance
from attribution.registry import detectors

DETECTOR = "answer"
_CONFIDENCE = 0.9
_WORDS = "answer_words"
_REACH = 6
"""Tokens from "asked" to "whether": room for by whom and when ("asked by the Courier on Friday whether")."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@detectors.register(DETECTOR)
def answers(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every yes and no to what somebody is asked in the same sentence, outside quotations."""
    for token in text.doc:
        stance = _answered(token, language) if token.tag_ in _FINITE and text.quotation_at(token.i) is None else None
        speaker = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        asked = _asked(token, language) if stance is not None else None
        if stance is not None and speaker is not None and asked is not None and text.quotation_at(asked[0]) is None:
            yield Finding((asked,), noun_phrase(speaker), (token.i, token.i + 2), "indirect", stance, DETECTOR, _CONFIDENCE)


def _answered(verb: Token, language: str) -> Stance | None:
    """What "said no" and "said yes" make of what was asked; None where something else follows ("said no ship had left")."""
    doc, i = verb.doc, verb.i + 1
    if verb.lemma_.lower() not in used(language, _WORDS, "says") or i + 1 >= len(doc):
        return None
    ends = doc[i + 1].is_punct or doc[i + 1].is_space or doc[i + 1].lower_ == "when"
    if not ends:
        return None
    if doc[i].lower_ in used(language, _WORDS, "no"):
        return "denies"
    return "confirms" if doc[i].lower_ in used(language, _WORDS, "yes") else None


def _asked(verb: Token, language: str) -> Tokens | None:
    """What was asked, behind "asked whether": before the comma of who answers, or behind the answer."""
    doc, sentence = verb.doc, verb.sent
    for token in sentence:
        if token.lower_ not in used(language, _WORDS, "asked") or token.tag_ != "VBN":
            continue
        after = doc[token.i + 1 : min(token.i + 1 + _REACH, sentence.end)]
        opening = next((t.i for t in after if t.lower_ in used(language, _WORDS, "whether")), None)
        if opening is None:
            continue
        end = verb.left_edge.i if verb.left_edge.i > opening else sentence.end
        first = next((child.left_edge.i for child in verb.lefts if child.dep_ == "nsubj"), verb.i)
        asked = trimmed(doc, opening + 1, first if opening < first else end)
        if asked[0] < asked[1] and not asked[0] <= verb.i < asked[1]:
            return asked
    return None
