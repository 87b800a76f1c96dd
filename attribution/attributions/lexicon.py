"""The reporting expressions of a language: which word takes content in which frame, with what stance and how surely.

``cues.tsv`` holds one row a word and frame. Its confidence is the share of right findings of that word in that frame on
training text, smoothed towards the frame's mean where the word is rare; a word that never was counted has the mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from attribution.languages import table
from attribution.records import Stance

QUOTE = "quote"
"""The frame of a word that stands beside a quotation."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One word in one frame: the stance that it gives its content, and the share of its findings that were right."""

    stance: Stance
    confidence: float


@cache
def expressions(language: str, part: str) -> dict[tuple[str, str], Expression]:
    """The expressions of one part of speech ("verb", "noun", "phrase"), by word and frame."""
    rows = table(language, "cues")
    return {
        (row["cue"], row["frame"]): Expression(cast(Stance, row["stance"]), float(row["confidence"]))
        for row in rows
        if row["part"] == part
    }


@cache
def known_words(language: str, part: str) -> frozenset[str]:
    """All words of one part of speech, in any frame."""
    return frozenset(word for word, _ in expressions(language, part))


@cache
def surest_stances(language: str) -> dict[str, Stance]:
    """The stance of each cue word, as its surest frame has it."""
    rows = sorted(table(language, "cues"), key=lambda row: float(row["confidence"]))
    return {row["cue"]: cast(Stance, row["stance"]) for row in rows}


def cue_lemma(token: Token, words: frozenset[str]) -> str:
    """The token's lemma as the lists have it: the lemmatiser gives "hop" for "hoped", "retweete" for "retweeted", "deadpanne"
    for "deadpanned".

    "Not" is no form of "note".
    """
    lemma = token.lemma_.lower()
    if token.dep_ == "neg":
        return lemma
    undoubled = lemma[:-2] if lemma[-1:] == "e" and lemma[-2:-1] == lemma[-3:-2] else lemma
    for form in (lemma, lemma + "e", lemma[:-1], undoubled):
        if form in words:
            return form
    return lemma
