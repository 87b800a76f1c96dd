"""Which articles tell of one story: articles of unrelated stories given together must not be compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from attribution import languages
from attribution.accounts.concepts import WORD, stem
from attribution.records import Article

ALIKE = 0.15
"""The cosine from which an article joins a story: the best B-cubed F over the documents of ECB+ (train), 0.86."""
NAME_WEIGHT = 2.0
"""What a proper name counts for against a common word: two quakes share words, one quake shares places and people."""
SHORTEST = 4
"""Letters of the shortest common word that is counted."""
FEWEST_SHARED = 3
"""Words that two articles of one story have in common at the least."""


@dataclass
class Story:
    """The articles of one story and the sum of their word weights."""

    articles: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)


def stories_of(articles: Iterable[Article]) -> dict[str, int]:
    """The number of each article's story, from 0, in the order in which stories begin.

    Each article joins the story it is most like, or begins one: the work grows with articles times stories, not with pairs
    of articles.
    """
    vectors = {article.id: word_weights(article.text) for article in articles}
    rarity = _rarity(vectors.values())
    stories: list[Story] = []
    found: dict[str, int] = {}
    for name, vector in vectors.items():
        weighted = {word: weight * rarity[word] for word, weight in vector.items()}
        scores = [cosine(weighted, story.words) if _touch(weighted, story.words) else 0.0 for story in stories]
        best = max(range(len(stories)), key=scores.__getitem__, default=None)
        if best is None or scores[best] < ALIKE:
            stories.append(Story())
            best = len(stories) - 1
        stories[best].articles.append(name)
        stories[best].words.update(weighted)
        found[name] = best
    return found


def word_weights(text: str) -> dict[str, float]:
    """The words of a text with their weights: the logarithm of how often they occur, names counted more."""
    empty = languages.words("en", "stop_words") | languages.words("en", "generic_words")
    counts: Counter[str] = Counter()
    names: set[str] = set()
    opening = True
    for match in WORD.finditer(text):
        word = match.group(0)
        if word.lower() not in empty and (len(word) >= SHORTEST or word.isupper()):
            counts[stem(word)] += 1
            if word[0].isupper() and not opening:
                names.add(stem(word))
        opening = text[match.end() : match.end() + 1] in (".", "!", "?", "\n", "")
    return {word: (1 + math.log(count)) * (NAME_WEIGHT if word in names else 1.0) for word, count in counts.items()}


def _touch(first: Mapping[str, float], second: Mapping[str, float]) -> bool:
    """Whether two weighings share enough words: in a note of two lines one word, a "bank" of either kind, weighs too much."""
    return sum(word in second for word in first) >= FEWEST_SHARED


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """How alike two weighings of words are, 0 to 1."""
    shared = sum(weight * second[word] for word, weight in first.items() if word in second)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))


def _rarity(vectors: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How much each word tells articles apart: 1 in one article, less in many, never nothing."""
    given = list(vectors)
    seen = Counter(word for vector in given for word in vector)
    return {word: 1 / (1 + math.log(count)) if len(given) > FEW else 1.0 for word, count in seen.items()}


FEW = 12
"""Articles: among fewer, a word in most of them says that they are of one story, not that it is common."""
