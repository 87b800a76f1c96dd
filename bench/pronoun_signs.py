"""Fit the weights of the signs by which pronouns are resolved, on GAP (Webster et al. 2018).

usage: pronoun_signs.py GAP.tsv... [--write]

Prints the F1 of five-fold cross-validation (each fifth resolved with weights fitted on the others) and writes the table
``pronoun_signs.tsv`` on demand. A softmax over the candidates of each pronoun, with an L2 penalty; candidates and signs
come from the resolver itself, which reads the other pronouns of a text with the weights it has, so fit twice.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from gap import examples, f1, offered

from attribution.annotation import write_phrases
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy
from attribution.sources.pronouns import candidates
from attribution.sources.walk import read_scene

PENALTY, STEPS, RATE = 2.0, 400, 0.05
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
    "perhaps a person": -0.6,
    "taken for a place": -0.3,
    "in the first paragraph": 0.1,
    "same paragraph": 0.3,
    "three sentences back": -1.0,
    "four sentences back": -1.4,
    "far back": -1.8,
}
"""Signs that GAP has none of or cannot teach: speakers, paragraphs, people without a name, texts longer than a paragraph."""


@dataclass(frozen=True)
class Example:
    """One pronoun: the signs of each candidate, whether it is A and B, and which of A and B are right."""

    feminine: bool
    signs: tuple[tuple[str, ...], ...]
    names: tuple[tuple[bool, bool], ...]
    gold: tuple[bool, bool]

    @property
    def right(self) -> list[bool]:
        """Which candidates are the antecedent."""
        return [(a and self.gold[0]) or (b and self.gold[1]) for a, b in self.names]


def collect(paths: Iterable[str]) -> Iterator[Example]:
    """The examples of GAP files, read with the weights in use."""
    nlp = load_spacy()
    rows = [row for path in paths for row in examples(path)]
    for row, doc in zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True):
        write_phrases(doc, find_phrases(doc))
        start = int(row["Pronoun-offset"])
        index = doc.char_span(start, start + len(row["Pronoun"]), alignment_mode="expand")[0].i
        scene = read_scene(doc, frozenset({index}), until=index)
        pronoun = next((m for m in scene.mentions if m.head == index), None)
        found = candidates(scene, pronoun) if pronoun else []
        names = [tuple(offered(doc, [doc[slice(*m.tokens)] for m in draft.mentions], row)) for draft, _ in found]
        gold = tuple(row[f"{name}-coref"].upper() == "TRUE" for name in "AB")
        feminine = row["Pronoun"].lower() in ("she", "her", "hers")
        yield Example(feminine, tuple(tuple(s) for _, s in found), tuple(names), gold)  # type: ignore[arg-type]


def fit(data: Sequence[Example], signs: Sequence[str]) -> dict[str, float]:
    """The weights under which the antecedents are likeliest."""
    column = {sign: i for i, sign in enumerate(signs)}
    usable = [e for e in data if any(e.right)]
    rows = [(n, e, i) for n, e in enumerate(usable) for i in range(len(e.signs))]
    x = np.zeros((len(rows), len(signs)))
    for r, (_, e, i) in enumerate(rows):
        for sign in e.signs[i]:
            if sign in column:
                x[r, column[sign]] += 1
    group = np.array([n for n, _, _ in rows])
    right = np.array([e.right[i] for _, e, i in rows], float)
    weight = np.array([FEMININE if e.feminine else 1.0 for _, e, _ in rows])
    return dict(zip(signs, _descend(x, group, right, weight), strict=True))


def _descend(x: Any, group: Any, right: Any, weight: Any) -> Any:
    w = np.zeros(x.shape[1])
    mean, square = np.zeros_like(w), np.zeros_like(w)
    first = np.flatnonzero(np.r_[True, np.diff(group) > 0])
    for step in range(1, STEPS + 1):
        z = x @ w
        e = np.exp(z - np.maximum.reduceat(z, first)[group])
        p = e / np.bincount(group, e)[group]
        q = e * right / np.bincount(group, e * right)[group]
        gradient = x.T @ ((p - q) * weight) + PENALTY * w
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        w -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return w


def score(data: Iterable[tuple[Example, dict[str, float]]]) -> dict[str, float]:
    """F1 of the best candidate of each example under its weights, by gender."""
    counts = {group: {"tp": 0, "fp": 0, "fn": 0} for group in ("both", "masculine", "feminine")}
    for e, weights in data:
        totals = [sum(weights.get(s, 0.0) for s in signs) for signs in e.signs]
        said = e.names[int(np.argmax(totals))] if totals else (False, False)
        for gold, named in zip(e.gold, said, strict=True):
            key = "tp" if gold and named else "fp" if named else "fn" if gold else ""
            for group in ("both", "feminine" if e.feminine else "masculine") if key else ():
                counts[group][key] += 1
    return {group: round(f1(c), 1) for group, c in counts.items()}


def main() -> None:
    """Cross-validate, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    data = list(collect(options.paths))
    seen = Counter(sign for e in data for signs in e.signs for sign in signs)
    signs = sorted(sign for sign, times in seen.items() if times >= RARE and sign not in LOPSIDED)
    folds = [fit([e for i, e in enumerate(data) if i % 5 != k], signs) for k in range(5)]
    print("cross-validated", score((e, folds[i % 5]) for i, e in enumerate(data)))
    weights = fit(data, signs) | BY_HAND
    print("as written", score((e, weights) for e in data))
    if options.write:
        lines = [f"{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.01]
        table = files("attribution.languages") / "en" / "pronoun_signs.tsv"
        head = (
            "# How much each sign speaks for a pronoun's antecedent; see README for how the weights came about.\nsign\tweight"
        )
        with open(str(table), "w", encoding="utf8") as file:
            print(head, *lines, sep="\n", file=file)


if __name__ == "__main__":
    main()
