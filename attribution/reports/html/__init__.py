"""The report as one web page: account tables, pictures, and every article with its statements marked in place.

What it cannot hold: a claim's times and terms, the confidences that are not low, and white space inside a paragraph, which
browsers show as single spaces. All of it is in the JSON analysis. The page asks nothing of the network and works without
script.
"""

from __future__ import annotations

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options


@registry.reports.register("html")
def html(analysis: Analysis, options: Options) -> str:
    """The whole report as one file that asks nothing of the network; the same bytes for the same analysis."""
    # Jinja2 takes a while to import, and the registry imports this module whenever it lists its names.
    from attribution.reports.html.page import page

    return page(analysis, options)
