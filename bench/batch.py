"""How fast one process reads, on one core and on two, and several of one core each, against spaCy alone. Writes its section
of docs/benchmarks.md; what memory they hold in a long run is told by ``flat.py``.

usage: batch.py [--articles N] [--jobs N] [--rounds N] [--dry]

Timed are articles of data/stories, each copy with names of its own, so that no copy is known to the vocabulary: in turn, some
rounds, with all models loaded before; the best round counts. By the clock, other work on the machine counts too; processor
time, that of all processes together, tells what the work costs by itself.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from archive import write

from attribution.articles import from_texts
from attribution.attributions import detector_names
from attribution.batch import Processes, Way
from attribution.parsing import load_spacy, parse
from attribution.pipeline import tell
from attribution.records import Article

STORIES = Path(__file__).parent.parent / "data" / "stories"
SYLLABLES = ("ka", "lo", "mi", "ter", "ban", "os", "ver", "dun", "ri", "sel", "gor", "tan")
WAY = Way(compare=False)
ONE = "1 process, one core"


def articles(count: int) -> Iterator[Article]:
    """So many articles, each made when it is asked for."""
    texts = [path.read_text(encoding="utf8") for path in sorted(STORIES.glob("*/*.txt"))]
    chance = random.Random(7)
    for number, text in enumerate(islice(cycle(texts), count)):
        name, place = (f"{''.join(chance.choices(SYLLABLES, k=4))}".capitalize() for _ in range(2))
        (article,) = from_texts([f"{text}\n\nJon {name} of {place} said {number} people had come.\n"]).articles
        yield article


class Speed(NamedTuple):
    """Words a second, by the clock and of processor time."""

    clock: float
    processor: float


def timed(run: Iterator[object], words: int, pids: list[int]) -> Speed:
    """How fast so many words are read by a run, in this process and the others at work on it."""
    clock, processor = time.perf_counter(), used(pids)
    for _ in run:
        pass
    return Speed(words / (time.perf_counter() - clock), words / (used(pids) - processor))


def used(pids: list[int]) -> float:
    """Seconds of processor time that this process and others have used."""
    stats = [Path(f"/proc/{pid}/stat").read_text(encoding="utf8").rpartition(")")[2].split() for pid in pids]
    return time.process_time() + sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


def pids_of(processes: Processes) -> list[int]:
    """The processes that analyse articles."""
    return [worker.process.pid for worker in processes._workers if worker.process.pid]


def speeds(count: int, jobs: int, rounds: int) -> dict[str, Speed]:
    """Words a second of spaCy alone, one process and several; all read the same articles."""
    given = list(articles(count))
    words = sum(len(article.text.split()) for article in given)
    nlp, names = load_spacy(), detector_names(())
    best: dict[str, Speed] = {}
    with Processes(WAY, 1) as single, Processes(WAY, jobs) as processes:
        for loading in (single, processes):
            deque(loading.tell(given), maxlen=0)
        runs: dict[str, Callable[[], Iterator[object]]] = {
            "spaCy alone (`nlp.pipe`)": lambda: parse(nlp, given),
            "1 process, the network ahead on a second core": lambda: tell(nlp, given, detectors=names),
            ONE: lambda: single.tell(given),
            f"{jobs} processes, one core each": lambda: processes.tell(given),
        }
        for _ in range(rounds):
            for name, run in runs.items():
                at_work = [*pids_of(single), *pids_of(processes)]
                best[name] = max(best.get(name, Speed(0, 0)), timed(run(), words, at_work))
    return best


def main() -> None:
    """Time, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    load = os.getloadavg()[1]
    found = speeds(options.articles, options.jobs, options.rounds)
    one = found[ONE]
    rows = [
        f"| {name} | {speed.clock:,.0f} | {speed.clock / one.clock:.2f} | {speed.processor:,.0f} | "
        f"{speed.processor / one.processor:.2f} |"
        for name, speed in found.items()
    ]
    asked = f"--articles {options.articles} --jobs {options.jobs} --rounds {options.rounds}"
    lines = [
        f"`python bench/batch.py {asked}`, load average before it {load:.1f} (five minutes) on {os.cpu_count()} cores: with a "
        "load above the number of cores, processes beside this one take what several of its own would gain.",
        "",
        "| accounts not compared | words a second by the clock | of one core | words a second of processor time | "
        "of one core |\n|---|---|---|---|---|",
        *rows,
    ]
    print("\n".join(lines))
    if not options.dry:
        write("Several processes", "\n".join(lines))


if __name__ == "__main__":
    main()
