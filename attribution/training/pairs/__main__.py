"""Trains the pair model from the shell: ``python -m attribution.training.pairs OUT``, and exports it."""

from __future__ import annotations

import argparse
from pathlib import Path

from attribution.training.loop import Progress
from attribution.training.pairs.loop import Plan
from attribution.training.pairs.mixture import Mixture
from attribution.training.pairs.run import Course, finish, train
from attribution.training.requirements import find_base


def main() -> None:
    """Read the command line and train."""
    plan, mixture = Plan(), Mixture()
    parser = argparse.ArgumentParser(prog="attribution.training.pairs", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the checkpoint and the weights")
    parser.add_argument("--base", type=Path, help="the encoder to start from; else the one the train extra installs")
    parser.add_argument("--public", type=Path, help="labelled pairs, JSON lines: premise, hypothesis, label, src")
    parser.add_argument("--most", type=int, default=mixture.most, help="the most public pairs to read")
    parser.add_argument("--points", type=Path, help="points at issue and their answers (data/pairs/points.txt)")
    parser.add_argument("--rounds", type=int, default=mixture.rounds, help="how often each point is filled anew")
    parser.add_argument("--marked", type=Path, help="marked articles to alter, JSON lines of the PolNeAR form")
    parser.add_argument("--opposites", type=Path, help="words and their opposites (data/pairs/opposites.tsv)")
    parser.add_argument("--rate", type=float, default=plan.rate, help="the uppermost layer's learning rate")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--develop", type=Path, nargs="*", help="stories not learned from: calibrate on them and export")
    parser.add_argument("--version", default="0", help="what the exported weights call themselves")
    options = parser.parse_args()
    mixture = Mixture(
        public=options.public,
        most=options.most,
        points=options.points,
        rounds=options.rounds,
        marked=options.marked,
        opposites=options.opposites,
        seed=options.seed,
    )
    plan = Plan(rate=options.rate, seed=options.seed)
    course = Course(find_base(options.base), options.out, mixture, plan)
    train(course, show)
    if options.develop:
        print(finish(course, options.develop, version=options.version))


def show(progress: Progress) -> None:
    """Print one line of progress."""
    where = f"epoch {progress.epoch + 1}, step {progress.done} of {progress.of}"
    print(f"{where}: loss {progress.loss:.4f}, {progress.speed:,.0f} pieces a second", flush=True)


if __name__ == "__main__":
    main()
