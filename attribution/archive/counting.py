"""What an archive holds, in numbers: who is quoted how often, and how much there is of everything."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import get_args

from attribution.archive.choosing import words_of_query
from attribution.archive.schema import version_of
from attribution.records import SourceKind, Stance

STANCES = get_args(Stance)
RANKED = """
SELECT k.id, k.name, k.kind, k.anonymous, sum(c.statements) AS statements
FROM (SELECT source, count(*) AS statements FROM attributions WHERE source IS NOT NULL GROUP BY source) AS c
JOIN known_as AS n ON n.source = c.source JOIN sources AS k ON k.id = n.known
WHERE (:kind IS NULL OR k.kind = :kind) AND (:named IS NULL OR k.id IN (SELECT value FROM json_each(:named)))
GROUP BY k.id ORDER BY statements DESC, k.name, k.id LIMIT :limit
"""
"""The sources quoted most: from an index alone, without a look at the statements; for all that the view "quoted" tells of
each, every statement of the archive would be read."""
MEMBERS = """(SELECT :source UNION SELECT id FROM sources WHERE same_as = :source UNION
              SELECT s.id FROM sources AS s JOIN sources AS above ON above.id = s.same_as WHERE above.same_as = :source)"""
"""The rows of "sources" that stand for one: the other way round as in the view "known_as"."""
DETAILS = f"""
SELECT count(DISTINCT a.article), min(t.published), max(t.published), {", ".join(f"sum(a.stance = '{s}')" for s in STANCES)}
FROM attributions AS a JOIN articles AS t ON t.id = a.article WHERE a.source IN {MEMBERS}
"""
OTHER_NAMES = f"""SELECT DISTINCT name FROM article_sources WHERE source IN {MEMBERS} AND name <> :name ORDER BY name LIMIT 5"""
COUNTED = {
    "articles": "articles",
    "attributions": "attributions",
    "claims": "claims WHERE attribution IS NOT NULL",
    "claims in an outlet's own voice": "claims WHERE attribution IS NULL",
    "sources": "sources",
    "stories": "stories",
    "events": "events",
    "points": "points",
    "relations": "relations",
    "problems": "problems",
}
"""What is counted, and the rows that it has."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source, in how many statements of how many articles it is quoted, with what stance, and from when to when.

    ``names`` are other names that articles give it. ``first`` and ``last`` are ISO dates; None where no article has one.
    """

    name: str
    kind: str
    anonymous: bool
    statements: int
    articles: int
    stances: dict[str, int]
    first: str | None
    last: str | None
    names: tuple[str, ...] = ()


def quoted(
    connection: sqlite3.Connection, *, name: str = "", kind: SourceKind | None = None, limit: int | None = 50
) -> tuple[Quoted, ...]:
    """The sources, those quoted most often first; only those with a name, or of a kind, where one is given.

    A source is one across articles as ``identity`` and the stories tell; an anonymous one is that of its article alone.
    """
    given = {"kind": kind, "named": _named(connection, name) if name else None, "limit": -1 if limit is None else limit}
    return tuple(_quoted(connection, *row) for row in connection.execute(RANKED, given).fetchall())


def _quoted(connection: sqlite3.Connection, source: int, name: str, kind: str, anonymous: int, statements: int) -> Quoted:
    articles, first, last, *counts = connection.execute(DETAILS, {"source": source}).fetchone()
    others = connection.execute(OTHER_NAMES, {"source": source, "name": name})
    return Quoted(
        name=name,
        kind=kind,
        anonymous=bool(anonymous),
        statements=statements,
        articles=articles,
        stances={stance: count for stance, count in zip(STANCES, counts, strict=True) if count},
        first=first,
        last=last,
        names=tuple(other for (other,) in others),
    )


def _named(connection: sqlite3.Connection, name: str) -> str:
    """The sources that some article calls by all the words of a name, as a JSON list."""
    words = words_of_query(name)
    query = """SELECT json_group_array(DISTINCT k.known) FROM statement_words AS w JOIN attributions AS a ON a.id = w.rowid
               JOIN known_as AS k ON k.source = a.source WHERE statement_words MATCH ?"""
    found = connection.execute(query, (f"speaker : ({words})",)).fetchone() if words else ("[]",)
    return str(found[0])


def stats(connection: sqlite3.Connection) -> dict[str, object]:
    """How much there is of everything, from when to when, in what stances, by what kinds of sources, and the file's size."""
    counts: dict[str, object] = {name: _one(connection, f"SELECT count(*) FROM {rows}") for name, rows in COUNTED.items()}
    first, last = connection.execute("SELECT min(published), max(published) FROM articles").fetchone()
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return {
        **counts,
        "first date": first,
        "last date": last,
        "without a date": _one(connection, "SELECT count(*) FROM articles WHERE published IS NULL"),
        "stories not yet compared": _one(connection, "SELECT count(*) FROM stories WHERE compared = 0"),
        "stances": dict(_pairs(connection, "SELECT stance, count(*) FROM attributions GROUP BY stance ORDER BY 2 DESC, 1")),
        "kinds of sources": dict(_pairs(connection, "SELECT kind, count(*) FROM sources GROUP BY kind ORDER BY 2 DESC, 1")),
        "relation kinds": dict(_pairs(connection, "SELECT kind, count(*) FROM relations GROUP BY kind ORDER BY 2 DESC, 1")),
        "analysed by": [
            f"attribution {version}, {pipeline} {of}: {articles} articles"
            for version, pipeline, of, articles in connection.execute(
                """SELECT t.version, t.pipeline_name, t.pipeline_version, count(*) FROM articles AS a
                   JOIN tools AS t ON t.id = a.tool GROUP BY t.id ORDER BY t.id"""
            )
        ],
        "schema": version_of(connection),
        "megabytes": round(pages * size / 1e6, 1),
    }


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _pairs(connection: sqlite3.Connection, query: str) -> list[tuple[str, int]]:
    return connection.execute(query).fetchall()
