"""Noun phrases as a claim keeps them: the core, cut from the text, without what hangs on it from behind."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from attribution.records import Extent

PREMODIFIERS = (
    "det",
    "amod",
    "compound",
    "nummod",
    "poss",
    "case",
    "quantmod",
    "nmod",
    "advmod",
    "predet",
    "punct",
    "neg",
)
LONGEST = 14
"""Tokens: beyond this a phrase is a mis-parse, or nothing a person would read as an answer."""


def core(head: Token, tokens: Collection[int]) -> Extent | None:
    """The phrase from its first modifier to its head, with "of …" and coordinated nouns; None where nothing is held.

    "a base belonging to the militia" is "a base"; "the deaths of four people" and "a man and his son" stay whole.
    """
    held = sorted(i for i in _core(head) if i in tokens)
    if not held:
        return None
    run = _run_with(held, head.i)[:LONGEST]
    while len(run) > 1 and head.doc[run[0]].is_punct:
        run = run[1:]
    last = head.doc[run[-1]]
    return Extent(head.doc[run[0]].idx, last.idx + len(last.text))


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    relative = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
    return relative.head if relative is not None else token


def _core(head: Token) -> set[int]:
    found = {head.i}
    for child in head.children:
        if child.dep_ in PREMODIFIERS and child.i < head.i:
            found |= {token.i for token in child.subtree}
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i > head.i:
            found |= {child.i} | {i for noun in child.children for i in _core(noun)}
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            found |= set(range(head.i, child.i)) | _core(child)
    return found


def _run_with(held: list[int], head: int) -> list[int]:
    """The unbroken run of token numbers that the head stands in."""
    run = [head] if head in held else held[:1]
    members = set(held)
    while run[0] - 1 in members:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in members:
        run.append(run[-1] + 1)
    return run
