"""What is said on both sides of who says it: "The gate was shut, the guard said, and two men stood before it".

Where both sides are whole clauses they are two statements, each an attribution of its own with the same source and cue: one
may be disputed while the other stands. A side that is no clause ("and had been since noon") is a piece of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.combination import in_order
from attribution.attributions.lexicon import cue_lemma, known_words
from attribution.attributions.marked import MarkedText
from attribution.attributions.overlaps import inside
from attribution.attributions.phrases import cue_verb, trimmed

_REACH = 12
"""Tokens between cue and comma: room for whom it is told to, where and when ("told reporters in the harbour on Monday")."""
_LONGEST = 60
_LIKELY = 0.8
"""Of clauses behind ", he said, and" training articles give about this share to the speaker (18 of some 22 read by eye)."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD"})
_PAST_MODALS = frozenset({"would", "could", "might", "should", "must"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "pcomp", "csubj"})
_PERSONS = frozenset({"he", "she"})
_BREAKS = frozenset({",", ";"})
_ENDS = frozenset(".?!")


def with_second_halves(text: MarkedText, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in text order, with what their sources say behind a cue that is set off: a clause is a finding of its own,
    the rest of a clause a piece more. Nothing is taken from quotations or from another finding."""
    taken = {i for f in findings for i in (*inside(f), *_span(f.source), *_span(f.cue))}
    return in_order(text, [half for finding in findings for half in _halves(text, finding, taken)])


def _span(part: Tokens | None) -> range:
    return range(*part) if part else range(0)


def _halves(text: MarkedText, finding: Finding, taken: set[int]) -> Iterator[Finding]:
    opening = _opening(text, finding)
    if opening is None:
        yield finding
        return
    read = [piece for piece in finding.content if piece[0] >= opening]
    second = read[0] if read else _unread(text, opening, taken)
    first = tuple(piece for piece in finding.content if piece[1] <= opening)
    if second is None or len(read) > 1 or second[0] > opening + 1:
        yield finding
        return
    clause = trimmed(text.doc, opening + 1, second[1])
    verb = _main_verb(text.doc, clause)
    if verb is not None and not _reports(verb) and (read or _agrees(text.doc, finding, first[-1], verb)):
        yield replace(finding, content=first)
        confidence = finding.confidence if read else round(finding.confidence * _LIKELY, 2)
        yield replace(finding, content=(clause,), confidence=confidence)
    elif not read and verb is None and _goes_on(text.doc, finding, first[-1], text.doc[clause[0]]):
        yield replace(finding, content=(*first, (opening, second[1])))
    else:
        yield finding


def _opening(text: MarkedText, finding: Finding) -> int | None:
    """The "and" behind a cue and source that are set off from what stands before them; None where there is none. Behind "but"
    the article speaks as often as the source."""
    doc = text.doc
    if finding.cue is None:
        return None
    parts = [part for part in (finding.cue, finding.source) if part]
    start, end = min(part[0] for part in parts), max(part[1] for part in parts)
    before = [piece for piece in finding.content if piece[1] <= start]
    if not before or start < 2 or doc[start - 1].text != "," or not 0 <= start - before[-1][1] <= 1:
        return None
    if text.quotation_at(start - 2) is not None or any(start < piece[1] <= end for piece in finding.content):
        return None
    for i in range(end, min(end + _REACH, len(doc) - 2)):
        if doc[i].text in _BREAKS:
            return i + 1 if doc[i + 1].lower_ == "and" else None
        if doc[i].tag_ in _FINITE or doc[i].text in _ENDS or "\n" in doc[i].text or text.quotation_at(i) is not None:
            return None
    return None


def _unread(text: MarkedText, opening: int, taken: set[int]) -> Tokens | None:
    """From "and" to the end of the sentence, if nobody else says any of it."""
    doc = text.doc
    for i in range(opening + 1, min(opening + _LONGEST, len(doc))):
        if i in taken:
            return None
        ends = doc[i].text[-1] in _ENDS and (i + 1 == len(doc) or doc[i + 1].is_sent_start or doc[i + 1].is_space)
        if ends or doc[i].text == ";" or "\n" in doc[i].text:
            return trimmed(doc, opening, i + (doc[i].text not in _ENDS and ends))
    return None


def _main_verb(doc: Doc, clause: Tokens) -> Token | None:
    """The finite verb of a clause that has its own subject and stands under no other in it."""
    for token in doc[slice(*clause)]:
        verb = token.head
        if token.dep_ not in _SUBJECTS or not clause[0] <= verb.i < clause[1] or verb.dep_ in _SUBORDINATE:
            continue
        if verb.left_edge.i <= clause[0] and _finite(verb) is not None:
            return verb
    return None


def _reports(verb: Token, language: str = "en") -> bool:
    """Whether a verb reports something itself: "…, he said, and he denied that anybody was hurt"."""
    known = known_words(language, "verb")
    return cue_lemma(verb, known) in known and any(child.dep_ == "ccomp" for child in verb.rights)


def _finite(verb: Token) -> Token | None:
    """The verb or its auxiliary, whichever bears the tense."""
    return next((t for t in (verb, *verb.children) if t.tag_ in _FINITE and (t is verb or t.dep_ in ("aux", "auxpass"))), None)


def _goes_on(doc: Doc, finding: Finding, first: Tokens, word: Token) -> bool:
    """Whether a second half without a subject goes on with the first: "and had been since noon". Of "she said, and walked home"
    it is the source who does it."""
    return word.pos_ == "AUX" and word.tag_ in _FINITE and _agrees(doc, finding, first, word)


def _agrees(doc: Doc, finding: Finding, first: Tokens, verb: Token) -> bool:
    """Whether the second half may be reported with the first: behind a cue and a half in the past no present follows ("The ship
    had left, he said, and is now in port" is the article's), and what he or she is or has now the article tells as often."""
    if _is_past(verb):
        return True
    if any(child.dep_ in _SUBJECTS and child.lower_ in _PERSONS for child in verb.lefts):
        return False
    cue, other = cue_verb(doc, finding.cue), _main_verb(doc, first)
    return cue is None or cue.tag_ not in _PAST or other is None or not _is_past(other)


def _is_past(verb: Token) -> bool:
    finite = _finite(verb)
    return finite is not None and (finite.tag_ in _PAST or finite.lower_ in _PAST_MODALS)
