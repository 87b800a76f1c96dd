"""What happened to a counted noun by the parse: for what stands too far off for words to tell, with the parser's errors."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from attribution.claims.happenings import happening_at, happenings_at
from attribution.claims.wordlists import listed


def event_by_parse(doc: Doc, word: Token, end: int) -> str | None:
    """By the parse: the verb that the counted noun is subject or object of, or a participle or relative clause behind it."""
    if not doc.has_annotation("DEP"):  # spaCy breaks down, with all of Python, on the children of some words without a parse
        return None
    for child in word.children:
        if child.dep_ in ("acl", "relcl") and child.i >= end:
            bare = not any(below.dep_ in ("nsubj", "dobj") for below in child.children)
            event = _told_of(doc, child, passive=bare or _takes_be(child), active=not bare)
            if event:
                return event
    for link in _chain(word):
        event = _by_relation(doc, link)
        if event:
            return event
    return None


def _chain(word: Token) -> Iterator[Token]:
    """The word and the words it is coordinated with, before it."""
    yield word
    for _ in range(3):
        if word.dep_ not in ("conj", "appos"):
            return
        word = word.head
        yield word


def _by_relation(doc: Doc, word: Token) -> str | None:
    verb = word.head
    if word.dep_ == "nsubjpass":
        return _told_of(doc, verb, passive=True, active=False)
    if word.dep_ == "nsubj":
        return _told_of(doc, verb, passive=False, active=True)
    if word.dep_ == "dobj":
        found = happening_at(doc, verb.i, "object")
        return found.event if found and not _takes_be(verb) else None
    return None


def _told_of(doc: Doc, verb: Token, *, passive: bool, active: bool) -> str | None:
    """What a verb tells of its subject, itself or by the participle or adjective it leads to ("are believed dead")."""
    words = [
        verb,
        *(child for child in verb.children if child.dep_ in ("acomp", "oprd", "xcomp", "attr") and child.i > verb.i),
    ]
    for token in words:
        for found in happenings_at(doc, token.i, "object", "subject", "adjective"):
            if (
                found.role == "adjective"
                or (found.role == "subject" and active)
                or (found.passive and (passive or _takes_be(token)))
            ):
                return found.event
    return None


def _takes_be(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "aux") and child.lower_ in listed("be") for child in verb.children)
