"""The frame in which a command line is understood: the commands, their help, and what all of them take."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn, Protocol, cast

from attribution.cli import config
from attribution.cli.commands import COMMANDS
from attribution.cli.version import versions
from attribution.errors import UsageError

DESCRIPTION = "Who said what in news articles, and where accounts of the same event agree and compete."

EXAMPLES = """\
examples:
  attribution report wire.txt paper.html       the accounts of two articles, side by side
  attribution report story/ -o story.html      a folder of articles, as one web page
  attribution report story/ -o story.json      the same as data
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
    """The arguments, with the name of the command under ``command``, the settings where an option was not given, and under
    ``notes`` what is wrong with the settings, if it can be passed over.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments cannot be understood (2).
    """
    name, *rest = argv or ("",)
    if name not in COMMANDS:
        overview = whole_parser(bare=True)
        if name in ("-h", "--help", "--version"):
            overview.parse_args([name])
        overview.error(_no_command(argv))
    parser = parser_of(name)
    try:
        places = config.places()
        found = settings(places)
    except UsageError as error:
        parser.error(str(error))
    _preset(parser, {setting.name: setting.value for setting in found if setting.origin})
    notes = tuple(config.unknown(places, [setting.name for setting in found]))
    return _understood(parser, rest, argparse.Namespace(command=name, notes=notes))


def settings(places: Sequence[config.Place]) -> tuple[config.Setting, ...]:
    """All settings, which are the options of ``report``, by name.

    Raises:
        UsageError: what is written somewhere is no value of its option.
    """
    return tuple(sorted(config.settled(parser_of("report")._actions, places), key=lambda setting: setting.name))


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    parser = Parser(prog=f"attribution {name}", description=f"{command(name).SAID}.", epilog=command(name).MORE)
    _add_all(name, parser)
    return parser


def whole_parser(*, bare: bool = False) -> argparse.ArgumentParser:
    """The parser of the whole program, its commands under it; ``bare``: only by their names, for the overview."""
    parser = Parser(prog="attribution", description=DESCRIPTION, epilog=EXAMPLES)
    parser.add_argument("--version", action=_Version, nargs=0, help="version, spaCy pipeline, model and JSON schema")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name in COMMANDS:
        said = command(name).SAID
        under = commands.add_parser(name, help=said[:1].lower() + said[1:], description=f"{said}.")
        if not bare:
            _add_all(name, under)
    return parser


def _add_all(name: str, parser: argparse.ArgumentParser) -> None:
    command(name).add(parser)
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="no notes and no progress; errors are told")
    loudness.add_argument("-v", "--verbose", action="store_true", help="tell what is done, and how long it took")
    parser.add_argument("--debug", action="store_true", help="on an error, show where it arose")


def _preset(parser: argparse.ArgumentParser, values: Mapping[str, Any]) -> None:
    """Let options that are settings begin with the values set, in the commands under this one too.

    A format that is set stands for the one that a report has by itself: the ending of a file goes before it, and commands
    with formats of their own keep theirs.
    """
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for under in action.choices.values():
                _preset(under, values)
        elif action.dest != "format" and config.is_setting(action) and config.key(action) in values:
            action.default = values[config.key(action)]
    if "format" in values and parser.get_default("default_format"):
        parser.set_defaults(default_format=values["format"])


def _understood(parser: argparse.ArgumentParser, rest: Sequence[str], arguments: argparse.Namespace) -> argparse.Namespace:
    """Options may stand between paths (`report a.txt -f json b.txt`), and what follows "--" is no option."""
    if any(action.nargs == argparse.PARSER for action in parser._actions):  # a command with commands of its own
        return parser.parse_args(rest, arguments)
    cut = rest.index("--") if "--" in rest else len(rest)
    arguments = parser.parse_intermixed_args(rest[:cut], arguments)
    paths = rest[cut + 1 :]
    if paths and not any(action.dest == "paths" for action in parser._actions):
        parser.error(f"unrecognized arguments: {shlex.join(paths)}")
    return argparse.Namespace(**{**vars(arguments), "paths": [*getattr(arguments, "paths", ()), *paths]})


def _no_command(argv: Sequence[str]) -> str:
    if not argv:
        return "no command given; to report on files: attribution report FILE ..."
    close = get_close_matches(argv[0], COMMANDS, 1)
    if close and "." not in argv[0]:  # "report.txt" is a file
        return f"{argv[0]!r} is no command; did you mean: {shlex.join(('attribution', *close, *argv[1:]))}"
    return f"{argv[0]!r} is no command; to report on files: attribution report {shlex.join(argv)}"


class Parser(argparse.ArgumentParser):
    """A parser whose errors say what to try."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and leave."""
        self.exit(2, f"Error: {message}{self._meant(message)}\nTry: {self.prog} --help\n")

    def _meant(self, message: str) -> str:
        """The option that one which there is not comes near to."""
        told, _, rest = message.partition("unrecognized arguments: ")
        given = rest.split(maxsplit=1)[0].partition("=")[0] if rest and not told else ""
        close = get_close_matches(given, self._option_string_actions, 1) if given.startswith("--") else []
        return f"; did you mean {close[0]}?" if close else ""


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        try:
            found = settings(config.places())
        except UsageError as error:
            parser.error(str(error))
        pipeline = next(setting.value for setting in found if setting.name == "pipeline")
        print("\n".join(versions(pipeline)))
        parser.exit()
