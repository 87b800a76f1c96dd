"""The JSON analysis (``json``), and its attributions one a line (``jsonl``).

What they cannot hold: ``json`` leaves nothing out; ``jsonl`` has the attributions only, so source ids in it have no
names, and no problem of reading shows.
"""

from __future__ import annotations

from attribution import registry
from attribution.records import Analysis
from attribution.reports import Options
from attribution.reports.json.text import json_text
from attribution.reports.json.writing import as_json, attributions_as_json


@registry.reports.register("json")
def json(analysis: Analysis, options: Options) -> str:
    """The whole analysis as one JSON document, the same bytes on every run."""
    return json_text(as_json(analysis), indent=2) + "\n"


@registry.reports.register("jsonl")
def json_lines(analysis: Analysis, options: Options) -> str:
    """The elements of ``attributions``, one a line, in the order of the input."""
    return "".join(f"{json_text(item)}\n" for item in attributions_as_json(analysis))
