"""Articles analysed each by itself, without comparing them: what an archive keeps of each does not depend on the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attribution.archive.adding import Analyses
from attribution.articles import Reading
from attribution.batch import Processes, Way
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import analyze_reading, broken, load_spacy, together
from attribution.records import LIMITS, Analysis, Article, Limits, Tool


def one_by_one(pipeline: str = DEFAULT_PIPELINE, detectors: Sequence[str] = (), limits: Limits = LIMITS) -> Analyses:
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
                found = analyze_reading(Reading((article,)), pipeline=nlp, detectors=detectors, compare=False, limits=limits)
                yield replace(found, articles=(article,))  # also one that was given up, which its problem tells
            except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as error:
                yield replace(_NOTHING, articles=(article,), problems=(broken(article, error),))

    return analyses


def side_by_side(
    jobs: int, pipeline: str = DEFAULT_PIPELINE, detectors: Sequence[str] = (), limits: Limits = LIMITS
) -> Analyses:
    """As ``one_by_one``, in ``jobs`` processes that are started at the first article.

    Raises:
        PipelineError, UsageError: as ``attribution.analyze``, when the first article is asked for.
        WorkerError: no process can be started.
    """

    def analyses(articles: Iterable[Article]) -> Iterator[Analysis]:
        with Processes(Way(pipeline, tuple(detectors), compare=False, limits=limits), jobs) as processes:
            for article, told in processes.tell(articles):
                tool = processes.tool or _NOTHING.tool
                yield replace(together((told,), tool, compare=False), articles=(article,))

    return analyses


_NOTHING = Analysis(Tool("", "", "", ()))
