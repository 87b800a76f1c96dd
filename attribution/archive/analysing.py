"""Articles analysed each by itself, without comparing them: what an archive keeps of each does not depend on the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from attribution.archive.adding import Analyses
from attribution.batch import Processes, Way
from attribution.batch.worker import Models
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import Told, together
from attribution.records import LIMITS, OWN_VOICE, Analysis, Article, Limits, Problem, Tool


def one_by_one(pipeline: str = DEFAULT_PIPELINE, detectors: Sequence[str] = (), limits: Limits = LIMITS) -> Analyses:
    """What analyses the articles that ``add`` gives it, in this process; the models are loaded at the first.

    An article on which the analysis breaks down is a fatal problem, told and tried again at the next call; the others go on.

    Raises:
        PipelineError, UsageError: as ``attribution.analyze``, when the first article is asked for.
    """

    def analyses(articles: Iterable[Article]) -> Iterator[Analysis]:
        models: Models | None = None
        for article in articles:
            models = models or Models(_way(pipeline, detectors, limits), ahead=True)
            yield _found(article, models.tell(article), models.tool)

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
        with Processes(_way(pipeline, detectors, limits), jobs) as processes:
            for article, told in processes.tell(articles):
                yield _found(article, told, processes.tool or Tool("", "", "", ()))  # none yet where the first one was lost

    return analyses


def _way(pipeline: str, detectors: Sequence[str], limits: Limits) -> Way:
    return Way(pipeline, tuple(detectors), compare=False, limits=limits)


def _found(article: Article, told: Told | Problem, tool: Tool) -> Analysis:
    """The article with what it tells, what it says in its own voice included; also one that was lost, with the problem that
    tells why."""
    found = together((told,), tool, compare=False)
    own = (claim for claim in told.claims if claim.attribution == OWN_VOICE) if isinstance(told, Told) else ()
    return replace(found, articles=(article,), claims=(*found.claims, *own))
