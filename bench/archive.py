"""What an archive of many articles costs: to add to, to search, to report from. Writes its section of docs/benchmarks.md.

usage: archive.py [--articles N] [--file FILE.db] [--dry]

The articles are made from templates with ready-made analyses (``archive_news``), so that reading and parsing them is left
out. Timed are the last thousand articles added, by turns with the first thousand of a new archive, so that other work on the
machine delays both alike; searches of several kinds, and reports on events of several sizes, each the middle of many;
and how well the stories found agree with those the articles were made from (B-cubed).
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from archive_news import Told, analyses, news

from attribution.archive import (
    Choice,
    FileRead,
    Status,
    add,
    opened,
    quoted,
    report_on,
    search,
    search_articles,
    stats,
    writing,
)
from attribution.articles import Reading
from attribution.reports import render

TURN = 100


class Taken(NamedTuple):
    """Seconds by the clock and of processor time."""

    clock: float
    processor: float


PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
THOUSAND = 1000


def files(told: Iterator[Told], stories: dict[str, Hashable]) -> Iterator[FileRead]:
    """The articles as if each stood in a file; the story of each is noted."""
    for one in told:
        stories[one.article.id] = one.story
        yield FileRead(one.article.id, Reading((one.article,)), 0)


def added(connection: sqlite3.Connection, told: Iterator[Told], stories: dict[str, Hashable]) -> None:
    """Add articles, telling how far it has come."""

    def tell(status: Status) -> None:
        if status.done % (10 * THOUSAND) == 0:
            print(f"{status.done:,} added, {time.process_time():.0f} s of processor time", flush=True)

    add(connection, files(told, stories), analyses, tell)


def side_by_side(large: sqlite3.Connection, small: sqlite3.Connection, told: list[Told]) -> tuple[Taken, Taken]:
    """What adding a thousand articles takes in a large archive and in a new one, by turns, so that other work on the machine
    delays both alike."""
    taken = {"large": [0.0, 0.0], "small": [0.0, 0.0]}
    for begin in range(0, len(told), TURN):
        for name, connection in (("small", small), ("large", large)):
            clock, processor = time.perf_counter(), time.process_time()
            add(connection, files(iter(told[begin : begin + TURN]), {}), analyses)
            taken[name][0] += time.perf_counter() - clock
            taken[name][1] += time.process_time() - processor
    return Taken(*taken["large"]), Taken(*taken["small"])


def middle(run: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Of several runs the median and the longest by the clock, and the median of processor time, in milliseconds."""
    taken = []
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        run()
        taken.append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)))
    clocks, processors = zip(*taken, strict=True)
    return statistics.median(clocks), max(clocks), statistics.median(processors)


def b_cubed(found: Mapping[str, Hashable], meant: Mapping[str, Hashable]) -> tuple[float, float]:
    """B-cubed precision and recall of one grouping of articles against another."""
    ours, theirs = grouped(found), grouped(meant)
    shared = [(ours[found[name]] & theirs[meant[name]], name) for name in found]
    precision = statistics.fmean(len(both) / len(ours[found[name]]) for both, name in shared)
    return precision, statistics.fmean(len(both) / len(theirs[meant[name]]) for both, name in shared)


def grouped(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    """The members of each group."""
    members: dict[Hashable, set[str]] = defaultdict(set)
    for name, group in groups.items():
        members[group].add(name)
    return members


def timed(file: Path) -> Iterator[tuple[str, float, float, float]]:
    """The searches and reports timed: their names, and what ``middle`` tells of them."""
    with opened(file) as connection:
        name, place = connection.execute("SELECT s.name, c.place FROM sources s JOIN claims c ON c.id = 5000").fetchone()
        searches = {
            "a rare name": Choice(str(place)),
            "a word in one article of four": Choice("people"),
            "two words and a stance": Choice("alarm failed", stance="denies"),
            "a source, a word and a span of dates": Choice("fire", source=str(name), since="2020"),
            "a stance and a month": Choice(stance="denies", since="2020-03", until="2020-03"),
        }
        for said, choice in searches.items():
            yield f"search: {said}", *middle(lambda choice=choice: search(connection, choice), 15)  # type: ignore[misc]
        yield "search: a word in whole articles", *middle(lambda: search_articles(connection, "river"), 15)
        for size in (2, 9):
            query = "SELECT id FROM stories WHERE articles >= ? ORDER BY id DESC LIMIT 1"
            (story,) = connection.execute(query, (size,)).fetchone()
            yield (
                f"report on an event told by {size} articles or more",
                *middle(lambda story=story: report(connection, story), 5),
            )  # type: ignore[misc]
        yield "sources, the 50 quoted most", *middle(lambda: quoted(connection), 3)
        yield "stats", *middle(lambda: stats(connection), 3)


def report(connection: sqlite3.Connection, story: int) -> object:
    """The text report on a story: read from the archive, compared, drawn."""
    return render("text", report_on(connection, Choice(event=str(story)))[0])


def section(count: int, file: Path, last: Taken, first: Taken, stories: Mapping[str, Hashable]) -> str:
    """The figures as a section of the page."""
    with opened(file) as connection:
        found = dict(connection.execute("SELECT name, story FROM articles").fetchall())
        (statements,) = connection.execute("SELECT count(*) FROM attributions").fetchone()
    precision, recall = b_cubed(found, stories)
    load = f"{os.getloadavg()[1]:.1f} (five minutes) on {os.cpu_count()} cores"
    lines = [
        f"`python bench/archive.py --articles {count}`, SQLite {sqlite3.sqlite_version}, load average {load}.",
        "",
        f"{count:,} articles made from templates with ready-made analyses, {statements:,} statements, "
        f"{file.stat().st_size / 1e6:,.0f} MB, {len(set(found.values())):,} stories.",
        "",
        "| adding a thousand articles, by turns | articles a second | articles a second of processor time |",
        "|---|---|---|",
        f"| the first, in a new archive | {THOUSAND / first.clock:.0f} | {THOUSAND / first.processor:.0f} |",
        f"| the last, in the archive of {count:,} | {THOUSAND / last.clock:.0f} | {THOUSAND / last.processor:.0f} |",
        f"| last to first | {first.clock / last.clock:.2f} | {first.processor / last.processor:.2f} |",
        "",
        "| asking | milliseconds by the clock, median | longest | of processor time, median |",
        "|---|---|---|---|",
        *(f"| {name} | {median:.1f} | {longest:.1f} | {processor:.1f} |" for name, median, longest, processor in timed(file)),
        "",
        f"Stories found against those the articles were made from: B-cubed precision {precision:.3f}, recall {recall:.3f}.",
    ]
    return "\n".join(lines)


def write(title: str, text: str) -> None:
    """Put a section into the page of benchmarks, in place of the one of that title."""
    page = PAGE.read_text(encoding="utf-8").rstrip("\n")
    old = re.compile(rf"\n\n## {re.escape(title)}\n.*?(?=\n\n## |\Z)", re.DOTALL)
    PAGE.write_text(f"{old.sub('', page)}\n\n## {title}\n\n{text}\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Make, add, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--file", type=Path, help="keep the archive there, and go on with the one that is there")
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "bench.db"
        stories: dict[str, Hashable] = {}
        told = news(options.articles)
        with writing(file) as large, writing(Path(folder) / "new.db") as small:
            added(large, islice(told, options.articles - THOUSAND), stories)
            rest = list(told)
            stories |= {one.article.id: one.story for one in rest}
            last, first = side_by_side(large, small, rest)
        text = section(options.articles, file, last, first, stories)
    print(text)
    if not options.dry:
        write(f"Archive of {options.articles:,} articles", text)


if __name__ == "__main__":
    main()
