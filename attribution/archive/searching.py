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
"""Of more that fit, those added last: to rank all, as the index's own measure does (bm25), takes longer the more there are."""
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
    """The statements chosen: first those that have the words in themselves, then those that have some in the headline or the
    source's name; each with the latest date first. With ``newest`` only the date counts.

    Raises:
        UsageError: as ``choosing.query_of``.
    """
    query = query_of(connection, choice)
    rows = _chosen(connection, query, limit + 1, newest=newest)
    hits = tuple(_statement(connection, query, row) for row in rows[:limit])
    return Found(hits, len(rows) > limit)


def search_articles(connection: sqlite3.Connection, words: str, *, limit: int = 20) -> Found:
    """The articles that have all of the words anywhere in them: first those with all in the headline, the latest first.

    Raises:
        UsageError: there is no word to look for.
    """
    match = words_of_query(words)
    if not match:
        raise UsageError("nothing to look for; give words")
    query = f"""{_ranked("article_words")} SELECT h.id FROM hits AS h JOIN articles AS t ON t.id = h.id
                ORDER BY h.own DESC, t.published DESC, h.id LIMIT :limit"""
    given = {"match": match, "own": words_of_query(words, "title"), "weighed": WEIGHED, "limit": limit + 1}
    rows = [row for (row,) in connection.execute(query, given)]
    return Found(tuple(_article(connection, match, row) for row in rows[:limit]), len(rows) > limit)


def chosen_articles(connection: sqlite3.Connection, choice: Choice, limit: int) -> tuple[tuple[int, ...], bool]:
    """The row ids of the articles with statements chosen, in the order of ``search``, and whether there are more than
    ``limit``."""
    rows = _chosen(connection, query_of(connection, choice), WEIGHED)
    articles = tuple(dict.fromkeys(article for _, article in rows))
    return articles[:limit], len(articles) > limit


def _chosen(connection: sqlite3.Connection, query: Query, limit: int, *, newest: bool = False) -> list[tuple[int, int]]:
    """The ids of statements and of their articles."""
    told = f"""{_ranked("statement_words")}
              SELECT a.id, a.article FROM hits AS h JOIN attributions AS a ON a.id = h.id JOIN articles AS t ON t.id = a.article
              WHERE (:since IS NULL OR substr(t.published, 1, 10) >= :since)
                AND (:until IS NULL OR substr(t.published, 1, 10) <= :until)
                AND (:event IS NULL OR EXISTS (SELECT 1 FROM claims AS c WHERE c.attribution = a.id AND c.event = :event))
              ORDER BY {"" if newest else "h.own DESC, "} t.published DESC, a.id LIMIT :limit"""
    given = {"match": query.match, "own": query.own or query.match, "weighed": WEIGHED, "limit": limit}
    dates = {"since": query.since, "until": query.until, "event": query.event}
    return connection.execute(told, {**given, **dates}).fetchall()


def _ranked(table: str) -> str:
    """The beginning of a query: ``hits``, the rows of a full-text index that fit, and whether they have the words in their
    ``own`` column."""
    return f"""WITH fitting AS MATERIALIZED (
                 SELECT rowid AS id FROM {table} WHERE {table} MATCH :match ORDER BY rowid DESC LIMIT :weighed),
               owning AS MATERIALIZED (
                 SELECT rowid AS id FROM {table} WHERE {table} MATCH :own AND rowid >= (SELECT min(id) FROM fitting)),
               hits AS MATERIALIZED (SELECT id, id IN (SELECT id FROM owning) AS own FROM fitting)"""


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
