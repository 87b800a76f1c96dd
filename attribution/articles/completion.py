"""What every article gets, whatever its format: a unique id, its furniture, and doubts about its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.articles.foreign import other_language
from attribution.articles.furniture import find_furniture
from attribution.articles.reading import Reading
from attribution.records import LIMITS, Article, Limits, Problem


def finished(reading: Reading, limits: Limits = LIMITS) -> Reading:
    """The articles with unique ids and their furniture, and the remarks that hold for every format.

    An article with more characters than the limit is a fatal problem.
    """
    in_file = Counter(article.path for article in reading.articles)
    articles: list[Article] = []
    remarks: list[Problem] = []
    for id, article in zip(_unique([article.id for article in reading.articles]), reading.articles, strict=True):
        if len(article.text) > limits.characters:
            remarks.append(Problem(_name(article, id, in_file), _too_long(len(article.text), limits.characters)))
            continue
        articles.append(replace(article, id=id, furniture=article.furniture or find_furniture(article.text)))
        where = _name(article, id, in_file)
        remarks += (Problem(where, what, fatal=False) for what in _doubts(articles[-1]))
    return Reading(tuple(articles), (*reading.problems, *remarks))


def _name(article: Article, id: str, in_file: Mapping[str | None, int]) -> str:
    """What messages call an article by: its file, or its id where the file has several."""
    return article.path if article.path and in_file[article.path] == 1 else id


def _too_long(length: int, limit: int) -> str:
    return f"{length:,} characters, more than the {limit:,} of one article; split it, or raise --max-characters"


def _doubts(article: Article) -> Iterator[str]:
    if language := other_language(article.text):
        yield f"does not look English (looks like {language}); read all the same, expect little"
    if not _news(article):
        yield "nothing in it but site furniture (buttons, notices); open the page and save it again"


def _news(article: Article) -> str:
    """The text without its furniture."""
    edges = [0, *(edge for extent in article.furniture for edge in (extent.start, extent.end)), len(article.text)]
    return "".join(article.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


def _unique(ids: Sequence[str]) -> Iterator[str]:
    """The ids, those that were there before numbered -2, -3 …; a number that a file carries itself is left to it."""
    given, used, counts = set(ids), set[str](), Counter[str]()
    for id in ids:
        unique = id
        while unique in used or (unique != id and unique in given):
            counts[id] += 1
            unique = f"{id}-{counts[id] + 1}"
        used.add(unique)
        yield unique
