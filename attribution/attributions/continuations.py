"""Quotations that go on in the next sentence or paragraph with no cue of their own: pieces of the attribution before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attribution.annotation import Finding
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.overlaps import inside

_REACH = 16
"""Tokens between the halves of a parted quotation and its cue: room for a name with its description."""
_STOPS = frozenset(".?!;:")


def with_continuations(text: MarkedText, findings: list[Finding]) -> list[Finding]:
    """Utterances that no cue claims, given to the attribution whose sentence ends just before them."""
    taken = {text.quotation_at(i) for f in findings for start, end in f.content for i in range(start, end)}
    owner_at = {i: k for k, f in enumerate(findings) for i in _tokens_of(f)}
    out = list(findings)
    for number, parts in enumerate(text.quotations):
        if number in taken:
            continue
        start = parts[0][0]
        owner = _interrupting(text, start, out, owner_at)
        if owner is None and is_utterance(text.doc, parts):
            owner = _owner(text, start, out, owner_at)
        if owner is not None:
            out[owner] = replace(out[owner], content=(*out[owner].content, *parts))
            owner_at.update((i, owner) for start, end in parts for i in range(start, end))
    return out


def _tokens_of(finding: Finding) -> Iterator[int]:
    for start, end in (*finding.content, finding.source or (0, 0), finding.cue or (0, 0)):
        yield from range(start, end)


def _owner(text: MarkedText, start: int, findings: Sequence[Finding], owner_at: dict[int, int]) -> int | None:
    """The attribution in the sentence that ends just before a quotation, one that quotes before one that does not; where
    that sentence reports nothing, the last one in the paragraph that quotes. None where there is none, or where the sentence
    before reports without quoting and ends its paragraph."""
    doc = text.doc
    before = start - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or not (doc[before].text[-1] in ".!?" or doc[before].is_quote):
        return None
    members = [owner_at[i] for i in range(before, doc[before].sent.start - 1, -1) if i in owner_at]
    quoting = next((k for k in members if _quotes(text, findings[k])), None)
    if quoting is not None or any("\n" in doc[i].text for i in range(before + 1, start)):
        return quoting
    reporting = next((k for k in members if not _negated(text, findings[k])), None)
    return reporting if reporting is not None else _quoting_earlier(text, before, findings, owner_at)


def _interrupting(text: MarkedText, start: int, findings: Sequence[Finding], owner_at: dict[int, int]) -> int | None:
    """The attribution whose cue parts a quotation in two: “This is a game,” he told a reporter in May, “played with votes.”"""
    doc = text.doc
    if start < 2 or doc[start - 1].text != ",":
        return None
    for i in range(start - 2, max(start - 2 - _REACH, -1), -1):
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


def _quoting_earlier(text: MarkedText, before: int, findings: Sequence[Finding], owner_at: dict[int, int]) -> int | None:
    for i in range(before, -1, -1):
        if "\n" in text.doc[i].text:
            return None
        if i in owner_at and _quotes(text, findings[owner_at[i]]):
            return owner_at[i]
    return None
