"""``attribution completion``: a script with which a shell completes commands, options and files."""

from __future__ import annotations

import argparse

from attribution.cli.output import print_out

SAID = "The script with which your shell completes commands and options"

SHELLS = ("bash", "zsh", "fish")

MORE = """\
examples:
  attribution completion bash > ~/.local/share/bash-completion/completions/attribution
  attribution completion zsh > ~/.zfunc/_attribution
  attribution completion fish > ~/.config/fish/completions/attribution.fish
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from attribution.cli.arguments import whole_parser

    print_out(shtab.complete(_with_files(whole_parser()), shell=arguments.shell) + "\n")
    return 0


def _with_files(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser with files offered wherever a path is asked for, which its name for the value tells."""
    import shtab

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for under in action.choices.values():
                _with_files(under)
        elif action.metavar in PATHS and action.nargs != 0:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return parser


PATHS = ("PATHS", "FILE", "FOLDER", "GOLD", "MARKED", "DEV", "OUT")
