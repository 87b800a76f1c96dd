"""How fast the tool reads, as a share of the bare spaCy pipeline on the same texts in the same run.

usage: speed.py GOLD.jsonl[.gz] [--articles N]

Prints words a second of ``nlp.pipe`` alone, of the stages up to claims (``attribution extract``), and of everything, and
the ratios. One process, one warm-up; the three are timed in turn, the best of three rounds is taken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from attribution.articles import from_texts
from attribution.parsing import load_spacy, parse
from attribution.pipeline import analyze_reading


def main() -> None:
    """Read, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--detectors", default="", help="comma-separated; all by default")
    options = parser.parse_args()
    opener = gzip.open if options.gold.suffix == ".gz" else open
    with opener(options.gold, "rt", encoding="utf8") as file:
        texts = [json.loads(line)["text"] for line in file][: options.articles]
    words = sum(len(text.split()) for text in texts)
    nlp, reading = load_spacy(), from_texts(texts)
    names = [name for name in options.detectors.split(",") if name]
    runs: dict[str, Callable[[], object]] = {
        "spaCy alone": lambda: sum(len(doc) for _, doc in parse(nlp, reading.articles)),
        "extract": lambda: analyze_reading(reading, pipeline=nlp, detectors=names, compare=False),
        "report": lambda: [analyze_reading(from_texts([text]), pipeline=nlp, detectors=names) for text in texts],
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(3):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - start)
    for name, seconds in best.items():
        print(f"{name:12} {words / seconds:7.0f} words/s  {best['spaCy alone'] / seconds:5.2f} of spaCy alone")


if __name__ == "__main__":
    main()
