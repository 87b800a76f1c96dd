"""Coverage-guided fuzzing of one target with atheris.

usage: run.py TARGET [--runs N] [INPUT …]

An input that crashes or takes longer than ten seconds is written to the working folder and ends the run with an error.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

SLOWEST = 10
"""Seconds; what takes longer is a hang."""


def main() -> None:
    """Run one target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("inputs", nargs="*", help="run these, and generate none")
    options = parser.parse_args()
    with atheris.instrument_imports(include=["attribution"]):
        import targets

    if options.target not in targets.TARGETS:
        parser.error(f"there is no target {options.target!r}; there are: {', '.join(targets.TARGETS)}")
    given = options.inputs or [f"-runs={options.runs}", f"-dict={Path(__file__).with_name('words.dict')}", "-max_len=4096"]
    atheris.Setup([sys.argv[0], f"-timeout={SLOWEST}", *given], targets.TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
