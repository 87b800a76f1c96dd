"""Who gave no answer: "did not return calls", "would not be drawn", "had no comment", "calls to the embassy went unanswered".

That somebody was asked and kept silent is a report of its own, not to be mixed up with somebody of whom no text tells.
Who "could not be reached" has refused nothing, and who "asked not to be named" has spoken; neither is found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import agent, noun_phrase, subject, subtree, verb_group
from attribution.languages import table, words
from attribution.registry import detectors

_CONFIDENCE = 0.85
_ANSWERS = frozenset({"comment", "reaction", "response", "reply"})
_TOWARDS = frozenset({"to", "from", "with", "by"})
_OPENING = 4
"""Tokens of a content in which its own source is named again by a pronoun: "that it would not …"."""
_OWN_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})
_ANSWERING_PRONOUNS = _OWN_PRONOUNS | {"who", "which"}
_REFUSE = frozenset({"refuse", "decline"})

Parts = tuple[Tokens, Tokens, Tokens]
"""Source, cue, content."""


@detectors.register("refusal")
def refusals(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every refusal to answer, outside quotations; its content is what was asked, or what was not given."""
    for source, cue, content in _found(text.doc, language):
        if text.quotation_at(cue[0]) is None:
            yield Finding((content,), source, cue, "indirect", "declines", "refusal", _CONFIDENCE)


def as_refusal(text: MarkedText, finding: Finding, language: str = "en") -> Finding:
    """A finding whose content says of its own source that it gives no answer, as the refusal that it is: "the mayor's office
    said it would not comment"."""
    start, end = finding.content[0]
    said = text.doc[start:end]
    if finding.stance not in ("asserts", "predicts") or not any(token.pos_ == "PRON" for token in said[:_OPENING]):
        return finding
    own = (source for source, cue, _ in _found(said, language) if start <= source[0] < start + _OPENING)
    refuses = any(text.doc[source[0]].lower_ in _OWN_PRONOUNS for source in own)
    return replace(finding, stance="declines") if refuses else finding


def _found(tokens: Iterable[Token], language: str) -> Iterator[Parts]:
    queries = words(language, "query_nouns")
    for token in tokens:
        parts = _unanswering(token, _takes(language), queries) or _no_comment(token) or _unanswered(token, queries)
        if parts is not None:
            yield parts


@cache
def _takes(language: str) -> dict[str, str]:
    """What each verb of giving an answer may be followed by."""
    return {row["verb"]: row["takes"] for row in table(language, "answering_verbs")}


def _unanswering(verb: Token, takes: dict[str, str], queries: frozenset[str]) -> Parts | None:
    """ "did not return calls", "has not replied to our questions", "refused to be drawn", "would not comment on the raid"."""
    kind = takes.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
    refusing = _refusing(verb)
    if kind is None or refusing is None:
        return None
    governor = verb if refusing.dep_ == "neg" else refusing
    noun = _asked(governor, verb)
    if noun is None or (noun.pos_ == "PRON" and noun.lower_ not in _ANSWERING_PRONOUNS):
        return None
    start = verb_group(governor)[0]
    thing = _thing(verb, "to" if kind == "query" else "on")
    if kind == "query":
        if thing is None or thing.lemma_.lower() not in queries:
            return None
        return noun_phrase(noun), (start, thing.left_edge.i), subtree(thing)
    if thing is not None:
        return noun_phrase(noun), (start, thing.left_edge.i), subtree(thing)
    content = (max(start + 1, _first_of_infinitive(verb)), verb.i + 1)
    return noun_phrase(noun), (start, content[0]), content


def _refusing(verb: Token) -> Token | None:
    """The negation of a verb, or what says by itself that it was not done: "refused to", "has yet to"."""
    negation = next((child for child in verb.children if child.dep_ == "neg" and child.lower_ in ("not", "n't", "n’t")), None)
    if negation is not None:
        return negation
    head = verb.head
    refuses = head.lemma_ in _REFUSE or (head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children))
    return head if verb.dep_ == "xcomp" and refuses else None


def _asked(governor: Token, verb: Token) -> Token | None:
    """Who is asked: the subject, also of "would not be drawn"."""
    passive = next((child for child in (*verb.children, *governor.children) if child.dep_ == "nsubjpass"), None)
    return passive or subject(governor)


def _thing(verb: Token, preposition: str) -> Token | None:
    """What follows the verb as its object, or behind a preposition."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((noun for noun in child.children if noun.dep_ in ("pobj", "pcomp")), None)
    return None


def _first_of_infinitive(verb: Token) -> int:
    parts = [child.i for child in verb.children if child.dep_ in ("aux", "auxpass") and child.lower_ in ("to", "be")]
    return min([verb.i, *parts])


def _no_comment(noun: Token) -> Parts | None:
    """ "The police had no comment"; "there was no immediate reaction from Tehran"."""
    none = next((child for child in noun.lefts if child.dep_ == "det" and child.lower_ == "no"), None)
    if noun.lemma_.lower() not in _ANSWERS or none is None:
        return None
    verb = noun.head
    content = none.i + 1, noun.i + 1
    if verb.lemma_ == "have" and noun.dep_ == "dobj":
        who = subject(verb)
        return (noun_phrase(who), (verb_group(verb)[0], none.i + 1), content) if who is not None else None
    who = _partner(noun)
    if verb.lemma_ != "be" or who is None:
        return None
    return noun_phrase(who), (verb.left_edge.i, none.i + 1), content


def _unanswered(noun: Token, queries: frozenset[str]) -> Parts | None:
    """ "Calls to the embassy went unanswered"; "requests for comment from the refinery were not returned"."""
    verb = noun.head
    if noun.lemma_.lower() not in queries or noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    void = any(child.lower_ == "unanswered" for child in verb.children)
    denied = verb.lemma_ in ("answer", "return") and any(child.dep_ == "neg" for child in verb.children)
    who = _partner(noun) or (agent(verb) if denied else None)
    if who is None or not (void or denied):
        return None
    start = min((child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg")), default=verb.i)
    end = next((child.i + 1 for child in verb.children if child.lower_ == "unanswered"), verb.i + 1)
    return noun_phrase(who), (start, end), (noun.left_edge.i, noun.i + 1)


def _partner(noun: Token) -> Token | None:
    """Of whom an answer is wanted: "calls to the embassy", "comment from Tehran"."""
    for token in noun.subtree:
        if token.dep_ == "prep" and token.lower_ in _TOWARDS and token.i > noun.i:
            return next((child for child in token.children if child.dep_ == "pobj"), None)
    return None
