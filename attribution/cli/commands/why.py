"""``attribution why``: what stands behind one statement, or behind how two stand to one another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.options import READS, add_pipeline
from attribution.cli.output import print_out
from attribution.cli.showing import analyze_inputs, inputs_of, tell

if TYPE_CHECKING:
    from attribution.records import Analysis

SAID = "Why a statement is shown, or why two are set against one another"

MORE = f"""\
ID is the number of a statement in the report, or the id of an attribution or claim
in the JSON analysis; two joined by ~ ask for how they stand to one another.
PATHS is one saved JSON analysis, which takes no time, or the articles.

{READS}
examples:
  attribution report story/ -o story.json
  attribution why 3 story.json
  attribution why 3~7 story.json
  attribution why 3~7 story/
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("id", metavar="ID", help="a statement's number or id, or two joined by ~")
    parser.add_argument("paths", nargs="*", metavar="PATHS", help="a saved JSON analysis, or articles")
    add_pipeline(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain it."""
    from attribution.reports.explained import explained

    analysis = _saved(arguments.paths) or analyze_inputs(inputs_of(arguments), arguments, compare=True)
    print_out(explained(analysis, arguments.id), sys.stdout.encoding)
    return tell(analysis.problems)


def _saved(paths: list[str]) -> Analysis | None:
    """The analysis in a file, where one is given that holds one; articles as JSON have no schema."""
    from attribution.reports.contract import SCHEMA
    from attribution.reports.read_json import read_analysis

    only = Path(paths[0]) if len(paths) == 1 else None
    if only is None or only.suffix != ".json" or not only.is_file():
        return None
    text = only.read_text(encoding="utf8", errors="replace")
    return read_analysis(text) if f'"{SCHEMA}"' in text[:500] else None
