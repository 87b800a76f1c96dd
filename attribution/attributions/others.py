"""Parts of a learned finding that have a cue of their own, and go to it: "He said the gate was shut, and denied any delay".

The network sometimes hangs on one cue what two of them introduce, in one sentence or in two: 'Blom said the bill was weak.
“It has holes,” she added'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.overlaps import inside, meet, same_place
from attribution.attributions.phrases import trimmed

SET_APART = "parenthetical"
"""The detector of who stands set apart by commas: what it finds is right in nearly all cases."""
_SURE = 0.6
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_SENTENCE_ENDS = frozenset('.!?”"')
_NEAR = 2
"""Tokens between a cue and what it introduces: "denied that", "added, however,"."""


def without_others(text: MarkedText, findings: Iterable[Finding], rules: Sequence[Finding]) -> Iterator[Finding]:
    """Learned findings less what a sure rule gives to another cue; one of which nothing is left is none."""
    closed = {i: rule for rule in rules if rule.detector == SET_APART or opens_sentence(text, rule) for i in inside(rule)}
    led = {rule.content[0][0]: rule for rule in rules if rule.confidence >= _SURE and rule.cue}
    findings = list(findings)
    cues = sorted(f.cue[0] for f in findings if f.cue)
    for finding in findings:
        near = [piece for piece in finding.content if not _is_past_others(text, finding, piece, cues)]
        pieces = [part for piece in near for part in _kept(text, finding, piece, closed, led)]
        if pieces:
            yield finding if tuple(pieces) == finding.content else replace(finding, content=tuple(pieces))


def _is_past_others(text: MarkedText, finding: Finding, piece: Tokens, cues: Sequence[int]) -> bool:
    """Whether a piece stands before its cue with another report between the two: of '“One.” Lind said he slept. “Two,” he said'
    the first quotation is not led back to by the last cue."""
    if finding.cue is None or len(finding.content) < 2 or piece[1] > finding.cue[0]:
        return False
    between = cues[bisect_left(cues, piece[1]) : bisect_left(cues, finding.cue[0])]
    return any(_sentence(text, (cue, cue + 1)) != _sentence(text, finding.cue) for cue in between)


def _kept(
    text: MarkedText, finding: Finding, piece: Tokens, closed: dict[int, Finding], led: dict[int, Finding]
) -> Iterator[Tokens]:
    start, end = piece
    if finding.cue is None:
        yield piece
        return
    if len(finding.content) > 1 and _is_led(text, finding, piece, led):
        return
    first = _leading(piece, led)
    own = inside(first) if first is not None and _sentence(text, first.cue) != _sentence(text, finding.cue) else set()
    taken = [i for i in range(start, end) if i in own or (i in closed and _is_elsewhere(text, finding.cue, closed[i]))]
    if not taken:
        yield piece
        return
    for before, after in pairwise([start - 1, *taken, end]):
        left = trimmed(text.doc, before + 1, after)
        if left[1] - left[0] > _NEAR:
            yield left


def opens_sentence(text: MarkedText, rule: Finding) -> bool:
    """Whether a rule reads a quotation that begins a sentence and has its cue behind it."""
    start, end = rule.content[0]
    follows = rule.style == "direct" and rule.cue is not None and rule.cue[0] >= end and _is_closed(text, start, end)
    return follows and (start == 0 or text.doc[start - 1].is_space or text.doc[start - 1].text[-1] in _SENTENCE_ENDS)


def _is_closed(text: MarkedText, start: int, end: int) -> bool:
    """Whether a quotation ends with the mark of a sentence or the comma before its cue, not in the middle of a phrase."""
    last = next((token for token in reversed(text.doc[start:end]) if not token.is_quote and not token.is_space), None)
    following = text.doc[end].text if end < len(text.doc) else ""
    return last is not None and (last.text[-1] in ",.!?…" or following == ",")


def _is_elsewhere(text: MarkedText, cue: Tokens, rule: Finding) -> bool:
    """Whether a cue stands in another sentence than that of a rule; before it, if the rule reads a quotation."""
    if rule.style == "direct" and cue[1] > rule.content[0][0]:
        return False
    return rule.cue is not None and _sentence(text, cue) != _sentence(text, rule.cue)


def _sentence(text: MarkedText, cue: Tokens | None) -> int | None:
    return text.doc[cue[0]].sent.start if cue is not None else None


def _leading(piece: Tokens, led: dict[int, Finding]) -> Finding | None:
    """The rule whose sure cue stands right before a piece, and introduces it."""
    rule = next((led[i] for i in range(piece[0], min(piece[0] + _NEAR, piece[1])) if i in led), None)
    return rule if rule is not None and rule.cue is not None and 0 <= piece[0] - rule.cue[1] <= _NEAR else None


def _is_led(text: MarkedText, finding: Finding, piece: Tokens, led: dict[int, Finding]) -> bool:
    """Whether a further sure cue of the same source stands right before a piece of a finding."""
    rule = _leading(piece, led)
    if rule is None or rule.cue is None or same_place(rule.cue, finding.cue) or any(meet(rule.cue, p) for p in finding.content):
        return False
    return _same_source(text, finding, rule)


def _same_source(text: MarkedText, finding: Finding, rule: Finding) -> bool:
    if finding.source is None or rule.source is None:
        return False
    first, second = (text.doc[slice(*source)] for source in (finding.source, rule.source))
    return meet(finding.source, rule.source) or first.text.lower() == second.text.lower() or second[0].lower_ in _PRONOUNS
