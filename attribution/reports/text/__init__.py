"""The report for a terminal: the points at issue first, then every source with all it said.

What it cannot hold: white space inside a quotation is shown as single spaces, and confidences only where they are low.
The exact text, every confidence and every claim are in the JSON analysis.
"""

from __future__ import annotations

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options


@registry.reports.register("text")
def text(analysis: Analysis, options: Options) -> str:
    """The report as lines of at most ``options.width`` columns; nothing is cut, long words are folded."""
    # rich takes a tenth of a second to import, and the registry imports this module whenever it lists its names.
    from attribution.reports.text.page import page

    return page(analysis, options)
