"""Where things go: data to standard output or a file, messages to standard error."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from attribution.errors import UsageError
from attribution.reports import Options
from attribution.reports.inert import inert

# Drawn where no terminal tells its width: enough for an account table of three sources.
WIDTH_OF_A_FILE = 100

# What the text report draws with; a terminal that lacks one of these gets ASCII.
DRAWN = "✗⊘≈→≠≡·–»━│┌“”◌◇✎●├┤◀▶═─¶"

# How much is said on standard error: errors always, notes unless quiet, details where asked for.
QUIET, NORMAL, VERBOSE = 0, 1, 2
_loudness = NORMAL


def set_loudness(arguments: argparse.Namespace) -> None:
    """Say as much as ``--quiet`` and ``--verbose`` ask for, until set anew."""
    global _loudness
    _loudness = QUIET if arguments.quiet else VERBOSE if arguments.verbose else NORMAL


def is_quiet() -> bool:
    """Whether nothing but errors is said."""
    return _loudness == QUIET


def drawing(arguments: argparse.Namespace, *, to_terminal: bool) -> Options:
    """How to draw: as asked for, else as this terminal can show it; a file looks the same wherever it is made."""
    asked = Options(ascii=arguments.ascii, text=arguments.text, by=arguments.by, top=arguments.top)
    if not to_terminal:
        return replace(asked, width=arguments.width or WIDTH_OF_A_FILE, color=bool(arguments.color))
    width = arguments.width or shutil.get_terminal_size((WIDTH_OF_A_FILE, 0)).columns
    return replace(asked, width=width, color=_colored(arguments.color), ascii=arguments.ascii or not _can_draw())


def _colored(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    return is_terminal() and not os.environ.get("NO_COLOR")


def is_terminal() -> bool:
    """Whether standard output is a terminal that can do more than print one character after the other."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _can_draw() -> bool:
    try:
        DRAWN.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def say(message: str) -> None:
    """A message to standard error, on one line, safe to show."""
    print(inert(message), file=sys.stderr)


def note(message: str) -> None:
    """A message that ``--quiet`` leaves out."""
    if _loudness >= NORMAL:
        say(f"Note: {message}")


def detail(message: str) -> None:
    """A message that only ``--verbose`` brings."""
    if _loudness >= VERBOSE:
        say(message)


def print_out(shown: str | bytes, encoding: str = "utf-8") -> None:
    """To standard output; what the encoding lacks is spelled out, and a closed pipe (``| head``) is no error.

    Raises:
        UsageError: bytes would go to a terminal, or it cannot be written to: a full disk behind ``> FILE``.
    """
    if isinstance(shown, bytes) and sys.stdout.isatty():
        raise UsageError("this format is no text and would garble a terminal; write it to a file with -o FILE")
    try:
        sys.stdout.buffer.write(_encoded(shown, encoding))
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more at exit, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"standard output cannot be written ({error.strerror or error}); choose another place") from error


def print_paged(shown: str, encoding: str) -> None:
    """Page by page, by the program in ``PAGER`` or ``less``; all at once where there is none."""
    program = shlex.split(os.environ.get("PAGER") or "less")
    if not program or shutil.which(program[0]) is None:
        return print_out(shown, encoding)
    # As git does: colours as they are, nothing cut off, and no pager for what fits the screen.
    environment = {**os.environ, "LESS": os.environ.get("LESS") or "FRX"}
    with contextlib.suppress(KeyboardInterrupt):
        subprocess.run(program, input=_encoded(shown, encoding), env=environment, check=False)


def _encoded(shown: str | bytes, encoding: str) -> bytes:
    return shown.encode(encoding, "backslashreplace") if isinstance(shown, str) else shown


def check_writable(target: Path) -> None:
    """See that a file can be put there, before any time is spent on what it would hold.

    Raises:
        UsageError: it cannot; the message says why.
    """
    folder = target.absolute().parent
    try:
        if target.is_dir():
            raise UsageError(f"{target} is a folder; give the name of a file in it")
        if not folder.is_dir():
            raise UsageError(f"{target}: there is no folder {target.parent}; make it first")
        if not os.access(target if target.exists() else folder, os.W_OK):
            raise UsageError(f"{target} cannot be written; choose another place or change its permissions")
    except OSError as error:  # a folder above that may not be entered, a name that is too long
        raise UsageError(f"{target} cannot be written ({error.strerror}); choose another place") from error


def write_file(target: Path, shown: str | bytes) -> None:
    """To a file, whole or not at all: an earlier one stays until the new one is complete.

    Raises:
        UsageError: it cannot be written.
    """
    data = _encoded(shown, "utf-8")
    real = target.resolve()  # a link stays a link
    try:
        if real.exists() and not real.is_file():  # a device or a named pipe is written to, never replaced
            real.write_bytes(data)
        else:
            _replace(real, data)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror}); choose another place") from error


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        if file.exists():
            shutil.copymode(file, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
