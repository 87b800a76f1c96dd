"""One finding for each thing said: the rule detectors' findings brought together, and quotations made whole.

Findings of one cue are one attribution. Content that touches a quotation takes all of it. What is said inside what another
says is told apart in ``nested``, quotations that go on with no cue of their own in ``continuations``; how the learned
detector comes in is told in ``believed``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attribution.annotation import Finding, Tokens
from attribution.attributions.answers import DETECTOR as ANSWER
from attribution.attributions.completed import HEADLINE
from attribution.attributions.continuations import with_continuations
from attribution.attributions.marked import MarkedText, is_utterance
from attribution.attributions.nested import apart
from attribution.attributions.overlaps import joined
from attribution.attributions.phrases import trimmed
from attribution.records import Style

_COLON = "colon"
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_DIRECT_SHARE = 0.8
"""Words inside marks from which a content counts as a direct quotation (as in the PolNeAR scorer)."""


def combine(text: MarkedText, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that remain, in text order, with their style."""
    whole = [replace(f, content=whole_quotations(text, f.content, f.cue)) for f in findings]
    whole = _without_contested(
        [*_without_led(text, [_from_quotation(text, f) for f in _without_answered(_without_topics(whole))])]
    )
    single = apart(text, _one_a_content(_one_a_cue(text, whole)))
    continued = with_continuations(text, sorted(single, key=lambda f: f.content[0]))
    return in_order(text, continued)


def in_order(text: MarkedText, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in text order, each with its style."""
    return tuple(sorted((replace(f, style=_style(text, f)) for f in findings), key=lambda f: (f.content[0], f.cue or (0, 0))))


def whole_quotations(text: MarkedText, content: Sequence[Tokens], cue: Tokens | None) -> tuple[Tokens, ...]:
    """Content widened to the quotations it touches, unless the cue stands inside one of them; pieces that meet are joined."""
    touched = {text.quotation_at(i) for start, end in content for i in range(start, end)}
    touched -= {None, text.quotation_at(cue[0]) if cue else None}
    parts = [part for number in touched if number is not None for part in text.quotations[number]]
    return joined([*content, *parts])


def _from_quotation(text: MarkedText, finding: Finding) -> Finding:
    """Content cut to the quotation that it holds, where the rest is the article's own: what stands before a quotation that
    begins a sentence or follows a colon ('She called for drive: “Change the world,” she said'), and what trails one that
    the cue introduces ('He had said “We will see,” when asked whether he would')."""
    start, end = finding.content[-1]
    if finding.cue is None:
        return finding
    number = text.quotation_at(end - 1) if finding.cue[0] >= end else text.quotation_at(start)
    if number is None or not is_utterance(text.doc, text.quotations[number]):
        return finding
    parts = text.quotations[number]
    if finding.cue[0] >= end:
        alone = start < parts[0][0] and _begins_anew(text, parts[0][0])
    else:
        alone = parts[-1][1] < end and text.doc[parts[-1][1]].pos_ != "CCONJ"
    return replace(finding, content=parts) if alone else finding


def _begins_anew(text: MarkedText, opening: int) -> bool:
    before = opening - 1
    while before > 0 and text.doc[before].is_space:
        before -= 1
    dash = text.doc[before].text in _DASHES and before < opening
    return before >= 0 and (dash or text.doc[before].text[-1] in ":.!?")


def _without_topics(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without what a topic seems to say at a headline's colon where others say it: "Breach: gang says it has the files"."""
    cues = {f.cue[0] for f in findings if f.detector == HEADLINE and f.cue}
    return (f for f in findings if f.detector != _COLON or cues.isdisjoint(i for part in f.content for i in range(*part)))


def _without_answered(findings: Iterable[Finding]) -> list[Finding]:
    """Without questions answered in the same sentence: of "asked whether he had signed, Lind said no" only what he says."""
    findings = list(findings)
    answered = {part[1] for f in findings if f.detector == ANSWER for part in f.content}
    return [f for f in findings if f.detector == ANSWER or f.source is not None or answered.isdisjoint(p[1] for p in f.content)]


def _led(text: MarkedText, finding: Finding) -> bool:
    """Whether nothing but a comma or colon stands between a cue and the quotation after it."""
    return finding.cue is not None and trimmed(text.doc, finding.cue[1], finding.content[0][0])[0] >= finding.content[0][0]


def _without_led(text: MarkedText, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without quotations given to a verb further off than the one that leads to them: of 'Lind said before adding: “No”' the
    parse hangs the quotation on "said"."""
    led = {f.content: f.cue for f in findings if f.detector == "quotation" and _led(text, f)}
    own = {part: cue for content, cue in led.items() for part in content}
    for finding in findings:
        kept = tuple(piece for piece in finding.content if own.get(piece, finding.cue) == finding.cue)
        if kept:
            yield replace(finding, content=kept)


def _without_contested(findings: Sequence[Finding]) -> list[Finding]:
    """Without quotations given to a verb beside them that the grammar gives to another: the verb that governs them wins."""
    governed = {piece: f.cue for f in findings if f.detector == "clause" for piece in f.content}
    spans = sorted(governed)
    starts = [span[0] for span in spans]

    def contested(finding: Finding) -> bool:
        start, end = finding.content[0][0], finding.content[-1][1]
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= spans[at][1] and governed[spans[at]] != finding.cue

    return [f for f in findings if f.detector != "quotation" or not contested(f)]


def _one_a_content(findings: list[Finding]) -> list[Finding]:
    """Of findings that give one and the same content to several cues, the surest."""
    best: dict[tuple[Tokens, ...], Finding] = {}
    for finding in sorted(findings, key=lambda f: (-f.confidence, f.cue or (0, 0))):
        best.setdefault(finding.content, finding)
    return list(best.values())


def _one_a_cue(text: MarkedText, findings: Sequence[Finding]) -> list[Finding]:
    """Findings whose cues share their verb made one: all their content, the surer one's reading of the rest."""
    by_cue: dict[Tokens, Finding] = {}
    loose = []
    for finding in sorted(findings, key=lambda f: -f.confidence):
        if finding.cue is None:
            loose.append(finding)
        elif finding.cue in by_cue:
            by_cue[finding.cue] = _merged(text, by_cue[finding.cue], finding)
        else:
            by_cue[finding.cue] = finding
    return [*by_cue.values(), *loose]


def _merged(text: MarkedText, first: Finding, second: Finding) -> Finding:
    """Both contents, but of a headline what its own detector reads; and where the cue introduces a quotation ('Asked what she
    wanted, Lind said, “Peace.”'), what the parse put on the other side of the cue is no part of it."""
    headline = next((f for f in (first, second) if f.detector == HEADLINE), None)
    if headline is not None:
        return headline
    pieces = [*first.content, *second.content]
    quoted = [piece for piece in pieces if any(text.quotation_at(i) is not None for i in range(*piece))]
    if quoted and first.cue is not None and all(piece[0] >= first.cue[1] for piece in quoted):
        pieces = [piece for piece in pieces if piece[0] >= first.cue[1]]
    return replace(first, content=joined(pieces), source=first.source or second.source)


def _style(text: MarkedText, finding: Finding) -> Style:
    words = [i for start, end in finding.content for i in range(start, end) if text.doc[i].is_alpha or text.doc[i].like_num]
    quoted = sum(text.quotation_at(i) is not None for i in words)
    if words and quoted >= _DIRECT_SHARE * len(words):
        return "direct"
    return "mixed" if quoted else "indirect"
