"""The articles of files one file at a time, so that memory stays flat however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from attribution.articles.completion import finished
from attribution.articles.formats import reader_of
from attribution.articles.inputs import Input, find_inputs, load, printable
from attribution.articles.reading import STDIN, NoArticleError, Reading
from attribution.errors import ReadingError
from attribution.records import Article, Limits, Problem

LONGER = Limits(characters=10_000_000)
"""A book has a million characters; a text of more is a dump of many articles or no text."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave, the name of what read it, and how many files are still to come."""

    name: str
    reader: str
    reading: Reading
    left: int


def each_file(inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[FileRead]:
    """What files, folders, patterns and stdin ("-") give, file by file in the order of the input.

    Nothing is raised for bad input: a file that gives no article is a fatal problem, unless it stands in a folder and is no
    file of articles at all, which is a remark.
    """
    given = list(find_inputs(inputs))
    left = sum(len(each.paths) for each in given)
    for each in given:
        if each.problems:
            yield FileRead(each.name, "", Reading(problems=each.problems), left)
        for path in each.paths:
            left -= 1
            yield _read(each, path, stdin, left)


def _read(given: Input, path: Path | None, stdin: BinaryIO | None, left: int) -> FileRead:
    name = STDIN if path is None else printable(path)
    reader = ""
    try:
        file = load(path, stdin)
        function = reader_of(file)
        reader = function.__name__.removeprefix("read_")
        reading = _writable(finished(function(file), LONGER))
    except ReadingError as error:
        fatal = not (given.is_folder and isinstance(error, NoArticleError))
        reading = Reading(problems=(Problem(name, str(error), fatal=fatal),))
    return FileRead(name, reader, reading, left)


def _writable(reading: Reading) -> Reading:
    """With NUL characters, at which SQLite's functions take a text to end, replaced."""
    return Reading(tuple(map(_without_nul, reading.articles)), reading.problems)


def _without_nul(article: Article) -> Article:
    return replace(article, text=article.text.replace("\0", "\ufffd")) if "\0" in article.text else article
