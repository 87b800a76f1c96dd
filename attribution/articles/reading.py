"""What passes between the parts of this stage: a file with its bytes, and what was read from it.

A reader is a function ``File -> Reading`` registered under file endings (``registry.readers.register(".txt")``). It
leaves ids as the file gives them, and furniture empty: ``read`` makes the ids unique and finds the furniture, the same
for every format. It raises ``ReadingError`` where the whole file gives no article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from attribution.errors import ReadingError
from attribution.records import LIMITS, Article, Limits, Problem

STDIN = "stdin"


class NoArticleError(ReadingError):
    """The file is of a kind that holds no articles: a fault in a file named by the user, not in one met in a folder."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as given: its bytes, the name messages call it by, its path (None for stdin), and what bounds its reading."""

    name: str
    data: bytes
    path: str | None = None
    limits: Limits = LIMITS

    @property
    def stem(self) -> str:
        """The name without folder and ending: the id of its article."""
        return PurePath(self.name).stem

    @property
    def ending(self) -> str:
        """The file ending in lower case with its dot; empty where there is none."""
        return PurePath(self.name).suffix.lower()

    @property
    def sha256(self) -> str:
        """The checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles in the order of the input, and what could not be read or was read with doubt."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def joined(readings: Iterable[Reading]) -> Reading:
    """Several readings as one, in their order."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for reading in readings:
        articles += reading.articles
        problems += reading.problems
    return Reading(tuple(articles), tuple(problems))
