"""The command line: the only place that prints or exits.

Exit codes: 0 done, 1 what ``--fail-on`` names was found, 2 the call itself is wrong, 3 some inputs could not be read (the
others are reported). What takes long to import (spaCy, our stages, rich) is imported when a command runs, so that help
and version come at once.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from attribution.cli.arguments import command, parse
from attribution.cli.output import note, say, set_loudness
from attribution.errors import AttributionError

WRONG_CALL, INTERRUPTED = 2, 130


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
        return WRONG_CALL
    except OSError as error:  # a file named in the call that the system refuses: a name too long, a folder nobody may enter
        if arguments.debug or error.filename is None:
            raise
        say(f"Error: {error.filename}: {error.strerror}; check the name and its permissions")
        return WRONG_CALL
    except KeyboardInterrupt:
        return INTERRUPTED
