"""From files to articles: one module a format, found by the readers' registry."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from attribution.articles.completion import finished
from attribution.articles.decoding import writable
from attribution.articles.formats import read_file
from attribution.articles.furniture import find_furniture
from attribution.articles.inputs import Input, find_inputs, load, printable
from attribution.articles.plain_text import text_article
from attribution.articles.reading import STDIN, File, NoArticleError, Reading, joined
from attribution.errors import ReadingError
from attribution.records import LIMITS, Limits, Problem

# Of the files in a folder that hold no articles, so many are named.
_NAMED = 5

__all__ = ["File", "NoArticleError", "Reading", "find_furniture", "from_texts", "read"]


def read(inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = LIMITS) -> Reading:
    """The articles of files, folders, patterns and stdin ("-"), in the order of the input, and all that went wrong.

    Each file is read once, however often it is given. Ids are unique. Nothing is raised for bad input: a file that
    gives no article is a fatal problem, a doubt about one that does is a remark (``fatal`` is False). So is what is beyond
    the limits.
    """
    seen: set[str | None] = set()

    def loaded(path: Path | None) -> File:
        return load(path, stdin, limits)

    return finished(joined(_read_input(given, loaded, seen) for given in find_inputs(inputs)), limits)


def from_texts(texts: Iterable[str], *, limits: Limits = LIMITS) -> Reading:
    """Articles of bare texts, with the ids text-1, text-2 …; an empty text is a fatal problem.

    >>> from_texts(["Ferry sinks off Kells\\n\\nEleven people died, police said."]).articles[0].title
    'Ferry sinks off Kells'
    """
    return finished(joined(_read_string(text, f"text-{number}") for number, text in enumerate(texts, start=1)), limits)


def _read_input(given: Input, loaded: Callable[[Path | None], File], seen: set[str | None]) -> Reading:
    readings = [Reading(problems=given.problems)]
    passed_over: list[str] = []
    for path in given.paths:
        name = STDIN if path is None else printable(path)
        try:
            readings.append(_read_once(path, name, loaded, seen))
        except NoArticleError as error:
            if given.is_folder:
                passed_over.append(name)
            else:
                readings.append(_failed(name, str(error)))
        except ReadingError as error:
            readings.append(_failed(name, str(error)))
    reading = joined(readings)
    return joined([reading, _about_folder(given.name, reading, passed_over)]) if given.is_folder else reading


def _read_once(path: Path | None, name: str, loaded: Callable[[Path | None], File], seen: set[str | None]) -> Reading:
    key = os.path.realpath(path) if path else None  # Path.resolve breaks down on a link to itself
    if key in seen:
        return _remarked(name, "given more than once; it was read once")
    seen.add(key)
    try:
        return read_file(loaded(path))
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        what = f"its reader broke down on it ({type(error).__name__}: {error}); save it as plain text, and please report this"
        raise ReadingError(what) from error


def _about_folder(name: str, reading: Reading, passed_over: Sequence[str]) -> Reading:
    """What has to be said of a folder as a whole: that it gave nothing, or which of its files were no articles."""
    if not reading.articles and not reading.problems and not passed_over:
        return _failed(name, "no files in this folder; give one with articles")
    if not passed_over:
        return Reading()
    named = ", ".join(printable(Path(file).name) for file in passed_over[:_NAMED])
    more = f" and {len(passed_over) - _NAMED} more" if len(passed_over) > _NAMED else ""
    if reading.articles or reading.problems:
        return _remarked(name, f"files without articles were passed over: {named}{more}")
    return _failed(name, f"no articles in this folder, only other files: {named}{more}")


def _read_string(text: str, id: str) -> Reading:
    if not text.strip():
        return _failed(id, "empty: there is nothing to read in it")
    decoded = writable(text)
    data = decoded.text.encode()
    article = text_article(decoded.text, id=id, sha256=hashlib.sha256(data).hexdigest())
    return Reading((replace(article, size=len(data)),), decoded.problems(id))


def _failed(name: str, what: str) -> Reading:
    return Reading(problems=(Problem(name, what),))


def _remarked(name: str, what: str) -> Reading:
    return Reading(problems=(Problem(name, what, fatal=False),))
