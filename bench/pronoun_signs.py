"""Fit the weights by which pronouns are resolved: of the signs, on GAP (Webster et al. 2018), and of the network's heads of
attention, on GAP and on news in which names were masked.

usage: pronoun_signs.py GAP.tsv... --news TEXTS.jsonl.gz --network FOLDER [--score GAP.tsv] [--write]

FOLDER holds a network that tells where all of its heads look (``python -m attribution.training.heads``); TEXTS has a text a
line, under "text". Prints the F1 of five-fold cross-validation (each fifth resolved with weights fitted on the others) and
writes the tables ``pronoun_signs.tsv`` and ``pronoun_heads.tsv`` on demand. A softmax over the candidates of each pronoun,
with an L2 penalty; candidates and signs come from the resolver itself, which reads the other pronouns of a text with the
weights it has, so fit twice. Masked names have weights of their own for the signs: where a name is repeated is not where a
pronoun would stand. The heads' weights are one for both. The signs are weighed a second time alone, for where no network reads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from gap import examples, f1, offered
from masked_names import Masked, masked_names
from spacy.language import Language

from attribution.annotation import write_phrases
from attribution.attributions.looks import keep_looks
from attribution.attributions.network import Network, read_network
from attribution.attributions.reading import read_by
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy
from attribution.sources.attention import attention_rows
from attribution.sources.pronouns import candidates
from attribution.sources.walk import read_scene

PENALTY, STEPS, RATE = 2.0, 600, 0.05
HEAD_PENALTY = 20.0
MASKED = 0.1
"""How much a masked name counts beside a pronoun of GAP: there are ten times as many."""
HEADS = 24
"""Heads kept, those with the largest weights: more resolve no better."""
FEMININE = 1.5
"""How much more a feminine pronoun counts: they are resolved worse, and nobody should be unknown for her gender."""
RARE = 15
LOPSIDED = ("in the first paragraph", "same paragraph")
BY_HAND = {
    "spoke last": 2.0,
    "spoke last, same paragraph": 0.8,
    "spoke before": 0.3,
    "nameless, as a speaker": 1.2,
    "no name": -1.2,
    "no name, speaking": -0.4,
    "a document": -1.0,
    "taken for a place": 0.0,
    "in the first paragraph": 0.1,
    "same paragraph": 0.3,
    "three sentences back": -1.0,
    "four sentences back": -1.4,
    "far back": -1.8,
}
"""Signs that GAP has none of or cannot teach: speakers, paragraphs, people without a name, texts longer than a paragraph,
and bodies, which news names far more often."""
TABLES = files("attribution.languages") / "en"


@dataclass(frozen=True)
class Example:
    """One pronoun: the signs of each candidate and what each head gives it, whether it is A and B, and which of A and B are
    right."""

    feminine: bool
    signs: tuple[tuple[str, ...], ...]
    looks: Any
    names: tuple[tuple[bool, bool], ...]
    gold: tuple[bool, bool]

    @property
    def right(self) -> list[bool]:
        """Which candidates are the antecedent."""
        return [(a and self.gold[0]) or (b and self.gold[1]) for a, b in self.names]


@dataclass(frozen=True)
class Weights:
    """What was fitted: the weight of each sign, and of each of the network's heads (none: the signs alone)."""

    signs: dict[str, float]
    heads: Any


def collect(paths: Iterable[str], nlp: Language, network: Network) -> Iterator[Example]:
    """The examples of GAP files, read with the weights in use."""
    rows = [row for path in paths for row in examples(path)]
    for row, doc in zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True):
        write_phrases(doc, find_phrases(doc))
        keep_looks(doc, read_by(network, doc.text))
        start = int(row["Pronoun-offset"])
        index = doc.char_span(start, start + len(row["Pronoun"]), alignment_mode="expand")[0].i
        scene = read_scene(doc, frozenset({index}), until=index)
        pronoun = next((m for m in scene.mentions if m.head == index), None)
        found = candidates(scene, pronoun) if pronoun else []
        looks = attention_rows(scene, pronoun, [(d, m) for d, m, _ in found]) if pronoun else np.zeros((0, 0))
        names = tuple(tuple(offered(doc, [doc[slice(*m.tokens)] for m in draft.mentions], row)) for draft, _, _ in found)
        gold = tuple(row[f"{name}-coref"].upper() == "TRUE" for name in "AB")
        feminine = row["Pronoun"].lower() in ("she", "her", "hers")
        yield Example(feminine, tuple(tuple(s) for _, _, s in found), looks, names, gold)  # type: ignore[arg-type]


def collect_masked(path: Path, nlp: Language, network: Network) -> Iterator[Masked]:
    """The examples made from news."""
    chance = random.Random(0)
    with gzip.open(path, "rt", encoding="utf8") as file:
        texts = (json.loads(line)["text"] for line in file)
        for doc in nlp.pipe(texts, batch_size=8):
            yield from masked_names(doc, network, chance)


class Fit:
    """The choice of weights under which the antecedents are likeliest."""

    def __init__(self, signs: Sequence[str], masked: Sequence[Masked], heads: Sequence[int]) -> None:
        self._signs, self._heads = list(signs), list(heads)
        self._column = {sign: i for i, sign in enumerate(signs)}
        self._masked = [self._row(m.signs, m.looks, masked=True) for m in masked]
        self._found = [np.arange(len(m.signs)) == m.right for m in masked]

    def __call__(self, data: Sequence[Example]) -> Weights:
        """The weights fitted on these examples and the masked names."""
        usable = [e for e in data if any(e.right)]
        parts = [self._row(e.signs, e.looks, masked=False) for e in usable] + self._masked
        right = np.concatenate([np.array(e.right) for e in usable] + self._found).astype(float)
        counts = [FEMININE if e.feminine else 1.0 for e in usable] + [MASKED] * len(self._masked)
        group = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        width = len(self._signs)
        penalty = np.r_[np.full(2 * width, PENALTY), np.full(len(self._heads), HEAD_PENALTY)]
        w = _descend(np.vstack(parts), group, right, np.array(counts)[group], penalty)
        return Weights(dict(zip(self._signs, w[:width], strict=True)), w[2 * width :])

    def _row(self, signs: Sequence[Sequence[str]], looks: Any, *, masked: bool) -> Any:
        width = len(self._signs)
        x = np.zeros((len(signs), 2 * width + len(self._heads)))
        for r, each in enumerate(signs):
            for sign in each:
                if sign in self._column:
                    x[r, masked * width + self._column[sign]] += 1
        x[:, 2 * width :] = looks[:, self._heads]
        return x


def _descend(x: Any, group: Any, right: Any, weight: Any, penalty: Any) -> Any:
    w = np.zeros(x.shape[1])
    mean, square = np.zeros_like(w), np.zeros_like(w)
    first = np.flatnonzero(np.r_[True, np.diff(group) > 0])
    for step in range(1, STEPS + 1):
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, first)[group])
        p = e / np.bincount(group, e)[group]
        q = e * right / np.bincount(group, e * right)[group]
        gradient = x.T @ ((p - q) * weight) + penalty * w
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        w -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return w


def score(data: Iterable[tuple[Example, Weights]], heads: Sequence[int]) -> dict[str, float]:
    """F1 of the best candidate of each example under its weights, by gender."""
    counts = {group: {"tp": 0, "fp": 0, "fn": 0} for group in ("both", "masculine", "feminine")}
    for e, weights in data:
        told = e.looks[:, heads] @ weights.heads if e.signs else np.zeros(0)
        totals = [sum(weights.signs.get(s, 0.0) for s in signs) + each for signs, each in zip(e.signs, told, strict=True)]
        said = e.names[int(np.argmax(totals))] if totals else (False, False)
        for gold, named in zip(e.gold, said, strict=True):
            key = "tp" if gold and named else "fp" if named else "fn" if gold else ""
            for group in ("both", "feminine" if e.feminine else "masculine") if key else ():
                counts[group][key] += 1
    return {group: round(f1(c), 1) for group, c in counts.items()}


def main() -> None:
    """Cross-validate, and write the tables if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--score", nargs="*", default=())
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp, network = load_spacy(), read_network(options.network)
    data = list(collect(options.paths, nlp, network))
    masked = list(collect_masked(options.news, nlp, network))
    print(len(data), "pronouns,", len(masked), "masked names")
    seen = Counter(sign for e in data for signs in e.signs for sign in signs)
    signs = sorted(sign for sign, times in seen.items() if times >= RARE and sign not in LOPSIDED)
    everything = Fit(signs, masked, range(len(network.heads)))(data)
    heads = sorted(np.argsort(-np.abs(everything.heads))[:HEADS].tolist())
    fit = Fit(signs, masked, heads)
    folds = [fit([e for i, e in enumerate(data) if i % 5 != k]) for k in range(5)]
    print("cross-validated", score(((e, folds[i % 5]) for i, e in enumerate(data)), heads))
    alone = Fit(signs, (), ())(data)
    together = fit(data)
    for path in options.score:
        test = list(collect([path], nlp, network))
        for said, used, told in (("signs alone", alone, []), ("with the network", together, heads)):
            print(
                path,
                said,
                score(((e, used) for e in test), told),
                "as written",
                score(((e, _mended(used)) for e in test), told),
            )
    if options.write:
        _write(_mended(together), _mended(alone), [network.heads[i] for i in heads], network.version)


def _mended(weights: Weights) -> Weights:
    """The weights with those set by hand."""
    return Weights(weights.signs | BY_HAND, weights.heads)


def _write(together: Weights, alone: Weights, heads: Sequence[str], network: str) -> None:
    signs = [f"{sign}\t{weight:.2f}\t{alone.signs[sign]:.2f}" for sign, weight in sorted(together.signs.items())]
    about = "How much each sign speaks for a pronoun's antecedent, beside the network and alone"
    _table("pronoun_signs.tsv", about, "sign\tweight\talone", signs)
    about = "How far each head of the learned network is to be believed about a pronoun"
    rows = [f"{head}\t{weight:.3f}\t{network}" for head, weight in zip(heads, together.heads, strict=True)]
    _table("pronoun_heads.tsv", about, "head\tweight\tnetwork", rows)


def _table(name: str, about: str, columns: str, rows: Sequence[str]) -> None:
    head = f"# {about}; see README for how the weights came about.\n{columns}"
    Path(str(TABLES / name)).write_text("\n".join([head, *rows]) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
