"""A file as somebody saved it, and what reading it gives."""

from __future__ import annotations

from pathlib import Path

from attribution.articles import Reading, read
from attribution.records import LIMITS, Article, Limits


def read_saved(path: Path, data: bytes, limits: Limits = LIMITS) -> Reading:
    """What is read of a file with these bytes."""
    path.write_bytes(data)
    return read([path], limits=limits)


def only_article(reading: Reading) -> Article:
    """The one article that was read."""
    (article,) = reading.articles
    return article


def only_fault(reading: Reading) -> str:
    """Why nothing was read: the one problem, which lost the article."""
    assert reading.articles == ()
    (problem,) = reading.problems
    assert problem.fatal
    return problem.what
