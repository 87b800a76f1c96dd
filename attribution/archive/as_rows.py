"""Records as rows of the tables: offsets and lists, never words that the article's text has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from attribution.archive.identity import identity, short_names
from attribution.records import OWN_VOICE, Analysis, Article, Attribution, Claim, Extent, Figure, Source, Tool

LARGEST = 2**63 - 1
"""SQLite's largest integer; a figure beyond it is kept as a floating-point number."""


def insert_tool(connection: sqlite3.Connection, tool: Tool) -> int:
    """The row of what made an analysis, the same for the same tool."""
    columns = {
        "version": tool.version,
        "pipeline_name": tool.pipeline_name,
        "pipeline_version": tool.pipeline_version,
        "detectors": as_json(tool.detectors),
        "weights": as_json([asdict(each) for each in tool.weights]),
        "limits": as_json(asdict(tool.limits) if tool.limits else None),
    }
    same = " AND ".join(f"{name} = ?" for name in columns)
    found = connection.execute(f"SELECT id FROM tools WHERE {same}", tuple(columns.values())).fetchone()
    return int(found[0]) if found else insert(connection, "tools", columns)


def insert_article(connection: sqlite3.Connection, article: Article, *, content_hash: str, tool: int, story: int) -> int:
    """The row of a new article, its words made known to the full-text search."""
    columns = {
        "name": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "path": article.path,
        "sha256": article.sha256,
        "size": article.size,
        "encoding": article.encoding,
        "reader": article.reader,
        "content_hash": content_hash,
        "furniture": pairs(article.furniture),
        "tool": tool,
        "story": story,
        "text": article.text,
    }
    row = insert(connection, "articles", columns)
    connection.execute("INSERT INTO article_words (rowid, title, text) VALUES (?,?,?)", (row, article.title, article.text))
    return row


def insert_found(connection: sqlite3.Connection, analysis: Analysis, article: int) -> None:
    """All that was found in one article: sources, attributions, claims, its own among them, and what they are searched by."""
    speakers = {source.id: _insert_source(connection, source, article) for source in analysis.sources}
    spoken: dict[str, int | None] = {OWN_VOICE: None}
    spoken |= {told.id: _insert_attribution(connection, told, article, speakers) for told in analysis.attributions}
    for claim in analysis.claims:
        if claim.attribution in spoken:
            _insert_claim(connection, claim, article, spoken[claim.attribution])
    connection.execute(
        "INSERT INTO statement_words (rowid, words, title, speaker, chosen_by) SELECT s.id, s.words, s.title, s.speaker, "
        "s.chosen_by FROM attributions AS a JOIN searched AS s ON s.id = a.id WHERE a.article = ?",
        (article,),
    )


def _insert_source(connection: sqlite3.Connection, source: Source, article: int) -> tuple[int, int]:
    """The rows of the source in the archive and in its article."""
    known = _source_row(connection, source)
    columns = {
        "record": source.id,
        "article": article,
        "source": known,
        "name": source.name,
        "kind": source.kind,
        "anonymous": int(source.anonymous),
        "role": source.role,
        "affiliation": source.affiliation,
        "aliases": as_json(source.aliases),
        "merges": as_json([[m.alias, m.reason, _places(x.extent for x in m.mentions), m.source] for m in source.merges]),
        "unnamed_because": pairs(passage.extent for passage in source.unnamed_because),
    }
    row = insert(connection, "article_sources", columns)
    places = ((row, mention.extent.start, mention.extent.end) for mention in source.mentions)
    connection.executemany("INSERT OR IGNORE INTO mentions VALUES (?,?,?)", places)
    return known, row


def _source_row(connection: sqlite3.Connection, source: Source) -> int:
    """The source across the archive: the one of that identity, or a new one."""
    own = None if source.anonymous else identity(source.name, source.kind)
    found = connection.execute("SELECT id, name FROM sources WHERE identity = ?", (own,)).fetchone() if own else None
    if found is None:
        new = {
            "name": source.name,
            "kind": source.kind,
            "anonymous": int(source.anonymous),
            "record": source.id,
            "identity": own,
        }
        row = insert(connection, "sources", new)
        if own and " " not in own:
            _settle_short_name(connection, own)
    else:
        row, name = found
        if _fullness(source.name) > _fullness(name):
            connection.execute("UPDATE sources SET name = ? WHERE id = ?", (source.name, row))
    for alias in sorted(short_names(source)):
        connection.execute("INSERT OR IGNORE INTO source_aliases VALUES (?,?)", (alias, row))
        _settle_short_name(connection, alias)
    return row


def _fullness(name: str) -> tuple[int, int, str]:
    """How full a form of a name is: which one names a source must not depend on which came first."""
    return len(name.split()), len(name), name


def _settle_short_name(connection: sqlite3.Connection, alias: str) -> None:
    """Let a source known only by a short name be the one that articles call so beside its full name, if it is only one."""
    bearers = connection.execute("SELECT source FROM source_aliases WHERE alias = ? LIMIT 2", (alias,)).fetchall()
    only, why = (bearers[0][0], "an article gives this short name beside the full one") if len(bearers) == 1 else (None, None)
    connection.execute("UPDATE sources SET same_as = ?, same_because = ? WHERE identity = ?", (only, why, alias))


def _insert_attribution(
    connection: sqlite3.Connection, told: Attribution, article: int, speakers: Mapping[str, tuple[int, int]]
) -> int:
    source, speaker = speakers.get(told.source_id or "", (None, None))
    columns = {
        "record": told.id,
        "article": article,
        "source": source,
        "article_source": speaker,
        "stance": told.stance,
        "style": told.style,
        "detector": told.detector,
        "confidence": told.confidence,
        "source_start": told.source.start if told.source else None,
        "source_end": told.source.end if told.source else None,
        "cue_start": told.cue.start if told.cue else None,
        "cue_end": told.cue.end if told.cue else None,
        "via": as_json(told.via),
        "candidates": as_json([[c.extent.start, c.extent.end, c.source_id] for c in told.candidates]),
    }
    row = insert(connection, "attributions", columns)
    pieces = ((row, number, extent.start, extent.end) for number, extent in enumerate(told.content))
    connection.executemany("INSERT INTO contents VALUES (?,?,?,?)", pieces)
    return row


def _insert_claim(connection: sqlite3.Connection, claim: Claim, article: int, attribution: int | None) -> None:
    columns = {
        "record": claim.id,
        "article": article,
        "attribution": attribution,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "predicate": claim.predicate,
        "agent": claim.agent,
        "target": claim.target,
        "place": claim.place,
        "when_from": claim.when.earliest,
        "when_to": claim.when.latest,
        "when_text": claim.when.text,
        "extents": pairs(claim.extents),
        "terms": as_json(claim.terms),
        "clause": claim.clause,
    }
    row = insert(connection, "claims", columns)
    figures = (_figure(row, number, figure) for number, figure in enumerate(claim.figures))
    connection.executemany("INSERT INTO figures VALUES (?,?,?,?,?,?,?,?,?,?)", figures)


def _figure(claim: int, number: int, figure: Figure) -> tuple[Any, ...]:
    bounds = (_kept(bound) for bound in (figure.low, figure.best, figure.high))
    extent = figure.extent
    return (claim, number, *bounds, figure.unit, figure.event, figure.text, extent.start, extent.end)


def _kept(bound: float | None) -> float | None:
    return float(bound) if isinstance(bound, int) and abs(bound) > LARGEST else bound


def insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, Any]) -> int:
    """A new row of a table; the result is its id."""
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    done = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))
    assert done.lastrowid is not None
    return done.lastrowid


def pairs(extents: Iterable[Extent]) -> str:
    """Extents as JSON: a list of start and end."""
    return as_json(_places(extents))


def _places(extents: Iterable[Extent]) -> list[list[int]]:
    return [[extent.start, extent.end] for extent in extents]


def as_json(value: object) -> str:
    """A list as JSON, as readable as may be."""
    return json.dumps(value, ensure_ascii=False)
