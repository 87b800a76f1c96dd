"""How fast one process and several read, against spaCy alone, and what memory they hold. Writes its section of
docs/benchmarks.md.

usage: batch.py [--articles N] [--long N] [--jobs N] [--rounds N] [--dry]

The articles are those of data/stories, each copy with names of its own, so that no copy is known to the vocabulary. Times
are taken in turn, some rounds, with all models loaded before; the best round counts. Memory is that of all processes
together, a page shared by several counted once (PSS).
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from archive import write

from attribution.articles import from_texts
from attribution.attributions import detector_names
from attribution.batch import Processes, Way
from attribution.parsing import load_spacy, parse
from attribution.pipeline import tell
from attribution.records import Article

STORIES = Path(__file__).parent.parent / "data" / "stories"
SYLLABLES = ("ka", "lo", "mi", "ter", "ban", "os", "ver", "dun", "ri", "sel", "gor", "tan")
LOOKS = 5
WAY = Way(compare=False)


def articles(count: int) -> Iterator[Article]:
    """So many articles, each made when it is asked for."""
    texts = [path.read_text(encoding="utf8") for path in sorted(STORIES.glob("*/*.txt"))]
    chance = random.Random(7)
    for number, text in enumerate(islice(cycle(texts), count)):
        name, place = (f"{''.join(chance.choices(SYLLABLES, k=4))}".capitalize() for _ in range(2))
        (article,) = from_texts([f"{text}\n\nJon {name} of {place} said {number} people had come.\n"]).articles
        yield article


def timed(run: Iterator[object]) -> float:
    """Seconds that a run takes."""
    started = time.perf_counter()
    for _ in run:
        pass
    return time.perf_counter() - started


def memory(pids: list[int]) -> float:
    """Megabytes that processes hold together."""
    rolled = [Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf8") for pid in pids]
    return sum(int(line.split()[1]) for text in rolled for line in text.splitlines() if line.startswith("Pss:")) / 1000


def held(count: int, jobs: int) -> list[tuple[int, float]]:
    """Megabytes held at several points of a run over many articles."""
    found = []
    with Processes(WAY, jobs) as processes:
        for done, _ in enumerate(processes.tell(articles(count)), start=1):
            if done % (count // LOOKS) == 0:
                found.append((done, memory([os.getpid(), *(w.process.pid for w in processes._workers if w.process.pid)])))
    return found


def speeds(count: int, jobs: int, rounds: int) -> dict[str, float]:
    """Words a second of spaCy alone, one process and several; all read the same articles."""
    given = list(articles(count))
    words = sum(len(article.text.split()) for article in given)
    nlp, names = load_spacy(), detector_names(())
    best: dict[str, float] = {}
    with Processes(WAY, jobs) as processes:
        for _ in processes.tell(given):  # until the models of all are loaded
            pass
        runs: dict[str, Callable[[], Iterator[object]]] = {
            "spaCy alone (`nlp.pipe`)": lambda: parse(nlp, given),
            "1 process": lambda: tell(nlp, given, detectors=names),
            f"{jobs} processes": lambda: processes.tell(given),
        }
        for _ in range(rounds):
            for name, run in runs.items():
                best[name] = max(best.get(name, 0.0), words / timed(run()))
    return best


def main() -> None:
    """Time, watch, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--long", type=int, default=20_000, help="articles of the run over which memory is watched")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    load = os.getloadavg()[1]
    found = speeds(options.articles, options.jobs, options.rounds)
    one = found["1 process"]
    rows = [f"| {name} | {speed:,.0f} | {speed / one:.2f} |" for name, speed in found.items()]
    watched = [f"| {done:,} | {megabytes:,.0f} |" for done, megabytes in held(options.long, options.jobs)]
    asked = f"--articles {options.articles} --long {options.long} --jobs {options.jobs} --rounds {options.rounds}"
    lines = [
        f"`python bench/batch.py {asked}`, load average before it {load:.1f} (five minutes) on {os.cpu_count()} cores: with a "
        "load above the number of cores, processes beside this one take what several of its own would gain.",
        "",
        "| accounts not compared | words a second | of one process |\n|---|---|---|",
        *rows,
        "",
        f"| articles done by {options.jobs} processes | MB held by all of them |\n|---|---|",
        *watched,
    ]
    print("\n".join(lines))
    if not options.dry:
        write("Several processes", "\n".join(lines))


if __name__ == "__main__":
    main()
