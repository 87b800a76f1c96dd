"""What can be given on the command line, and the help on it."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from importlib import metadata
from typing import Any, NoReturn

from attribution import registry
from attribution.cli.config import PIPELINE_VARIABLE, pipeline_name
from attribution.errors import UsageError
from attribution.languages import DEFAULT_PIPELINE
from attribution.reports.contract import SCHEMA

# Narrower than this no report can be read.
NARROWEST = 40

DESCRIPTION = "Who said what in news articles, and where accounts of the same event agree and compete."

EXAMPLES = """\
examples:
  attribution report wire.txt paper.html       the accounts of two articles, side by side
  attribution report story/ -o story.json      a folder of articles, as data
  attribution extract archive.jsonl            who said what, one attribution a line
  attribution report --help                    everything a report can be told
"""

READS = """\
PATHS are articles as plain text, saved web pages (HTML) or JSON lines. A folder
stands for all articles in it, and - for standard input. The tool never goes
online: save a page first.
"""

# The commands that analyse articles, and the format of each where none is named.
DEFAULT_FORMAT = {"report": "text", "extract": "jsonl"}

# What each command does, and what follows its options.
HELP = {
    "report": (
        "Who said what, and where the accounts agree and compete",
        f"""{READS}
examples:
  attribution report wire.txt paper.html
  attribution report story/ --width 160 | less
  pdftotext statement.pdf - | attribution report wire.txt -
  attribution report story/ -o story.json
""",
    ),
    "extract": (
        "Who said what, accounts not compared: quicker on many articles",
        f"""{READS}
examples:
  attribution extract archive.jsonl > attributions.jsonl
  attribution extract archive/ -f json -o archive.json
""",
    ),
    "schema": (
        "The JSON Schema of the JSON output",
        """example:
  attribution schema > attribution.schema.json
""",
    ),
}


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with the name of the command under ``command``.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments cannot be understood (2).
    """
    command, *rest = argv or ("",)
    if command not in HELP:
        overview = _overview()
        if command in ("-h", "--help", "--version"):
            overview.parse_args([command])
        overview.error(_no_command(argv))
    parser = _parser(command)
    # Options may stand between paths (`report a.txt -f json b.txt`), and what follows "--" is no option.
    cut = rest.index("--") if "--" in rest else len(rest)
    arguments = parser.parse_intermixed_args(rest[:cut], argparse.Namespace(command=command))
    paths = rest[cut + 1 :]
    if paths and command not in DEFAULT_FORMAT:
        parser.error(f"unrecognized arguments: {shlex.join(paths)}")
    return argparse.Namespace(**{**vars(arguments), "paths": [*getattr(arguments, "paths", ()), *paths]})


def _overview() -> _Parser:
    """The parser for a call without a command, which can only ask for help or the version."""
    parser = _Parser(prog="attribution", description=DESCRIPTION, epilog=EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="version, spaCy pipeline and JSON schema")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, (said, _) in HELP.items():
        commands.add_parser(name, help=said[:1].lower() + said[1:])
    return parser


def _no_command(argv: Sequence[str]) -> str:
    if not argv:
        return "no command given; to report on files: attribution report FILE ..."
    return f"{argv[0]!r} is no command; to report on files: attribution report {shlex.join(argv)}"


def _parser(command: str) -> _Parser:
    said, more = HELP[command]
    parser = _Parser(prog=f"attribution {command}", description=f"{said}.", epilog=more)
    if command in DEFAULT_FORMAT:
        _add_analysis(parser, DEFAULT_FORMAT[command])
    parser.add_argument("--debug", action="store_true", help="on an error, show where it arose")
    return parser


def _add_analysis(parser: _Parser, default: str) -> None:
    formats = ", ".join(registry.reports.names())
    parser.add_argument("paths", nargs="*", metavar="PATHS", help="articles, folders, or - for standard input")
    parser.add_argument("-f", "--format", metavar="NAME", help=f"{formats}; else as FILE ends, else {default}")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there; its ending tells the format")
    parser.add_argument("--pipeline", metavar="NAME", help=f"spaCy pipeline (or in {PIPELINE_VARIABLE}, attribution.toml)")
    parser.add_argument("--detectors", metavar="NAME,NAME", type=_names, help="only these detectors of attributions")
    parser.add_argument("--width", metavar="COLUMNS", type=_width, help="columns of the text report")
    parser.add_argument("--no-color", action="store_true", help="no colour (also from NO_COLOR, or TERM=dumb)")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


def _width(value: str) -> int:
    if not value.isdecimal() or int(value) < NARROWEST:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of columns; give {NARROWEST} or more")
    return int(value)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Error: {message}\nTry: {self.prog} --help\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        try:
            name = pipeline_name(None) or DEFAULT_PIPELINE
        except UsageError as error:
            parser.error(str(error))
        own = metadata.version("attribution")
        print(f"attribution {own}\npipeline {name} {_version_of(name)}\nschema {SCHEMA}")
        parser.exit()


def _version_of(pipeline: str) -> str:
    try:
        return metadata.version(pipeline)
    except (metadata.PackageNotFoundError, ValueError):  # a folder, or not installed: it tells when it is loaded
        return "(not an installed package)"
