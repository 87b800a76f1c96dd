"""The articles of files one file at a time, so that memory stays flat however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from attribution.articles.completion import finished
from attribution.articles.formats import read_file
from attribution.articles.inputs import Input, find_inputs, load, printable
from attribution.articles.reading import STDIN, NoArticleError, Reading
from attribution.errors import ReadingError
from attribution.records import LIMITS, Article, Limits, Problem


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave, and how many files are still to come."""

    name: str
    reading: Reading
    left: int


def each_file(inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, limits: Limits = LIMITS) -> Iterator[FileRead]:
    """What files, folders, patterns and stdin ("-") give, file by file in the order of the input.

    Nothing is raised for bad input: a file that gives no article is a fatal problem, unless it stands in a folder and is no
    file of articles at all, which is a remark. What is beyond the limits is a fatal problem too.
    """
    given = list(find_inputs(inputs))
    left = sum(len(each.paths) for each in given)
    for each in given:
        if each.problems:
            yield FileRead(each.name, Reading(problems=each.problems), left)
        for path in each.paths:
            left -= 1
            name = STDIN if path is None else printable(path)
            yield FileRead(name, _read(each, path, name, stdin, limits), left)


def _read(given: Input, path: Path | None, name: str, stdin: BinaryIO | None, limits: Limits) -> Reading:
    try:
        return _writable(finished(read_file(load(path, stdin, limits)), limits))
    except ReadingError as error:
        fatal = not (given.is_folder and isinstance(error, NoArticleError))
        return Reading(problems=(Problem(name, str(error), fatal=fatal),))


def _writable(reading: Reading) -> Reading:
    """With NUL characters, at which SQLite's functions take a text to end, replaced."""
    return Reading(tuple(map(_without_nul, reading.articles)), reading.problems)


def _without_nul(article: Article) -> Article:
    return replace(article, text=article.text.replace("\0", "\ufffd")) if "\0" in article.text else article
