"""The command line: the only place that prints or exits.

Exit codes: 0 done, 1 what ``--fail-on`` names was found, 2 the call itself is wrong, 3 some inputs could not be read (the
others are reported). What takes long to import (spaCy, our stages, rich) is imported when a command runs, so that help
and version come at once.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from attribution.cli.arguments import command, parse
from attribution.cli.output import note, say, set_loudness
from attribution.errors import AttributionError, ReadingError

WRONG_CALL, UNREAD, INTERRUPTED = 2, 3, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit code.

    Raises:
        SystemExit: help or the version was asked for (0), or the arguments cannot be understood (2).
    """
    arguments = parse(sys.argv[1:] if argv is None else argv)
    set_loudness(arguments)
    for remark in arguments.notes:
        note(remark)
    try:
        return command(arguments.command).run(arguments)
    except AttributionError as error:
        if arguments.debug:
            traceback.print_exc()
        say(f"Error: {error}")
        return UNREAD if isinstance(error, ReadingError) else WRONG_CALL
    except OSError as error:  # a file named in the call that the system refuses: a name too long, a folder nobody may enter
        if arguments.debug or not _is_named(error.filename, arguments):
            raise
        say(f"Error: {error.filename}: {error.strerror}; check the name and its permissions")
        return WRONG_CALL
    except KeyboardInterrupt:
        return INTERRUPTED


def _is_named(file: object, arguments: argparse.Namespace) -> bool:
    """Whether a file that the system refuses is one that the call names, or stands in a folder that it names."""
    given = [each for value in vars(arguments).values() for each in (value if isinstance(value, list) else [value])]
    named = {os.path.abspath(each) for each in given if isinstance(each, str) and each}
    if not isinstance(file, str | os.PathLike):
        return False
    places = Path(os.path.abspath(file))
    return not named.isdisjoint(map(str, (places, *places.parents)))
