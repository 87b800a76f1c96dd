"""Attribution relations from a window's tags and links: which content hangs on which cue, and who is its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from attribution.attributions.chains import Floats, Ints, likeliest, likelihoods, spans_of
from attribution.attributions.network import Window

Stretch = tuple[int, int]
"""Pieces ``start`` to ``end``, half-open."""

CONTENT, CUE, SOURCE = range(3)
TO_CUE, CUE_TO_SOURCE, TO_SOURCE = range(3)


@dataclass(frozen=True, slots=True)
class Choice:
    """What tips the balance when tags and links are read; each number was chosen on development articles.

    The biases are added to the scores of the first piece of a content, cue and source: left to itself the network finds
    too little. ``vote`` times the logarithm of how many content pieces lead to a piece is added to its score as a cue.
    ``enough`` is the least share of a content's links that must lead to a cue for it to hang on it, and ``lone`` how sure
    a content that hangs on none must be.
    """

    content_bias: float = 0.25
    cue_bias: float = 0.5
    source_bias: float = 1.0
    vote: float = 0.3
    enough: float = 0.35
    lone: float = 0.8


CHOSEN = Choice()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation in pieces of the text: content in text order, source and cue (None: none found), how sure it is."""

    content: tuple[Stretch, ...]
    source: Stretch | None
    cue: Stretch | None
    confidence: float


def relations_of(windows: Sequence[Window], steps: Floats, *, choice: Choice = CHOSEN) -> Iterator[Relation]:
    """The relations of some windows, in text order by window."""
    lengths = np.array([len(window.tags) for window in windows])
    scores = np.zeros((len(windows), int(lengths.max()), steps.shape[1]), dtype=np.float32)
    for row, window in enumerate(windows):
        scores[row, : len(window.tags)] = window.tags
    shares = likelihoods(scores, steps, lengths)
    for row, window in enumerate(windows):
        scores[row, : len(window.tags)] += _tipped(window, shares[row, : len(window.tags)], choice)
    for row, tags in enumerate(likeliest(scores, steps, lengths)):
        yield from _relations(windows[row], tags, shares[row], choice)


def _tipped(window: Window, shares: Floats, choice: Choice) -> Floats:
    added = np.zeros_like(shares)
    votes = np.einsum("i,ij->j", shares[:, 1:3].sum(axis=1), window.links[TO_CUE][:, 1:])
    added[:, 1] = choice.content_bias
    added[:, 3] = choice.cue_bias + choice.vote * np.log1p(votes)
    added[:, 5] = choice.source_bias
    return added


def _relations(window: Window, tags: Ints, shares: Floats, choice: Choice) -> Iterator[Relation]:
    contents, cues, sources = (spans_of(tags, role) for role in (CONTENT, CUE, SOURCE))
    hung: dict[int | None, list[Stretch]] = {}
    mass = [_mass(window.links[TO_CUE], content, cues) for content in contents]
    for content, (_, *led) in zip(contents, mass, strict=True):
        best = int(np.argmax(led)) if led else None
        hung.setdefault(best if best is not None and led[best] >= choice.enough else None, []).append(content)
    groups = [(cue, hung[cue]) for cue in hung if cue is not None] + [(None, [lone]) for lone in hung.get(None, [])]
    for cue, group in groups:
        relation = _relation(window, group, cues[cue] if cue is not None else None, sources, shares)
        if relation.cue is not None or relation.confidence >= choice.lone:
            yield relation


def _relation(window: Window, group: list[Stretch], cue: Stretch | None, sources: list[Stretch], shares: Floats) -> Relation:
    led = np.mean([_mass(window.links[TO_SOURCE], content, sources) for content in group], axis=0)
    if cue is not None:
        led = (led + np.array(_mass(window.links[CUE_TO_SOURCE], cue, sources))) / 2
    best = int(np.argmax(led))
    sure = float(np.mean(np.concatenate([shares[start:end, 1:3].sum(axis=1) for start, end in group])))
    if cue is not None:
        hangs = [_mass(window.links[TO_CUE], content, [cue])[1] for content in group]
        sure *= float(np.mean(hangs))
    sure *= min(float(led[best]), 1.0)
    source = sources[best - 1] if best else None
    return Relation(
        tuple(_placed(window, each) for each in sorted(group)),
        _placed(window, source) if source else None,
        _placed(window, cue) if cue else None,
        sure,
    )


def _mass(links: Floats, origin: Stretch, targets: list[Stretch]) -> list[float]:
    """The share of a stretch's links that leads to none, and to each target."""
    led = links[origin[0] : origin[1]].mean(axis=0)
    return [float(led[0]), *(float(led[1 + start : 1 + end].sum()) for start, end in targets)]


def _placed(window: Window, stretch: Stretch) -> Stretch:
    return window.start + stretch[0], window.start + stretch[1]
