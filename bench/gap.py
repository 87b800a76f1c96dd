"""Pronoun resolution against GAP (Webster et al. 2018): F1 over the two names offered, by gender.

usage: gap.py GAP.tsv [--errors N] [--rules]

Each text is read alone, as a snippet, by the parser and the learned network as in a report; the names offered are used for
scoring only, never as a hint.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from attribution.annotation import write_phrases
from attribution.attributions.looks import keep_looks
from attribution.attributions.reading import read_relations
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy
from attribution.sources import corefering

OF_A_NAME = frozenset({"appos", "compound", "flat", "nmod"})
"""How a name, or a part of it, hangs on what it is the name of."""


def examples(path: str) -> Iterator[dict[str, str]]:
    """The rows of a GAP file."""
    with open(path, encoding="utf8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def decide(doc: Doc, row: dict[str, str]) -> list[bool]:
    """Whether the pronoun is resolved to an entity that name A, and name B, is a mention of."""
    start = int(row["Pronoun-offset"])
    pronoun = doc.char_span(start, start + len(row["Pronoun"]), alignment_mode="expand")[0].i
    return offered(doc, [doc[slice(*tokens)] for tokens in corefering(doc, pronoun)], row)


def offered(doc: Doc, spans: list[Span], row: dict[str, str]) -> list[bool]:
    """Whether name A, and name B, is what one of the spans is called: its head, or what explains that ("her sister Katherine").
    In "Kim's mother" it is not Kim, whose name only stands inside the phrase."""
    found = []
    for name in "AB":
        start = int(row[f"{name}-offset"])
        wanted = doc.char_span(start, start + len(row[name]), alignment_mode="expand")
        held = [s for s in spans if s.start <= wanted.end - 1 < s.end]
        found.append(any(_called(s, wanted) for s in held))
    return found


def _called(span: Span, name: Span) -> bool:
    """Whether a name in a span is its head's, or explains it."""
    token = name.root
    while not name.start <= span.root.i < name.end and token.i != span.root.i:
        if token.dep_ not in OF_A_NAME or token.head.i not in range(span.start, span.end):
            return False
        token = token.head
    return True


def f1(counts: dict[str, int]) -> float:
    """F1 in percent from true and false positives and false negatives."""
    return 200 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--rules", action="store_true", help="without the network")
    options = parser.parse_args()
    rows = list(examples(options.path))
    nlp = load_spacy()
    counts = {gender: {"tp": 0, "fp": 0, "fn": 0} for gender in ("both", "masculine", "feminine")}
    wrong = []
    for row, doc in zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True):
        write_phrases(doc, find_phrases(doc))
        if not options.rules:
            keep_looks(doc, read_relations(doc.text))
        gender = "feminine" if row["Pronoun"].lower() in ("she", "her", "hers") else "masculine"
        for name, said in zip("AB", decide(doc, row), strict=True):
            gold = row[f"{name}-coref"].upper() == "TRUE"
            key = "tp" if gold and said else "fp" if said else "fn" if gold else ""
            for group in (gender, "both") if key else ():
                counts[group][key] += 1
            if key in ("fp", "fn"):
                wrong.append((row, name, key))
    scores = {group: f1(c) for group, c in counts.items()}
    print({group: round(score, 1) for group, score in scores.items()}, counts["both"])
    print("F/M", round(scores["feminine"] / scores["masculine"], 3))
    for row, name, key in random.Random(0).sample(wrong, min(options.errors, len(wrong))):
        print(key, row[name], "|", row["Pronoun"], row["Pronoun-offset"], "|", row["Text"], "\n")


if __name__ == "__main__":
    main()
