"""Trains the learned detector from the shell: ``python -m attribution.training MARKED BASE OUT``."""

from __future__ import annotations

import argparse
from pathlib import Path

from attribution.training.loop import Plan
from attribution.training.run import finish, show, train


def main() -> None:
    """Read the command line and train."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="attribution.training", description=__doc__)
    parser.add_argument("marked", type=Path, help="marked articles, JSON lines of the PolNeAR form, may be gzipped")
    parser.add_argument("base", type=Path, help="folder with the base encoder's model.safetensors and tokenizer.json")
    parser.add_argument("out", type=Path, help="folder for the checkpoint; a run cut off goes on from it")
    parser.add_argument("--epochs", type=float, default=plan.epochs)
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--workers", type=int, default=2, help="processes that train together, one a core")
    parser.add_argument("--develop", type=Path, help="marked articles not trained on: calibrate on them and export")
    parser.add_argument("--version", default="0", help="what the exported weights call themselves")
    options = parser.parse_args()
    plan = Plan(epochs=options.epochs, seed=options.seed)
    train(options.marked, options.base, options.out, plan, workers=options.workers, tell=show)
    if options.develop:
        print(finish(options.out, options.base, options.develop, version=options.version))


if __name__ == "__main__":
    main()
