"""The whole flow over several processes: the same analysis as in one, sooner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from attribution import pipeline as one_process
from attribution.articles import Reading, read
from attribution.attributions import detector_names
from attribution.batch.processes import Processes
from attribution.batch.worker import Way
from attribution.languages import DEFAULT_PIPELINE
from attribution.pipeline import Progress, Told, together
from attribution.records import LIMITS, Analysis, Limits, Problem


def analyze(
    inputs: Iterable[str | Path],
    *,
    jobs: int,
    pipeline: str = DEFAULT_PIPELINE,
    detectors: Sequence[str] = (),
    compare: bool = True,
    limits: Limits = LIMITS,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """As ``attribution.analyze``, over ``jobs`` processes; with one job, or one article, in this process.

    An article whose process ends (killed, out of memory) is a problem, and the others go on. In a program of your own call it
    under ``if __name__ == "__main__":``, for each process imports that program.

    Raises:
        PipelineError, UsageError: as ``attribution.analyze``.
        WorkerError: no process can be started.
    """
    reading = read(inputs, stdin=stdin, limits=limits)
    return analyze_reading(reading, way=Way(pipeline, tuple(detectors), compare, limits), jobs=jobs, progress=progress)


def analyze_reading(reading: Reading, *, way: Way, jobs: int, progress: Progress | None = None) -> Analysis:
    """The analysis of articles that have been read; see ``analyze``."""
    names = detector_names(way.detectors)
    total = len(reading.articles)
    if min(jobs, total) < 2:
        return one_process.analyze_reading(
            reading, pipeline=way.pipeline, detectors=names, compare=way.compare, limits=way.limits, progress=progress
        )
    each: list[Told | Problem] = []
    with Processes(way, jobs) as processes:
        for _, told in processes.tell(reading.articles):
            each.append(told)
            if progress:
                progress(len(each), total)
    assert processes.tool  # known since the first article was told of
    return together(each, processes.tool, problems=reading.problems, compare=way.compare)
