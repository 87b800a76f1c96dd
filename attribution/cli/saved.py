"""A saved JSON analysis in the place of articles: what took minutes to find is shown again at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from attribution.records import Analysis
from attribution.reports.json.contract import SCHEMA

# The schema is the first key of the document.
BEGINNING = 500


def saved_analysis(inputs: Sequence[str]) -> Analysis | None:
    """The analysis in the one file given; None where more is given, or the file holds articles: these name no schema.

    Raises:
        ReadingError: the file begins as an analysis and is none.
    """
    file = Path(inputs[0]) if len(inputs) == 1 else None
    # What may not even be asked for is told where articles are read.
    if file is None or file.suffix.lower() != ".json" or not os.path.isfile(file):
        return None
    from attribution.reports.json.reading import read_analysis

    text = file.read_text(encoding="utf-8", errors="replace")
    return read_analysis(text) if f'"{SCHEMA}"' in text[:BEGINNING] else None


def compared(analysis: Analysis) -> Analysis:
    """The analysis with its accounts compared, which ``extract`` leaves out."""
    if analysis.events or not analysis.claims:
        return analysis
    from attribution.pipeline import compared_after_all

    return compared_after_all(analysis)
