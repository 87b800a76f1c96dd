"""A cue inside what another says: the same source goes on ("He said it was over, adding that …"), or another speaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.annotation import Finding
from attribution.attributions.completed import HEADLINE
from attribution.attributions.marked import MarkedText
from attribution.attributions.others import SET_APART
from attribution.attributions.overlaps import inside
from attribution.attributions.phrases import cue_verb

SURE = 0.6
"""Confidence from which a coordinated verb is believed to be a cue of its own rather than part of what is said."""
TURN = "turn"
"""The detector of who takes the floor after another: what it finds is never part of what the other says."""
_JOINTS = frozenset(",;:-–—―")


def apart(text: MarkedText, findings: list[Finding]) -> list[Finding]:
    """Findings whose cue stands inside another's content: a second thing said by the same source ends the first
    ("He said it was over, adding that …"), as does another who takes the floor; what a source says that others said stays
    part of what it says."""
    holders = _holders(findings)
    kept: dict[int, Finding] = {}
    for number, finding in enumerate(findings):
        holder = findings[holders[number][0]] if holders[number] else None
        if holder is not None and _coordinated(text, holder, finding):
            finding = replace(finding, source=holder.source)
        if holder is None or finding.detector == TURN or _same_source(text, holder, finding):
            kept[number] = finding
    inner: dict[int, list[Finding]] = {}
    for number, finding in kept.items():
        for holding in holders[number]:
            inner.setdefault(holding, []).append(finding)
    return [_cut(text, finding, inner.get(number, [])) for number, finding in kept.items()]


def _holders(findings: Sequence[Finding]) -> list[list[int]]:
    """For each finding the numbers of those in whose content its cue stands."""
    at: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        for i in inside(finding):
            at.setdefault(i, []).append(number)
    return [
        [k for k in at.get(f.cue[0], ()) if k != number and _holds(findings[k], f) and not _goes_before(f, findings[k])]
        if f.cue
        else []
        for number, f in enumerate(findings)
    ]


def _goes_before(finding: Finding, holder: Finding) -> bool:
    """Whether each holds the other's cue, and the one is set apart by commas, or in a headline, which is surer: of "Notice was
    given, as the law requires, the union points out" the law does not require that the union does."""
    return finding.detector in (SET_APART, HEADLINE) and _holds(finding, holder)


def _holds(holder: Finding, finding: Finding) -> bool:
    if finding.cue is None or holder.cue == finding.cue:
        return False
    start, end = finding.cue
    return any(a <= start and end <= b for a, b in holder.content)


def _coordinated(text: MarkedText, holder: Finding, finding: Finding) -> bool:
    """Whether the parse hung a second cue of the same source on the clause before it: "said the officer fired seven times
    and predicted the count would go up". Same tense, coordinated, and sure by itself."""
    first, second = (cue_verb(text.doc, f.cue) for f in (holder, finding))
    if first is None or second is None or finding.confidence < SURE or second.dep_ != "conj":
        return False
    return second.tag_ == first.tag_ and not any(c.dep_ in ("nsubj", "aux", "auxpass") for c in second.children)


def _same_source(text: MarkedText, first: Finding, second: Finding) -> bool:
    """Whether the two name their source by the same words: "He said … but he did not suggest …"."""
    if first.source is None or second.source is None:
        return False
    words = [text.doc[start:end].text.lower() for start, end in (first.source, second.source)]
    return words[0] == words[1]


def _cut(text: MarkedText, finding: Finding, inner: list[Finding]) -> Finding:
    """The content before the first cue of the same source inside it, or before who takes the floor, less the comma or
    conjunction that leads to it."""
    if not inner or finding.cue is None:
        return finding
    cut = min(f.source[0] if f.detector == TURN and f.source else f.cue[0] for f in inner if f.cue)
    while cut > 0 and (text.doc[cut - 1].text in _JOINTS or text.doc[cut - 1].pos_ in ("CCONJ", "ADV", "SPACE")):
        cut -= 1
    pieces = tuple((start, min(end, cut)) for start, end in finding.content if start < cut)
    return replace(finding, content=pieces) if pieces else finding
