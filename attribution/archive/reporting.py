"""The analysis of the articles that an event or a question concerns, for any report to show."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from attribution.archive.choosing import Choice
from attribution.archive.fixing import kept_fixes
from attribution.archive.from_rows import analysis_of
from attribution.archive.searching import chosen_articles
from attribution.errors import UsageError
from attribution.fixes import apply_fixes
from attribution.pipeline import compared_after_all
from attribution.records import Analysis, Fix

ARTICLES = 50
"""Articles laid side by side unless more are asked for: a report on more is read by nobody."""


def report_on(
    connection: sqlite3.Connection, choice: Choice, *, articles: int = ARTICLES, fixes: Sequence[Fix] | None = None
) -> tuple[Analysis, bool]:
    """The accounts in the articles with statements chosen, compared as if they had been read together, and whether some were
    left out because there are more than ``articles``: those that fit best are kept. Corrections are applied: ``fixes``, or
    those that the archive keeps where it is None.

    Raises:
        UsageError: nothing in the archive fits, or the choice cannot be understood.
    """
    rows, more = chosen_articles(connection, choice, articles)
    if not rows:
        raise UsageError(
            "nothing in the archive fits; try fewer words, or see what there is: attribution archive stats FILE.db"
        )
    analysis = compared_after_all(analysis_of(connection, rows))
    given = kept_fixes(connection) if fixes is None else fixes
    return apply_fixes(analysis, given) if given else analysis, more
