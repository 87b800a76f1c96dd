"""What memory a long run holds, from its beginning to its end. Writes its section of docs/benchmarks.md.

usage: flat.py [--articles N] [--jobs N] [--dry]

Small articles made from templates (``archive_news``), each with names of its own, are read, parsed and analysed by processes
of ``attribution.batch``, and what they tell is thrown away, so that any growth is the program's own. Watched is the resident
memory (RSS) of the process that hands the articles out and of those that analyse them; pages that they share count in each.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from archive import write
from archive_news import news

from attribution.articles import from_texts
from attribution.batch import Processes, Way
from attribution.records import Article

LINES = 3
"""Of each article the first lines: a headline, a line of the place, and what one source said; so that many can be read."""
LOOKS = (100, 1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 50_000, 100_000)
EARLY = 1_000
"""The article from which growth counts: by then the models have made themselves comfortable."""
KIB = 1024


class Held(NamedTuple):
    """MiB resident after so many articles: in the parent, and in each process that analyses."""

    articles: int
    parent: float
    workers: tuple[float, ...]


def small(count: int) -> Iterator[Article]:
    """So many small articles."""
    for told in news(count):
        (article,) = from_texts(["\n".join(told.article.text.split("\n")[:LINES])]).articles
        yield article


def resident(pid: int) -> float:
    """MiB that a process has in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / KIB


def watched(count: int, jobs: int) -> Iterator[Held]:
    """What is held at several points of a run over that many articles."""
    with Processes(Way(compare=False), jobs) as processes:
        for done, _ in enumerate(processes.tell(small(count)), start=1):
            if done in LOOKS or done == count:
                workers = [worker.process.pid for worker in processes._workers if worker.process.pid]
                held = Held(done, resident(os.getpid()), tuple(resident(pid) for pid in workers))
                print(held, flush=True)
                yield held


def section(looks: list[Held], seconds: float, jobs: int) -> str:
    """The figures as a section of the page."""
    last = looks[-1]
    first = next((look for look in looks if look.articles >= EARLY), looks[0])
    names = [f"process {number}" for number in range(1, jobs + 1)] if jobs > 1 else ["the process that analyses"]
    return "\n".join(
        [
            f"`python bench/flat.py --articles {last.articles} --jobs {jobs}`, {seconds / 60:.0f} minutes, articles of {LINES} "
            "lines: a headline, a line of the place, what one source said.",
            "",
            f"| articles done | MiB resident: the parent | {' | '.join(names)} |",
            f"|---|---|{'---|' * jobs}",
            *(
                f"| {look.articles:,} | {' | '.join(f'{held:,.0f}' for held in (look.parent, *look.workers))} |"
                for look in looks
            ),
            "",
            f"From {first.articles:,} to {last.articles:,} articles the parent grew by {last.parent - first.parent:+,.1f} MiB, "
            f"what analyses by {sum(last.workers) - sum(first.workers):+,.1f} MiB.",
        ]
    )


def main() -> None:
    """Run, watch, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    begun = time.perf_counter()
    looks = list(watched(options.articles, options.jobs))
    text = section(looks, time.perf_counter() - begun, options.jobs)
    print(text)
    if not options.dry:
        write("Memory over a long run", text)


if __name__ == "__main__":
    main()
