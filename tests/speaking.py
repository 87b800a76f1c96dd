"""Texts with their sources marked: "[A|Mara Lindqvist] said <talks had failed>" is a source A with what it says.

The same letter stands for the same speaker, "?" for nobody safe; the n-th content belongs to the n-th source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Entity, Finding, Resolution, Tokens, write_findings, write_phrases
from attribution.mentions import find_phrases
from attribution.sources import resolve

MARK = re.compile(r"\[(\w|\?)\||\]|<|>")


@dataclass(frozen=True)
class Reading:
    """A resolved text and the letters its sources were marked with."""

    doc: Doc
    letters: tuple[str, ...]
    resolution: Resolution

    @property
    def found(self) -> tuple[str, ...]:
        """The letters that the resolution gives: for each source the letter of the first of the same speaker, with a prime
        where that letter is another speaker's already."""
        first: dict[int, str] = {}
        for letter, speaker in zip(self.letters, self.resolution.speakers, strict=True):
            if speaker is not None and speaker not in first:
                first[speaker] = f"{letter}'" if letter in first.values() else letter
        return tuple("?" if speaker is None else first[speaker] for speaker in self.resolution.speakers)

    def entity(self, letter: str) -> Entity:
        """The entity of the first source with that letter."""
        speaker = self.resolution.speakers[self.letters.index(letter)]
        assert speaker is not None
        return self.resolution.entities[speaker]

    def chain(self, letter: str) -> list[str]:
        """The names of those through whom the first content with that letter came."""
        return [self.resolution.entities[n].name for n in self.resolution.chains[self.letters.index(letter)]]


def read(nlp: Language, marked: str) -> Reading:
    """Resolve a marked text."""
    text, at, letters, sources, contents, opened = "", 0, [], [], [], []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            letters.append(mark.group(1))
            opened.append(len(text))
        elif mark.group() == "<":
            opened.append(len(text))
        else:
            (sources if mark.group() == "]" else contents).append((opened.pop(), len(text)))
    doc = nlp(text + marked[at:])
    write_phrases(doc, find_phrases(doc))
    findings = [_finding(doc, s, c) for s, c in zip(sources, contents, strict=True)]
    write_findings(doc, findings)
    return Reading(doc, tuple(letters), resolve(doc))


def _finding(doc: Doc, source: Tokens, content: Tokens) -> Finding:
    start, end = sorted((source, content))
    cue = next((t for t in doc if start[1] <= t.idx < end[0] and t.tag_.startswith("VB")), None)
    cue = cue or next((t for t in doc if t.idx >= end[1] and t.tag_.startswith("VB")), None)
    return Finding(
        (_tokens(doc, content),), _tokens(doc, source), (cue.i, cue.i + 1) if cue else None, "indirect", "asserts", "test", 1.0
    )


def _tokens(doc: Doc, extent: Tokens) -> Tokens:
    span = doc.char_span(*extent, alignment_mode="expand")
    assert span is not None
    return span.start, span.end
