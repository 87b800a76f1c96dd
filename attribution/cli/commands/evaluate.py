"""``attribution evaluate``: attributions against gold data."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.cli.options import add_pipeline
from attribution.cli.output import check_writable, print_out, write_file
from attribution.cli.progress import progress
from attribution.errors import UsageError

if TYPE_CHECKING:
    from attribution.evaluation import Evaluation, Gold

SAID = "How many attributions are found in marked articles, and how many are right"

MORE = """\
GOLD is a file of JSON lines, plain or gzipped, with marked articles in the form
{"id": "…", "text": "…", "relations": [{"content": [[start, end]], "source": [],
"cue": []}]}, or a folder of gold stories such as data/stories.

examples:
  attribution evaluate dev.jsonl.gz
  attribution evaluate dev.jsonl.gz --detectors rules --examples 5
  attribution evaluate data/stories -f json -o scores.json
  attribution evaluate dev.jsonl.gz --predictions theirs.jsonl
"""

FORMATS = ("text", "json")


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("paths", nargs="*", default=[], metavar="GOLD", help="marked articles, or folders of gold stories")
    parser.add_argument("-f", "--format", choices=FORMATS, help="text or json; else as FILE ends, else text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there")
    parser.add_argument("--examples", metavar="N", type=_number, default=0, help="show N examples of each confusion")
    parser.add_argument("--predictions", metavar="FILE", help="relations of another system, in the form of GOLD")
    add_pipeline(parser)


def run(arguments: argparse.Namespace) -> int:
    """Evaluate and show the figures."""
    from attribution.evaluation import examples, read_gold
    from attribution.evaluation.as_json import as_json
    from attribution.evaluation.as_text import as_text

    target = None if arguments.output in (None, "-") else Path(arguments.output)
    if not arguments.paths:
        raise UsageError("no gold data given; name a file or folder: attribution evaluate GOLD (more: --help)")
    if target:
        check_writable(target)
    evaluation = _evaluation(read_gold([Path(path) for path in arguments.paths]), arguments)
    chosen = examples(evaluation.comparisons, arguments.examples)
    if (arguments.format or (target and target.suffix == ".json" and "json")) == "json":
        shown = json.dumps(as_json(evaluation, chosen), indent=1) + "\n"  # ASCII: texts may hold what steers a terminal
    else:
        shown = as_text(evaluation, chosen)
    if target:
        write_file(target, shown)
    else:
        print_out(shown, "utf-8" if arguments.format == "json" else sys.stdout.encoding)
    return 0


def _evaluation(gold: Gold, arguments: argparse.Namespace) -> Evaluation:
    from attribution.evaluation import compare, evaluate, read_relations

    if arguments.predictions:
        return compare(gold, read_relations(Path(arguments.predictions)))
    named: dict[str, Any] = {"pipeline": arguments.pipeline, "detectors": arguments.detectors}
    with progress() as advance:
        return evaluate(gold, tell=advance, **{option: value for option, value in named.items() if value})


def _number(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no number of examples; give 0 or more")
    return int(value)
