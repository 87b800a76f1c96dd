"""Which articles tell of one story: articles of unrelated stories given together must not be compared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from attribution import languages
from attribution.accounts.concepts import WORD, stem
from attribution.accounts.days import ordinal
from attribution.records import Article

ALIKE = 0.15
"""The cosine from which an article joins a story: the best B-cubed F over the documents of ECB+ (train), 0.86."""
NAME_WEIGHT = 2.0
"""What a proper name counts for against a common word: two quakes share words, one quake shares places and people."""
SHORTEST = 4
"""Letters of the shortest common word that is counted."""
ALIKE_LATER = ((10, 0.1), (30, 0.18), (math.inf, 0.25))
"""Days from the nearest article of a story, and the cosine asked within so many: what happens in one town is told in one
town's words, and two shootings months apart are more alike than one day's reports of two things."""
FEWEST_SHARED = 3
"""Words that two articles of one story have in common at the least."""


@dataclass
class Story:
    """The articles of one story and the sum of their word weights."""

    articles: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    days: set[int] = field(default_factory=set)

    def least(self, day: int | None) -> float:
        """The cosine that an article of a day must have to join; one without a date is held to the lowest."""
        if day is None or not self.days:
            return ALIKE
        apart = min(abs(day - known) for known in self.days)
        return next(least for days, least in ALIKE_LATER if apart <= days)


def stories_of(articles: Iterable[Article]) -> dict[str, int]:
    """The number of each article's story, from 0, in the order in which stories begin.

    Each article joins the story it is most like, or begins one: the work grows with articles times stories, not with pairs
    of articles.
    """
    given = {article.id: article for article in articles}
    vectors = {name: word_weights(_whole(article)) for name, article in given.items()}
    dated = {name: ordinal(article.published) for name, article in given.items()}
    days = [day for day in dated.values() if day is not None]
    rarity = _rarity(vectors.values(), FEW if not days or max(days) - min(days) <= LONG else FEW_OVER_LONG)
    stories: list[Story] = []
    found: dict[str, int] = {}
    for name, vector in vectors.items():
        weighted = {word: weight * rarity[word] for word, weight in vector.items()}
        day = dated[name]
        scores = [cosine(weighted, story.words) if _touch(weighted, story.words) else 0.0 for story in stories]
        fitting = [i for i, story in enumerate(stories) if scores[i] >= story.least(day)]
        best = max(fitting, key=scores.__getitem__, default=len(stories))
        if best == len(stories):
            stories.append(Story())
        stories[best].articles.append(name)
        stories[best].words.update(weighted)
        stories[best].days |= {day} if day is not None else set()
        found[name] = best
    return found


def _whole(article: Article) -> str:
    """The text with its headline, which some files keep apart from it."""
    apart = article.title and article.title not in article.text
    return f"{article.title}\n\n{article.text}" if apart else article.text


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


def _rarity(vectors: Iterable[Mapping[str, float]], few: int) -> dict[str, float]:
    """How much each word tells articles apart: 1 in one article, less in many, never nothing; in a ``few`` articles all do."""
    given = list(vectors)
    seen = Counter(word for vector in given for word in vector)
    return {word: 1 / (1 + math.log(count)) if len(given) > few else 1.0 for word, count in seen.items()}


FEW = 12
"""Articles: among fewer, a word in most of them says that they are of one story, not that it is common."""
LONG = 30
"""Days: articles further apart are rarely all of one story, and what most of them say is the talk of their town."""
FEW_OVER_LONG = 3
"""Articles: among fewer, common talk cannot be told from a story's own words, however long the time."""
