"""How well the pair model tells pairs apart: ``bench/pair_figures.py --stories data/stories/0[1-6]-* --public dev.jsonl.gz``.

Per set and question (contradicts, agrees, one point): average precision and area under the curve, beside those of the
likeness of the sentence vectors alone; then pairs a second, on one thread.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from attribution.accounts.pair_model import load_pairs
from attribution.accounts.pair_pieces import Passage
from attribution.training.pairs.labelled import AGREES, CONTRADICTS, Pair, read_pairs
from attribution.training.pairs.stories import read_story

Floats = NDArray[np.float64]
ROW = "{:34}{:>8}{:>8}{:>8}{:>8}{:>10}{:>10}"


def main() -> None:
    """Read the files, judge their pairs, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="folders of gold stories, measured together")
    parser.add_argument("--public", type=Path, nargs="*", default=[], help="labelled pairs (premise, hypothesis, label)")
    parser.add_argument("--claimdiff", type=Path, help="pairs of claim_a and claim_b that strengthen or weaken one another")
    options = parser.parse_args()
    print(ROW.format("", "pairs", "share", "AP", "AUC", "likeness", "AUC of it"))
    if options.stories:
        show("stories", [judged.pair for story in options.stories for judged in read_story(story)])
    for path in options.public:
        show(path.name.removesuffix(".gz").removesuffix(".jsonl"), read_pairs(path))
    if options.claimdiff:
        show("claimdiff", claimdiff(options.claimdiff))


def claimdiff(path: Path) -> list[Pair]:
    """ClaimDiff's pairs; one that both strengthens and weakens counts as weakening."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = [CONTRADICTS if row["weakens"] else AGREES if row["strengthens"] else 0 for row in rows]
    return [Pair(Passage(row["claim_a"]), Passage(row["claim_b"]), label) for row, label in zip(rows, labels, strict=True)]


def show(name: str, pairs: Sequence[Pair]) -> None:
    """Print the figures of one set."""
    begin = time.process_time()
    found = load_pairs("en").judge([(pair.first, pair.second) for pair in pairs])
    spent = time.process_time() - begin
    labels, alike = np.array([pair.label for pair in pairs]), np.array([each.likeness for each in found])
    questions = {
        "contradicts": (labels == CONTRADICTS, np.array([each.contradicts for each in found])),
        "agrees": (labels == AGREES, np.array([each.agrees for each in found])),
        "one point": (labels > 0, np.array([each.same_point for each in found])),
    }
    for question, (right, sure) in questions.items():
        if right.any() and not right.all():
            figures = [f"{100 * measure(right, by):.1f}" for by in (sure, alike) for measure in (precision, area)]
            print(ROW.format(f"{name}, {question}", len(pairs), f"{100 * right.mean():.1f}", *figures))
    print(f"{name}: {len(pairs) / spent:,.0f} pairs a second of processor time")


def precision(right: NDArray[np.bool_], sure: Floats) -> float:
    """Average precision: the mean, over the right ones, of the share of right ones among all that are as sure or surer."""
    order = np.argsort(-sure, kind="stable")
    hits = right[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def area(right: NDArray[np.bool_], sure: Floats) -> float:
    """Area under the ROC curve: how often a right one is surer than a wrong one, ties counted half."""
    ordered = np.sort(sure)
    ranks = (np.searchsorted(ordered, sure, "left") + np.searchsorted(ordered, sure, "right") + 1) / 2
    count = int(right.sum())
    return float((ranks[right].sum() - count * (count + 1) / 2) / (count * (len(right) - count)))


if __name__ == "__main__":
    main()
