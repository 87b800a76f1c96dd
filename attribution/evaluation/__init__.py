"""Attributions against gold data: how many are found, how many of those found are right, and where it went wrong.

>>> from pathlib import Path
>>> from attribution.evaluation import evaluate, read_gold
>>> gold = read_gold([Path("data/stories/05-kolade-transfer")])
>>> len(gold.articles)
2
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language

from attribution.evaluation.comparison import Comparison
from attribution.evaluation.examples import Example, examples
from attribution.evaluation.gold import read_gold
from attribution.evaluation.marked import read_relations
from attribution.evaluation.relations import Gold, GoldArticle, GoldStory, Relation
from attribution.evaluation.running import run
from attribution.evaluation.scores import Count, Part, Scores, scores
from attribution.languages import DEFAULT_PIPELINE
from attribution.parsing import load_spacy
from attribution.records import Tool

__all__ = [
    "Count",
    "Evaluation",
    "Example",
    "Gold",
    "GoldArticle",
    "GoldStory",
    "Part",
    "Relation",
    "Scores",
    "compare",
    "evaluate",
    "examples",
    "read_gold",
    "read_relations",
]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures, the comparisons they were taken from, and what was evaluated: ``tool`` is None for relations that another
    system gave."""

    gold: Gold
    scores: Scores
    comparisons: tuple[Comparison, ...]
    tool: Tool | None = None


def evaluate(
    gold: Gold,
    *,
    pipeline: str | Language = DEFAULT_PIPELINE,
    detectors: Sequence[str] = (),
    tell: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """The package's own attributions, from the raw texts, against the gold data.

    ``pipeline`` is the name of an installed English spaCy pipeline or a loaded one; with no ``detectors`` named, those are
    used that are used everywhere. ``tell`` hears how many articles are done, and of how many.

    Raises:
        PipelineError: the spaCy pipeline or the learned detector's weights are missing or do not fit.
        UsageError: there is no detector of a given name.
    """
    nlp = load_spacy(pipeline) if isinstance(pipeline, str) else pipeline
    comparisons: list[Comparison] = []
    tool = None
    for analysis, compared in run(gold, nlp, detectors):
        comparisons += compared
        tool = analysis.tool
        if tell:
            tell(len(comparisons), len(gold.articles))
    return Evaluation(gold, scores(comparisons), tuple(comparisons), tool)


def compare(gold: Gold, found: Mapping[str, Sequence[Relation]]) -> Evaluation:
    """Relations that another system gave, by the id of their article, against the gold data; an article left out has none.

    >>> from attribution.records import Extent
    >>> marked = Relation(content=(Extent(10, 12),), source=(Extent(0, 4),))
    >>> gold = Gold("example", "", (GoldStory("a", (GoldArticle("a", "Lind said no.", (marked,)),)),))
    >>> compare(gold, {"a": [marked]}).scores.relation.f1
    1.0
    """
    comparisons = tuple(
        Comparison(article, story.name, tuple(found.get(article.id, ())))
        for story in gold.stories
        for article in story.articles
    )
    return Evaluation(gold, scores(comparisons), comparisons)
