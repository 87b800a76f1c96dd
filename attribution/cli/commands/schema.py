"""``attribution schema``: the JSON Schema of the JSON analysis."""

from __future__ import annotations

import argparse

from attribution.cli.output import print_out

SAID = "The JSON Schema of the JSON output"

MORE = """example:
  attribution schema > attribution.schema.json
"""


def add(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from attribution.reports.json.schema import schema_text

    print_out(schema_text())
    return 0
