"""The accounts of each story laid side by side and kept: events, points at issue, relations, and who is who in it.

A story is compared anew as a whole whenever it has got another article, in a transaction of its own. What comes out
depends on the story's articles alone, so it does not matter when, or how often, it was compared before.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from attribution.archive.from_rows import analysis_of
from attribution.archive.transactions import transaction
from attribution.pipeline import with_accounts
from attribution.records import Analysis, Point, Relation


def compare_stories(connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> int:
    """Compare every story that has to be; the result is their number. ``progress`` is told how many are done, and of all."""
    waiting = [story for (story,) in connection.execute("SELECT id FROM stories WHERE compared = 0 ORDER BY id")]
    for done, story in enumerate(waiting, start=1):
        with transaction(connection):
            _compare(connection, story)
        if progress:
            progress(done, len(waiting))
    return len(waiting)


def _compare(connection: sqlite3.Connection, story: int) -> None:
    _forget(connection, story)
    articles = [article for (article,) in connection.execute("SELECT id FROM articles WHERE story = ?", (story,))]
    analysis = with_accounts(analysis_of(connection, articles))
    sources = _rows_by_record(connection, "article_sources", story, "source")
    claims = _rows_by_record(connection, "claims", story, "id")
    _keep_sources(connection, analysis, sources)
    _keep_events(connection, analysis, claims, story)
    for point in analysis.points:
        _keep_point(connection, point, claims, sources)
    _keep_relations(connection, "relations", analysis.relations, claims)
    _keep_relations(connection, "own_voice", analysis.own_voice, claims)
    connection.execute("UPDATE stories SET compared = 1 WHERE id = ?", (story,))


def _forget(connection: sqlite3.Connection, story: int) -> None:
    """Delete what an earlier comparison of the story came to."""
    own = "SELECT c.id FROM claims AS c JOIN articles AS a ON a.id = c.article WHERE a.story = ?"
    for table in ("relations", "own_voice"):
        connection.execute(f'DELETE FROM {table} WHERE "first" IN ({own})', (story,))
    connection.execute("DELETE FROM events WHERE story = ?", (story,))  # with its points, by the foreign keys
    weak = "SELECT s.source FROM article_sources AS s JOIN articles AS a ON a.id = s.article WHERE a.story = ?"
    connection.execute(
        f"UPDATE sources SET same_as = NULL, same_because = NULL WHERE identity IS NULL AND id IN ({weak})", (story,)
    )


def _rows_by_record(connection: sqlite3.Connection, table: str, story: int, column: str) -> dict[str, int]:
    query = f"SELECT r.record, r.{column} FROM {table} AS r JOIN articles AS a ON a.id = r.article WHERE a.story = ?"
    return dict(connection.execute(query, (story,)).fetchall())


def _keep_sources(connection: sqlite3.Connection, analysis: Analysis, rows: Mapping[str, int]) -> None:
    """Let those that only this story tells who they are ("Calder", "the fire service") be the source they are one with."""
    for source in (source for source in analysis.sources if not source.is_own_voice):
        parts = {rows[source.id]: "named first"} | {rows[m.source]: m.reason for m in source.merges if m.source in rows}
        marks = ", ".join("?" * len(parts))
        query = f"SELECT id, identity FROM sources WHERE id IN ({marks}) ORDER BY id"
        found = connection.execute(query, tuple(parts)).fetchall()
        known = [row for row, identity in found if identity is not None]
        weak = [row for row, identity in found if identity is None]
        if len(known) > 1 or not weak:
            continue
        whole = known[0] if known else weak[0]
        same = [(whole, parts[row], row) for row in weak if row != whole]
        connection.executemany("UPDATE sources SET same_as = ?, same_because = ? WHERE id = ?", same)


def _keep_events(connection: sqlite3.Connection, analysis: Analysis, claims: Mapping[str, int], story: int) -> None:
    for event in analysis.events:
        connection.execute("INSERT INTO events (id, label, story) VALUES (?,?,?)", (event.id, event.label, story))
        told = ((event.id, claims[claim]) for claim in event.claims if claim in claims)
        connection.executemany("UPDATE claims SET event = ? WHERE id = ?", told)


def _keep_point(connection: sqlite3.Connection, point: Point, claims: Mapping[str, int], sources: Mapping[str, int]) -> None:
    connection.execute("INSERT INTO points VALUES (?,?,?,?)", (point.id, point.event, point.question, point.status))
    stands: dict[tuple[str, int], Iterable[str]] = defaultdict(tuple)
    for number, position in enumerate(point.positions, start=1):
        connection.execute("INSERT INTO positions VALUES (?,?,?,?)", (point.id, number, position.answer, position.origins))
        told = ((point.id, number, claims[claim]) for claim in position.claims if claim in claims)
        connection.executemany("INSERT OR IGNORE INTO position_claims VALUES (?,?,?)", told)
        stands["holds", number] = position.sources
    stands |= {("denies", 0): point.denied_by, ("declines", 0): point.declined, ("is silent", 0): point.silent}
    rows = (
        (point.id, sources[source], stand, number)
        for (stand, number), found in stands.items()
        for source in found
        if source in sources
    )
    connection.executemany("INSERT OR IGNORE INTO point_sources VALUES (?,?,?,?)", rows)


def _keep_relations(
    connection: sqlite3.Connection, table: str, relations: Iterable[Relation], claims: Mapping[str, int]
) -> None:
    found = (
        (claims[r.first], claims[r.second], r.kind, r.reason, r.why, r.confidence, r.judge)
        for r in relations
        if r.first in claims and r.second in claims
    )
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?,?,?,?,?,?,?)", found)
