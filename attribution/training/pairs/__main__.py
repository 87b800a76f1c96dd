"""Trains the pair model from the shell: ``python -m attribution.training.pairs OUT``, and exports it."""

from __future__ import annotations

import argparse
from pathlib import Path

from attribution.training.loop import Progress
from attribution.training.pairs.base import find_pair_base
from attribution.training.pairs.loop import Plan
from attribution.training.pairs.run import Course, finish, train


def main() -> None:
    """Read the command line and train."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="attribution.training.pairs", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the checkpoint and the weights")
    parser.add_argument("--accounts", type=Path, nargs="+", required=True, help="invented accounts (data/pairs/accounts/*.txt)")
    parser.add_argument("--base", type=Path, help="the encoder to start from; else the one that the train-pairs extra installs")
    parser.add_argument("--epochs", type=int, default=plan.epochs, help="how often the accounts are read")
    parser.add_argument("--rate", type=float, default=plan.rate, help="the encoder's uppermost layer's learning rate")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--develop", type=Path, nargs="*", help="stories not learned from: calibrate on them and export")
    parser.add_argument("--version", default="0", help="what the exported weights call themselves")
    options = parser.parse_args()
    course = Course(
        find_pair_base(options.base, options.out),
        options.out,
        options.accounts,
        plan=Plan(epochs=options.epochs, rate=options.rate, seed=options.seed),
    )
    train(course, show)
    if options.develop:
        print(finish(course, options.develop, version=options.version))


def show(progress: Progress) -> None:
    """Print one line of progress."""
    where = f"epoch {progress.epoch + 1}, story {progress.done} of {progress.of}"
    print(f"{where}: loss {progress.loss:.4f}, {progress.speed:,.0f} texts a second", flush=True)


if __name__ == "__main__":
    main()
