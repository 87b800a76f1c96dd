"""The commands, one module each under the command's name (a dash is an underscore there).

A module has ``SAID`` (what the command does, one line, a capital first and no full stop), ``MORE`` (what follows its
options in the help: examples), ``add(parser)`` (its arguments) and ``run(arguments)`` (does it; the result is the exit
code). What takes long to import is imported inside ``run``, so that help comes at once.
"""

from __future__ import annotations

# In the order of the help.
COMMANDS: tuple[str, ...] = (
    "report",
    "extract",
    "why",
    "verify",
    "fix",
    "export-fixes",
    "archive",
    "schema",
    "evaluate",
    "train",
    "config",
    "completion",
)
