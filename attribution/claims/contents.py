"""The tokens that each attribution's content has to itself: what a nested attribution says is left to that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from attribution.annotation import furniture_tokens
from attribution.records import Attribution, Extent

RESPONDING = ("denies", "doubts", "confirms", "declines")
"""Stances towards what has been said by somebody else."""


@dataclass(frozen=True, slots=True)
class Content:
    """An attribution with the numbers of its content's own tokens, in text order, white space left out."""

    attribution: Attribution
    tokens: tuple[int, ...]


def contents_of(doc: Doc, attributions: Iterable[Attribution]) -> tuple[Content, ...]:
    """The contents in the order given; one that holds no word is left out.

    "The mayor said that police had told her two people had died": the mayor's content loses what the police told her,
    so that the two dead are counted once. One who denies, doubts or confirms what another says keeps the other's words:
    they are what the denial is about. A content that would be left with no word keeps all.
    """
    furniture = furniture_tokens(doc)
    whole = [(given, _tokens(doc, given.content) - furniture) for given in attributions]
    beginning = defaultdict[int, list[set[int]]](list)
    for _, tokens in whole:
        if tokens:
            beginning[min(tokens)].append(tokens)
    contents = []
    for given, tokens in whole:
        # What is nested begins inside: comparing each with each would take minutes on a long text.
        nested = {i for first in tokens for inner in beginning.get(first, ()) if inner < tokens for i in inner}
        own = tokens if given.stance in RESPONDING else tokens - nested
        kept = sorted(own if _says_something(doc, own) else tokens)
        if _says_something(doc, kept):
            contents.append(Content(given, tuple(kept)))
    return tuple(contents)


def _tokens(doc: Doc, extents: Iterable[Extent]) -> set[int]:
    length = doc[-1].idx + len(doc[-1]) if len(doc) else 0  # Doc.text would put the whole text together anew
    spans = (doc.char_span(e.start, e.end, alignment_mode="expand") for e in extents if e.end <= length)
    return {token.i for span in spans if span is not None for token in span if not token.is_space}


def _says_something(doc: Doc, tokens: Iterable[int]) -> bool:
    return any(not doc[i].is_punct and doc[i].pos_ not in ("ADP", "CCONJ", "DET", "PART", "SCONJ") for i in tokens)
