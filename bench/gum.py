"""Speakers in the news part of GUM (Zeldes 2017): B-cubed over the subjects of verbs of speech, and pronouns among them.

usage: gum.py FOLDER [--errors]

Gold subjects, verbs and clauses (Universal Dependencies) stand in for the detectors, gold coreference chains for the
speakers; parse, entities, phrases and what the network looks at from pronouns are our own, from the raw text.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from attribution.annotation import Finding, Tokens, read_resolution, write_findings, write_phrases, write_resolution
from attribution.attributions.looks import keep_looks
from attribution.attributions.reading import read_relations
from attribution.languages import table
from attribution.mentions import find_phrases
from attribution.parsing import load_spacy
from attribution.sources import resolve

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which"})
BRACKET = re.compile(r"\(([^()\s]+)(\))?|([^()\s]+)\)")


@dataclass(frozen=True)
class Word:
    """A gold token: characters, lemma, head and relation; the head is an index into the text's words, -1 for a root."""

    start: int
    end: int
    lemma: str
    part: str
    head: int
    relation: str


def read_text(path: Path) -> tuple[str, list[Word]]:
    """The raw text, paragraphs parted by empty lines, and its gold tokens."""
    text, words, base = "", [], 0
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newpar") and "block" not in line and text:
            text = text.rstrip() + "\n\n"
        columns = line.split("\t")
        if not line:
            base = len(words)
        elif columns[0].isdigit():
            head = base + int(columns[6]) - 1 if columns[6] != "0" else -1
            words.append(Word(len(text), len(text) + len(columns[1]), columns[2], columns[3], head, columns[7]))
            text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return text, words


def read_chains(path: Path) -> list[tuple[int, int, str]]:
    """The gold mentions: first and last word, and the entity they belong to."""
    opened: dict[str, list[int]] = {}
    mentions = []
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    for i, line in enumerate(lines):
        for start, closed, end in BRACKET.findall(line.split("\t")[2]):
            if start and closed:
                mentions.append((i, i, _entity(start)))
            elif start:
                opened.setdefault(_entity(start), []).append(i)
            else:
                mentions.append((opened[_entity(end)].pop(), i, _entity(end)))
    return mentions


def _entity(label: str) -> str:
    return "-".join(label.split("-")[:2])


def speeches(words: list[Word], verbs: frozenset[str]) -> list[tuple[int, int, int]]:
    """Verbs of speech with what is said: subject, verb and head of the content, as word numbers."""
    found = []
    for i, word in enumerate(words):
        content = next((c for c, w in enumerate(words) if w.head == i and w.relation in ("ccomp", "parataxis")), None)
        subject = next((c for c, w in enumerate(words) if w.head == i and w.relation.startswith("nsubj")), None)
        if word.lemma in verbs and word.part == "VERB" and content is not None and subject is not None:
            found.append((subject, i, content))
    return found


def spoken(words: list[Word], mentions: list[tuple[int, int, str]], subject: int) -> tuple[int, int, str] | None:
    """The gold mention that a subject heads: the longest around it that no word outside the subject begins."""
    around = [m for m in mentions if m[0] <= subject <= m[1]]
    headed = [m for m in around if not any(words[subject].head == i for i in range(m[0], m[1] + 1))]
    return max(headed, key=lambda m: m[1] - m[0], default=None)


def branch(words: list[Word], top: int) -> tuple[int, int]:
    """The characters of a word with all that hangs on it."""
    inside = {top}
    for _ in range(8):
        inside |= {i for i, w in enumerate(words) if w.head in inside}
    return min(words[i].start for i in inside), max(words[i].end for i in inside)


def tokens(doc: Doc, start: int, end: int) -> Tokens:
    """The tokens of a stretch of characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.start, span.end


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall in percent, summed over the pairs of gold and found speaker."""
    precision = recall = 0.0
    for gold, found in pairs:
        same = sum(pair == (gold, found) for pair in pairs)
        precision += same / sum(f == found for _, f in pairs)
        recall += same / sum(g == gold for g, _ in pairs)
    return 100 * precision, 100 * recall


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    verbs = frozenset(row["cue"] for row in table("en", "cues") if row["part"] == "verb")
    nlp = load_spacy()
    total, precision, recall, right, pronouns = 0, 0.0, 0.0, 0, 0
    for path in sorted(options.folder.glob("*.conllu")):
        text, words = read_text(path)
        mentions = read_chains(path.with_suffix(".conll"))
        doc = nlp(text)
        write_phrases(doc, find_phrases(doc))
        keep_looks(doc, read_relations(text))
        held = [(m, s) for s in speeches(words, verbs) if (m := spoken(words, mentions, s[0]))]
        findings = []
        for mention, (_, verb, content) in held:
            source = tokens(doc, words[mention[0]].start, words[mention[1]].end)
            cue = tokens(doc, words[verb].start, words[verb].end)
            said = tokens(doc, *branch(words, content))
            findings.append(Finding((said,), source, cue, "indirect", "asserts", "gold", 1.0))
        write_findings(doc, findings)
        write_resolution(doc, resolve(doc))
        resolution = read_resolution(doc)
        pairs = []
        for n, (mention, speech) in enumerate(held):
            speaker = resolution.speakers[n]
            pairs.append((mention[2], f"none{n}" if speaker is None else str(speaker)))
            word = words[speech[0]]
            if text[word.start : word.end].lower() in PRONOUNS:
                names = {
                    m[2]
                    for m in mentions
                    if speaker is not None and _named(doc, words, m, resolution.entities[speaker].mentions)
                }
                pronouns += 1
                right += mention[2] in names
                if options.errors and mention[2] not in names:
                    print(path.stem, text[max(0, word.start - 250) : word.end + 60].replace("\n", " "), "=>", names)
        p, r = b_cubed(pairs)
        total, precision, recall = total + len(pairs), precision + p, recall + r
    p, r = precision / total, recall / total
    print(f"speakers {total}: B-cubed P {p:.1f} R {r:.1f} F {2 * p * r / (p + r):.1f}")
    print(f"pronouns among them {pronouns}: {100 * right / pronouns:.1f} % right")


def _named(doc: Doc, words: list[Word], mention: tuple[int, int, str], found: tuple[Tokens, ...]) -> bool:
    """Whether a gold mention that is no pronoun is one of ours: each holds the other's head."""
    inside = range(mention[0], mention[1] + 1)
    head = next((i for i in inside if words[i].head not in inside), mention[0])
    if words[head].part == "PRON":
        return False
    start, end = words[mention[0]].start, words[mention[1]].end
    ours = [doc[slice(*t)] for t in found]
    return any(o.start_char <= words[head].start < o.end_char and start <= o.root.idx < end for o in ours)


if __name__ == "__main__":
    main()
