"""Compile the list of word senses that ``accounts`` compares words by, from the WordNet 3.0 database files.

usage: python bench/wordnet_ideas.py DICT_FOLDER > attribution/languages/en/wordnet_ideas.tsv

DICT_FOLDER holds index.noun, data.noun, and so on (Debian: the package wordnet-base). Kept are the words that WordNet's
own corpus has tagged, their synonyms and their relatives by derivation ("evacuate", "evacuation"); of each word the
senses used most.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = {"noun": "n", "verb": "v", "adj": "a"}
SENSES = 1
"""Senses of a word that are kept for each part of speech; a verb of more than ``MANY`` senses says too little."""
MANY = 12
DERIVED, ANTONYM = "+", "!"


@dataclass(frozen=True)
class Entry:
    """A word in the index: its senses, the most used first, and whether the corpus has any."""

    senses: tuple[str, ...]
    tagged: bool


def lines(path: Path) -> Iterator[list[str]]:
    """The fields of each line after the licence."""
    with path.open(encoding="utf8") as file:
        yield from (line.split() for line in file if not line.startswith("  "))


def index(folder: Path, part: str) -> dict[str, Entry]:
    """The words of one part of speech."""
    found = {}
    for fields in lines(folder / f"index.{part}"):
        pointers = int(fields[3])
        count, tagged = int(fields[4 + pointers]), int(fields[5 + pointers])
        kept = 1 if part == "verb" and count > MANY else SENSES
        offsets = fields[6 + pointers :][:kept]
        found[fields[0]] = Entry(tuple(PARTS[part] + offset for offset in offsets), tagged > 0)
    return found


def synsets(folder: Path, part: str) -> Iterator[tuple[str, list[str], list[tuple[str, str, int, int]]]]:
    """Each synset: its id, its words, its pointers between words as (symbol, synset, from word, to word)."""
    for fields in lines(folder / f"data.{part}"):
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].split("(")[0].lower() for i in range(count)]
        start = 4 + 2 * count
        pointers = []
        for i in range(int(fields[start])):
            symbol, offset, pos, ends = fields[start + 1 + 4 * i : start + 5 + 4 * i]
            pointers.append((symbol, ("a" if pos == "s" else pos) + offset, int(ends[:2], 16), int(ends[2:], 16)))
        yield PARTS[part] + fields[0], words, pointers


def main() -> int:
    """Compile and print the table."""
    folder = Path(sys.argv[1])
    entries = {part: index(folder, part) for part in PARTS}
    members: dict[str, list[str]] = {}
    links: list[tuple[str, str, str, int, int]] = []
    for part in PARTS:
        for name, words, pointers in synsets(folder, part):
            members[name] = words
            links += [(symbol, name, other, a, b) for symbol, other, a, b in pointers if symbol in (DERIVED, ANTONYM)]
    ideas: dict[str, set[str]] = defaultdict(set)
    for known in entries.values():
        for word, entry in known.items():
            ideas[word] |= set(entry.senses)
    wanted = {word for known in entries.values() for word, entry in known.items() if entry.tagged}
    wanted |= {other for word in tuple(wanted) for sense in ideas[word] for other in members[sense]}
    shared: dict[str, set[str]] = defaultdict(set)
    against: dict[str, set[str]] = defaultdict(set)
    for symbol, one, other, a, b in links:
        if not (a and b and b <= len(members.get(other, ()))):
            continue
        word, relative = members[one][a - 1], members[other][b - 1]
        if one in ideas[word] and other in ideas[relative]:
            if symbol == DERIVED:
                shared[word].add(other)
            elif one[0] == other[0] == PARTS["adj"]:
                against[word].add(other)
            wanted |= {relative} if word in wanted else set()
    write(wanted, {word: ideas[word] | shared[word] for word in wanted}, against, set(entries["verb"]))
    return 0


def write(words: set[str], ideas: dict[str, set[str]], against: dict[str, set[str]], verbs: set[str]) -> None:
    """Print the table: single words, and verbs with a particle; senses that only one word has are left out."""
    kept = sorted(word for word in words if word.isalpha() or (word in verbs and word.count("_") == 1))
    holders = Counter(sense for word in kept for sense in ideas[word])
    sought = {sense for word in kept for sense in against[word]}
    numbers: dict[str, str] = {}
    print("# Words and the senses they share, from WordNet 3.0 (see README): sense ids, those of relatives by derivation")
    print("# included; ! before the sense of an adjective that means the opposite. The first letter is the part of speech.")
    print("word\tsenses")
    for word in kept:
        own = sorted(sense for sense in ideas[word] if holders[sense] > 1 or sense in sought)
        names = [numbers.setdefault(sense, sense[0] + format(len(numbers), "x")) for sense in own]
        names += ["!" + numbers.setdefault(sense, sense[0] + format(len(numbers), "x")) for sense in sorted(against[word])]
        if names:
            print(word.replace("_", " "), " ".join(names), sep="\t")


if __name__ == "__main__":
    sys.exit(main())
