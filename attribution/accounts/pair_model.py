"""The learned pair model: how likely two claims agree on one point, or contradict one another on it.

A network makes a vector of each text, once, however many pairs it stands in: of the text by itself, and of its words as they
read in their paragraph, for "it had been shut" says little alone. A small classifier weighs the vectors of two texts with
signs that can be told without a network (``pair_signs``). It reads words and knows nothing of who speaks, when, and of which
event; its word is one sign among others. Everything is read from a language's folder when first asked for,
and kept; the tokenizer is the learned detector's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attribution.accounts.pair_pieces import Ints, Passage, pieces_around, pieces_of, rows_of
from attribution.accounts.pair_signs import WORD, reading_of, signs_between
from attribution.weights import Form, Weights, read_weights

Floats = NDArray[np.float32]

GRAPH, ARRAYS, ABOUT = "pairs.onnx", "pairs.npz", "pairs.json"
INPUTS = ("words", "within")
"""What the graph is given: the embeddings of texts' pieces, and 1 for each piece, 0 for padding."""

LAYERS = ("project", "hidden", "hidden_bias", "answers", "answers_bias")
"""The classifier's arrays, as ``Head`` has them."""

FORMAT = 3
"""The form of weights that this module can run; the trainer writes it beside them."""

READERS = 2
"""Batches that are read at once, each on one thread: faster than one batch on two. All articles of a story wait for this."""

FORM = Form(
    "the pair model",
    "install the package anew, or train them (docs/model-card.md)",
    GRAPH,
    ABOUT,
    FORMAT,
    besides=(ARRAYS,),
)

BATCH = 256
"""Pieces that are read together, padding counted: more are no faster on one thread."""

AROUND = 0.5
"""How much a text's vector in its paragraph counts beside that of the text by itself: the middle of the range in which
contradictions of the development stories are told best (docs/model-card.md)."""

PAIRS_AT_ONCE = 4096
"""Pairs that are weighed together: memory stays flat however many there are."""

SCALE = 8.0
"""Products of two numbers of a unit vector are small; so large they weigh as much as the other signs from the start."""

ALIKE = 0.5
"""A likeness from which on texts mostly say the same thing or its opposite."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely two claims agree on one point, and how likely they contradict one another on it: shares of 1, counted on
    pairs of claims of one story; what is left is that they do neither. ``likeness`` is how much alike the two texts are in
    meaning, whatever they say of it: the cosine of their vectors, hardly ever below 0."""

    agrees: float
    contradicts: float
    likeness: float

    @property
    def same_point(self) -> float:
        """How likely both speak to one point."""
        return self.agrees + self.contradicts


UNKNOWN = Likelihood(0.0, 0.0, 0.0)
"""Of a pair of which one has no word: nothing is known of it."""

_UNTOUCHED = np.errstate(invalid="ignore")
"""OpenBLAS may flag what lies beside a small matrix as invalid, though every number of the product is right (numpy #24067)."""


@dataclass(frozen=True, slots=True)
class Head:
    """The classifier: what it projects vectors to, a hidden layer, the layer of the three answers (neither, agrees,
    contradicts), and the scale on which their scores and the likeness become likelihoods: 3 × 5, and a shift each."""

    project: Floats
    hidden: Floats
    hidden_bias: Floats
    answers: Floats
    answers_bias: Floats
    scale: Floats
    shifts: Floats

    @_UNTOUCHED
    def evidence(self, first: Floats, second: Floats, signs: Floats) -> Floats:
        """Scores of neither, agrees and contradicts, the likeness and its square, pairs × 5, of the texts' vectors and the
        signs between them."""
        likeness = (first * second).sum(axis=1, keepdims=True)
        one, other = first @ self.project.T, second @ self.project.T
        plain = [likeness, likeness**2, np.maximum(likeness - ALIKE, 0), signs, likeness * signs]
        given = np.concatenate([*plain, one * other * SCALE, np.abs(one - other)], axis=1)
        scores = _gelu(given @ self.hidden.T + self.hidden_bias) @ self.answers.T + self.answers_bias
        return np.concatenate([scores, likeness, likeness**2], axis=1, dtype=np.float32)

    @_UNTOUCHED
    def shares(self, evidence: Floats) -> Floats:
        """The evidence as likelihoods. The likeness counts once more here: what is on one point is alike in any news, but how
        alike was counted on pairs of claims of one story, which the classifier was not trained on."""
        scaled = evidence @ self.scale.T + self.shifts
        raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        shares: Floats = raised / raised.sum(axis=1, keepdims=True)
        return shares


def _gelu(values: Floats) -> Floats:
    """The activation of the hidden layer, in its usual approximation (Hendrycks and Gimpel 2016)."""
    bent: Floats = 0.5 * values * (1 + np.tanh(math.sqrt(2 / math.pi) * (values + 0.044715 * values**3)))
    return bent


@dataclass(frozen=True, slots=True)
class Words:
    """The embeddings of a vocabulary's pieces, pieces × width, in 8 bits, and what one step of each piece's numbers is."""

    numbers: NDArray[np.int8]
    spread: Floats

    def of(self, rows: Ints) -> Floats:
        """The embeddings of texts' pieces: texts × pieces × width."""
        found: Floats = self.numbers[rows] * self.spread[rows]
        return found


@dataclass(frozen=True, slots=True)
class PairModel:
    """A trained pair model: the embeddings of pieces, the session that makes vectors of these, its tokenizer, the classifier,
    and the language it reads."""

    words: Words
    session: Any
    tokenizer: Tokenizer
    head: Head
    language: str
    version: str

    def judge(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[Likelihood]:
        """What each pair of passages is likely to be, in the order given; the same whichever of a pair is named first.

        Each is read once; of a long one the beginning (``pair_pieces.LIMIT``). A text without a word agrees with nothing.
        """
        evidence = self.evidence(pairs)
        shares, likeness = self.head.shares(evidence), evidence[:, 3]
        said = {each.text: WORD.search(each.text) is not None for pair in pairs for each in pair}
        return [
            Likelihood(float(agrees), float(contradicts), float(alike)) if said[first.text] and said[second.text] else UNKNOWN
            for (first, second), (_, agrees, contradicts), alike in zip(pairs, shares, likeness, strict=True)
        ]

    def evidence(self, pairs: Sequence[tuple[Passage, Passage]]) -> Floats:
        """What likelihoods are made from: the scores of neither, agrees and contradicts, the likeness and its square;
        pairs × 5."""
        passages = tuple(dict.fromkeys(each for pair in pairs for each in pair))
        places = {each: number for number, each in enumerate(passages)}
        vectors, readings = self.vectors(passages), [reading_of(each.text, self.language) for each in passages]
        numbered = np.array([[places[each] for each in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
        found = np.zeros((len(pairs), 5), dtype=np.float32)
        for at in range(0, len(pairs), PAIRS_AT_ONCE):
            some = numbered[at : at + PAIRS_AT_ONCE]
            signs = np.array([signs_between(readings[one], readings[other]) for one, other in some], dtype=np.float32)
            found[at : at + PAIRS_AT_ONCE] = self.head.evidence(vectors[some[:, 0]], vectors[some[:, 1]], signs)
        return found

    def vectors(self, passages: Sequence[Passage]) -> Floats:
        """A vector of length 1 for each passage, passages × width, in the order given; those alike in meaning have alike ones.

        It is the mean of the states of the pieces of its text, read by itself, and of its pieces read in their paragraph. A
        paragraph is read once for all passages that stand in it.
        """
        readings: dict[tuple[int, ...], list[tuple[int, list[int], float]]] = defaultdict(list)
        for number, ids in enumerate(pieces_of([each.text for each in passages], self.tokenizer)):
            readings[tuple(ids)].append((number, list(range(len(ids))), 1.0))
        for number, passage in enumerate(passages):
            ids, said = pieces_around(passage, self.tokenizer) if passage.places else ([], [])
            if said:
                readings[tuple(ids)].append((number, said, AROUND))
        found = np.zeros((len(passages), self.words.numbers.shape[1]), dtype=np.float32)
        for read, states in self._states(sorted(readings, key=len)):
            for number, said, weight in readings[read]:
                found[number] += weight * _unit(states[said].mean(axis=0))
        return _unit(found)

    def _states(self, texts: Sequence[tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], Floats]]:
        """The states of each text's pieces, pieces × width, of texts from the shortest to the longest."""
        with ThreadPoolExecutor(READERS) as readers:
            for batch, states in readers.map(self._read, _batches(texts)):
                yield from zip(batch, states, strict=True)

    def _read(self, batch: Sequence[tuple[int, ...]]) -> tuple[Sequence[tuple[int, ...]], Floats]:
        rows = rows_of(batch)
        given = (self.words.of(rows), (rows != 0).astype(np.float32))
        return batch, self.session.run(None, dict(zip(INPUTS, given, strict=True)))[0]


def _batches(texts: Sequence[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Texts, given from the shortest to the longest, in batches of at most ``BATCH`` pieces; the longest first, so that no
    reader is left with it at the end."""
    batch: list[tuple[int, ...]] = []
    for text in reversed(texts):
        if batch and (len(batch) + 1) * len(batch[0]) > BATCH:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _unit(vectors: Floats) -> Floats:
    """Vectors, along the last axis, made length 1."""
    made: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
    return made


@cache
def load_pairs(language: str) -> PairModel:
    """The pair model of a language, read once.

    Raises:
        PipelineError: there is none, it is of another form, or it cannot be read.
    """
    return read_pairs(files("attribution.languages") / language, language)


def read_pairs(folder: Traversable, language: str) -> PairModel:
    """The pair model of a language whose graph, classifier, tokenizer and description are in a folder.

    Raises:
        PipelineError: there is none, it is of another form, or it cannot be read.
    """
    return read_weights(folder, FORM, lambda weights: _model(weights, language))


def _model(weights: Weights, language: str) -> PairModel:
    with (weights.folder / ARRAYS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        words = Words(arrays["words"], arrays["word_spread"].astype(np.float32))
        layers = {name: arrays[name].astype(np.float32) for name in LAYERS}
    scale, shifts = (np.array(weights.about[name], dtype=np.float32) for name in ("scale", "shifts"))
    head = Head(**layers, scale=scale.reshape(3, 5), shifts=shifts)
    return PairModel(words, weights.session, weights.tokenizer, head, language, str(weights.about["version"]))
