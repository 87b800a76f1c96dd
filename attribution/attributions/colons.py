"""A source and a colon: "Ministry: seven dead in blast", "Lind: 'We knew nothing'", and the reverse with a dash at the end."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import cue_lemma, surest_stances
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed, verb_group
from attribution.attributions.stances import stance_in_context
from attribution.languages import words
from attribution.records import Stance
from attribution.registry import detectors

_LONGEST_SOURCE = 8
_LONGEST_NAME = 5
_CONFIDENCE = 0.55
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_SPEAKS = frozenset({"NOUN", "PROPN", "PRON"})


@detectors.register("colon")
def colon_reports(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every sentence in which a short noun phrase, or a clause before a quotation, and a colon lead to what is said."""
    for token in text.doc:
        if token.text != ":":
            continue
        finding = _read(text, token.i, language)
        if finding is not None:
            yield finding


def _read(text: MarkedText, colon: int, language: str) -> Finding | None:
    """What a colon leads to, by the first of its uses that fits."""
    return _turn(text, colon, language) or _before_quotation(text, colon, language) or _headline(text, colon, language)


def _turn(text: MarkedText, colon: int, language: str) -> Finding | None:
    """A speaker's turn in a transcript: a name in capitals at the start of its paragraph, and the paragraph after it."""
    doc = text.doc
    start = colon
    while start > 0 and "\n" not in doc[start - 1].text and colon - start <= _LONGEST_NAME:
        start -= 1
    if start < colon and doc[start].is_quote:
        start += 1  # a transcript set off as one quotation opens a mark at each turn
    name = doc[start:colon]
    if not 0 < len(name) <= _LONGEST_NAME or not name.text.isupper() or not name[0].is_alpha:
        return None
    if start == 0 or name[0].lower_ in words(language, "kickers"):
        return None
    end = colon + 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    content = trimmed(doc, colon + 1, end)
    if content[0] >= content[1]:
        return None
    return Finding((content,), (start, colon), (colon, colon + 1), "indirect", "asserts", "colon", _CONFIDENCE)


def _headline(text: MarkedText, colon: int, language: str) -> Finding | None:
    """ "Ministry: seven dead": the sentence begins with the source, names somebody, and has no verb before the colon."""
    doc = text.doc
    if text.quotation_at(colon) is not None:
        return None
    sentence = doc[colon].sent
    source = trimmed(doc, sentence.start, colon)
    content = _after(text, colon, sentence.end)
    names = [doc[i] for i in range(*source)]
    if not 0 < len(names) <= _LONGEST_SOURCE or any(t.pos_ in ("VERB", "AUX", "NUM") for t in names) or content is None:
        return None
    if names[-1].pos_ not in _SPEAKS:
        return None
    if names[0].lower_ in words(language, "kickers") or not _tells(text, source, content):
        return None
    return Finding((content,), source, (colon, colon + 1), "indirect", "asserts", "colon", _CONFIDENCE)


def _tells(text: MarkedText, source: Tokens, content: Tokens) -> bool:
    """Whether a statement follows the colon: it has a verb and somebody is named; in a headline, more than two words."""
    doc = text.doc
    named = any(doc[i].ent_type_ in ("PERSON", "ORG", "NORP", "GPE") for i in range(*source))
    if any(doc[i].pos_ in ("VERB", "AUX") for i in range(*content)) and named:
        return True
    return source[0] == 0 and source[1] - source[0] <= 4 and content[1] - content[0] > 2


def _after(text: MarkedText, colon: int, end: int) -> Tokens | None:
    start, end = trimmed(text.doc, colon + 1, end)
    return (start, end) if end - start >= 2 else None


def _before_quotation(text: MarkedText, colon: int, language: str) -> Finding | None:
    """ "The union issued a statement: “…”": no reporting verb, but a clause whose subject leads to a quotation."""
    doc = text.doc
    following = colon + 1
    while following < len(doc) and doc[following].is_space:
        following += 1
    number = text.quotation_at(following)
    if number is None or text.quotation_at(colon) is not None:
        return None
    source = _name_at(text, colon) or _heading_at(text, colon) or _subject_before(text, colon)
    if source is None:
        return None
    verbs = [t for t in doc[doc[colon].sent.start : colon] if t.pos_ in ("VERB", "AUX") and source[1] <= t.i]
    if not verbs:
        return Finding(text.quotations[number], source, (colon, colon + 1), "direct", "asserts", "colon", _CONFIDENCE)
    verb = verbs[-1] if verbs[-1].i == colon - 1 else verbs[0]  # she said, adding: “…”
    return Finding(text.quotations[number], source, verb_group(verb), "direct", _stance(verb, language), "colon", _CONFIDENCE)


def _stance(verb: Token, language: str) -> Stance:
    """What the verb before the colon does with what follows: 'The union threatened: “We will walk out.”'"""
    known = surest_stances(language)
    return stance_in_context(verb, known.get(cue_lemma(verb, frozenset(known)), "asserts"))


def _name_at(text: MarkedText, colon: int) -> Tokens | None:
    """A person or organisation named right before the colon: "More from Lind: “…”"."""
    doc = text.doc
    if doc[colon - 1].ent_type_ not in ("PERSON", "ORG"):
        return None
    start = colon - 1
    while start > doc[colon].sent.start and doc[start - 1].ent_iob_ != "O":
        start -= 1
    return start, colon


def _heading_at(text: MarkedText, colon: int) -> Tokens | None:
    """Who is named in the heading of a quotation, behind a dash or "from": "Why it matters - The Harbour Union: “…”", "More
    from the report: “…”"."""
    doc = text.doc
    start = end = colon
    while start > doc[colon].sent.start and colon - start < _LONGEST_SOURCE and doc[start - 1].pos_ not in ("VERB", "AUX"):
        start -= 1
        if _is_spaced_dash(doc, start) or doc[start].lower_ == "from":
            source = trimmed(doc, start + 1, end)
            return source if source[0] < source[1] and doc[end - 1].pos_ in ("NOUN", "PROPN") else None
        if doc[start].pos_ == "PUNCT" or doc[start].is_space:
            return None
    return None


def _is_spaced_dash(doc: Doc, i: int) -> bool:
    return doc[i].text in _DASHES and i > 0 and bool(doc[i].whitespace_) and bool(doc[i - 1].whitespace_)


def _subject_before(text: MarkedText, colon: int) -> Tokens | None:
    """The subject of the clause that ends in the colon: of its main verb, or the first subject there is."""
    doc = text.doc
    nouns = [t for t in doc[doc[colon].sent.start : colon] if t.dep_ in ("nsubj", "nsubjpass")]
    nouns = [t for t in nouns if text.quotation_at(t.i) is None]
    if not nouns:
        return None
    noun = next((t for t in nouns if t.head.i == doc[colon].sent.root.i), nouns[0])
    return trimmed(doc, noun.left_edge.i, min(noun.right_edge.i + 1, colon))
