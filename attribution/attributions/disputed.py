"""What a denial names: the claim of another that it rejects, and the statement to which it is hung.

"The mayor rejected the union's claim that forty nurses had left": the union says so, the mayor denies it. "Forty nurses had
left, the union says, a claim the mayor rejects": the mayor denies what the union says. Both sides belong to the account of
either, and the detectors of single cues report one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import cue_lemma, known_words, surest_stances
from attribution.attributions.marked import MarkedText
from attribution.attributions.nouns import noun_offers, owner
from attribution.attributions.overlaps import same_place
from attribution.attributions.phrases import verb_group
from attribution.attributions.stances import stance_in_context
from attribution.languages import used, words

DETECTOR = "nominal"
_WORDS = "closing_words"
_CONFIDENCE = 0.8
_AGAINST = frozenset({"denies", "doubts"})
_FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "NNS"})
"""Tags of a finite verb, and what the tagger takes it for."""
_NOT_INSIDE = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT", "SPACE"})
_LONGEST_SOURCE = 10
_BESIDE = 14
"""Tokens between a statement and the noun that takes it up: room for who says it, ", the union's leader said, "."""


def with_disputed(text: MarkedText, findings: Iterable[Finding], language: str = "en") -> tuple[Finding, ...]:
    """The findings, and with them what others say in what is denied, and denials hung on what is said; in text order."""
    hung = tuple(_hung_denials(text, language))
    findings = tuple(_without_hung(f, hung) for f in findings)
    more = [each for f in findings for each in _denied_claims(text, f, language)]
    more += (each for denial in hung for each in _of_said(denial, findings))
    new = [f for f in more if not any(same_place(f.cue, other.cue) for other in findings)]
    return tuple(sorted([*findings, *new], key=lambda f: (f.content[0], f.cue or (0, 0))))


def _denied_claims(text: MarkedText, finding: Finding, language: str) -> Iterator[Finding]:
    """The claim of somebody else that a denial rejects, where it is told whose it is."""
    nouns = words(language, "saying_nouns")
    for start, end in finding.content if finding.stance in _AGAINST else ():
        for noun in text.doc[start:end]:
            if noun.lemma_.lower() not in nouns or text.quotation_at(noun.i) is not None:
                continue
            whose = owner(noun, language)
            clause = next((part for frame, part in noun_offers(noun, language) if frame == "that"), None)
            if whose is None or clause is None or same_place(whose, finding.source) or same_place(whose, clause):
                continue
            if start <= min(whose[0], clause[0]) and clause[1] <= end and not _is_own(text, whose):
                stance = surest_stances(language).get(noun.lemma_.lower(), "asserts")
                yield Finding((clause,), whose, (noun.i, noun.i + 1), "indirect", stance, DETECTOR, _CONFIDENCE)


def _is_own(text: MarkedText, whose: Tokens) -> bool:
    """Whether "her own claim" may be meant: a bare possessive as likely points back to who rejects it."""
    return all(token.tag_ == "PRP$" or token.pos_ == "ADJ" for token in text.doc[slice(*whose)])


@dataclass(frozen=True, slots=True)
class _Hung:
    """A denial hung on what was said: the whole aside with its comma, who denies, and the words for it."""

    aside: Tokens
    source: Tokens
    cue: Tokens


def _hung_denials(text: MarkedText, language: str) -> Iterator[_Hung]:
    """Every ", a claim (that) the mayor rejects", read word by word: the parse takes "rejects" for a noun."""
    doc, nouns, articles = text.doc, words(language, "saying_nouns"), used(language, _WORDS, "takes up")
    for noun in doc[2:]:
        article = noun.i - 1
        if noun.lemma_.lower() not in nouns or doc[article].lower_ not in articles or doc[article - 1].text != ",":
            continue
        start = noun.i + 2 if doc[noun.i + 1 : noun.i + 2].text.lower() in used(language, _WORDS, "relative") else noun.i + 1
        after = doc[start : min(start + _LONGEST_SOURCE, noun.sent.end)]
        verb = next((token for token in after if token.tag_ in _FORMS and _denies(token, language)), None)
        cue = verb_group(verb) if verb is not None else None
        if cue is None or start >= cue[0] or text.quotation_at(noun.i) is not None:
            continue
        if all(token.pos_ not in _NOT_INSIDE for token in doc[start : cue[0]]):
            yield _Hung((article - 1, noun.sent.end), (start, cue[0]), cue)


def _denies(token: Token, language: str) -> bool:
    lemma = cue_lemma(token, known_words(language, "verb"))
    stance = surest_stances(language).get(lemma)
    return stance == "denies" and stance_in_context(token, stance) == "denies"


def _without_hung(finding: Finding, hung: tuple[_Hung, ...]) -> Finding:
    """A finding less a piece that is a denial hung on it."""
    for denial in hung:
        start, end = denial.aside
        kept = tuple(piece for piece in finding.content if not (start <= piece[0] and piece[1] <= end))
        if kept and finding.cue is not None and finding.cue[0] < start:
            finding = replace(finding, content=kept)
    return finding


def _of_said(denial: _Hung, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """A denial of what ends last before its aside, where a source says that near it."""
    start = denial.aside[0]
    near = (f for f in findings if f.source and f.cue and start - _BESIDE <= f.content[-1][1] <= start)
    said = max(near, key=lambda f: f.content[-1][1], default=None)
    if said is not None and said.stance not in _AGAINST and said.cue is not None and said.cue[1] <= start:
        yield Finding(said.content, denial.source, denial.cue, "indirect", "denies", DETECTOR, _CONFIDENCE)
