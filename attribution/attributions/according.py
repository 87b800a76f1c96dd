"""Sources in a prepositional phrase: "according to the ministry", "in the view of analysts", "per a court filing"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import Expression, expressions
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import subtree, trimmed
from attribution.registry import detectors

_LONGEST = 4


@detectors.register("according")
def according_to(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every clause that a phrase of this kind gives to a source, outside quotations."""
    phrases = {tuple(cue.split()): e for (cue, _), e in expressions(language, "phrase").items()}
    firsts = {words[0] for words in phrases}
    for token in text.doc:
        if token.lower_ in firsts and text.quotation_at(token.i) is None:
            found = _phrase_at(text.doc, token.i, phrases)
            if found:
                yield from _finding(text, *found)


def _phrase_at(doc: Doc, i: int, phrases: dict[tuple[str, ...], Expression]) -> tuple[Tokens, Expression] | None:
    """The longest listed phrase that starts at a token."""
    for length in range(_LONGEST, 0, -1):
        expression = phrases.get(tuple(token.lower_ for token in doc[i : i + length]))
        if expression is not None:
            return (i, i + length), expression
    return None


def _finding(text: MarkedText, cue: Tokens, expression: Expression) -> Iterator[Finding]:
    doc = text.doc
    noun = _noun_after(doc, cue[1])
    if noun is None:
        return
    source = _source(doc, cue[1], noun)
    content = clause_around(text, (cue[0], source[1]))
    if content:
        yield Finding(content, source, cue, "indirect", expression.stance, "according", expression.confidence)


def _noun_after(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase that begins after the cue."""
    for token in doc[start : start + 8]:
        if token.dep_ in ("pobj", "pcomp") or (token.pos_ in ("NOUN", "PROPN", "PRON") and token.head.i < start):
            return token if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") else None
    return None


def _source(doc: Doc, start: int, noun: Token) -> Tokens:
    """The noun phrase, ended at the first comma after its head unless an appositive or relative clause follows there."""
    end = subtree(noun)[1]
    for i in range(noun.i + 1, end):
        opens_clause = i + 1 < end and doc[i].text == "," and not _describes(doc[i + 1], noun)
        if opens_clause or doc[i].is_quote:
            end = i
            break
    return trimmed(doc, start, end)


def _describes(token: Token, noun: Token) -> bool:
    chain = [token, *token.ancestors]
    return any(t.dep_ in ("appos", "relcl", "acl") and t.head.i == noun.i for t in chain)


def clause_around(text: MarkedText, phrase: Tokens) -> tuple[Tokens, ...]:
    """What the phrase vouches for: the sentence after it where it opens one, the clause before it where it closes one."""
    doc = text.doc
    sentence = doc[phrase[0]].sent
    before = trimmed(doc, _clause_start(doc, sentence.start, phrase[0]), phrase[0])
    after = trimmed(doc, phrase[1], sentence.end)
    if before[0] >= before[1] or (before[1] - before[0] <= 2 and doc[before[0]].pos_ in ("CCONJ", "ADV", "SCONJ")):
        return (after,) if after[0] < after[1] else ()
    if _is_aside(doc, phrase, sentence.end):
        return before, after
    return (before,)


def _clause_start(doc: Doc, start: int, end: int) -> int:
    """After the last semicolon before the phrase: what stands before that is another statement."""
    return max((i + 1 for i in range(start, end) if doc[i].text == ";"), default=start)


def _is_aside(doc: Doc, phrase: Tokens, end: int) -> bool:
    """Whether the phrase stands between commas inside the clause ("The bridge, according to police, was closed")."""
    if phrase[0] == 0 or phrase[1] >= end or doc[phrase[0] - 1].text != "," or doc[phrase[1]].text != ",":
        return False
    verb = next((t for t in doc[phrase[1] : end] if t.pos_ in ("VERB", "AUX")), None)
    verb = verb.head if verb is not None and verb.dep_ in ("aux", "auxpass") else verb
    subject_before = any(t.dep_ in ("nsubj", "nsubjpass") and t.i < phrase[0] for t in (verb.lefts if verb else ()))
    return subject_before
