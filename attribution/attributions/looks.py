"""Where the learned network looks from the pronouns of a text, kept on its Doc for whoever resolves them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc

from attribution.annotation import Look, write_looks
from attribution.attributions.pieces import Ints
from attribution.attributions.reading import Read


def keep_looks(doc: Doc, read: Read) -> None:
    """Keep on a Doc where the network looked from its pronouns; the Doc's text is the one that was read."""
    write_looks(doc, read.heads, _looks(doc, read))


def _looks(doc: Doc, read: Read) -> Iterator[Look]:
    starts = np.array([token.idx for token in doc], dtype=np.int64)
    for look in read.looks:
        tokens = _tokens(look.starts, starts)
        shares = np.zeros((len(look.shares), int(tokens[-1] - tokens[0]) + 1), dtype=np.float32)
        np.add.at(shares.T, tokens - tokens[0], look.shares.T)
        (pronoun,) = _tokens(np.array([look.pronoun]), starts)
        yield Look(int(pronoun), int(tokens[0]), shares.astype(np.float16))


def _tokens(characters: Ints, starts: Ints) -> Ints:
    """The tokens in which characters stand."""
    found: Ints = np.maximum(np.searchsorted(starts, characters, "right") - 1, 0)
    return found
