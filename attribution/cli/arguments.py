"""The frame in which a command line is understood: the commands, their help, and what all of them take."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Sequence
from importlib import import_module, metadata
from typing import Any, NoReturn, Protocol, cast

from attribution.cli.commands import COMMANDS
from attribution.cli.config import pipeline_name
from attribution.errors import UsageError
from attribution.languages import DEFAULT_PIPELINE
from attribution.reports.contract import SCHEMA

DESCRIPTION = "Who said what in news articles, and where accounts of the same event agree and compete."

EXAMPLES = """\
examples:
  attribution report wire.txt paper.html       the accounts of two articles, side by side
  attribution report story/ -o story.json      a folder of articles, as data
  attribution extract archive.jsonl            who said what, one attribution a line
  attribution report --help                    everything a report can be told
"""


class Command(Protocol):
    """What the module of a command has; see ``attribution.cli.commands``."""

    SAID: str
    MORE: str

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Add its arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the result is the exit code."""


def command(name: str) -> Command:
    """The module of the command of that name."""
    return cast(Command, import_module(f"attribution.cli.commands.{name.replace('-', '_')}"))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with the name of the command under ``command``.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments cannot be understood (2).
    """
    name, *rest = argv or ("",)
    if name not in COMMANDS:
        overview = _overview()
        if name in ("-h", "--help", "--version"):
            overview.parse_args([name])
        overview.error(_no_command(argv))
    parser = parser_of(name)
    arguments = argparse.Namespace(command=name)
    takes = {action.dest: action.nargs for action in parser._actions}
    if argparse.PARSER in takes.values():  # a command with commands of its own
        return parser.parse_args(rest, arguments)
    # Options may stand between paths (`report a.txt -f json b.txt`), and what follows "--" is no option.
    cut = rest.index("--") if "--" in rest else len(rest)
    arguments = parser.parse_intermixed_args(rest[:cut], arguments)
    paths = rest[cut + 1 :]
    if paths and "paths" not in takes:
        parser.error(f"unrecognized arguments: {shlex.join(paths)}")
    return argparse.Namespace(**{**vars(arguments), "paths": [*getattr(arguments, "paths", ()), *paths]})


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    found = command(name)
    parser = _Parser(prog=f"attribution {name}", description=f"{found.SAID}.", epilog=found.MORE)
    found.add(parser)
    parser.add_argument("--debug", action="store_true", help="on an error, show where it arose")
    return parser


def _overview() -> _Parser:
    """The parser for a call without a command, which can only ask for help or the version."""
    parser = _Parser(prog="attribution", description=DESCRIPTION, epilog=EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="version, spaCy pipeline and JSON schema")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name in COMMANDS:
        said = command(name).SAID
        commands.add_parser(name, help=said[:1].lower() + said[1:])
    return parser


def _no_command(argv: Sequence[str]) -> str:
    if not argv:
        return "no command given; to report on files: attribution report FILE ..."
    return f"{argv[0]!r} is no command; to report on files: attribution report {shlex.join(argv)}"


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **options)

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
