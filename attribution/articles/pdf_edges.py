"""The edges of a document's pages: running headers, footers and page numbers, which cut sentences in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attribution.articles.pdf_columns import Segment, words_of

# Lines from the top and from the bottom of a page that may be a header or a footer.
_EDGE_LINES = 2
# Left and right pages have headers of their own, and the first page none.
_SHARE = 0.4
# A line of so many words with a stop is news, even where a hearing's record repeats it.
_SENTENCE_WORDS = 6
# Without a stop: "2024." is the last word of a paragraph.
_NUMBER = re.compile(r"(?:page|p\.)? ?[-–—|\[ ]*\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—|\] ]*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|file:///|www\.)\S+(?:\s+\d{1,4}(?:/\d{1,4})?)?", re.IGNORECASE)
# What browsers print above a page: "6/3/24, 10:05 AM".
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?", re.IGNORECASE)


def without_edges(pages: Sequence[Sequence[Segment]]) -> tuple[list[list[Segment]], tuple[str, ...]]:
    """The segments of each page without running headers and footers, and the words of those, each once.

    What stands at the edge of several pages, but for its figures, is one; so are a bare page number and a bare address.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page, edge in zip(pages, edges, strict=True) for key in {_key(page[index]) for index in edge})
    least = max(2.0, _SHARE * sum(bool(page) for page in pages))
    removed: dict[str, None] = {}
    kept: list[list[Segment]] = []
    for page, edge in zip(pages, edges, strict=True):
        drop = {index for index in edge if counts[_key(page[index])] >= least or _is_edge(words_of(page[index]))}
        removed |= dict.fromkeys(words_of(page[index]) for index in sorted(drop))
        kept.append([segment for index, segment in enumerate(page) if index not in drop])
    return kept, tuple(removed)


def _edges(page: Sequence[Segment]) -> set[int]:
    """The places of the segments on the outer lines of a page; a sentence is none of them."""
    heights = sorted({round(segment[0].y) for segment in page})
    outer = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return {index for index, segment in enumerate(page) if round(segment[0].y) in outer and not _is_sentence(words_of(segment))}


def _key(segment: Segment) -> str:
    return re.sub(r"\d+", "#", words_of(segment)).casefold()


def _is_sentence(words: str) -> bool:
    return words.count(" ") + 1 >= _SENTENCE_WORDS and words.endswith((".", "!", "?", "”", '"'))


def _is_edge(words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in (_NUMBER, _ADDRESS, _PRINTED))
