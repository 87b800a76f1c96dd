"""JSON lines: an article a line, with its metadata; and JSON files with one article or a list of them.

An article is an object with ``text`` and, as far as known, ``id``, ``title``, ``publisher``, ``author``, ``published``
(or ``date``) and ``url``; other keys are passed over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import Decoded, decode, writable
from attribution.articles.reading import File, NoArticleError, Reading, joined
from attribution.errors import ReadingError
from attribution.records import Article, Problem
from attribution.registry import readers

_KINDS = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}


@readers.register(".jsonl", ".ndjson")
def read_json_lines(file: File) -> Reading:
    """An article a line; each line that gives none is a problem with its number, and the others are read.

    Raises:
        ReadingError: the file is binary, empty, or in no known encoding.
    """
    return _read_lines(file, decode(file.data))


@readers.register(".json")
def read_json(file: File) -> Reading:
    """The article that a JSON file is, or the articles that it lists, bare or under "articles"; else JSON lines.

    Raises:
        ReadingError: the file is binary, empty, in no known encoding, or broken JSON.
        NoArticleError: it is JSON without articles.
    """
    decoded = decode(file.data)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        if decoded.text.lstrip().partition("\n")[0].rstrip().endswith("}"):
            return _read_lines(file, decoded)
        fault = _fault(error, "line {0.lineno}, column {0.colno}")
        raise ReadingError(f"broken JSON ({fault}); mend it, or give the articles as JSON lines") from error
    return _of_file(decoded, [Reading(problems=decoded.problems(file.name)), *_read_value(file, value)])


def _read_lines(file: File, decoded: Decoded) -> Reading:
    lines = enumerate(decoded.text.split("\n"), start=1)  # "\u2028" and the like stand inside a line of JSON
    readings = (_read_line(file, number, line) for number, line in lines if line.strip())
    return _of_file(decoded, [Reading(problems=decoded.problems(file.name)), *readings])


def _of_file(decoded: Decoded, readings: Iterable[Reading]) -> Reading:
    whole = joined(readings)
    return replace(whole, articles=tuple(replace(article, encoding=decoded.encoding) for article in whole.articles))


def _read_value(file: File, value: Any) -> Iterator[Reading]:
    if isinstance(value, dict) and "text" in value:
        yield _read_entry(file, value, file.stem, file.name)
        return
    values = value.get("articles") if isinstance(value, dict) else value
    if not isinstance(values, list) or not any(isinstance(value, dict) and "text" in value for value in values):
        raise NoArticleError('JSON without articles; an article is an object with its text under "text"')
    for number, value in enumerate(values, start=1):
        yield _read_entry(file, value, f"{file.stem}-{number}", f"{file.name}, article {number}")


def _read_line(file: File, number: int, line: str) -> Reading:
    where = f"{file.name}, line {number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = f"broken JSON ({_fault(error, 'column {0.colno}')}); mend the line: one object a line"
        return Reading(problems=(Problem(where, what),))
    return _read_entry(file, value, f"{file.stem}-{number}", where)


def _read_entry(file: File, value: Any, default_id: str, where: str) -> Reading:
    if not isinstance(value, dict):
        what = f'{_KINDS.get(type(value), "a number")} instead of an object; an article is {{"text": "…"}}'
        return Reading(problems=(Problem(where, what),))
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        keys = writable(", ".join(sorted(value))).text or "no keys"
        what = f'no article text under "text" (it has: {keys}); put the text there as a string'
        return Reading(problems=(Problem(where, what),))
    decoded = writable(text)
    data = decoded.text.encode()
    article = Article(
        id=_string(value, "id") or default_id,
        text=decoded.text,
        path=file.path,
        title=_string(value, "title"),
        publisher=_string(value, "publisher"),
        author=_string(value, "author"),
        published=iso_date(_date(value) or ""),
        url=_string(value, "url"),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )
    return Reading((article,), decoded.problems(where) + _date_doubt(value, article, where))


def _date_doubt(value: dict[str, Any], article: Article, where: str) -> tuple[Problem, ...]:
    date = _date(value)
    if article.published or date is None:
        return ()
    what = f"the date {date!r} is not understood and was left out; write it as 2024-07-31"
    return (Problem(where, what, fatal=False),)


def _date(value: dict[str, Any]) -> str | None:
    return _string(value, "published") or _string(value, "date")


def _string(value: dict[str, Any], key: str) -> str | None:
    """The words under a key: of a string, a number, or a list of them; None where there are none."""
    found = value.get(key)
    parts = found if isinstance(found, list) else [found]
    words = ", ".join(str(part) for part in parts if isinstance(part, str | int) and not isinstance(part, bool))
    return writable(words.strip()).text or None


def _fault(error: ValueError | RecursionError, place: str) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{place.format(error)}: {error.msg}"
    return str(error)
