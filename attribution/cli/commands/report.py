"""``attribution report``: who said what, and where the accounts agree and compete."""

from __future__ import annotations

import argparse

from attribution.cli.options import READS, add_analysis
from attribution.cli.showing import show

SAID = "Who said what, and where the accounts agree and compete"

MORE = f"""{READS}
exit code: 0 done, 1 what --fail-on names was found, 2 the call itself is wrong,
3 some inputs could not be read, and the others are reported

examples:
  attribution report wire.txt paper.html
  attribution report story/ -o story.html
  attribution report story/ --width 160 | less
  pdftotext statement.pdf - | attribution report wire.txt -
  attribution report story/ --top 3 --text --pager
  attribution report story/ -o story.json
  attribution report story.json --by article
  attribution report story/ -q --fail-on contradiction > report.txt
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_analysis(parser, "text")
    found = "exit with 1 if statements cannot all be true"
    parser.add_argument("--fail-on", choices=("contradiction",), metavar="contradiction", help=found)


def run(arguments: argparse.Namespace) -> int:
    """Read the articles, compare the accounts, and show them."""
    return show(arguments, compare=True, fail_on=arguments.fail_on)
