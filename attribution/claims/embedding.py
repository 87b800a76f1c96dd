"""From the word that opens a clause down to the proposition it is about: "appears to have failed to stop" tells of stopping.

Each word on the way says how sure the rest is and whether it holds (``embedding.tsv``), so the way is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from spacy.tokens import Token

from attribution import languages

CLIPPED = {"’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’d": "have", "’ll": "will"}
"""The model has no lemma for these with a typographic apostrophe."""
DENIERS = languages.used("en", "claim_words", "denier")
"""Embedding verbs that turn round a plain object as they do a clause: "ruled out sabotage", "sabotage was ruled out"."""


def lemma(token: Token) -> str:
    """The lemma in lower case, with its particle: "rule out"."""
    particle = next((child for child in token.children if child.dep_ == "prt"), None)
    word = CLIPPED.get(token.lower_, token.lemma_.lower())
    return f"{word} {particle.lemma_.lower()}" if particle is not None else word


@cache
def table(language: str = "en") -> dict[str, dict[str, str]]:
    """The rows of ``embedding.tsv`` by word."""
    return {row["word"]: row for row in languages.table(language, "embedding")}


def path(head: Token, tokens: Collection[int]) -> tuple[Token, ...]:
    """The words from ``head`` to the proposition, both included; only ``head`` where nothing is embedded."""
    steps = [head]
    while (further := _further(steps[-1], tokens)) and steps[-1] not in further and further[-1] not in steps:
        steps += further
    return tuple(steps)


def correction(head: Token) -> Token | None:
    """What a clause says in place of what it denies: in "it was not a protest but a riot", the riot; None without such."""
    for child in head.children:
        if child.dep_ in ("attr", "acomp", "oprd", "dobj", "prep", "agent") and any(
            cc.lower_ == "but" for cc in child.children
        ):
            denied = any(word.lower_ in ("not", "n't", "n’t") for word in head.doc[max(head.i - 1, 0) : child.i + 1])
            if denied:
                return next((other for other in child.children if other.dep_ == "conj"), None)
    return None


def _further(token: Token, tokens: Collection[int]) -> tuple[Token, ...]:
    """The embedded clause, behind the noun or adjective that carries it where there is one: ("likely", "rise")."""
    inner = [child for child in token.children if child.i in tokens]
    for carrier in (*(child for child in inner if _carries(child, token)), token):
        known = lemma(carrier) in table()
        shared = inner if known and carrier.dep_ in ("acomp", "attr") else ()
        for below in (*_complements(carrier), *(child for child in shared if child.dep_ in ("ccomp", "xcomp"))):
            if below.i in tokens and below.i > token.i and (known or _is_finite_complement(below)):
                return (below,) if carrier is token else (carrier, below)
    objects = [child for child in inner if child.dep_ in ("dobj", "nsubjpass")]
    return tuple(objects[:1]) if lemma(token) in DENIERS else ()


def _carries(child: Token, verb: Token) -> bool:
    """Whether a word beside the verb opens the clause: "is likely to", "found evidence that", not "destroys a chance to"."""
    if child.dep_ == "dobj":
        light = languages.table("en", "light_verbs")
        return lemma(verb) in table() or any(row["word"] == lemma(verb) for row in light)
    return child.dep_ in ("acomp", "attr")


def _complements(carrier: Token) -> Iterator[Token]:
    for child in carrier.children:
        if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "acl" and _is_clause(child)):
            yield child
        elif child.dep_ == "prep" and lemma(carrier) in table() and carrier.pos_ == "VERB":
            yield from (below for below in child.children if below.dep_ == "pcomp" and below.pos_ == "VERB")


def _is_clause(token: Token) -> bool:
    """Whether "evidence that …" or "failure to …" follows, not "evidence shown in court"."""
    return any(child.dep_ == "mark" or child.tag_ == "TO" for child in token.children)


def _is_finite_complement(token: Token) -> bool:
    return token.dep_ == "ccomp" and any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in token.children)
