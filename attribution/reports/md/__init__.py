"""The report as Markdown, for notes, wikis and issue trackers (GitHub's flavour, which Obsidian reads too).

What it cannot hold: figures on an axis, chains as drawings, a claim's figures and times, the texts of the articles. White space
inside a quotation is shown as single spaces. A program can read the places; it should read the JSON.
"""

from __future__ import annotations

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options


@registry.reports.register("md")
def md(analysis: Analysis, options: Options) -> str:
    """Account tables, what stands against what, and everything each source said with its place."""
    # The parts that it shares with the web page take a while to import.
    from attribution.reports.md.page import page

    return page(analysis, options)
