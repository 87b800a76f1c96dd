"""Articles analysed one by one, without comparing them: what an archive keeps of each does not depend on the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attribution.archive.adding import Analyses
from attribution.articles import Reading
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import analyze_reading, load_spacy
from attribution.records import Analysis, Article, Problem, Tool


def one_by_one(pipeline: str = DEFAULT_PIPELINE, detectors: Sequence[str] = ()) -> Analyses:
    """What analyses the articles that ``add`` gives it, in this process; the pipeline is loaded at the first.

    An article on which the analysis breaks down is a fatal problem, told and tried again at the next call; the others go on.

    Raises:
        PipelineError, UsageError: as ``attribution.analyze``, when the first article is asked for.
    """

    def analyses(articles: Iterable[Article]) -> Iterator[Analysis]:
        nlp = None
        for article in articles:
            nlp = nlp or load_spacy(pipeline)
            try:
                found = analyze_reading(Reading((article,)), pipeline=nlp, detectors=detectors, compare=False)
                yield replace(found, articles=(article,))  # also one that was given up, which its problem tells
            except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as error:
                yield _broken(article, error)

    return analyses


def _broken(article: Article, error: Exception) -> Analysis:
    what = f"the analysis broke down on it ({type(error).__name__}: {error}); please report this with the text"
    return replace(_NOTHING, articles=(article,), problems=(Problem(article.path or article.id, what),))


_NOTHING = Analysis(Tool("", "", "", ()))
