"""Texts as the pair model reads them: word pieces, side by side in batches.

Plain numpy and no torch: training and reading make their input in this one module.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

LIMIT = 80
"""Pieces read of one text, about 60 words: what a long text says is nearly always said before them."""

FEW = 5
"""Words of a content that says little without its cue."""

OPENING, CLOSING = 101, 102


def worded(content: str, cue: str, *, denies: bool) -> str:
    """What a source said as the model should read it: with its cue where the content alone says the opposite ("denied"
    "using live rounds") or too little to be judged ("put" "the turnout at 6,000").

    >>> worded("any shot had been fired", "denied that", denies=True)
    'denied that any shot had been fired'
    """
    return f"{cue} {content}" if cue and (denies or len(content.split()) < FEW) else content


def pieces_of(texts: Sequence[str], tokenizer: Tokenizer, limit: int = LIMIT) -> list[list[int]]:
    """The vocabulary ids of each text's pieces, between BERT's opening and closing piece; at most ``limit`` and these two."""
    # No word piece of news is longer than this on average; the cut keeps a text of a megabyte from being read whole.
    # Half a surrogate, which JSON can hold, would be refused.
    heads = [text[: limit * 16].encode("utf8", "replace").decode("utf8") for text in texts]
    encodings = tokenizer.encode_batch(heads, add_special_tokens=False)
    return [[OPENING, *encoding.ids[:limit], CLOSING] for encoding in encodings]


def rows_of(pieces: Sequence[Sequence[int]]) -> Ints:
    """Texts as the graph takes them, texts × pieces, padded with zeros to the longest."""
    rows = np.zeros((len(pieces), max(map(len, pieces), default=0)), dtype=np.int64)
    for row, ids in zip(rows, pieces, strict=True):
        row[: len(ids)] = ids
    return rows
