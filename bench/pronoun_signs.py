"""Fit the weights by which pronouns are resolved, those of the signs and those of the network's heads of attention, on GAP
(Webster et al. 2018) and on pronouns of news and of GAP in texts put into one gender (``one_gender.py``).

usage: pronoun_signs.py GAP.tsv... --news TEXTS.jsonl.gz... --network FOLDER [--score GAP.tsv] [--write]

FOLDER holds a network that tells where its heads look: all of them (``python -m attribution.training.heads``), of which the
most telling are chosen, or the chosen ones. TEXTS has a text a line, under "text". Prints the F1 of five-fold
cross-validation (each fifth resolved with weights fitted on the others) and writes the tables ``pronoun_signs.tsv`` and
``pronoun_heads.tsv`` on demand. A softmax over the candidates of each pronoun, with an L2 penalty; candidates and signs come
from the resolver itself, which reads the other pronouns of a text with the weights it has, so fit twice. The signs are
weighed a second time alone, on GAP as it is, for where no network reads.
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
from one_gender import Characters, Made, Meant, Renamer, sure_pronouns
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import write_phrases
from attribution.attributions.looks import keep_looks
from attribution.attributions.network import Network, read_network
from attribution.attributions.reading import read_by
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy
from attribution.sources.attention import attention_rows
from attribution.sources.cast import Draft
from attribution.sources.pronouns import candidates
from attribution.sources.scene import Scene
from attribution.sources.walk import read_scene

PENALTY, STEPS, RATE = 1.0, 600, 0.05
HEAD_PENALTY = 20.0
NEWS, ALTERED = 0.1, 0.3
"""How much a pronoun of news counts beside one of GAP, and one of GAP under other names; of these there are many more."""
ALTERATIONS = 3
"""How often each text of GAP is put under other names."""
A_TEXT = 6
"""Pronouns taken from a text of news at most: long texts shall not outweigh the others."""
HEADS = 24
"""Heads kept, those with the largest weights: more resolve no better."""
FEMININE = 1.5
"""How much more a feminine pronoun counts: they are resolved worse, and nobody should be unknown for her gender."""
RARE = 15
FOLDS = 5
LOPSIDED = ("in the first paragraph", "same paragraph")
BY_HAND = {
    "spoke last": 1.6,
    "spoke last, same paragraph": 0.8,
    "spoke before": 0.3,
    "nameless, as a speaker": 1.2,
    "no name": -1.2,
    "no name, speaking": -0.4,
    "a document": -1.0,
    "taken for a place": 0.0,
    "in the first paragraph": 0.1,
    "same paragraph": 0.3,
    "four sentences back": -1.4,
    "far back": -1.8,
}
"""Signs that GAP has none of or cannot teach: speakers, paragraphs, people without a name, texts longer than a paragraph,
and bodies, which news names far more often."""
UNLIKE = (
    "by ",
    "gender by a pronoun",
    "known by a single name",
    "mentioned ",
    "other gender by a pronoun",
    "stood for by a pronoun before",
)
"""How signs begin that have weights of their own in texts put into one gender: there the pronouns before are resolved worse,
and who is meant always has a name."""
ALONE = {"spoke last": 2.0}
"""What counts otherwise where no network reads."""
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
        found, looks = _candidates(doc, int(row["Pronoun-offset"]), network)
        names = tuple(tuple(offered(doc, [doc[slice(*m.tokens)] for m in draft.mentions], row)) for draft, _ in found)
        yield Example(_feminine(row), tuple(signs for _, signs in found), looks, names, _gold(row))  # type: ignore[arg-type]


def _candidates(doc: Doc, at: int, network: Network) -> tuple[list[tuple[Draft, tuple[str, ...]]], Any]:
    """The candidates for the pronoun at a character, with the signs of each, and what each head gives each."""
    write_phrases(doc, find_phrases(doc))
    keep_looks(doc, read_by(network, doc.text))
    index = _token(doc, at)
    scene = read_scene(doc, frozenset({index}), until=index)
    pronoun = next((m for m in scene.mentions if m.head == index), None)
    if pronoun is None:
        return [], np.zeros((0, len(network.heads)))
    found = candidates(scene, pronoun)
    looks = attention_rows(scene, pronoun, [(draft, mention) for draft, mention, _ in found])
    return [(draft, tuple(signs)) for draft, _, signs in found], looks


def _token(doc: Doc, at: int) -> int:
    return next(token.i for token in doc if at < token.idx + len(token))


def _feminine(row: dict[str, str]) -> bool:
    return row["Pronoun"].lower() in ("she", "her", "hers")


def _gold(row: dict[str, str]) -> tuple[bool, bool]:
    return row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"


def collect_news(paths: Sequence[Path], nlp: Language, network: Network) -> Iterator[Example]:
    """Pronouns of news whose antecedent is sure, around each of them the text put into one gender."""
    renamer, chance = Renamer(random.Random(0)), random.Random(0)
    for doc in nlp.pipe((json.loads(line)["text"] for path in paths for line in _lines(path)), batch_size=8):
        write_phrases(doc, find_phrases(doc))
        scene = read_scene(doc)
        sure = sure_pronouns(scene)
        yield from _read_anew(renamer.snippets(doc, scene, chance.sample(sure, min(A_TEXT, len(sure)))), nlp, network)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        yield from file


def collect_altered(paths: Sequence[str], nlp: Language, network: Network) -> Iterator[tuple[int, Example]]:
    """The examples of GAP files whose answer is a name, under other names and in one gender; each with its number."""
    renamer = Renamer(random.Random(1))
    rows = [row for path in paths for row in examples(path)]
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe(row["Text"] for row in rows), strict=True)):
        write_phrases(doc, find_phrases(doc))
        scene = read_scene(doc)
        for _ in range(ALTERATIONS):
            for example in _read_anew(renamer.texts(doc, scene, _meant(doc, scene, row)), nlp, network):
                yield number, example


def _meant(doc: Doc, scene: Scene, row: dict[str, str]) -> list[Meant]:
    """The pronoun of a row and whom it stands for; none where that is neither of the two names."""
    pronoun = next((m for m in scene.mentions if m.head == _token(doc, int(row["Pronoun-offset"]))), None)
    for draft in scene.drafts if pronoun else ():
        names = offered(doc, [doc[slice(*m.tokens)] for m in draft.mentions if m.name], row)
        if pronoun and any(name and gold for name, gold in zip(names, _gold(row), strict=True)):
            return [(pronoun, draft)]
    return []


def _read_anew(made: Iterable[Made], nlp: Language, network: Network) -> Iterator[Example]:
    """Made texts as examples: those in which the resolver offers the one meant, and others."""
    for each in made:
        doc = nlp(each.text)
        found, looks = _candidates(doc, each.pronoun, network)
        right = [_bears(doc, draft, each.names) for draft, _ in found]
        if any(right) and not all(right):
            names = tuple((meant, False) for meant in right)
            yield Example(each.feminine, tuple(signs for _, signs in found), looks, names, (True, False))


def _bears(doc: Doc, draft: Draft, names: Sequence[Characters]) -> bool:
    """Whether one of these names is a draft's."""
    own = [doc[slice(*m.name)] for m in draft.mentions if m.name]
    return any(span.start_char < end and start < span.end_char for span in own for start, end in names)


class Fit:
    """The choice of weights under which the antecedents are likeliest; then those set by hand."""

    def __init__(self, signs: Sequence[str], heads: Sequence[int]) -> None:
        self._signs, self._heads = list(signs), list(heads)
        self._column = {sign: i for i, sign in enumerate(signs)}
        self._unlike = [i for i, sign in enumerate(signs) if sign.startswith(UNLIKE)]

    def __call__(self, data: Iterable[tuple[Example, float]]) -> Weights:
        """The weights fitted on these examples, each of which counts so much: one of GAP as it is 1."""
        usable = [(e, count) for e, count in data if any(e.right)]
        parts = [self._row(e, made=count < 1) for e, count in usable]
        group = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        right = np.concatenate([np.array(e.right) for e, _ in usable]).astype(float)
        counts = np.array([count * (FEMININE if e.feminine else 1.0) for e, count in usable])
        width, last = len(self._signs), len(self._signs) + len(self._heads)
        penalty = np.full(last + len(self._unlike), PENALTY)
        penalty[width:last] = HEAD_PENALTY
        w = _descend(np.vstack(parts), group, right, counts[group], penalty)
        return Weights(dict(zip(self._signs, w[:width], strict=True)) | BY_HAND, w[width:last])

    def _row(self, example: Example, *, made: bool) -> Any:
        x = np.zeros((len(example.signs), len(self._signs)))
        for row, signs in enumerate(example.signs):
            for sign in signs:
                if sign in self._column:
                    x[row, self._column[sign]] += 1
        return np.hstack([x, example.looks[:, self._heads], x[:, self._unlike] * made])


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
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--score", nargs="*", default=())
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp, network = load_spacy(), read_network(options.network)
    gap = list(collect(options.paths, nlp, network))
    altered = list(collect_altered(options.paths, nlp, network))
    news = [(e, NEWS) for e in collect_news(options.news, nlp, network)]
    print(len(gap), "pronouns,", len(altered), "of them under other names,", len(news), "of news")

    def data(fold: int | None = None) -> list[tuple[Example, float]]:
        kept = [(e, 1.0) for i, e in enumerate(gap) if i % FOLDS != fold]
        return kept + [(e, ALTERED) for i, e in altered if i % FOLDS != fold] + news

    seen = Counter(sign for e in (*gap, *(e for e, _ in news)) for signs in e.signs for sign in signs)
    signs = sorted(sign for sign, times in seen.items() if times >= RARE and sign not in LOPSIDED)
    everything = Fit(signs, range(len(network.heads)))(data())
    heads = sorted(np.argsort(-np.abs(everything.heads))[:HEADS].tolist())
    folds = [Fit(signs, heads)(data(k)) for k in range(FOLDS)]
    print("cross-validated", score(((e, folds[i % FOLDS]) for i, e in enumerate(gap)), heads))
    alone, together = Fit(signs, ())((e, 1.0) for e in gap), Fit(signs, heads)(data())
    for path in options.score:
        test = list(collect([path], nlp, network))
        for said, used, told in (("signs alone", alone, []), ("with the network", together, heads)):
            print(path, said, score(((e, used) for e in test), told))
    if options.write:
        _write(together, Weights(alone.signs | ALONE, alone.heads), [network.heads[i] for i in heads], network.version)


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
