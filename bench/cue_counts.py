"""Count, on gold attributions, how often each word is right in each frame: the figures behind languages/en/cues.tsv.

usage: cue_counts.py GOLD.jsonl[.gz] COUNTS.tsv [--docs PARSED.spacy]

GOLD is in the PolNeAR form (see attribution evaluate). A finding is right if its content shares at least half of its words
with a gold content (intersection over union) and the sources overlap or both are absent. Words are counted whether or
not the word list has them, so that the table can be extended from what is seen; only counts leave the corpus.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin

from attribution.annotation import Tokens
from attribution.attributions.adjectives import adjective_offers
from attribution.attributions.clauses import verbs_outside_quotations
from attribution.attributions.combination import whole_quotations
from attribution.attributions.frames import candidates
from attribution.attributions.lexicon import QUOTE, cue_lemma, known_words
from attribution.attributions.marked import MarkedText, mark
from attribution.attributions.nouns import noun_offers, owner
from attribution.attributions.phrases import noun_phrase, subject
from attribution.attributions.quoted import quotations_with_cues, source_of
from attribution.parsing import load_spacy

WORD = re.compile(r"\w+")
Words = frozenset[int]


def offers(text: MarkedText) -> Iterator[tuple[str, str, tuple[Tokens, ...], Tokens | None]]:
    """Word, frame, content and source of everything that could be an attribution."""
    words = known_words("en", "verb")
    for verb in verbs_outside_quotations(text):
        for offer in candidates(verb):
            yield cue_lemma(verb, words), offer.frame, whole_quotations(text, offer.content, offer.cue), offer.source
    for noun in text.doc:
        if noun.pos_ == "NOUN" and text.quotation_at(noun.i) is None:
            for frame, content in noun_offers(noun):
                whole = whole_quotations(text, [content], (noun.i, noun.i + 1))
                yield "n:" + noun.lemma_.lower(), frame, whole, owner(noun)
    for adjective in text.doc:
        speaker = subject(adjective.head) if adjective.dep_ == "acomp" else None
        if speaker is not None and text.quotation_at(adjective.i) is None:
            for frame, content in adjective_offers(adjective):
                whole = whole_quotations(text, [content], (adjective.i, adjective.i + 1))
                yield "a:" + adjective.lower_, frame, whole, noun_phrase(speaker)
    for parts, cue in quotations_with_cues(text, lambda token: token.pos_ == "VERB"):
        yield cue_lemma(cue, words), QUOTE, parts, source_of(text, cue, parts)


def count(gold: Iterable[tuple[dict, Doc]]) -> tuple[Counter, Counter]:
    """How often each (word, frame) was offered, and how often it was right."""
    seen, right = Counter(), Counter()
    for row, doc in gold:
        starts = [m.start() for m in WORD.finditer(row["text"])]
        ends = [m.end() for m in WORD.finditer(row["text"])]

        def words(extents: Iterable[Iterable[int]], starts: list[int] = starts, ends: list[int] = ends) -> Words:
            return frozenset(i for s, e in extents for i in range(len(starts)) if starts[i] < e and ends[i] > s)

        index: dict[int, list[tuple[Words, Words]]] = {}
        for relation in row["relations"]:
            pair = words(relation["content"]), words(relation.get("source") or [])
            for i in pair[0]:
                index.setdefault(i, []).append(pair)
        for word, frame, content, source in offers(mark(doc)):
            found = words(chars(doc, content))
            speaker = words(chars(doc, [source])) if source else frozenset()
            seen[word, frame] += 1
            right[word, frame] += any(agree(found, speaker, *pair) for i in found for pair in index.get(i, ()))
    return seen, right


def chars(doc: Doc, parts: Iterable[Tokens]) -> list[tuple[int, int]]:
    """Token offsets as character offsets."""
    return [(doc[s:e].start_char, doc[s:e].end_char) for s, e in parts]


def agree(found: Words, speaker: Words, gold: Words, gold_speaker: Words) -> bool:
    """The scorer's rule for one relation."""
    overlap = len(found & gold) / len(found | gold) if found | gold else 0
    return overlap >= 0.5 and bool(speaker & gold_speaker or not (speaker or gold_speaker))


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("counts", type=Path)
    parser.add_argument("--docs", type=Path, help="the gold's texts already parsed, in the same order (a DocBin)")
    options = parser.parse_args()
    opener = gzip.open if options.gold.suffix == ".gz" else open
    with opener(options.gold, "rt", encoding="utf8") as file:
        rows = [json.loads(line) for line in file]
    nlp = load_spacy()
    docs = DocBin().from_disk(options.docs).get_docs(nlp.vocab) if options.docs else nlp.pipe(r["text"] for r in rows)
    seen, right = count(zip(rows, docs, strict=True))
    lines = [f"{word}\t{frame}\t{right[word, frame]}\t{n}" for (word, frame), n in sorted(seen.items())]
    options.counts.write_text("cue\tframe\tright\tseen\n" + "\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
