"""Archives for tests, filled at once: texts in which "WHO said that WHAT." are the statements, as bench/archive_news reads them."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attribution import archive
from attribution.archive import FileRead
from attribution.articles import Reading
from attribution.records import Article

BENCH = str(Path(__file__).parent.parent / "bench")

sys.path.insert(0, BENCH)
try:
    import archive_kills
    import archive_news
finally:
    sys.path.remove(BENCH)

__all__ = ["archive_kills", "archive_news", "article", "filled", "put", "rows"]


def article(text: str, name: str = "wire", *, published: str | None = "2024-05-02", publisher: str | None = None) -> Article:
    """An article of a text whose first line is its headline."""
    text = text.strip()
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, text, title=text.split("\n")[0], published=published, publisher=publisher, sha256=sha256)


def files(articles: Iterable[Article]) -> Iterator[FileRead]:
    """The articles as if each stood in a text file of its own."""
    return (FileRead(f"{one.id}.txt", Reading((one,)), 0) for one in articles)


def put(connection: sqlite3.Connection, *articles: Article) -> archive.Added:
    """Add the articles and compare their accounts."""
    added = archive.add(connection, files(articles), archive_news.analyses)
    archive.compare_stories(connection)
    return added


@contextmanager
def filled(folder: Path, *articles: Article) -> Iterator[sqlite3.Connection]:
    """An archive that holds the articles, open to be asked."""
    with archive.writing(folder / "news.db") as connection:
        put(connection, *articles)
    with archive.opened(folder / "news.db") as connection:
        yield connection


def rows(connection: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    """All rows of a query."""
    return connection.execute(query, values).fetchall()
