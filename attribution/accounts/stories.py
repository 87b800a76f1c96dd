"""Which articles tell of one story: articles of unrelated stories given together must not be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from attribution.accounts.joining import FEWEST_SHARED, joined
from attribution.accounts.likeness import NAME_WEIGHT, Given
from attribution.accounts.traits import traits_of, words_in
from attribution.records import Article

__all__ = ["ALIKE", "FEWEST_SHARED", "cosine", "stories_of", "word_weights"]

ALIKE = 0.15
"""The cosine from which an archive puts an article to a story, by its words alone: the best B-cubed F over the documents of
ECB+ (train) that a cosine gives, 0.86."""


def stories_of(articles: Iterable[Article]) -> dict[str, int]:
    """The number of each article's story, from 0, in the order in which stories begin.

    Which articles are of one story does not hang on the order in which they are given.
    """
    given = {article.id: article for article in articles}
    ordered = sorted(given, key=lambda name: (given[name].published or "", given[name].title or "", given[name].text, name))
    groups = joined(Given(traits_of(given[name]) for name in ordered), len(ordered))
    group_of = {ordered[member]: number for number, group in enumerate(groups) for member in group}
    numbers: dict[int, int] = {}
    return {name: numbers.setdefault(group_of[name], len(numbers)) for name in given}


def word_weights(text: str) -> dict[str, float]:
    """The words of a text with their weights: the logarithm of how often they occur, names counted more."""
    words = words_in(text)
    return {word: weight * (NAME_WEIGHT if word in words.names else 1.0) for word, weight in words.weights.items()}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How alike two weighings of words are, 0 to 1."""
    shared = sum(weight * second[word] for word, weight in first.items() if word in second)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
