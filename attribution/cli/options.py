"""The options that commands on articles share, each defined once."""

from __future__ import annotations

import argparse

from attribution import registry
from attribution.cli.config import PIPELINE_VARIABLE

# Narrower than this no report can be read.
NARROWEST = 40

READS = """\
PATHS are articles as plain text, saved web pages (HTML) or JSON lines. A folder
stands for all articles in it, and - for standard input. The tool never goes
online: save a page first.
"""


def add_analysis(parser: argparse.ArgumentParser, default_format: str) -> None:
    """All that ``report`` and ``extract`` take: what is read, how it is analysed, and how it is shown."""
    parser.set_defaults(default_format=default_format)
    add_paths(parser)
    add_output(parser, default_format)
    add_pipeline(parser)
    add_drawing(parser)


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The articles."""
    parser.add_argument("paths", nargs="*", metavar="PATHS", help="articles, folders, or - for standard input")


def add_output(parser: argparse.ArgumentParser, default_format: str) -> None:
    """The format and where it goes."""
    formats = ", ".join(registry.reports.names())
    parser.add_argument("-f", "--format", metavar="NAME", help=f"{formats}; else as FILE ends, else {default_format}")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; its ending tells the format")


def add_pipeline(parser: argparse.ArgumentParser) -> None:
    """How articles are analysed."""
    parser.add_argument("--pipeline", metavar="NAME", help=f"spaCy pipeline (or in {PIPELINE_VARIABLE}, attribution.toml)")
    parser.add_argument("--detectors", metavar="NAME,NAME", type=_names, help="only these detectors of attributions")


def add_drawing(parser: argparse.ArgumentParser) -> None:
    """How the text report is drawn."""
    parser.add_argument("--width", metavar="COLUMNS", type=_width, help="columns of the text report")
    parser.add_argument("--no-color", action="store_true", help="no colour (also from NO_COLOR, or TERM=dumb)")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _width(value: str) -> int:
    if not value.isdecimal() or int(value) < NARROWEST:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of columns; give {NARROWEST} or more")
    return int(value)
