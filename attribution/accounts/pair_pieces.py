"""Texts as the pair model reads them: word pieces, side by side in batches.

Plain numpy and no torch: training and reading make their input in this one module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

LIMIT = 80
"""Pieces read of one text, about 60 words: what a long text says is nearly always said before them."""

WINDOW = 160
"""Pieces read of a paragraph, those around what was said: few paragraphs of news have more."""

REACH = 800
"""Characters of a paragraph kept on either side of what was said, more than a window's."""

FEW = 5
"""Words of a content that says little without its cue."""

OPENING, CLOSING = 101, 102


@dataclass(frozen=True, slots=True)
class Passage:
    """What a source said: its ``text`` as it is read by itself, and the ``paragraph`` that it was cut from with the ``places``
    in it, characters from … to (half-open), that were said. Without a paragraph it is read by itself only."""

    text: str
    paragraph: str = ""
    places: tuple[tuple[int, int], ...] = ()


def passage_in(article: str, places: Sequence[tuple[int, int]], text: str) -> Passage:
    """What was said at these characters of an article, in its paragraph; of a long one what stands around it.

    >>> passage_in("A blast.\\n“It was gas,” he said.", [(10, 21)], "It was gas")
    Passage(text='It was gas', paragraph='“It was gas,” he said.', places=((1, 12),))
    """
    first, last = min(start for start, _ in places), max(end for _, end in places)
    start = max(article.rfind("\n", 0, first) + 1, first - REACH)
    end = min(at if (at := article.find("\n", last)) >= 0 else len(article), last + REACH)
    return Passage(text, article[start:end], tuple((a - start, b - start) for a, b in places))


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
    encodings = tokenizer.encode_batch([_readable(text[: limit * 16]) for text in texts], add_special_tokens=False)
    return [[OPENING, *encoding.ids[:limit], CLOSING] for encoding in encodings]


def pieces_around(passage: Passage, tokenizer: Tokenizer, limit: int = WINDOW) -> tuple[list[int], list[int]]:
    """The vocabulary ids of the pieces of a passage's paragraph, as ``pieces_of`` gives those of a text, and which of them were
    said. Of a paragraph of more pieces than ``limit`` those around what was said are read."""
    encoding = tokenizer.encode(_readable(passage.paragraph), add_special_tokens=False)
    said = [
        number
        for number, (start, end) in enumerate(encoding.offsets)
        if any(start < last and first < end for first, last in passage.places)
    ]
    first = max(0, min(said[0] - (limit - LIMIT) // 2, len(encoding.ids) - limit)) if said else 0
    ids = encoding.ids[first : first + limit]
    return [OPENING, *ids, CLOSING], [number - first + 1 for number in said if number < first + len(ids)][:LIMIT]


def _readable(text: str) -> str:
    """A text as the tokenizer takes it: half a surrogate, which JSON can hold, would be refused."""
    return text.encode("utf8", "replace").decode("utf8")


def rows_of(pieces: Sequence[Sequence[int]]) -> Ints:
    """Texts as the graph takes them, texts × pieces, padded with zeros to the longest."""
    rows = np.zeros((len(pieces), max(map(len, pieces), default=0)), dtype=np.int64)
    for row, ids in zip(rows, pieces, strict=True):
        row[: len(ids)] = ids
    return rows
