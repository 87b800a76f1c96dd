"""Take the figures that data/scores.json holds floors for, on the gold stories and on marked articles, and compare.

usage: floors.py [GOLD] [--write]

GOLD is the PolNeAR development part, which is not passed on with this project; without it that set is left out. The exit
code is 1 where a figure is below its floor or the data are not those the floors were taken on. ``--write`` puts floors a
little below what was measured into the file, with the digest of the data: look at the change before you keep it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from attribution.evaluation import Evaluation, evaluate, read_gold
from attribution.evaluation.as_text import as_text
from attribution.evaluation.floors import Floors, measured, read_floors

DATA = Path(__file__).parent.parent / "data"
FILE = DATA / "scores.json"
MARGIN = 0.5
"""Points by which a floor is below what was measured, or as many as one of those counted is worth, if that is more: another
version of spaCy or onnxruntime moves figures by a few tenths, and of twelve relations one is eight points."""


def main() -> int:
    """Measure, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    kept, faults = read_floors(FILE), 0
    for name, floors in kept.items():
        paths = [options.gold] if name == "polnear" else [DATA / each for each in floors.gold]
        if paths == [None] or not all(path.exists() for path in paths):
            print(f"{name}: left out, for want of {', '.join(floors.gold)}")
            continue
        evaluation = evaluate(read_gold(paths))
        print(as_text(evaluation))
        if options.write:
            kept[name] = raised(floors, evaluation)
        else:
            faults += compared(name, floors, evaluation)
    if options.write:
        FILE.write_text(written(kept), encoding="utf8")
    return 1 if faults else 0


def compared(name: str, floors: Floors, evaluation: Evaluation) -> int:
    """How many figures are below their floor, after printing all beside theirs; other data are a fault too."""
    figures = measured(evaluation.scores)
    fallen = floors.fallen(figures)
    for each, figure in figures.items():
        floor = f"floor {floors.least[each]:5.1f}" if each in floors.least else "no floor"
        print(f"{name:10}{each:20}{figure.percent:8.1f}  {floor}{'  BELOW' if each in fallen else ''}")
    other = evaluation.gold.sha256 != floors.sha256
    if other:
        print(f"{name}: the data are not those that the floors were taken on")
    return len(fallen) + other


def raised(floors: Floors, evaluation: Evaluation) -> Floors:
    """The same set with floors a margin below what was measured."""
    figures = measured(evaluation.scores)
    least = {name: round(each.percent - max(MARGIN, 100 / each.over), 1) for name, each in figures.items()}
    return Floors(floors.gold, evaluation.gold.sha256, floors.command, least)


def written(sets: dict[str, Floors]) -> str:
    """The file's text."""
    plain = {
        name: {"gold": list(each.gold), "sha256": each.sha256, "command": each.command, "floors": dict(each.least)}
        for name, each in sets.items()
    }
    return json.dumps(plain, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
