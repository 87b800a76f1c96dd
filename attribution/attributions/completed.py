"""A learned finding kept to its paragraph and completed by the rule that found the same cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from attribution.annotation import Finding, Tokens
from attribution.attributions.marked import MarkedText
from attribution.attributions.others import SET_APART
from attribution.attributions.overlaps import inside, meet, same_place
from attribution.attributions.phrases import cue_verb, noun_phrase, subject, trimmed

HEADLINE = "headline"
"""The detector of headlines that name who says the rest. It knows where that ends; the network stops at a comma, or runs on
into the byline."""
_SENTENCE_ENDS = frozenset(".;!?")
_UNSURE = 0.6
"""Confidence below which a learned content that only overlaps with that of a report set apart by commas gives way to it."""
_TINY = 3
"""Tokens of a learned content so short that a longer one of a rule is taken instead ("This strike")."""


def completed(text: MarkedText, finding: Finding, at_cue: Mapping[int, Finding]) -> Finding:
    """A learned finding kept to its paragraph, with the stance and perhaps the content of the rule that has its cue."""
    finding = replace(
        finding,
        content=_own_pieces(finding, text, _in_paragraphs(text, finding)),
        source=_behind_dateline(text, finding.source),
    )
    finding = replace(finding, source=_without_predicate(text, finding))
    rule = next((at_cue[i] for i in range(*finding.cue) if i in at_cue), None) if finding.cue else None
    if rule is None:
        return finding
    if rule.detector == SET_APART and (not same_place(finding.source, rule.source) or not inside(finding) & inside(rule)):
        return rule
    longer = len(inside(finding)) <= _TINY and inside(finding) < inside(rule)
    told = rule.detector == HEADLINE and not inside(finding).isdisjoint(inside(rule))
    content = rule.content if longer or told or _goes_astray(text, finding, rule) else finding.content
    return replace(finding, stance=rule.stance, content=content, source=_without_content(finding, rule, content))


def _goes_astray(text: MarkedText, finding: Finding, rule: Finding) -> bool:
    """Whether the network reads on into another sentence, or only what follows the cue, where a report is set apart by
    commas: of "The run began, she argued, with a forgery and not with the bank" the last words."""
    if rule.detector != SET_APART or rule.cue is None:
        return False
    own, read = inside(rule), inside(finding)
    if not (own <= read or read <= own):
        return finding.confidence < _UNSURE and not own.isdisjoint(read)
    if own < read:
        sentence = text.doc[rule.cue[0]].sent
        return any(text.doc[i].text[-1] in _SENTENCE_ENDS or not sentence.start <= i < sentence.end for i in read - own)
    return read < own and min(read) > rule.cue[0]


def _without_predicate(text: MarkedText, finding: Finding) -> Tokens | None:
    """The source without what the sentence tells of it before the cue: of "Smith is a veteran and said" the first word."""
    verb = cue_verb(text.doc, finding.cue)
    if (
        finding.source is None
        or verb is None
        or verb.dep_ != "conj"
        or not finding.source[0] <= verb.head.i < finding.source[1]
    ):
        return finding.source
    noun = subject(verb)
    return noun_phrase(noun) if noun is not None and finding.source[0] <= noun.i < verb.head.i else finding.source


def _without_content(finding: Finding, rule: Finding, content: tuple[Tokens, ...]) -> Tokens | None:
    """The learned source, or the rule's where the learned one runs into what is said."""
    if finding.source is None or rule.source is None:
        return finding.source
    runs_in = any(meet(finding.source, piece) for piece in content)
    return rule.source if runs_in else finding.source


def _behind_dateline(text: MarkedText, source: Tokens | None) -> Tokens | None:
    """A source less the dateline that the network takes with it: "RIGA - Relatives"; as it is if nothing is left."""
    if source is None:
        return None
    start, end = source
    while start < end and (start in text.datelines or text.doc[start].is_space):
        start += 1
    return (start, end) if start < end else source


def _in_paragraphs(text: MarkedText, finding: Finding) -> tuple[Tokens, ...]:
    """Content cut at blank lines: of a piece that runs over one outside quotation marks, a headline into its story, the part
    nearest to the cue is kept."""
    pieces = []
    for start, end in finding.content:
        breaks = [i for i in range(start, end) if text.doc[i].text.count("\n") > 1 and text.quotation_at(i) is None]
        parts = [trimmed(text.doc, a, b) for a, b in pairwise([start, *breaks, end])]
        near = finding.cue[0] if finding.cue else end
        pieces.append(min(parts, key=lambda part: min(abs(near - part[0]), abs(near - part[1]))) if breaks else (start, end))
    return tuple(pieces)


def _own_pieces(finding: Finding, text: MarkedText, pieces: tuple[Tokens, ...]) -> tuple[Tokens, ...]:
    """The pieces less datelines, and less what the article says itself of the source or of the saying, or beside it: "…,
    according to a steward, who signed a pledge", "…, he said; he wants no name printed"."""
    kept = []
    for start, end in pieces:
        while start < end and (start in text.datelines or text.doc[start].is_space):
            start += 1
        if start < end and not _is_aside(finding, text, start):
            kept.append((start, end))
    beside = [piece for piece in kept if not _is_in_other_sentence(finding, text, piece, kept)]
    return tuple(beside) or tuple(kept) or pieces


def _is_aside(finding: Finding, text: MarkedText, start: int) -> bool:
    """Whether a piece opens right behind source or cue with what tells more of them ("…, she said, waving a list"), or behind a
    semicolon there."""
    edges = {part[1] for part in (finding.source, finding.cue) if part}
    if text.quotation_at(start) is not None:
        return False
    if text.doc[start].tag_ in ("WP", "WDT", "WP$"):
        return bool({start, start - 1} & edges)
    if start - 1 not in edges or finding.content[0][1] > min(edges):
        return False
    doing = text.doc[start].tag_ == "VBG" and text.doc[start - 1].text == ","
    return doing or (text.doc[start - 1].text == ";" and text.doc[start].pos_ != "CCONJ")


def _is_in_other_sentence(finding: Finding, text: MarkedText, piece: Tokens, kept: Sequence[Tokens]) -> bool:
    """Whether a piece is another sentence than the one whose end the cue closes, outside quotation marks: of "It opens in
    May. Lifts will come later, Lind said" she says the second."""
    cue = finding.cue
    if cue is None or piece[1] > cue[0] or any(text.quotation_at(i) is not None for i in (piece[0], piece[1] - 1)):
        return False
    sentence = text.doc[cue[0]].sent
    return piece[1] <= sentence.start and any(sentence.start <= start and end <= cue[0] for start, end in kept)
