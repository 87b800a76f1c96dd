"""Predictions of the learned detector alone, without spaCy, for a scorer of the PolNeAR form.

usage: python bench/learned.py MARKED PREDICTIONS [--weights FOLDER]

MARKED is JSON lines with ``id`` and ``text`` (may be gzipped); PREDICTIONS is written. Prints words a second and the
largest memory this process held.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from pathlib import Path

from attribution.attributions.network import load_network, read_network
from attribution.attributions.plain import extents_of


def main() -> None:
    """Read the command line, predict, print the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marked", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--weights", type=Path, help="a folder with another graph than the package's")
    options = parser.parse_args()
    network = read_network(options.weights) if options.weights else load_network("en")
    opened = gzip.open if options.marked.suffix == ".gz" else open
    with opened(options.marked, "rt", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    begun = time.perf_counter()
    found = [{"id": each["id"], "relations": extents_of(each["text"], network)} for each in articles]
    spent = time.perf_counter() - begun
    options.predictions.write_text("".join(json.dumps(each) + "\n" for each in found), encoding="utf8")
    words = sum(len(each["text"].split()) for each in articles)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{words / spent:,.0f} words a second, {held:,.0f} MiB at most")


if __name__ == "__main__":
    main()
