"""A quotation after a sentence in which its speaker takes the floor: 'Her husband cut in. “We asked for enough.”'

No mark ties such a sentence to what follows it, and without this rule the quotation would go to who was quoted before.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.phrases import noun_phrase, verb_group
from attribution.languages import words
from attribution.registry import detectors

_CONFIDENCE = 0.55
_FINITE = ("VBD", "VBZ")
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "neg", "aux", "auxpass"})


@detectors.register("turn")
def turns(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every utterance whose paragraph has, right before it, a verb of answering or interrupting that ends its sentence."""
    for parts in text.quotations:
        found = _verb_before(text, parts[0][0], language)
        if found is None or not is_utterance(text.doc, parts):
            continue
        verb, end = found
        noun = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if noun is not None and text.quotation_at(noun.i) is None:
            cue = verb_group(verb)[0], end
            yield Finding(parts, noun_phrase(noun), cue, "direct", "asserts", "turn", _CONFIDENCE)


def _verb_before(text: MarkedText, start: int, language: str) -> tuple[Token, int] | None:
    """The verb that closes the sentence before a quotation, and the end of its particle: "interrupted.", "chimed in."."""
    stop = start - 1
    if stop < 2 or text.doc[stop].text != ".":
        return None
    verb, particle = text.doc[stop - 1], ""
    if verb.pos_ in ("ADP", "ADV"):
        verb, particle = text.doc[stop - 2], f" {verb.lower_}"
    known = verb.lemma_.lower() + particle in words(language, "turn_verbs")
    if not known or verb.tag_ not in _FINITE or any(child.dep_ in _OBJECTS for child in verb.children):
        return None
    return verb, stop
