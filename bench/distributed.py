"""How much more two workers of a local Ray cluster get done than one, and whether what comes out is what one process makes of
the same articles. Writes its section of docs/benchmarks.md; needs ``pip install 'attribution[ray]'``.

usage: distributed.py [--articles N] [--workers N] [--rounds N] [--dry]

The articles are those of ``batch.articles``, as JSON lines in four files. Timed is the stage that costs: reading, the models
loaded in each worker, extraction; by turns with one worker and with several, so that other work on the machine delays both
alike; the best round counts. The same is timed over a few of the articles, so that starting workers and loading their models
can be taken off. A worker is one process that keeps to one core: on a machine with fewer idle cores than workers they take
turns, and the ratio tells of the machine alone.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import ray
from archive import write
from batch import WAY, articles

from attribution.distributed import read_back, run
from attribution.distributed.running import _articles
from attribution.pipeline import analyze
from attribution.records import Analysis
from attribution.reports import render

FILES = 4
FEW = 16
"""Articles of the run that is mostly start."""
STORE = 300_000_000
"""Bytes of Ray's object store: what it takes otherwise, a third of the memory, is wanted by the models."""


def dumps(folder: Path, count: int) -> tuple[list[str], int]:
    """Files of JSON lines with so many articles together, and their words."""
    lines: list[list[str]] = [[] for _ in range(FILES)]
    words = 0
    for number, article in enumerate(articles(count)):
        row = {"id": f"news-{number}", "text": article.text, "title": article.title, "published": "2024-05-02"}
        lines[number * FILES // count].append(json.dumps(row))
        words += len(article.text.split())
    paths = [folder / f"dump-{number}.jsonl" for number in range(FILES)]
    for path, told in zip(paths, lines, strict=True):
        path.write_text("\n".join(told), encoding="utf8")
    return [str(path) for path in paths], words


def taken(paths: list[str], workers: int) -> float:
    """Seconds that extraction takes by the clock."""
    begun = time.perf_counter()
    _articles(paths, WAY, workers).materialize()
    return time.perf_counter() - begun


def identical(paths: list[str], folder: Path, workers: int) -> bool:
    """Whether the whole run finds what one process finds, each article by itself."""
    run(paths, folder / "found", way=WAY, workers=workers)
    found, known = read_back(folder / "found"), analyze(paths, compare=False)
    return shown(found) == shown(known)


def shown(analysis: Analysis) -> str | bytes:
    """Attributions and claims as JSON; who is who is decided inside a story there, over all articles here."""
    own = tuple(replace(one, source_id=None, via=(), candidates=()) for one in analysis.attributions)
    claims = tuple(replace(one, source_id=None) for one in analysis.claims)
    return render("json", replace(analysis, sources=(), attributions=own, claims=claims))


def rows_of(best: dict[int, float], start: dict[int, float], words: int, beyond: int) -> Iterator[str]:
    """A row for each number of workers: words a second in all, and without the start."""
    alone = {workers: beyond / (best[workers] - start[workers]) for workers in best}
    for n, seconds in best.items():
        yield (
            f"| {n} | {seconds:.0f} | {words / seconds:,.0f} | {best[1] / seconds:.2f} | {alone[n]:,.0f} | "
            f"{alone[n] / alone[1]:.2f} |"
        )


def main() -> None:
    """Start Ray, time, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    load = os.getloadavg()[1]
    ray.init(num_cpus=options.workers + 1, object_store_memory=STORE, include_dashboard=False, log_to_driver=False)
    best = dict.fromkeys((1, options.workers), float("inf"))
    start = dict(best)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "few").mkdir()
        few, few_words = dumps(Path(folder) / "few", FEW)
        paths, words = dumps(Path(folder), options.articles)
        for _ in range(options.rounds):
            for workers in best:
                start[workers] = min(start[workers], taken(few, workers))
                best[workers] = min(best[workers], taken(paths, workers))
                print(f"{workers} workers: {words / best[workers]:,.0f} words a second", flush=True)
        same = identical(paths, Path(folder), options.workers)
    ray.shutdown()
    rows = rows_of(best, start, words, words - few_words)
    asked = f"--articles {options.articles} --workers {options.workers} --rounds {options.rounds}"
    text = "\n".join(
        [
            f"`python bench/distributed.py {asked}`, Ray {ray.__version__}, load average before it {load:.1f} (five minutes) "
            f"on {os.cpu_count()} cores.",
            "",
            f"{options.articles:,} articles, {words:,} words. Without the start: beyond the first {FEW} articles.",
            "",
            "| workers | seconds | words a second | of one worker | without the start | of one worker |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"Attributions and claims identical to those of one process: **{'yes' if same else 'no'}**.",
        ]
    )
    print(text)
    if not options.dry:
        write("Past one machine", text)


if __name__ == "__main__":
    main()
