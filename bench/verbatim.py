"""Whether all that is quoted stands in the articles as stated, on many articles, in every format read back.

usage: verbatim.py [GOLD.jsonl[.gz] …] [--stories FOLDER] [--detectors NAME,NAME] [--first N] [--articles N]

Each article of a file is analysed by itself, each story of a folder as a whole. Of each analysis the JSON is checked against
the texts in it and read back to the same bytes; all other formats are read back by programs that are not ours
(tests/reports/formats/held.py) and must hold every quotation, source, cue and claim that they have, cut from the text by its
offsets. Prints each fault, and how many articles, statements and places were looked at; exits with 1 where there is a fault.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "reports" / "formats"))

from held import READ_BACK  # noqa: E402

from attribution.articles import Reading, from_texts, read  # noqa: E402
from attribution.parsing import load_spacy  # noqa: E402
from attribution.pipeline import analyze_reading  # noqa: E402
from attribution.records import Analysis  # noqa: E402
from attribution.reports import render  # noqa: E402
from attribution.reports.json.reading import read_analysis  # noqa: E402
from attribution.reports.json.references import dangling  # noqa: E402
from attribution.trail.words import misquoted  # noqa: E402


def main() -> None:
    """Analyse, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--detectors", default="", help="comma-separated; all by default")
    parser.add_argument("--first", type=int, default=0, help="pass over so many articles of each file, or stories")
    parser.add_argument("--articles", type=int, help="at most so many of each file, or stories")
    options = parser.parse_args()
    names = [name for name in options.detectors.split(",") if name]
    nlp = load_spacy()
    articles = statements = places = faults = 0
    for reading in readings(options):
        analysis = analyze_reading(reading, pipeline=nlp, detectors=names)
        for fault in (told := [*faults_in_json(analysis), *faults_in_formats(analysis)]):
            print(f"{reading.articles[0].id}: {fault}", flush=True)
        articles += len(analysis.articles)
        statements += len(analysis.attributions)
        places += sum(len(form.expected(analysis)) for form in READ_BACK.values())
        faults += len(told)
        if articles % 20 < len(analysis.articles):
            print(f"  {articles} articles, {statements} statements, {places} places, {faults} faults", flush=True)
    print(f"{articles} articles, {statements} statements, {places} places in {len(READ_BACK)} formats, {faults} faults")
    sys.exit(1 if faults else 0)


def faults_in_json(analysis: Analysis) -> Iterator[str]:
    """What does not stand in the JSON by itself, and what was not analysed."""
    yield from (f"{problem.article} {problem.what}" for problem in analysis.problems if problem.fatal)
    written = str(render("json", analysis))
    found = json.loads(written)
    yield from (f"{where} {what}" for where, what in (*dangling(found), *misquoted(found)))
    if render("json", read_analysis(written)) != written:
        yield "is not read back as it was written"


def faults_in_formats(analysis: Analysis) -> Iterator[str]:
    """What a format holds that is not in the articles there, and what it should hold and does not."""
    for name, form in READ_BACK.items():
        held, expected = form.of(name, analysis), form.expected(analysis)
        yield from (f"{name} holds {part}" for part in held - expected)
        yield from (f"{name} lacks {part}" for part in expected - held)


def readings(options: argparse.Namespace) -> Iterator[Reading]:
    """Article by article, then story by story."""
    last = None if options.articles is None else options.first + options.articles
    for path in options.gold:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf8") as file:
            yield from (from_texts([json.loads(line)["text"]]) for line in islice(file, options.first, last))
    if options.stories:
        folders = (folder for folder in sorted(options.stories.iterdir()) if folder.is_dir())
        yield from (read(sorted(folder.glob("article-*"))) for folder in islice(folders, options.first, last))


if __name__ == "__main__":
    main()
