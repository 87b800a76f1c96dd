"""Which articles tell of one story: articles of unrelated stories given together must not be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from attribution.accounts.grounds import join_of
from attribution.accounts.joining import FEWEST_SHARED, joined
from attribution.accounts.likeness import NAME_WEIGHT, Given
from attribution.accounts.traits import traits_of, words_in
from attribution.records import Article, Join, Story

__all__ = ["ALIKE", "FEWEST_SHARED", "cosine", "stories_of", "told_stories", "word_weights"]

ALIKE = 0.15
"""The cosine from which an archive puts an article to a story, by its words alone: the best B-cubed F over the documents of
ECB+ (train) that a cosine gives, 0.86."""


def stories_of(articles: Iterable[Article]) -> dict[str, int]:
    """The number of each article's story, from 0, in the order in which stories begin."""
    return {article: number for number, story in enumerate(told_stories(articles)) for article in story.articles}


def told_stories(articles: Iterable[Article]) -> tuple[Story, ...]:
    """The stories that articles tell, in the order in which they begin, with what joined the articles of each.

    Which articles are of one story does not hang on the order in which they are given. Copies of one text are one story,
    however short it is, and count once: what only copies share is no common word.
    """
    given = {article.id: article for article in articles}
    place = {name: number for number, name in enumerate(given)}
    copies = _copies(sorted(given.values(), key=lambda one: (one.published or "", one.title or "", one.text, one.id)))
    firsts = [same[0] for same in copies]
    company = Given(map(traits_of, firsts))
    stories = []
    for group in joined(company, len(firsts)):
        own = [copies[member] for member in group.members]
        joins = []
        for tie in group.ties:
            first, second = sorted((tie.first, tie.second), key=lambda number: place[firsts[number].id])
            shared, against = company.in_common(first, second), company.against(first, second)
            joins.append(join_of(firsts[first], firsts[second], shared, tie.odds, against))
        joins += [Join(same[0].id, copy.id, 1.0, same_text=True) for same in own for copy in same[1:]]
        names = sorted((article.id for same in own for article in same), key=place.__getitem__)
        stories.append(Story(tuple(names), tuple(sorted(joins, key=lambda join: -join.confidence))))
    return tuple(sorted(stories, key=lambda story: place[story.articles[0]]))


def _copies(articles: Iterable[Article]) -> list[list[Article]]:
    """Articles with those that have the same headline and words, wherever lines break; one without words stands alone."""
    found: dict[tuple[str, ...], list[Article]] = {}
    for article in articles:
        words = " ".join(article.text.split())
        found.setdefault((article.title or "", words) if words else (article.id,), []).append(article)
    return list(found.values())


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
