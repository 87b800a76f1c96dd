"""A saved JSON analysis in the place of articles: what took minutes to find is shown again at once."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from attribution.errors import ReadingError
from attribution.records import Analysis

# The schema is the first key of the document. One of another version is an analysis too, and no article.
SCHEMA = re.compile(r'"schema"\s*:\s*"attribution/')
BEGINNING = 500


def saved_analysis(inputs: Sequence[str]) -> Analysis | None:
    """The analysis in the one file given; None where more is given, or the file holds articles: these name no schema.

    Raises:
        ReadingError: the file begins as an analysis and is none, or is of another version; the message names it.
    """
    file = Path(inputs[0]) if len(inputs) == 1 else None
    # What may not even be asked for is told where articles are read.
    if file is None or file.suffix.lower() != ".json" or not os.path.isfile(file):
        return None
    from attribution.reports.json.reading import read_analysis

    text = file.read_text(encoding="utf-8", errors="replace")
    if SCHEMA.search(text[:BEGINNING]) is None:
        return None
    try:
        return read_analysis(text)
    except ReadingError as error:
        raise ReadingError(f"{file}: {error}") from error


def compared(analysis: Analysis) -> Analysis:
    """The analysis with its accounts compared, which ``extract`` leaves out."""
    if analysis.events or not analysis.claims:
        return analysis
    from attribution.pipeline import compared_after_all

    return compared_after_all(analysis)
