"""The attributions as a table, one a row: ``csv`` for programs, ``excel`` for the program of that name.

What it cannot hold: claims, events, points, relations, problems of reading, the texts of the articles, and a source's other
mentions. Content in several pieces is one cell, joined by an ellipsis; ``content_at`` tells the pieces. Characters that steer a
terminal or reorder a line are spelled out (``<U+001B>``), and a cell that a spreadsheet would compute has an apostrophe put
before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO

from attribution import registry
from attribution.records import Analysis, Article, Attribution, Extent, Source, words_of
from attribution.reports import Options
from attribution.reports.inert import visible
from attribution.reports.view.index import Index

Cell = str | int | float | None

# A cell that begins so is a formula to Excel, LibreOffice and Google Sheets (OWASP, "CSV Injection"), and what an article
# holds is not to be computed. The last ones are the full-width forms, which some take for the same. Apostrophes before it are
# taken in, so that taking one away always gives the words.
_FORMULA = re.compile("'*[-=+@\t\r\n＝＋－＠]")

_OF_ARTICLE: Mapping[str, Callable[[Article], Cell]] = {
    "article": lambda article: article.id,
    "title": lambda article: article.title,
    "publisher": lambda article: article.publisher,
    "published": lambda article: article.published,
    "url": lambda article: article.url,
}
_OF_SOURCE: Mapping[str, Callable[[Source], Cell]] = {
    "source_id": lambda source: source.id,
    "source_name": lambda source: source.name,
    "source_kind": lambda source: source.kind,
    "anonymous": lambda source: "yes" if source.anonymous else "no",
    "role": lambda source: source.role,
    "affiliation": lambda source: source.affiliation,
}
_OF_ATTRIBUTION: Mapping[str, Callable[[Attribution], Cell]] = {
    "stance": lambda attribution: attribution.stance,
    "style": lambda attribution: attribution.style,
    "detector": lambda attribution: attribution.detector,
    "confidence": lambda attribution: round(attribution.confidence, 4),
    "corrected": lambda attribution: attribution.corrected,
}
_PARTS = tuple(f"{part}{place}" for part in ("source", "cue", "content") for place in ("", "_start", "_end"))
HEADING = ("id", *_OF_ARTICLE, *_PARTS, "content_at", *_OF_SOURCE, "via", *_OF_ATTRIBUTION)
"""The names of the columns; ``_start`` and ``_end`` are characters of the article's text, half-open."""


@registry.reports.register("csv")
def rows(analysis: Analysis, options: Options) -> str:
    """A heading, and a row an attribution in the order of the input: commas, quotation marks where needed, lines that end
    as RFC 4180 has them (CR LF)."""
    return _table(analysis, delimiter=",")


@registry.reports.register("excel")
def for_excel(analysis: Analysis, options: Options) -> bytes:
    """The same table as Excel opens it rightly in every country: tabs between cells, UTF-16 with a byte order mark.

    Excel splits a file at commas or at semicolons as the country's settings say, and reads UTF-8 by the country's old code
    page unless told otherwise; a file like this one it always reads as it is meant.
    """
    return ("\ufeff" + _table(analysis, delimiter="\t")).encode("utf-16-le")


def _table(analysis: Analysis, delimiter: str) -> str:
    index = Index(analysis)
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(HEADING)
    writer.writerows([_safe(cell) for cell in _row(attribution, index)] for attribution in analysis.attributions)
    return out.getvalue()


def _row(attribution: Attribution, index: Index) -> Iterator[Cell]:
    article = index.articles[attribution.article]
    source = index.sources.get(attribution.source_id or "")
    yield attribution.id
    yield from (value(article) for value in _OF_ARTICLE.values())
    yield from _part([attribution.source] if attribution.source else [], article)
    yield from _part([attribution.cue] if attribution.cue else [], article)
    yield from _part(attribution.content, article)
    yield " ".join(f"[{extent.start},{extent.end})" for extent in attribution.content)
    yield from (value(source) if source else None for value in _OF_SOURCE.values())
    yield "; ".join(index.sources[link].name for link in attribution.via)
    yield from (value(attribution) for value in _OF_ATTRIBUTION.values())


def _part(places: Sequence[Extent], article: Article) -> tuple[Cell, Cell, Cell]:
    """The words of a part, its first character and the one after its last; empty where there is no such part."""
    if not places:
        return None, None, None
    return words_of(places, article.text), places[0].start, places[-1].end


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return visible(f"'{cell}" if _FORMULA.match(cell) else cell)
