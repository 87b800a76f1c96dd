"""A text as read, its stretches, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A stretch of ``Article.text``: characters ``start`` to ``end``, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"an extent runs forward from 0: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The words themselves, cut from the text.

        >>> Extent(0, 3).of("The official added")
        'The'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Extent) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one article."""

    article: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Article:
    """One text as read, with what its file says about it.

    ``text`` is the decoded file unchanged for plain text, the extracted text for other formats. ``furniture`` are the
    parts of it that are not news ("Leave a Reply"); nothing in them is reported on. ``published`` is an ISO date.
    ``sha256`` is of the file's bytes, or of the text (as UTF-8) where a file holds several articles, and ``size`` the number
    of those bytes; ``encoding`` is what the file was decoded from, ``reader`` the file ending whose reader read it. Both are
    None for a text that was in no file.
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    sha256: str = ""
    furniture: tuple[Extent, ...] = ()
    size: int = 0
    encoding: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or was read with doubt: the file or article, and what to do about it.

    ``fatal`` problems lost the article; the others are remarks ("not English").
    """

    article: str
    what: str
    fatal: bool = True


def words_of(extents: Iterable[Extent], text: str) -> str:
    """The words of several extents, cut from the text and joined by an ellipsis that no article has at that place.

    >>> words_of([Extent(0, 3), Extent(13, 18)], "The official added")
    'The … added'
    """
    return " … ".join(extent.of(text) for extent in extents)
