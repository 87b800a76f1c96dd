"""Kills a process that adds to an archive at random moments, adds again, and compares with an uninterrupted run.

usage: archive_kills.py [--kills N] [--articles N] [--seed N] [--dry]

Each time a process adds articles to a new archive and compares their accounts; at a moment drawn from the time that takes it is
killed with SIGKILL, another adds the same articles, and all rows of all tables are compared with those of a run that nobody
killed. SQLite checks the file, the foreign keys and the full-text index too. Writes its section of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive_news import analyses, news

from attribution.archive import FileRead, add, compare_stories, writing
from attribution.articles import Reading

WORDS = ("statement_words", "article_words")


def fill(file: Path, count: int) -> None:
    """Add so many articles that the archive may have in part already, and compare their accounts."""
    told = enumerate(news(count), start=1)
    files = (FileRead(one.article.id, Reading((one.article,)), count - n) for n, one in told)
    with writing(file) as connection:
        add(connection, files, analyses)
        compare_stories(connection)


def killed(work: Callable[[], None], seconds: float) -> bool:
    """Whether a process that does the work was killed: after so many seconds, if it had not ended by then."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, in an order of their own; those in which SQLite keeps its full-text index are left out."""
    with sqlite3.connect(file) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(query) if not name.startswith((*WORDS, "sqlite_"))]
        found = {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
    connection.close()
    return found


def faults(file: Path) -> Iterator[str]:
    """What SQLite finds wrong with the file, its foreign keys, and the full-text index against the texts."""
    with sqlite3.connect(file) as connection:
        yield from (said for (said,) in connection.execute("PRAGMA integrity_check") if said != "ok")
        yield from (f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check"))
        for table in WORDS:
            try:
                connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield f"{table}: {error}"
    connection.close()


def articles_in(file: Path) -> int:
    """The articles in an archive that may have been killed before it had any table."""
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def main() -> None:
    """Kill, add again, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dry", action="store_true", help="print, and leave the page as it is")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole" / "whole.db"
        whole.parent.mkdir()
        begun = time.perf_counter()
        fill(whole, options.articles)
        taken = time.perf_counter() - begun
        meant, kills, identical, cut = rows_of(whole), 0, 0, []
        while kills < options.kills:
            file = Path(folder) / "cut" / "cut.db"
            file.parent.mkdir()
            if killed(lambda file=file: fill(file, options.articles), chance.uniform(0, taken)):  # type: ignore[misc]
                kills += 1
                cut.append(articles_in(file) if file.exists() else 0)
                fill(file, options.articles)
                wrong = list(faults(file))
                identical += rows_of(file) == meant and not wrong
                print(f"kill {kills}: {cut[-1]} articles were in it; then {len(rows_of(file)['articles'])}", *wrong, flush=True)
            shutil.rmtree(file.parent)
    text = (
        f"`python bench/archive_kills.py --kills {options.kills} --articles {options.articles}`, "
        f"load average {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores.\n\n"
        f"Killed {kills} times with SIGKILL at moments drawn from the {taken:.0f} seconds that adding {options.articles} "
        f"articles and comparing them takes, with {min(cut)} to {max(cut)} articles in the archive "
        f"({len(set(cut))} different numbers); after the same command again identical to an uninterrupted run, row by row, "
        "and found sound by SQLite: "
        f"**{identical} of {kills}**."
    )
    print(text)
    if not options.dry:
        from archive import write

        write("Archive, killed while it is added to", text)
    sys.exit(identical < kills)


if __name__ == "__main__":
    main()
