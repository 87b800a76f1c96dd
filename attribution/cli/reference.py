"""The reference of the command line in Markdown, made from the program: ``python -m attribution.cli.reference PAGE``.

In the page it stands between two comments, below what people wrote on each command.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from attribution import registry
from attribution.cli.arguments import command, parser_of
from attribution.cli.commands import COMMANDS
from attribution.cli.showing import ENDINGS

BEGIN, END = "<!-- reference: {name}, written by make docs -->", "<!-- end of reference -->"
_BLOCK = re.compile(r"<!-- reference: ([\w -]+), written by make docs -->\n.*?<!-- end of reference -->", re.DOTALL)

# In every command, and told once.
COMMON = frozenset({"quiet", "verbose", "debug"})


def overview() -> str:
    """The commands, each with what it does."""
    rows = (f"| [`attribution {name}`](#attribution-{name}) | {command(name).SAID} |" for name in COMMANDS)
    return "\n".join(("| command | what you get |", "|---|---|", *rows))


def common() -> str:
    """The options that every command takes."""
    actions = (action for action in parser_of(COMMANDS[0])._actions if action.dest in COMMON)
    return "\n".join(_lines(actions))


def endings() -> str:
    """The endings of files that tell a format by another word than its name."""
    told = (f"`.{ending}` is {name}" for ending, name in ENDINGS.items())
    return f"The name of a format is an ending too (`.json`, `.jsonl`), and {', '.join(told)}."


def reference(name: str) -> str:
    """The arguments and options of a command, and its examples."""
    actions = [action for action in parser_of(name)._actions if action.dest not in COMMON | {"help"}]
    examples = command(name).MORE.partition("example")[2].partition(":\n")[2]
    shown = "\n".join(line.strip() for line in examples.strip("\n").splitlines())
    return "\n".join((*_lines(actions), "", "```sh", shown, "```"))


def refreshed(page: str) -> str:
    """The page with all of its references as the program is now.

    Raises:
        KeyError: a reference is asked for that there is not.
    """
    made: dict[str, Callable[[], str]] = {
        "commands": overview,
        "every command": common,
        "endings": endings,
        **{name: partial(reference, name) for name in COMMANDS},
    }
    return _BLOCK.sub(lambda block: f"{BEGIN.format(name=block[1])}\n{made[block[1]]()}\n{END}", page)


def _lines(actions: Iterable[argparse.Action]) -> Iterator[str]:
    """A list item an argument; those of commands under a command below it."""
    for action in actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, under in action.choices.items():
                yield f"- `{name}` — {_said(under.description)}"
                yield from (f"  {line}" for line in _lines([a for a in under._actions if a.dest not in COMMON | {"help"}]))
        else:
            yield f"- {_names(action)} — {_said(action.help)}{_default(action)}"


def _names(action: argparse.Action) -> str:
    value = f" {action.metavar or '|'.join(map(str, action.choices or ()))}".rstrip() if action.nargs != 0 else ""
    if not action.option_strings:
        return f"`{action.metavar or action.dest}`"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings)


def _said(text: str | None) -> str:
    """The help of an option; for the names of all formats, which other packages may add to, their page."""
    formats = ", ".join(registry.reports.names())
    return (text or "").removesuffix(".").replace(formats, "one of the [formats](formats.md)")


def _default(action: argparse.Action) -> str:
    """What the option is by itself, where its help does not tell."""
    if action.default in (None, False, argparse.SUPPRESS) or not action.option_strings:
        return ""
    told = f"({action.default})" in str(action.help).replace(",", "")  # a number is told as "(1,000,000)"
    return "" if told else f" (else {action.default})"


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(refreshed(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
