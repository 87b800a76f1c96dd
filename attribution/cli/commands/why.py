"""``attribution why``: what stands behind one statement, or behind how two stand to one another."""

from __future__ import annotations

import argparse
import sys

from attribution.cli.options import READS, add_fixes, add_limits, add_pipeline
from attribution.cli.output import print_out
from attribution.cli.showing import analyze_inputs, inputs_of, tell

SAID = "Why a statement is shown, or why two are set against one another"

MORE = f"""\
ID is the number of a statement in the report, or the id of an attribution or claim
in the JSON analysis; two joined by ~ ask for how they stand to one another.
A saved JSON analysis takes no time to ask.

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
    parser.add_argument("paths", nargs="*", default=[], metavar="PATHS", help="a saved JSON analysis, or articles")
    add_pipeline(parser)
    add_fixes(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Explain it."""
    from attribution.reports.explained import explained

    analysis = analyze_inputs(inputs_of(arguments), arguments, compare=True)
    failed = tell(analysis.problems)
    if analysis.articles:
        print_out(explained(analysis, arguments.id), sys.stdout.encoding)
    return failed
