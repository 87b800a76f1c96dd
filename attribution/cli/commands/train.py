"""``attribution train``: fits the learned detector to marked articles."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.cli.output import is_quiet, note, print_out, say
from attribution.errors import UsageError

if TYPE_CHECKING:
    from attribution.training.loop import Progress

SAID = "Fit the learned detector to articles whose attributions are marked"

MORE = """\
MARKED and DEV are marked articles as for attribution evaluate. OUT is a folder:
a run that was cut off goes on from the checkpoint in it. Afterwards it holds the
weights as the package ships them, under weights/, and figures.json.
Needs more than the package itself: pip install 'attribution[train]'

examples:
  attribution train train.jsonl.gz run/ --develop dev.jsonl.gz
  attribution train train.jsonl.gz try/ --epochs 0.05 --workers 1
"""

BETWEEN_LINES = 20.0
"""Seconds between two lines of progress, where there is no terminal to draw a bar on."""


def add(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("marked", metavar="MARKED", help="marked articles to learn from")
    parser.add_argument("out", metavar="OUT", help="folder for the checkpoint, the weights and the figures")
    parser.add_argument("--develop", metavar="DEV", help="marked articles not learned from: calibrate and measure on them")
    parser.add_argument("--base", metavar="FOLDER", help="the encoder to start from; else the one the train extra installs")
    parser.add_argument("--epochs", metavar="N", type=_above_zero, default=5.0, help="times through the articles")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="with the same seed the same weights")
    parser.add_argument("--workers", metavar="N", type=_count, default=2, help="processes, one a core")
    parser.add_argument("--keep-every", metavar="STEPS", type=_count, default=100, help="steps between checkpoints")
    parser.add_argument("--name", metavar="NAME", default="0", help="what the weights call themselves")


def run(arguments: argparse.Namespace) -> int:
    """Train, export, measure, and print where everything is."""
    from attribution.training.requirements import find_base, require_extra

    require_extra()
    from attribution.evaluation import read_gold
    from attribution.training.loop import Plan
    from attribution.training.run import Training, finish, train

    base, out = find_base(Path(arguments.base) if arguments.base else None), Path(arguments.out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder for the checkpoint and the weights")
    marked = read_gold([Path(arguments.marked)])
    develop = read_gold([Path(arguments.develop)]) if arguments.develop else None
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed, keep_every=arguments.keep_every)
    training = Training(marked, base, out, plan, workers=arguments.workers)
    if training.checkpoint.exists():
        note(f"going on from {training.checkpoint}")
    train(training, Teller(quiet=is_quiet()))
    note(f"exporting{' and measuring' if develop else ''}")
    print_out(summary(finish(training, develop=develop, name=arguments.name), out))
    return 0


class Teller:
    """Shows the progress on standard error: a bar on a terminal, else a line now and then. Made in one process and called in
    another, it opens its bar when it first hears something."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._told = float("-inf")

    def __call__(self, progress: Progress) -> None:
        """Show where the run stands."""
        if self._quiet:
            return
        if sys.stderr.isatty():
            self._draw(progress)
        elif time.monotonic() - self._told > BETWEEN_LINES or progress.share >= 1.0:
            self._told = time.monotonic()
            say(f"{100 * progress.share:3.0f} %  {described(progress)}")

    def _draw(self, progress: Progress) -> None:
        if self._bar is None:
            import atexit

            from rich.console import Console
            from rich.progress import BarColumn, TaskProgressColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = BarColumn(), TaskProgressColumn(), TextColumn("{task.description}")
            self._bar = Bar(*columns, console=Console(stderr=True))
            self._bar.add_task("", total=1.0)
            self._bar.start()
            atexit.register(self._bar.stop)  # a run that is cut off gives the cursor back
        self._bar.update(0, completed=progress.share, description=described(progress))
        if progress.share >= 1.0:
            self._bar.stop()


def described(progress: Progress) -> str:
    """Where a run stands, in words."""
    step = f"epoch {progress.epoch + 1}, step {progress.done} of {progress.of}"
    return f"{step}: loss {progress.loss:.3f}, {progress.speed:,.0f} pieces a second, {_left(progress.left)}"


def _left(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    if minutes >= 100:
        return f"about {minutes / 60:.0f} hours left"
    return f"about {minutes} min left" if minutes else f"about {rest} s left"


def summary(told: dict[str, Any], out: Path) -> str:
    """Where everything is, and how well the network alone does; ``told`` are the run's figures."""
    lines = [f"{out / 'weights'}: the weights, {told['bytes']['after'] / 1e6:.1f} MB", f"{out / 'figures.json'}: the figures"]
    if "after" not in told:
        return "\n".join([*lines, "Not calibrated and not measured: give articles not learned from with --develop"]) + "\n"
    lines += [f"{'network alone, F1':20}{'relation':>10}{'content':>10}{'source':>10}{'cue':>10}"]
    for name, part in (("32 bits", told["before"]), ("8 bits, as written", told["after"])):
        shares = [part["relation"]["f1"], *(part["exact"][role]["f1"] for role in ("content", "source", "cue"))]
        lines.append(f"{name:20}" + "".join(f"{share:10.1f}" for share in shares))
    return "\n".join(lines) + "\n"


def _above_zero(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{value!r} is no number above 0")
    return number


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    return int(value)
