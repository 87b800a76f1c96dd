"""Whom a network trained on news looks at from a pronoun, as one number for each candidate.

Heads of attention in such networks look from a pronoun at what it stands for (Clark et al. 2019, "What Does BERT Look At?").
Which do so, and how far each is to be believed, is fitted (``languages/en/README.md``); where no network has read the text,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from attribution.annotation import Look
from attribution.languages import table
from attribution.sources.cast import Draft
from attribution.sources.lexicon import LANGUAGE
from attribution.sources.mention import Mention
from attribution.sources.scene import Scene

LEAST = 0.01
"""The share of attention below which it makes no difference how little it is."""

Floats = NDArray[np.float64]


def attention(scene: Scene, pronoun: Mention, found: Sequence[tuple[Draft, Mention]]) -> list[float]:
    """How much the heads speak for each candidate (with the mention that makes it one), beside the others: 0 on average."""
    rows = attention_rows(scene, pronoun, found)
    known = head_weights()
    weights = np.array([known.get(head, 0.0) for head in scene.heads_of_network])
    scores: list[float] = (rows @ weights).tolist()
    return scores


def attention_rows(scene: Scene, pronoun: Mention, found: Sequence[tuple[Draft, Mention]]) -> Floats:
    """For each candidate and head the logarithm of the share that the candidate's mention gets to which the head gives most,
    less the mean of all candidates; 0 for those who are not named where the network could see them."""
    rows = np.zeros((len(found), len(scene.heads_of_network)))
    look = scene.looks.get(pronoun.head) if pronoun.gender in ("male", "female") else None
    if look is None:
        return rows
    shares = [list(_shares(look, _in_sight(look, draft, mention))) for draft, mention in found]
    seen = [n for n, each in enumerate(shares) if each]
    for n in seen:
        rows[n] = np.log(np.max(shares[n], axis=0) + LEAST)
    rows[seen] -= rows[seen].mean(axis=0) if seen else 0.0
    return rows


@cache
def head_weights() -> dict[str, float]:
    """How far each head of the network is to be believed."""
    return {row["head"]: float(row["weight"]) for row in table(LANGUAGE, "pronoun_heads")}


def _in_sight(look: Look, draft: Draft, mention: Mention) -> Iterator[Mention]:
    """The mentions of a candidate in the network's window, up to the place of reading, and the one that makes it one."""
    yield from takewhile(lambda m: m.tokens[0] >= look.first, reversed(draft.seen))
    yield mention


def _shares(look: Look, mentions: Iterable[Mention]) -> Iterator[Floats]:
    width = look.shares.shape[1]
    for mention in mentions:
        start, end = (i - look.first for i in mention.tokens)
        if start >= 0 and end <= width:
            yield look.shares[:, start:end].sum(axis=1, dtype=np.float64)
