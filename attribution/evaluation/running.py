"""The package's own pipeline on gold texts, read the way the command line reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from spacy.language import Language

from attribution.articles import Reading, from_texts
from attribution.evaluation.comparison import Comparison
from attribution.evaluation.relations import Gold, GoldArticle, GoldStory, relations_of
from attribution.pipeline import analyze_reading
from attribution.records import Analysis, Article

AT_ONCE = 16
"""Stories of a single article that are analysed together, so that the parser has enough to do at once."""


def run(gold: Gold, nlp: Language, detectors: Sequence[str]) -> Iterator[tuple[Analysis, tuple[Comparison, ...]]]:
    """Each analysis with the comparisons of its articles; an article's sources are merged with its story's alone."""
    for together in _groups(gold.stories):
        named = [(story.name, article) for story in together for article in story.articles]
        read = [_article(f"{number}", article) for number, (_, article) in enumerate(named)]
        analysis = analyze_reading(
            Reading(tuple(each for each in read if each), ()), pipeline=nlp, detectors=detectors, compare=False
        )
        found = {each.id: [a for a in analysis.attributions if a.article == each.id] for each in read if each}
        yield (
            analysis,
            tuple(
                Comparison(article, story, relations_of(found.get(f"{number}", ())))
                for number, (story, article) in enumerate(named)
            ),
        )


def _groups(stories: Iterable[GoldStory]) -> Iterator[Sequence[GoldStory]]:
    """A story of several articles by itself, others some at a time."""
    for several, group in groupby(stories, key=lambda story: len(story.articles) > 1):
        while together := tuple(islice(group, 1 if several else AT_ONCE)):
            yield together


def _article(id: str, given: GoldArticle) -> Article | None:
    """As a text file would be read; None where there is nothing to read in it."""
    articles = from_texts([given.text]).articles
    return replace(articles[0], id=id) if articles else None
