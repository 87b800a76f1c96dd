"""Whom a source cites: "state radio, citing the ministry, said". The one cited is no content, but where content comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from attribution.annotation import Finding, Tokens, read_phrases
from attribution.attributions.marked import MarkedText
from attribution.attributions.phrases import trimmed
from attribution.languages import words

_JOINTS = frozenset({",", "that"})


def without_cited(text: MarkedText, findings: Iterable[Finding], language: str = "en") -> Iterator[Finding]:
    """The findings with their content less those who are cited for it; a finding of nothing else is none."""
    ends = dict(_cited(text.doc, language))
    for finding in findings:
        pieces = (_behind(text.doc, piece, ends) for piece in finding.content)
        content = tuple(piece for piece in pieces if piece[0] < piece[1])
        if content:
            yield finding if content == finding.content else replace(finding, content=content)


def _cited(doc: Doc, language: str) -> Iterator[tuple[int, int]]:
    """For each token at which a mention of somebody cited may begin ("which", "quoted", "police"), where it ends."""
    verbs = words(language, "citing_verbs")
    for phrase in read_phrases(doc):
        start, end = phrase.tokens
        verb = doc[start - 1] if start else None
        if verb is not None and verb.lemma_ in verbs and _passes_on(verb) and not _speaks(doc, end):
            first = verb.i - 1 if doc[verb.i - 1].text != "," else verb.i
            yield from ((i, end) for i in range(first, start + 1))


def _passes_on(verb: Token) -> bool:
    """A participle set off by a comma, or the verb of a relative clause: "the daily, citing …", "a report, which quoted …"."""
    before = verb.doc[verb.i - 1] if verb.i else None
    return before is not None and (before.text == "," or before.tag_ in ("WDT", "WP"))


def _speaks(doc: Doc, end: int) -> bool:
    """Whether the one cited speaks himself: "quoted a nurse as saying"."""
    return end + 1 < len(doc) and doc[end].lower_ == "as" and doc[end + 1].tag_ == "VBG"


def _behind(doc: Doc, piece: Tokens, ends: dict[int, int]) -> Tokens:
    start, end = piece
    if start not in ends:
        return piece
    start = min(ends[start], end)
    while start < end and doc[start].lower_ in _JOINTS:
        start += 1
    return trimmed(doc, start, end)
