"""Tags of a parse put right: names that the tagger took for common words, and common words it took for names."""

from __future__ import annotations

from attribution.languages import words
from attribution.name_runs import PROPER, has_apostrophe

NAMED = frozenset({"PERSON", "ORG", "GPE"})
MISREAD = frozenset({"WRB", "RB", "VB", "VBP", "VBZ", "UH", "FW"})
"""Tags that the tagger gives a foreign name now and then; longer words only."""
COMMON = frozenset({"NN", "NNS", "JJ"})


def with_proper_names(text: list[str], tag: list[str], entity: list[str]) -> list[str]:
    """The tags, with a name that was taken for a common word put right where the text shows it elsewhere as a name."""
    lower = {word for word in text if word.islower()}
    names = {word for word, label in zip(text, tag, strict=True) if label == "NNP" and word.lower() not in lower}
    capitals = [i for i, word in enumerate(text) if tag[i] not in PROPER and word[0].isupper()]
    tag = list(tag)
    for i in capitals:
        tag[i] = "NNP" if _is_name(text[i], tag[i], entity[i], names) else tag[i]
    for i in (i for i, label in enumerate(tag) if label == "NNP" and _opens(text, tag, i) and text[i].lower() in lower):
        tag[i] = "NN" if entity[i] not in NAMED else tag[i]
    return tag


def _opens(text: list[str], tag: list[str], i: int) -> bool:
    """Whether a word alone has a capital because a sentence or a line begins with it: "Fuel was dumped over the sea"."""
    begins = i == 0 or text[i - 1] in (".", "?", "!", "“", '"', "‘", "•") or "\n" in text[i - 1]
    return begins and i + 1 < len(text) and text[i + 1][:1].islower() and tag[i + 1] not in PROPER


def _is_name(word: str, tag: str, entity: str, names: set[str]) -> bool:
    if has_apostrophe(word):
        return tag in COMMON | MISREAD
    if not word.isalpha():
        return False
    if tag in COMMON:
        return word in names or entity in NAMED
    return word in names and len(word) > 4 and tag in MISREAD


def with_explained_names(text: list[str], tag: list[str], dep: list[str], head: list[int]) -> list[str]:
    """The tags, with a capitalised word that is explained as a body made a name: "Havlaks, the company that owns it, said"."""
    nouns = words("en", "organisation_nouns")
    explained = {head[i] for i, label in enumerate(dep) if label == "appos" and text[i] in nouns}
    return ["NNP" if i in explained and t in ("NN", "NNS") and text[i].istitle() else t for i, t in enumerate(tag)]
