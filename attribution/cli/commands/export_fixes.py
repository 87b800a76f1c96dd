"""``attribution export-fixes``: corrected articles as training data."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from attribution.cli.options import READS, add_fixes, add_limits, add_paths, add_pipeline
from attribution.cli.output import check_writable, note, print_out, write_file
from attribution.cli.showing import analyze_inputs, inputs_of, tell

SAID = "Corrected articles as training data"

MORE = f"""\
What is written are JSON lines as attribution train and attribution evaluate read
them: each article in which an attribution was given to another source, rejected
or added, with all that is said in it.

{READS}
examples:
  attribution export-fixes story/ > corrected.jsonl
  attribution export-fixes story.json --fixes desk.toml -o corrected.jsonl
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_paths(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; - is standard output")
    add_pipeline(parser)
    add_fixes(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Apply the fixes and write what they teach."""
    from attribution.fixes.export import training_data
    from attribution.reports.json.text import json_text

    inputs = inputs_of(arguments)
    target = None if arguments.output in (None, "-") else Path(arguments.output)
    if target:
        check_writable(target)
    analysis = analyze_inputs(inputs, arguments, compare=False)
    lines = [json_text(article) + "\n" for article in training_data(analysis)]
    if not lines:
        note("no fix changes what is said in these articles, or by whom; there is nothing to learn from")
    if target:
        write_file(target, "".join(lines))
    else:
        print_out("".join(lines), "utf-8" if not sys.stdout.isatty() else sys.stdout.encoding)
    return tell(analysis.problems)
