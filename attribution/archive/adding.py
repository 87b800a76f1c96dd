"""Articles added to an archive: each once, whole or not at all, in the order given.

An article is known again by the hash of its text, of what read it and of its publisher: one text in two papers is two
articles. Articles are written some at a time, each batch in one transaction, so that a run cut off at any moment has lost
at most a batch, which the next run reads again; what that comes to is the same as without the cut.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from attribution.archive.as_rows import insert_article, insert_found, insert_tool
from attribution.archive.files import FileRead
from attribution.archive.grouping import story_of, traits_of
from attribution.archive.transactions import transaction
from attribution.records import Analysis, Article, Problem
from attribution.registry import readers

BATCH = 50
"""Articles written in one transaction: one by one, each waits for the disk."""

Analyses = Callable[[Iterable[Article]], Iterable[Analysis]]
"""Articles to analyses of one article each, in their order and as they come; the articles are taken in the calling thread.

One whose article could not be analysed has a fatal problem instead of what was found in it.
"""


@dataclass(frozen=True, slots=True)
class Status:
    """How far adding has come: articles done, of them new, and all that are known of by now (a file not yet read is one)."""

    done: int
    new: int
    of: int


@dataclass(frozen=True, slots=True)
class Added:
    """What adding came to: new articles, those that were there already, and what was wrong with the others."""

    new: int
    known: int
    problems: tuple[Problem, ...]


def add(
    connection: sqlite3.Connection,
    files: Iterable[FileRead],
    analyses: Analyses,
    progress: Callable[[Status], None] | None = None,
) -> Added:
    """Add the articles of files that the archive does not have, under names that are unique in it."""
    run = _Run(connection, progress)
    for analysis in analyses(run.new_articles(files)):
        run.keep(analysis)
    run.write()
    return Added(run.new, run.known, tuple(run.problems))


@dataclass(frozen=True, slots=True)
class _Begun:
    """An article read and not yet written: its file, its hash, the name in its file and the number added to that."""

    file: str
    key: str
    name: str
    number: int


@dataclass
class _Run:
    """One call of ``add``: what is under way between reading an article and writing it."""

    connection: sqlite3.Connection
    progress: Callable[[Status], None] | None
    new: int = 0
    known: int = 0
    failed: int = 0
    seen: int = 0
    files_left: int = 0
    problems: list[Problem] = field(default_factory=list)
    under_way: dict[str, _Begun] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """The hashes of articles under way."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The last number given to a name in this run that the archive does not have yet: that of an article under way, or of one
    that then could not be analysed."""
    batch: list[Analysis] = field(default_factory=list)

    def new_articles(self, files: Iterable[FileRead]) -> Iterator[Article]:
        """Those that the archive does not have, each under a name of its own."""
        for file in files:
            self.files_left = file.left
            self._note_problems(file)
            for article in file.reading.articles:
                self.seen += 1
                begun = self._begin(article, file.name)
                if begun is None:
                    self.known += 1
                    self._tell()
                else:
                    yield replace(article, id=begun)

    def keep(self, analysis: Analysis) -> None:
        """Take what was found in an article, and write when there is enough of it."""
        self.problems += analysis.problems
        for article in analysis.articles:
            self._write_problems(self.under_way[article.id].file, analysis.problems)
        if any(problem.fatal for problem in analysis.problems):
            self.failed += 1
            self._end(analysis)
        else:
            self.batch.append(analysis)
        if len(self.batch) >= BATCH:
            self.write()
        self._tell()

    def write(self) -> None:
        """Write what was kept, all of it or nothing."""
        with transaction(self.connection):
            for analysis in self.batch:
                for article in analysis.articles:
                    _write(self.connection, analysis, article, self.under_way[article.id])
        for analysis in self.batch:
            self.new += len(analysis.articles)
            self._forget_numbers(analysis)
            self._end(analysis)
        self.batch.clear()

    def _forget_numbers(self, analysis: Analysis) -> None:
        """Those that the archive has now, so that memory stays flat."""
        for begun in (self.under_way[article.id] for article in analysis.articles):
            if self.numbers.get(begun.name) == begun.number:
                del self.numbers[begun.name]

    def _end(self, analysis: Analysis) -> None:
        for article in analysis.articles:
            self.keys.discard(self.under_way.pop(article.id).key)

    def _tell(self) -> None:
        if self.progress:
            new = self.new + len(self.batch)
            self.progress(Status(new + self.known + self.failed, new, self.seen + self.files_left))

    def _begin(self, article: Article, file: str) -> str | None:
        """The name of an article that is to be added; None for one that is there."""
        key = content_hash(article)
        if key in self.keys or self._has("content_hash", key):
            return None
        number = self.numbers.get(article.id) or self._last_number(article.id)
        taken = number is not None or self._has("name", article.id) or article.id in self.under_way
        name, number = self._numbered(article.id, number or 1) if taken else (article.id, 1)
        self.numbers[article.id] = number
        self.under_way[name] = _Begun(file, key, article.id, number)
        self.keys.add(key)
        return name

    def _numbered(self, name: str, number: int) -> tuple[str, int]:
        """The name with the next number that no article of the archive has by itself: "wire-2"."""
        while True:
            number += 1
            tried = f"{name}-{number}"
            if tried not in self.under_way and not self._has("name", tried):
                return tried, number

    def _last_number(self, name: str) -> int | None:
        found = self.connection.execute("SELECT number FROM article_names WHERE name = ?", (name,)).fetchone()
        return None if found is None else int(found[0])

    def _has(self, column: str, value: str) -> bool:
        return self.connection.execute(f"SELECT 1 FROM articles WHERE {column} = ?", (value,)).fetchone() is not None

    def _note_problems(self, file: FileRead) -> None:
        """What is wrong with a file, in place of what an earlier reading of it said."""
        self.problems += file.reading.problems
        self.connection.execute("DELETE FROM problems WHERE file = ?", (file.name,))
        self._write_problems(file.name, file.reading.problems)

    def _write_problems(self, file: str, problems: Iterable[Problem]) -> None:
        rows = ((file, problem.article, problem.what, int(problem.fatal)) for problem in problems)
        self.connection.executemany("INSERT OR REPLACE INTO problems VALUES (?,?,?,?)", rows)


def content_hash(article: Article) -> str:
    """What an article is known again by, in hexadecimal: its text, what read it (one reader may read several file endings),
    and who published it."""
    reader = readers.get(article.reader).__name__.removeprefix("read_") if article.reader else ""
    parts = chain.from_iterable((part.encode(), b"\0") for part in (reader, article.publisher or "", article.text))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _write(connection: sqlite3.Connection, analysis: Analysis, article: Article, begun: _Begun) -> None:
    story = story_of(connection, article, traits_of(analysis, article))
    tool = insert_tool(connection, analysis.tool)
    row = insert_article(connection, article, content_hash=begun.key, tool=tool, story=story)
    insert_found(connection, analysis, row)
    connection.execute("INSERT OR REPLACE INTO article_names VALUES (?,?)", (begun.name, begun.number))
