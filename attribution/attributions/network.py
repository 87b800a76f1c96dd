"""The trained network on a text: for each window of word pieces, scores of tags and the likelihood of links.

The graph and its tokenizer are read from a language's folder when first asked for, and kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from attribution.annotation import Shares
from attribution.attributions.chains import Floats
from attribution.attributions.pieces import Ints, Pieces, windows
from attribution.errors import PipelineError
from attribution.languages import table, words
from attribution.weights import Form, Weights, read_weights

GRAPH, ABOUT = "model.onnx", "model.json"
FORMAT = 1
"""The form of graph that this module can run, raised whenever its inputs, outputs or their meaning change; the trainer writes
it beside the graph."""

FORM = Form(
    "the learned detector",
    "install the package anew, train them, or choose the rule detectors alone",
    GRAPH,
    ABOUT,
    FORMAT,
)

INPUTS = ["ids", "shapes", "mask"]
OUTPUTS = ["tags", "queries", "keys"]
LOOKS = "looks"
"""The output that has the attention of chosen heads; ``training.heads`` adds it to a graph."""

OPENING, CLOSING = 101, 102
LINKS = 3
WINDOW = 192
"""Pieces in a window: the most that is fast; training saw 96 to 254."""

AT_ONCE = 64
"""Windows that are sorted by length together, so that few of a batch's pieces are padding."""

BATCH = 4


@dataclass(frozen=True, slots=True)
class Window:
    """One window: its first piece in the text, tag scores (pieces × 7), and how likely each piece leads to each other
    (3 links × pieces × pieces + 1; column 0 is "to none", column 1 the first piece). ``looks`` has for each pronoun, by its
    place in the window, the share of attention that each head gives each piece (heads × pieces; 16 bits)."""

    start: int
    tags: Floats
    links: Floats
    looks: Mapping[int, Shares] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """A trained network: the session that runs it, its tokenizer, the scores of one tag after another, and the slope and
    shift of the curve that makes its measure of certainty a probability. ``heads`` are those whose attention the graph
    gives, as "layer.head"; ``pronouns`` the ids of the pieces whose attention is kept."""

    session: Any
    tokenizer: Tokenizer
    steps: Floats
    curve: tuple[float, float]
    version: str
    heads: tuple[str, ...] = ()
    pronouns: frozenset[int] = frozenset()

    def confidence(self, sure: float) -> float:
        """The share of relations measured as this sure that are right, as counted on development articles."""
        kept = min(max(sure, 1e-6), 1 - 1e-6)
        slope, shift = self.curve
        return 1 / (1 + math.exp(-(slope * math.log(kept / (1 - kept)) + shift)))

    def read(self, pieces: Pieces) -> Iterator[tuple[Window, ...]]:
        """The windows of a text, a few at a time, each group in text order; memory does not grow with the text."""
        cut = windows(pieces.breaks, WINDOW)
        while group := list(islice(cut, AT_ONCE)):
            group.sort(key=lambda window: window[1] - window[0])
            batches = (group[at : at + BATCH] for at in range(0, len(group), BATCH))
            read = [window for batch in batches for window in self._run(pieces, batch)]
            yield tuple(sorted(read, key=lambda window: window.start))

    def _run(self, pieces: Pieces, batch: Sequence[tuple[int, int]]) -> Iterator[Window]:
        lengths = [end - start for start, end in batch]
        ids, shapes, mask = (np.zeros((len(batch), max(lengths) + 2), dtype=np.int64) for _ in range(3))
        for row, (start, end) in enumerate(batch):
            ids[row, 0], ids[row, end - start + 1] = OPENING, CLOSING
            mask[row, : end - start + 2] = 1
            ids[row, 1 : end - start + 1] = pieces.ids[start:end]
            shapes[row, 1 : end - start + 1] = pieces.shapes[start:end]
        wanted = [*OUTPUTS, LOOKS] if self.heads else OUTPUTS
        given = dict(zip(INPUTS, (ids, shapes, mask), strict=True))
        tags, queries, keys, *looks = self.session.run(wanted, given)
        for row, (start, end) in enumerate(batch):
            last = end - start + 1
            inner = slice(1, last)
            asked = self._pronouns(ids[row, inner]) if looks else []
            seen = {i: looks[0][row, :, i + 1, inner].astype(np.float16) for i in asked}
            yield Window(start, tags[row, inner], _links(queries[row, inner], keys[row, :last]), seen)

    def _pronouns(self, ids: Ints) -> list[int]:
        return [i for i, piece in enumerate(ids.tolist()) if piece in self.pronouns]


def _links(queries: Floats, keys: Floats) -> Floats:
    asked, answers = (each.reshape(len(each), LINKS, -1).swapaxes(0, 1) for each in (queries, keys))
    # On matrices this small `@` is slower, and wakes threads of the linear algebra library that take a core to wait on.
    scores = np.einsum("lid,ljd->lij", asked, answers)
    scores = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares: Floats = scores / scores.sum(axis=2, keepdims=True)
    return shares


@cache
def load_network(language: str) -> Network:
    """The network of a language, read once.

    Raises:
        PipelineError: there is none, it is of another form, it cannot be read, or the weights of the heads that it tells were
            fitted for another.
    """
    network = read_network(files("attribution.languages") / language, language)
    if network.heads:
        require_fitted(language, network.version)
    return network


def require_fitted(language: str, version: str) -> None:
    """Make sure that the weights of a network's heads are its own: those of another say nothing, and would be believed.

    Raises:
        PipelineError: ``pronoun_heads.tsv`` is for another version of the network; the message says what to do.
    """
    fitted = {row["network"] for row in table(language, "pronoun_heads")}
    if fitted - {version}:
        raise PipelineError(
            f"the weights in pronoun_heads.tsv of {language!r} were fitted for the network {', '.join(sorted(fitted))}, and "
            f"this one is {version}; fit them anew (bench/pronoun_signs.py), or use the network as it was exported, without "
            "its heads: pronouns are then resolved by signs alone"
        )


def read_network(folder: Traversable, language: str = "en") -> Network:
    """The network whose graph, tokenizer and description are in a folder; ``language`` is the one whose pronouns it looks from.

    Raises:
        PipelineError: there is none, it is of another form, or it cannot be read.
    """
    return read_weights(folder, FORM, partial(_network, language))


def _network(language: str, weights: Weights) -> Network:
    slope, shift = weights.about["curve"]
    steps = np.array(weights.about["steps"], dtype=np.float32)
    return Network(
        weights.session,
        weights.tokenizer,
        steps,
        (float(slope), float(shift)),
        str(weights.about["version"]),
        tuple(weights.about.get("heads", ())),
        frozenset(i for word in words(language, "looking_pronouns") if (i := weights.tokenizer.token_to_id(word)) is not None),
    )
