"""Statements found by their words and by who said them, how, when and of what; every snippet is cut from the article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from attribution.archive.choosing import Choice, Query, query_of, words_of_query
from attribution.archive.from_rows import CONTENT, extents
from attribution.errors import UsageError
from attribution.records import Extent

WEIGHED = 1000
"""Of more statements with the words, only the newest in the archive are weighed against one another."""
SNIPPET = 40
"""Words of a snippet."""
OPEN, CLOSE = "\x02", "\x03"
ARTICLE = "t.name AS article, t.story, t.published, t.publisher, t.title, t.url"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words cut from a text, and where in them the words looked for stand: characters, half-open. "…" marks what is left
    out."""

    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement, or in a search of whole articles an article: then all that tells of a source is None.

    ``article`` is its name in the archive, ``record`` the id of the attribution, ``events`` the ids and labels of those it
    is about; ``quotation`` is all of its content, cut from the text at ``content``.
    """

    article: str
    snippet: Snippet
    story: int
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    record: str | None = None
    source: str | None = None
    kind: str | None = None
    stance: str | None = None
    style: str | None = None
    cue: str | None = None
    confidence: float | None = None
    quotation: str | None = None
    content: tuple[Extent, ...] = ()
    events: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, the best first, and whether there are more."""

    hits: tuple[Hit, ...]
    more: bool


def search(connection: sqlite3.Connection, choice: Choice, *, limit: int = 20, newest: bool = False) -> Found:
    """The statements chosen, those that fit the words best first; without words, or with ``newest``, the latest date first.

    Raises:
        UsageError: as ``choosing.query_of``.
    """
    query = query_of(connection, choice)
    order = "t.published DESC, a.id" if newest or not words_of_query(choice.words) else "h.fit, a.id"
    rows = _chosen(connection, query, order, limit + 1)
    hits = tuple(_statement(connection, query, row) for row in rows[:limit])
    return Found(hits, len(rows) > limit)


def search_articles(connection: sqlite3.Connection, words: str, *, limit: int = 20) -> Found:
    """The articles that have all of the words anywhere in them, the best first.

    Raises:
        UsageError: there is no word to look for.
    """
    match = words_of_query(words)
    if not match:
        raise UsageError("nothing to look for; give words")
    floor = _floor(connection, "article_words", match)
    query = "SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid >= ? ORDER BY rank, rowid LIMIT ?"
    rows = [row for (row,) in connection.execute(query, (match, floor, limit + 1))]
    return Found(tuple(_article(connection, match, row) for row in rows[:limit]), len(rows) > limit)


def chosen_articles(connection: sqlite3.Connection, choice: Choice, limit: int) -> tuple[tuple[int, ...], bool]:
    """The row ids of the articles with statements chosen, best first, and whether there are more than ``limit``."""
    query = query_of(connection, choice)
    rows = _chosen(connection, query, "h.fit, a.id" if words_of_query(choice.words) else "t.published DESC, a.id", WEIGHED)
    articles = tuple(dict.fromkeys(article for _, article in rows))
    return articles[:limit], len(articles) > limit


def _chosen(connection: sqlite3.Connection, query: Query, order: str, limit: int) -> list[tuple[int, int]]:
    """The ids of statements and of their articles."""
    told = """WITH hits AS MATERIALIZED (SELECT rowid AS id, rank AS fit FROM statement_words
                                         WHERE statement_words MATCH :match AND rowid >= :floor)
              SELECT a.id, a.article FROM hits AS h JOIN attributions AS a ON a.id = h.id JOIN articles AS t ON t.id = a.article
              WHERE (:since IS NULL OR substr(t.published, 1, 10) >= :since)
                AND (:until IS NULL OR substr(t.published, 1, 10) <= :until)
                AND (:event IS NULL OR EXISTS (SELECT 1 FROM claims AS c WHERE c.attribution = a.id AND c.event = :event))"""
    given = {"match": query.match, "since": query.since, "until": query.until, "event": query.event, "limit": limit}
    floor = _floor(connection, "statement_words", query.match)
    return connection.execute(f"{told} ORDER BY {order} LIMIT :limit", {**given, "floor": floor}).fetchall()


def _floor(connection: sqlite3.Connection, table: str, match: str) -> int:
    """The row id from which on at most ``WEIGHED`` rows have the words."""
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
    found = connection.execute(query, (match, WEIGHED - 1)).fetchone()
    return found[0] if found else 0


def _statement(connection: sqlite3.Connection, query: Query, row: tuple[int, int]) -> Hit:
    told = f"""SELECT {ARTICLE}, a.record, s.name AS source, s.kind, a.stance, a.style, a.confidence, {CONTENT} AS content,
                     substr(t.text, a.cue_start + 1, a.cue_end - a.cue_start) AS cue, w.words AS quotation
              FROM attributions AS a JOIN articles AS t ON t.id = a.article JOIN searched AS w ON w.id = a.id
              LEFT JOIN article_sources AS s ON s.id = a.article_source WHERE a.id = ?"""
    events = """SELECT DISTINCT e.id, e.label FROM claims AS c JOIN events AS e ON e.id = c.event
                WHERE c.attribution = ? ORDER BY e.id"""
    found = tuple(connection.execute(events, row[:1]).fetchall())
    columns = _columns(connection, told, row[0])
    snippet = _snippet(connection, "statement_words", 0, query.match, row[0])
    return Hit(**{**columns, "content": extents(columns["content"])}, snippet=snippet, events=found)


def _article(connection: sqlite3.Connection, match: str, row: int) -> Hit:
    columns = _columns(connection, f"SELECT {ARTICLE} FROM articles AS t WHERE t.id = ?", row)
    return Hit(**columns, snippet=_snippet(connection, "article_words", 1, match, row))


def _columns(connection: sqlite3.Connection, query: str, row: int) -> dict[str, Any]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return dict(cursor.execute(query, (row,)).fetchone())


def _snippet(connection: sqlite3.Connection, table: str, column: int, match: str, row: int) -> Snippet:
    query = f"SELECT snippet({table}, ?, ?, ?, '…', ?) FROM {table} WHERE {table} MATCH ? AND rowid = ?"
    (marked,) = connection.execute(query, (column, OPEN, CLOSE, SNIPPET, match, row)).fetchone()
    return _unmarked(marked or "")


def _unmarked(marked: str) -> Snippet:
    """A snippet in which hits stand between two control characters, without them."""
    text, hits = "", []
    for part in _parts(marked):
        if part.startswith(OPEN):
            hits.append((len(text), len(text) + len(part) - 1))
        text += part.removeprefix(OPEN)
    return Snippet(text, tuple(hits))


def _parts(marked: str) -> Iterator[str]:
    """The stretches between marks; that of a hit begins with its mark."""
    before, *after = marked.split(OPEN)
    yield before
    for part in after:
        hit, _, rest = part.partition(CLOSE)
        yield from (f"{OPEN}{hit}", rest)


def tabled(hits: Sequence[Hit]) -> list[dict[str, object]]:
    """Hits as plain dicts, for JSON."""
    return [
        {
            "article": hit.article,
            "published": hit.published,
            "publisher": hit.publisher,
            "title": hit.title,
            "url": hit.url,
            "story": hit.story,
            "id": hit.record,
            "source": hit.source,
            "kind": hit.kind,
            "stance": hit.stance,
            "style": hit.style,
            "cue": hit.cue,
            "confidence": hit.confidence,
            "quotation": hit.quotation,
            "content": [[extent.start, extent.end] for extent in hit.content],
            "snippet": hit.snippet.text,
            "hits": [list(place) for place in hit.snippet.hits],
            "events": [{"id": id, "label": label} for id, label in hit.events],
        }
        for hit in hits
    ]
