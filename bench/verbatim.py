"""Whether all that is quoted stands in the articles as stated, on many articles, and what is written is read back equal.

usage: verbatim.py [GOLD.jsonl[.gz] …] [--stories FOLDER] [--detectors NAME,NAME] [--articles N] [--every N]

Each article of a file is analysed by itself, each story of a folder as a whole. Prints each fault, and how many articles,
statements and places were looked at; exits with 1 where there is a fault.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from attribution.articles import Reading, from_texts, read
from attribution.parsing import load_spacy
from attribution.pipeline import analyze_reading
from attribution.reports import render
from attribution.reports.json.reading import read_analysis
from attribution.reports.json.references import dangling
from attribution.trail.words import misquoted


def main() -> None:
    """Analyse, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--detectors", default="", help="comma-separated; all by default")
    parser.add_argument("--articles", type=int, help="at most so many of each file")
    parser.add_argument("--every", type=int, default=1, help="only each Nth article")
    options = parser.parse_args()
    names = [name for name in options.detectors.split(",") if name]
    nlp = load_spacy()
    articles = statements = places = faults = 0
    for reading in readings(options):
        analysis = analyze_reading(reading, pipeline=nlp, detectors=names)
        written = render("json", analysis)
        assert isinstance(written, str)
        found = json.loads(written)
        said = [*dangling(found), *misquoted(found), *((p.article, p.what) for p in analysis.problems if p.fatal)]
        again = read_analysis(written)
        if render("json", again) != written:
            said.append((reading.articles[0].id, "is not read back as it was written"))
        for where, what in said:
            print(f"{reading.articles[0].id}: {where} {what}", flush=True)
        articles += len(analysis.articles)
        statements += len(analysis.attributions)
        places += written.count('"start":')
        faults += len(said)
        if articles % 100 < len(analysis.articles):
            print(f"  {articles} articles, {statements} statements, {places} places, {faults} faults", flush=True)
    print(f"{articles} articles, {statements} statements, {places} places, {faults} faults")
    sys.exit(1 if faults else 0)


def readings(options: argparse.Namespace) -> Iterator[Reading]:
    """Article by article, then story by story."""
    for path in options.gold:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf8") as file:
            lines = [line for number, line in enumerate(file) if number % options.every == 0]
        for line in lines[: options.articles]:
            yield from_texts([json.loads(line)["text"]])
    if options.stories:
        yield from (read([folder]) for folder in sorted(options.stories.iterdir()) if folder.is_dir())


if __name__ == "__main__":
    main()
