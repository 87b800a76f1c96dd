"""How many an article says were killed and injured, against figures written down by a reader of it.

usage: python bench/counts.py ARTICLES.jsonl.gz READ.tsv [--sample 150 --seed 150] [--list]

READ.tsv has a row an article of the sample: its number there, killed, injured; "-" for none told, "4/5" where either is
right. The figure of an article is that of the first sentence that tells of it, with those joined to it ("a man and a boy").
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from attribution.accounts.bounds import is_people
from attribution.accounts.figures import is_said
from attribution.articles import from_texts
from attribution.claims.figures import figures_in
from attribution.parsing import load_spacy, parse
from attribution.records import Figure

JOINT = re.compile(r"\s*(?:,|and|, and|as well as|&)\s*")
SOME = re.compile(r"\b(?:of (?:the|them|those|whom|his|her|their)|other recent)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"an?\b", re.IGNORECASE)
INJURED = ("wounded", "stabbed", "sickened")
BESIDES = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)


def main() -> None:
    """Read the sample, read its figures, print the shares that are exact."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("read", type=Path)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=150)
    parser.add_argument("--list", action="store_true", help="list the articles read wrongly, with their figures")
    options = parser.parse_args()
    with gzip.open(options.articles, "rt", encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.seed(options.seed)
    sample = [texts[number] for number in random.sample(range(len(texts)), options.sample)]
    read = [line.split("\t")[1:] for line in options.read.read_text(encoding="utf8").splitlines()]
    report(list(docs_of(load_spacy(), sample)), read, listing=options.list)


def docs_of(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """The parsed texts, in order; one in which nothing can be read gives an empty Doc."""
    readable = from_texts(texts).articles
    parsed = {article.text: doc for article, doc in parse(nlp, readable)}
    return (parsed.get(text, nlp.make_doc("")) for text in texts)


def report(docs: Sequence[Doc], read: Sequence[Sequence[str]], *, listing: bool) -> None:
    """Print how many of the figures found are those that were read, of all articles and of those that give one."""
    right: dict[str, list[tuple[bool, bool]]] = {"killed": [], "injured": []}
    for number, (doc, given) in enumerate(zip(docs, read, strict=True)):
        found = told(doc)
        for what, value, answer in zip(right, found, given, strict=True):
            exact = shown(value) in answer.split("/")
            right[what].append((exact, answer != "-"))
            if listing and not exact:
                print(number, what, "read", answer, "found", shown(value))
    for what, cases in right.items():
        of_told = [exact for exact, is_told in cases if is_told]
        print(
            f"{what}: exact in {sum(e for e, _ in cases)} of {len(cases)}, in {sum(of_told)} of {len(of_told)} that tell of any"
        )


def shown(value: float | None) -> str:
    """A figure as it stands in the table."""
    return f"{value:.10g}" if value else "-"


def told(doc: Doc) -> tuple[float | None, float | None]:
    """How many an article says were killed and injured, None where it tells of nobody."""
    people = [f for f in figures_in(doc, 0, len(doc)) if is_people(f.unit or "") and f.best and not SOME.search(f.text)]
    killed = surest(doc, [figure for figure in people if figure.event == "killed"])
    hurt = [figure for figure in people if not killed or is_new(figure)]
    injured = surest(doc, [figure for figure in hurt if figure.event in INJURED])
    shot = [figure for figure in hurt if figure.event == "shot"]
    struck = surest(doc, shot) or 0
    alive = struck if any(BESIDES.search(figure.text) for figure in shot) else struck - (killed or 0)
    if injured is None or (injured == 1 and alive > 1):
        injured = alive if alive > 0 else surest(doc, [figure for figure in hurt if figure.event == "hospitalised"])
    return killed, injured


def is_new(figure: Figure) -> bool:
    """Whether a number is said or somebody newly told of: "a boy"; "the boy" and a name may have been told of before."""
    return is_said(figure) or INDEFINITE.match(figure.text) is not None


def surest(doc: Doc, figures: Sequence[Figure]) -> float | None:
    """The figure of the first sentence that says a number or tells of somebody new; else of the first that has one."""
    sentences = [sorted(group, key=lambda f: f.extent) for _, group in groupby(figures, key=lambda f: _sentence(doc, f))]
    chosen = next((group for group in sentences if any(map(is_new, group))), sentences[0] if sentences else None)
    return joined(doc, chosen) if chosen else None


def joined(doc: Doc, figures: Sequence[Figure]) -> float:
    """The first figure of a sentence, said numbers before single people, with those that "and" joins to it."""
    first, *others = figures
    total, end = first.best or 0, first.extent.end
    for figure in others:
        if JOINT.fullmatch(doc.text[end : figure.extent.start]):
            total, end = total + (figure.best or 0), figure.extent.end
        elif is_said(figure) and not is_said(first):
            return figure.best or 0
    return total


def _sentence(doc: Doc, figure: Figure) -> int:
    span = doc.char_span(figure.extent.start, figure.extent.end, alignment_mode="expand")
    return int(span.sent.start) if span is not None else 0


if __name__ == "__main__":
    main()
