"""Marked articles as training examples: pieces with tags and links, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from attribution.attributions.pieces import Ints, Pieces, pieces_of, windows
from attribution.evaluation.relations import GoldArticle
from attribution.records import Extent

ROLES = ("content", "cue", "source")
UNKNOWN = -100
"""A link whose other end stands outside the window: nothing is learned from it."""

NOWHERE = -1
SHORTEST, LONGEST = 96, 254
"""Windows of a random limit between these, in pieces: each epoch cuts an article elsewhere."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its pieces, their tags (O, then B and I of content, cue, source), and three links from piece to
    piece: content to cue, cue to source, content to source, each to the first piece of its end. NOWHERE: to none."""

    pieces: Pieces
    tags: Ints
    links: Ints


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length: ids, shapes, mask, tags of windows × pieces, and links of 3 × windows × pieces. Links
    count from the window's opening piece, which stands for "none"."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    tags: Tensor
    links: Tensor


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of a base encoder, without the length limit and the padding that its file asks for."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def example(article: GoldArticle, tokenizer: Tokenizer) -> Example:
    """The tags and links of a marked article."""
    pieces = pieces_of(article.text, tokenizer)
    tags = np.zeros(len(pieces), dtype=np.int64)
    links = np.full((3, len(pieces)), NOWHERE, dtype=np.int64)
    for relation in article.relations:
        marked = {"content": relation.content, "cue": relation.cue, "source": relation.source}
        parts = {role: [_covered(pieces, extent) for extent in marked[role]] for role in ROLES}
        parts = {role: [part for part in parts[role] if part[0] < part[1]] for role in ROLES}
        for number, role in enumerate(ROLES):
            for start, end in parts[role]:
                tags[start:end] = 2 * number + 2
                tags[start] = 2 * number + 1
        for number, (role, target) in enumerate((("content", "cue"), ("cue", "source"), ("content", "source"))):
            for start, end in parts[role]:
                links[number, start:end] = parts[target][0][0] if parts[target] else NOWHERE
    return Example(pieces, tags, links)


def _covered(pieces: Pieces, extent: Extent) -> tuple[int, int]:
    return int(np.searchsorted(pieces.ends, extent.start, "right")), int(np.searchsorted(pieces.starts, extent.end, "left"))


def batches(examples: Sequence[Example], *, size: int, chance: random.Random) -> Iterator[Batch]:
    """An epoch's batches of about ``size`` pieces, in random order, each of windows of like length."""
    cut = [(each, start, end) for each in examples for start, end in windows(each.pieces.breaks, _limit(chance))]
    cut.sort(key=lambda window: (window[2] - window[1]) // 8 + chance.random())
    grouped = list(_grouped(cut, size))
    chance.shuffle(grouped)
    yield from (collate(group) for group in grouped)


def _limit(chance: random.Random) -> int:
    return chance.randint(SHORTEST, LONGEST)


def _grouped(cut: Iterable[tuple[Example, int, int]], size: int) -> Iterator[list[tuple[Example, int, int]]]:
    group: list[tuple[Example, int, int]] = []
    for window in cut:
        if group and (len(group) + 1) * (window[2] - window[1] + 2) > size:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


CLS, SEP = 101, 102


def collate(group: Sequence[tuple[Example, int, int]]) -> Batch:
    """Windows side by side, each between BERT's opening and closing piece, padded to the longest."""
    longest = max(end - start for _, start, end in group) + 2
    ids, shapes, mask, tags = (torch.zeros(len(group), longest, dtype=torch.long) for _ in range(4))
    links = torch.full((3, len(group), longest), UNKNOWN, dtype=torch.long)
    for row, (each, start, end) in enumerate(group):
        inner = slice(1, end - start + 1)
        ids[row, 0], ids[row, end - start + 1] = CLS, SEP
        mask[row, : end - start + 2] = 1
        ids[row, inner] = torch.from_numpy(each.pieces.ids[start:end])
        shapes[row, inner] = torch.from_numpy(each.pieces.shapes[start:end])
        tags[row, inner] = torch.from_numpy(_opened(each.tags[start:end]))
        links[:, row, inner] = torch.from_numpy(_links(each, start, end))
    return Batch(ids, shapes, mask, tags, links)


def _opened(tags: Ints) -> Ints:
    """Tags of a window; a span that the window's edge cuts is opened anew."""
    if len(tags) and tags[0] and tags[0] % 2 == 0:
        tags = tags.copy()
        tags[0] -= 1
    return tags


def _links(each: Example, start: int, end: int) -> Ints:
    links, tags = each.links[:, start:end], each.tags[start:end]
    within = (links >= start) & (links < end)
    counted = np.where(within, links - start + 1, np.where(links == NOWHERE, 0, UNKNOWN))
    asked = np.stack([(tags == 1) | (tags == 2), (tags == 3) | (tags == 4), (tags == 1) | (tags == 2)])
    return np.where(asked, counted, UNKNOWN)
