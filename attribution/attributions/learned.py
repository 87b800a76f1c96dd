"""The learned detector: attributions as a small network trained on marked news reads them, whatever their wording.

Trained on PolNeAR (Newell, Margolin & Ruths, LREC 2018); docs/model-card.md says how, on what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens
from attribution.attributions.lexicon import cue_lemma
from attribution.attributions.links import Stretch, relations_of
from attribution.attributions.marked import MarkedText
from attribution.attributions.network import load_network
from attribution.attributions.pieces import Ints, Pieces, pieces_of
from attribution.attributions.stances import foretells, stance_in_context
from attribution.languages import table
from attribution.records import Stance
from attribution.registry import detectors

NAME = "learned"


@detectors.register(NAME)
def learned_attributions(text: MarkedText, language: str = "en") -> Iterator[Finding]:
    """Every attribution that the network finds, with its calibrated confidence.

    Raises:
        PipelineError: the language's weights are missing or of another version.
    """
    network = load_network(language)
    pieces = pieces_of(text.doc.text, network.tokenizer)
    starts = np.array([token.idx for token in text.doc], dtype=np.int64)
    for windows in network.read(pieces):
        for relation in relations_of(windows, network.steps):
            content = _apart(_tokens(stretch, pieces, starts) for stretch in relation.content)
            source, cue = (_tokens(each, pieces, starts) if each else None for each in (relation.source, relation.cue))
            stance = _stance(text.doc, cue, language)
            if stance == "asserts" and foretells(text.doc, content):
                stance = "predicts"
            yield Finding(content, source, cue, "indirect", stance, NAME, network.confidence(relation.confidence))


def _tokens(stretch: Stretch, pieces: Pieces, starts: Ints) -> Tokens:
    """The tokens that a stretch of pieces touches; pieces and tokens are cut differently, and no token is split."""
    start, end = int(pieces.starts[stretch[0]]), int(pieces.ends[stretch[1] - 1])
    return int(np.searchsorted(starts, start, "right")) - 1, int(np.searchsorted(starts, end, "left"))


def _apart(spans: Iterable[Tokens]) -> tuple[Tokens, ...]:
    """Spans in text order, those that share a token made one."""
    out: list[Tokens] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _stance(doc: Doc, cue: Tokens | None, language: str) -> Stance:
    """The stance of the first word of the cue that the language's list has, with its negation read."""
    known = _stances(language)
    words = frozenset(known)
    for token in doc[cue[0] : cue[1]] if cue else ():
        lemma = cue_lemma(token, words)
        if lemma in known:
            return stance_in_context(token, known[lemma])
    return "asserts"


@cache
def _stances(language: str) -> dict[str, Stance]:
    """The stance of each cue word, as its surest frame has it."""
    rows = sorted(table(language, "cues"), key=lambda row: float(row["confidence"]))
    return {row["cue"]: row["stance"] for row in rows}  # type: ignore[misc]
