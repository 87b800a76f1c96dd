"""``attribution extract``: who said what, without the stages that compare accounts."""

from __future__ import annotations

import argparse

from attribution.cli.options import READS, add_analysis
from attribution.cli.showing import show

SAID = "Who said what, accounts not compared: quicker on many articles"

MORE = f"""{READS}
exit code: 0 done, 2 the call itself is wrong, 3 some inputs could not be read,
and the others are reported

examples:
  attribution extract archive.jsonl > attributions.jsonl
  attribution extract archive/ -f json -o archive.json
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_analysis(parser, "jsonl")


def run(arguments: argparse.Namespace) -> int:
    """Read the articles and show who said what."""
    return show(arguments, compare=False)
