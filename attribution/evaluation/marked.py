"""Marked articles as JSON lines, the form PolNeAR is passed on in: an object a line with ``id``, ``text`` and ``relations``.

A relation has ``content``, ``source`` and ``cue``, each a list of ``[start, end]``: characters of the text, half-open.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attribution.errors import UsageError
from attribution.evaluation.relations import GoldArticle, Relation
from attribution.records import Extent

ROLES = ("content", "source", "cue")
_GZIP = b"\x1f\x8b"
_SHAPE = '{"id": "…", "text": "…", "relations": [{"content": [[start, end]], "source": [], "cue": []}]}'


def read_marked(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of a file of JSON lines, plain or gzipped.

    Raises:
        UsageError: the file cannot be read, or a line is no marked article; the message names it and says what to do.
    """
    articles: dict[str, GoldArticle] = {}
    for number, value in objects_of(path):
        where = f"{path}, line {number}"
        article = _article(value, where)
        if article.id in articles:
            raise UsageError(f"{where}: a line before it has the id {article.id!r} too; give each article an id of its own")
        articles[article.id] = article
    if not articles:
        raise UsageError(f"{path}: no lines in it; an article is a line like {_SHAPE}")
    return tuple(articles.values())


def read_relations(path: Path) -> dict[str, tuple[Relation, ...]]:
    """A system's relations by article, from lines with ``id`` and ``relations``; texts in them are not looked at.

    Raises:
        UsageError: as ``read_marked``.
    """
    given: dict[str, tuple[Relation, ...]] = {}
    for number, value in objects_of(path):
        where = f"{path}, line {number}"
        given[_id(value, where)] = _relations(value, None, where)
    return given


def objects_of(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the lines that are not empty, each with the number of its line; plain or gzipped.

    Raises:
        UsageError: the file cannot be read, or a line is no JSON object.
    """
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            what = f"column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
            raise UsageError(f"{path}, line {number}: broken JSON ({what}); mend the line: one object a line") from error
        if not isinstance(value, dict):
            raise UsageError(f"{path}, line {number}: no JSON object; a line is {_SHAPE}")
        yield number, value


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if data.startswith(_GZIP) else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or "the gzip file is cut off or damaged"
        raise UsageError(f"{path} cannot be read ({what}); give a file of JSON lines, plain or gzipped") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: byte {error.start} is no UTF-8; save the file as UTF-8") from error


def _article(value: dict[str, Any], where: str) -> GoldArticle:
    text = value.get("text")
    if not isinstance(text, str):
        raise UsageError(f'{where}: no article text under "text"; put it there as a string')
    return GoldArticle(_id(value, where), text, _relations(value, len(text), where))


def _id(value: dict[str, Any], where: str) -> str:
    name = value.get("id")
    if not isinstance(name, str) or not name:
        raise UsageError(f'{where}: no name of the article under "id"; put one there as a string')
    return name


def _relations(value: dict[str, Any], length: int | None, where: str) -> tuple[Relation, ...]:
    relations = value.get("relations")
    if not isinstance(relations, list):
        raise UsageError(f'{where}: no list under "relations"; an article without any has an empty list there')
    return tuple(_relation(each, length, f"{where}, relation {n}") for n, each in enumerate(relations, start=1))


def _relation(value: Any, length: int | None, where: str) -> Relation:
    if not isinstance(value, dict):
        raise UsageError(f'{where}: no object; a relation is {{"content": [[start, end]], "source": [], "cue": []}}')
    parts = {role: _extents(value.get(role), length, f'{where}, "{role}"') for role in ROLES}
    sure = value.get("confidence")
    if sure is not None and not (isinstance(sure, int | float) and 0 <= sure <= 1):
        raise UsageError(f'{where}, "confidence": {sure!r} is no number from 0 to 1; leave it out or mend it')
    detector = str(value.get("detector", ""))
    return Relation(parts["content"], parts["source"], parts["cue"], detector=detector, confidence=sure)


def _extents(value: Any, length: int | None, where: str) -> tuple[Extent, ...]:
    """The stretches, in text order; None counts as none. With no ``length`` known their end is not checked."""
    if not isinstance(value, list | None):
        raise UsageError(f"{where}: no list; give [[start, end]], or [] where the text has none")
    return tuple(sorted(_extent(each, length, where) for each in value or ()))


def _extent(value: Any, length: int | None, where: str) -> Extent:
    two = isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value)
    if not two or not 0 <= value[0] <= value[1]:
        raise UsageError(f"{where}: {json.dumps(value)} is no stretch of text; give [start, end] in characters, from 0")
    if length is not None and value[1] > length:
        raise UsageError(f"{where}: {value} ends after the text, which has {length} characters; text and marks must fit")
    return Extent(*value)
