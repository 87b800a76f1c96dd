"""Quotations that go on in the next sentence or paragraph with no cue of their own: pieces of the attribution before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.overlaps import inside
from attribution.attributions.phrases import word_before

_REACH = 16
"""Tokens between the halves of a parted quotation and its cue: room for a name with its description."""
_STOPS = frozenset(".?!;:")
_NOWHERE = -1, -1
_AGAINST = frozenset({"denies", "declines", "doubts"})
"""Stances of one who does not say so: “They shot him” behind a denial that troops had fired is somebody else's."""


def with_continuations(text: MarkedText, findings: Sequence[Finding]) -> list[Finding]:
    """Utterances that no cue claims, given to the attribution whose sentence ends just before them; linear in the text's
    length."""
    taken = {text.quotation_at(i) for f in findings for start, end in f.content for i in range(start, end)}
    passed = _Passed(text, findings)
    for number, parts in enumerate(text.quotations):
        if number in taken:
            continue
        start = parts[0][0]
        owner = _interrupting(text, start, findings, passed.owner_at)
        if owner is None and is_utterance(text.doc, parts):
            owner = _owner(text, start, passed)
        if owner is not None and findings[owner].content[0] < parts[0]:  # none goes on with what its own source quotes
            passed.give(owner, parts)
    return [replace(f, content=(*f.content, *passed.given[k])) if k in passed.given else f for k, f in enumerate(findings)]


class _Passed:
    """What has been passed on the way through a text: the last token of an attribution that quotes, and of one that tells of
    something said, each with its number (-1: none yet), and the last line break.

    ``owner_at`` are the attributions by token, ``given`` the quotations that each has been given.
    """

    def __init__(self, text: MarkedText, findings: Sequence[Finding]) -> None:
        self.given: dict[int, list[Tokens]] = {}
        self.owner_at = {i: k for k, f in enumerate(findings) for i in _tokens_of(f)}
        self.quoting = self.telling = _NOWHERE
        self.line_break = -1
        self._doc = text.doc
        self._next = 0
        self._quotes = {k for k, f in enumerate(findings) if _quotes(text, f)}
        self._telling = {k for k, f in enumerate(findings) if f.stance not in _AGAINST and not _negated(text, f)}

    def give(self, owner: int, parts: Sequence[Tokens]) -> None:
        """An attribution has a quotation more."""
        self.given.setdefault(owner, []).extend(parts)
        self._quotes.add(owner)
        self.owner_at.update((i, owner) for start, end in parts for i in range(start, end))

    def go_to(self, last: int) -> None:
        """On to a token, that one included; never back."""
        for i in range(self._next, last + 1):
            owner = self.owner_at.get(i, -1)
            if owner in self._quotes:
                self.quoting = i, owner
            if owner in self._telling:
                self.telling = i, owner
            if "\n" in self._doc[i].text:
                self.line_break = i
        self._next = max(self._next, last + 1)


def _tokens_of(finding: Finding) -> Iterator[int]:
    for start, end in (*finding.content, finding.source or (0, 0), finding.cue or (0, 0)):
        yield from range(start, end)


def _owner(text: MarkedText, start: int, passed: _Passed) -> int | None:
    """The attribution in the sentence that ends just before a quotation, one that quotes before one that does not; where
    that sentence reports nothing, the last one in the paragraph that quotes. None where there is none, or where the sentence
    before reports without quoting and ends its paragraph."""
    doc = text.doc
    before = start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or not (doc[before].text[-1] in ".!?" or doc[before].is_quote):
        return None
    passed.go_to(before)
    sentence = doc[before].sent.start
    at, owner = passed.quoting
    if at >= sentence:
        return owner
    if any("\n" in doc[i].text for i in range(before + 1, start)):
        return None
    if passed.telling[0] >= sentence:
        return passed.telling[1]
    return owner if at > passed.line_break else None


def _interrupting(text: MarkedText, start: int, findings: Sequence[Finding], owner_at: dict[int, int]) -> int | None:
    """The attribution whose cue parts a quotation in two: “This is a game,” he told a reporter in May, “played with votes.”"""
    doc = text.doc
    comma = word_before(doc, start)
    if comma < 1 or doc[comma].text != ",":
        return None
    for i in range(comma - 1, max(comma - 1 - _REACH, -1), -1):
        if i in owner_at:
            cue = findings[owner_at[i]].cue
            first = _first_half(text, cue[0]) if cue else None
            return owner_at[i] if first is not None and owner_at.get(first) == owner_at[i] else None
        if doc[i].text in _STOPS or doc[i].is_space or text.quotation_at(i) is not None:
            return None
    return None


def _first_half(text: MarkedText, cue: int) -> int | None:
    """A token of the quotation that ends in a comma before a cue and its source."""
    for i in range(cue - 1, max(cue - 1 - _REACH, 0), -1):
        if text.quotation_at(i) is not None:
            return i if text.doc[i - 1].text == "," or text.doc[i].text == "," else None
        if text.doc[i].text in _STOPS or text.doc[i].is_space:
            return None
    return None


def _quotes(text: MarkedText, finding: Finding) -> bool:
    return any(text.quotation_at(i) is not None for i in inside(finding))


def _negated(text: MarkedText, finding: Finding) -> bool:
    """Whether the cue says what was not said: 'He did not suggest retaliation. "Our goal …"'"""
    return finding.cue is not None and any(token.dep_ == "neg" for token in text.doc[slice(*finding.cue)])
