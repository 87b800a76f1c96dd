"""Rows back to records: the analysis of some articles of an archive, as if they had been read together just now."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, cast

from attribution.records import (
    OWN_VOICE,
    Analysis,
    Article,
    Attribution,
    Candidate,
    Claim,
    Extent,
    Figure,
    Mention,
    Merge,
    Passage,
    Problem,
    Source,
    Tool,
    When,
    words_of,
)
from attribution.reports.json.reading import read_tool
from attribution.sources import merge_sources

CONTENT = """(SELECT json_group_array(json_array("start", "end"))
              FROM (SELECT "start", "end" FROM contents WHERE attribution = a.id ORDER BY number))"""
"""The pieces of the attribution ``a`` as JSON: a list of start and end."""


def analysis_of(connection: sqlite3.Connection, articles: Iterable[int], *, known: Mapping[str, str] | None = None) -> Analysis:
    """What was found in the articles of those row ids, in the order of adding, their accounts not yet compared.

    Sources of several articles that are one are merged as they are when files are read together. Where ``known`` gives the id
    that each source has across the archive, attributions and claims have that instead, and the sources are left as they are.
    """
    chosen = sorted(set(articles))
    texts = _articles(connection, chosen)
    told = _sources(connection, chosen, texts)
    sources, same = merge_sources(told) if known is None else (told, dict(known))
    attributions = _attributions(connection, chosen, texts, same)
    return Analysis(
        tool=_tool(connection, chosen),
        articles=tuple(texts.values()),
        sources=sources,
        attributions=tuple(attributions.values()),
        claims=_claims(connection, chosen, texts, attributions),
        problems=_problems(connection, chosen),
    )


def _rows(connection: sqlite3.Connection, query: str, chosen: Sequence[int]) -> list[sqlite3.Row]:
    """The rows of a query whose ``:chosen`` are article ids."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, {"chosen": json.dumps(chosen)}).fetchall()


def _tool(connection: sqlite3.Connection, chosen: Sequence[int]) -> Tool:
    """What made most of the analyses; of several the newest."""
    query = """SELECT t.* FROM articles AS a JOIN tools AS t ON t.id = a.tool
               WHERE a.id IN (SELECT value FROM json_each(:chosen)) GROUP BY t.id ORDER BY count(*) DESC, t.id DESC"""
    found = _rows(connection, query, chosen)
    if not found:
        return Tool("", "", "", ())
    row = found[0]
    return read_tool(
        {
            "version": row["version"],
            "pipeline": {"name": row["pipeline_name"], "version": row["pipeline_version"]},
            "detectors": json.loads(row["detectors"]),
            "weights": json.loads(row["weights"]),
            "limits": json.loads(row["limits"]),
        }
    )


def _problems(connection: sqlite3.Connection, chosen: Sequence[int]) -> tuple[Problem, ...]:
    """What was doubtful in reading the articles: told of each by its name, or by its file where it is alone in it."""
    query = """SELECT p.article, p.what, p.fatal FROM articles AS a JOIN problems AS p
               ON (p.file = a.path OR a.path IS NULL) AND p.article IN (a.path, a.name)
               WHERE a.id IN (SELECT value FROM json_each(:chosen)) ORDER BY a.id, p.what"""
    return tuple(Problem(row["article"], row["what"], bool(row["fatal"])) for row in _rows(connection, query, chosen))


def _articles(connection: sqlite3.Connection, chosen: Sequence[int]) -> dict[int, Article]:
    query = "SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(:chosen)) ORDER BY id"
    return {
        row["id"]: Article(
            id=row["name"],
            text=row["text"],
            path=row["path"],
            title=row["title"],
            publisher=row["publisher"],
            author=row["author"],
            published=row["published"],
            url=row["url"],
            sha256=row["sha256"],
            furniture=extents(row["furniture"]),
            size=row["size"],
            encoding=row["encoding"],
            reader=row["reader"],
        )
        for row in _rows(connection, query, chosen)
    }


def _sources(connection: sqlite3.Connection, chosen: Sequence[int], texts: Mapping[int, Article]) -> tuple[Source, ...]:
    query = """SELECT s.*, m."start", m."end" FROM article_sources AS s LEFT JOIN mentions AS m ON m.article_source = s.id
               WHERE s.article IN (SELECT value FROM json_each(:chosen)) ORDER BY s.article, s.id, m."start", m."end" """
    grouped = groupby(_rows(connection, query, chosen), key=lambda row: cast(int, row["id"]))
    return tuple(_source(list(rows), texts) for _, rows in grouped)


def _source(rows: Sequence[sqlite3.Row], texts: Mapping[int, Article]) -> Source:
    row = rows[0]
    article = texts[row["article"]].id
    places = (each for each in rows if each["start"] is not None)
    return Source(
        id=row["record"],
        name=row["name"],
        kind=row["kind"],
        anonymous=bool(row["anonymous"]),
        mentions=tuple(Mention(article, Extent(each["start"], each["end"])) for each in places),
        aliases=tuple(json.loads(row["aliases"])),
        role=row["role"],
        affiliation=row["affiliation"],
        merges=tuple(_merge(merge, article) for merge in json.loads(row["merges"])),
        unnamed_because=tuple(Passage(article, extent) for extent in extents(row["unnamed_because"])),
    )


def _merge(kept: Sequence[Any], article: str) -> Merge:
    alias, reason, places, source = kept
    return Merge(alias, reason, tuple(Mention(article, Extent(*place)) for place in places), source)


def _attributions(
    connection: sqlite3.Connection, chosen: Sequence[int], texts: Mapping[int, Article], same: Mapping[str, str]
) -> dict[int, Attribution]:
    query = f"""SELECT a.*, s.record AS speaker, {CONTENT} AS content
                FROM attributions AS a LEFT JOIN article_sources AS s ON s.id = a.article_source
               WHERE a.article IN (SELECT value FROM json_each(:chosen)) ORDER BY a.article, a.id"""
    return {row["id"]: _attribution(row, texts, same) for row in _rows(connection, query, chosen)}


def _attribution(row: sqlite3.Row, texts: Mapping[int, Article], same: Mapping[str, str]) -> Attribution:
    candidates = json.loads(row["candidates"])
    return Attribution(
        id=row["record"],
        article=texts[row["article"]].id,
        content=extents(row["content"]),
        source=_extent(row["source_start"], row["source_end"]),
        cue=_extent(row["cue_start"], row["cue_end"]),
        style=row["style"],
        stance=row["stance"],
        detector=row["detector"],
        confidence=row["confidence"],
        source_id=same.get(row["speaker"]),
        via=tuple(same.get(step, step) for step in json.loads(row["via"])),
        candidates=tuple(Candidate(Extent(start, end), same.get(one)) for start, end, one in candidates),
    )


def _claims(
    connection: sqlite3.Connection,
    chosen: Sequence[int],
    texts: Mapping[int, Article],
    attributions: Mapping[int, Attribution],
) -> tuple[Claim, ...]:
    figures: dict[int, list[Figure]] = defaultdict(list)
    query = """SELECT f.* FROM claims AS c JOIN figures AS f ON f.claim = c.id
               WHERE c.article IN (SELECT value FROM json_each(:chosen)) ORDER BY f.claim, f.number"""
    for row in _rows(connection, query, chosen):
        bounds = (row["low"], row["best"], row["high"])
        figures[row["claim"]].append(Figure(*bounds, row["unit"], row["event"], row["text"], Extent(row["start"], row["end"])))
    query = "SELECT * FROM claims WHERE article IN (SELECT value FROM json_each(:chosen)) ORDER BY article, id"
    return tuple(
        _claim(row, texts[row["article"]], attributions.get(row["attribution"]), tuple(figures[row["id"]]))
        for row in _rows(connection, query, chosen)
    )


def _claim(row: sqlite3.Row, article: Article, attribution: Attribution | None, figures: tuple[Figure, ...]) -> Claim:
    places = extents(row["extents"])
    return Claim(
        id=row["record"],
        article=article.id,
        attribution=attribution.id if attribution else OWN_VOICE,
        source_id=attribution.source_id if attribution else None,
        text=words_of(places, article.text),
        extents=places,
        polarity=row["polarity"],
        certainty=row["certainty"],
        figures=figures,
        when=When(row["when_from"], row["when_to"], row["when_text"]),
        predicate=row["predicate"],
        agent=row["agent"],
        target=row["target"],
        place=row["place"],
        terms=tuple(json.loads(row["terms"])),
        clause=row["clause"],
    )


def extents(kept: str) -> tuple[Extent, ...]:
    """Extents from JSON."""
    return tuple(Extent(start, end) for start, end in json.loads(kept))


def _extent(start: int | None, end: int | None) -> Extent | None:
    return None if start is None or end is None else Extent(start, end)
