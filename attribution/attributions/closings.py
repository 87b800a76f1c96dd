"""Sentences that say first what is said and last who says it: "The gates were shut at noon, the owner maintained".

The shape tells more than the verb does: on PolNeAR's training articles 71 of 74 such closings by a listed verb are cues,
while many of these verbs are cues in half of all their uses. "The gates were shut, confirmed the owner" is the same
turned round, which the parse takes for a subject and an object.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import QUOTE, Expression, cue_lemma, expressions, known_words
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import noun_phrase, trimmed, verb_group
from attribution.attributions.stances import foretells, stance_in_context
from attribution.languages import words
from attribution.registry import detectors

_CONFIDENCE = 0.9
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RELATIVES = frozenset({"which", "who", "whom", "that", "whose"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd"})
_LONGEST_END = 9
"""Tokens after the verb: "told this newspaper by telephone on Friday"."""
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


@detectors.register("closing")
def closing_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every sentence closed by who says it and a listed verb; what is quoted is left to the detectors of quotations."""
    for token in text.doc:
        found = closing(text, token, language)
        if found is None:
            continue
        expression, content, source = found
        stance = stance_in_context(token, expression.stance)
        if stance == "asserts" and foretells(text.doc, (content,)):
            stance = "predicts"
        yield Finding((content,), source, verb_group(token), "indirect", stance, "closing", _CONFIDENCE)


def closing(text: MarkedText, verb: Token, language: str = "en") -> tuple[Expression, Tokens, Tokens] | None:
    """The verb's expression, what is said and who says it, where a listed verb closes its sentence; None where none does."""
    if verb.tag_ not in _FINITE or verb.i == 0 or text.quotation_at(verb.i) is not None:
        return None
    known = expressions(language, "verb")
    lemma = cue_lemma(verb, known_words(language, "verb"))
    expression = known.get((lemma, "that")) or known.get((lemma, QUOTE))
    source = (_before(verb, language) or _behind(verb)) if expression else None
    if expression is None or source is None:
        return None
    content = trimmed(verb.doc, verb.sent.start, min(source[0], verb_group(verb)[0]))
    quoted = any(text.quotation_at(i) is not None for i in (content[0], content[1] - 1))
    tells = any(token.tag_ in _FINITE or token.tag_ == "MD" for token in verb.doc[slice(*content)])
    return (expression, content, source) if tells and not quoted else None


def _before(verb: Token, language: str) -> Tokens | None:
    """The subject between a comma and the verb, nothing but an aside behind it."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in _RELATIVES:
        return None
    start, end = noun_phrase(subject)
    if start == 0 or verb.doc[start - 1].text != "," or not _ends(verb):
        return None
    reported = any(child.dep_ in ("ccomp", "parataxis") for child in verb.lefts)
    told = [child for child in verb.rights if child.dep_ in _OBJECTS]
    hears = bool(told) and verb.lemma_ in words(language, "telling_verbs")
    return (start, end) if (reported and not told) or hears else None


def _ends(verb: Token) -> bool:
    """Whether nothing follows but an aside without a verb."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    return len(rest) <= _LONGEST_END and not any(token.pos_ in ("VERB", "AUX") for token in rest)


def _behind(verb: Token) -> Tokens | None:
    """The noun after a verb that follows a comma: somebody named, or described with an article."""
    doc = verb.doc
    if doc[verb.i - 1].text != "," or verb.i + 1 >= verb.sent.end:
        return None
    nouns = (child for child in verb.rights if child.dep_ in ("dobj", "nsubj", "attr"))
    noun = next((noun for noun in nouns if noun.left_edge.i == verb.i + 1), None)
    if noun is None or not _may_speak(noun):
        return None
    start, end = noun_phrase(noun)
    return (start, end) if not any(token.pos_ in ("VERB", "AUX") for token in doc[end : verb.sent.end]) else None


def _may_speak(noun: Token) -> bool:
    """Somebody named, or described with an article; no day, no sum."""
    described = noun.pos_ in ("NOUN", "PROPN") and noun.doc[noun.left_edge.i].lower_ in ("the", "a", "an")
    return noun.ent_type_ in _SPEAKERS or (described and not noun.ent_type_)
