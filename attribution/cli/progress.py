"""How far long work has come, on a terminal's standard error and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from attribution.cli.output import is_quiet


@contextmanager
def progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar while the block runs, and what moves it: called with the number of articles done and of all.

    None where there is no terminal that can be drawn on, or ``--quiet`` was given.
    """
    if is_quiet() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Loading", total=None)

        def advance(done: int, of: int) -> None:
            bar.update(task, description="Comparing" if done == of else "Reading articles", completed=done, total=of)

        yield advance
