"""PDF documents with a text layer: columns in reading order, paragraphs rebuilt, running headers and page numbers left out.

What this cannot do: read pictures of text (OCR has to come first); tell a caption or a box from the story beside it; read
tables across; follow a story over the columns of a whole newspaper page with several of them.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import writable
from attribution.articles.extras import library
from attribution.articles.pdf_columns import Line, Piece, lines_in_order, segments_of
from attribution.articles.pdf_edges import without_edges
from attribution.articles.pdf_paragraphs import paragraphs_of_lines
from attribution.articles.plain_text import text_article
from attribution.articles.reading import File, Reading
from attribution.errors import ReadingError
from attribution.records import Article, Problem
from attribution.registry import readers

# Glyphs without a character, as fonts that were embedded without their table give them.
_UNKNOWN = "\ufffd"
_MOST_UNKNOWN = 0.2
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " "})
_WEB_ADDRESS = re.compile(r"https?://\S+")
_CLOCK = re.compile(r"\d:\d\d")
# A headline is set so much larger than the text under it, and has at most so many lines.
_LARGER = 1.2
_HEADLINE_LINES = 4
# With this under what is left of a document that was cut off, pypdf looks for its objects itself.
_END = b"\nstartxref\n0\n%%EOF\n"
_NO_TEXT = "no text layer (a scan, or pictures of text): run OCR first, then give the result"


@readers.register(".pdf")
def read_pdf(file: File) -> Reading:
    """The one article of a PDF document; pages that give no text are told in a remark.

    Raises:
        ReadingError: pypdf is missing; the file is damaged or locked with a password; it has no text layer.
    """
    pypdf = library("pypdf", extra="pdf", of="a PDF document")
    with _silent():
        pages, unread = _pages(_opened(pypdf, file.data), file.limits.characters)
    if not any(pages):
        raise ReadingError(_no_text(unread))
    kept, edges = without_edges([segments_of(pieces) for pieces in pages])
    lines = [line for page, segments in enumerate(kept) for line in lines_in_order(segments, page)]
    decoded = writable("\n\n".join(paragraphs_of_lines(lines)))
    if decoded.text.count(_UNKNOWN) > _MOST_UNKNOWN * len(decoded.text):
        raise ReadingError("its fonts do not tell which characters they show: run OCR on it, then give the result")
    if not decoded.text:
        raise ReadingError(_NO_TEXT)
    problems = decoded.problems(file.name) + tuple(Problem(file.name, what, fatal=False) for what in _doubts(pages, unread))
    return Reading((_article(file, decoded.text, lines, edges),), problems)


def _no_text(unread: dict[int, str]) -> str:
    """Why no page has text: damage goes before the guess that it is a scan."""
    if not unread:
        return _NO_TEXT
    number, what = next(iter(unread.items()))
    return f"no page can be read (page {number}: {what}); was it cut off on its way? Fetch it again"


def _article(file: File, text: str, lines: list[Line], edges: tuple[str, ...]) -> Article:
    article = text_article(text, id=file.stem, path=file.path, sha256=file.sha256)
    dates = (iso_date(edge) for edge in edges if not _CLOCK.search(edge))  # with a clock time it is when it was printed
    addresses = (_WEB_ADDRESS.search(edge) for edge in edges)
    return replace(
        article,
        title=_headline(lines) or article.title,
        published=article.published or next((date for date in dates if date), None),
        url=next((found[0] for found in addresses if found), None),
    )


def _headline(lines: list[Line]) -> str | None:
    """The lines of the first page set largest, if they are few and clearly larger than most of the text."""
    sizes = sorted(line.size for line in lines for _ in range(len(line.text)))
    first = [line for line in lines if line.page == lines[0].page]
    largest = max(line.size for line in first)
    words = [line.text for line in first if line.size > 0.95 * largest]
    if largest < _LARGER * sizes[len(sizes) // 2] or len(words) > _HEADLINE_LINES:
        return None
    return " ".join(words)


def _opened(pypdf: Any, data: bytes) -> Any:
    """The document, unlocked where an empty password does it.

    Raises:
        ReadingError: it is damaged, or locked.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        if not locked:
            len(reader.pages)
    except pypdf.errors.DependencyError as error:
        raise ReadingError(f"encrypted ({error}); try: pip install 'attribution[pdf]'") from error
    except Exception as error:  # pypdf meets damage with its own errors, and with AttributeError, TypeError, … beside them
        if not data.endswith(_END):
            return _opened(pypdf, data + _END)
        raise ReadingError(f"not a whole PDF document ({error}); was it cut off on its way? Fetch it again") from error
    if locked:
        raise ReadingError("locked with a password; open it with the password and print it to a new PDF")
    return reader


def _pages(reader: Any, most: int) -> tuple[list[list[Piece]], dict[int, str]]:
    """The pieces of text of each page as drawn, and what is wrong with pages; it ends where there is more than ``most``."""
    pages: list[list[Piece]] = []
    unread: dict[int, str] = {}
    characters = 0
    for number in range(len(reader.pages)):
        try:
            pages.append(list(_pieces(reader.pages[number], reader)))
        except Exception as error:  # as above; a damaged page stops itself, not the document
            pages.append([])
            unread[number + 1] = str(error) or type(error).__name__
        characters += sum(len(piece.text) for piece in pages[-1])
        if characters > most:
            break
    return pages, unread


def _pieces(page: Any, reader: Any) -> Iterator[Piece]:
    from pypdf.generic import ContentStream, FloatObject, NameObject

    if "/Contents" not in page:
        return
    if page.rotation:
        page.transfer_rotation_to_content()
    # A "cm" that changes nothing ends a piece: pypdf else joins all that one text object draws on a line, so two columns.
    one, nought = FloatObject(1), FloatObject(0)
    mark: Any = ([one, nought, nought, one, nought, nought], b"cm")
    content = ContentStream(page["/Contents"].get_object(), reader, "bytes")
    moves = {b"Td", b"TD", b"Tm", b"T*"}
    content.operations = [op for each in content.operations for op in ((mark, each) if each[1] in moves else (each,))]
    page[NameObject("/Contents")] = content
    found: list[Piece] = []

    def keep(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        words = _CONTROL.sub("", text.replace("\n", " ")).translate(_LIGATURES)
        if words:
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            scale = abs(inner[0] * outer[0] + inner[1] * outer[2]) or 1.0
            found.append(Piece(words, x, y, abs(size) * scale or 1.0))

    page.extract_text(orientations=(0,), visitor_text=keep)
    yield from found


def _doubts(pages: list[list[Piece]], unread: dict[int, str]) -> Iterator[str]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page and number not in unread]
    if empty:
        yield f"{_some_pages(empty)} no text; if they are scans, run OCR on them first"
    for number, what in list(unread.items())[:3]:
        yield f"page {number} cannot be read ({what}); the others were"
    if len(unread) > 3:
        yield f"{len(unread) - 3} more pages cannot be read; was the file cut off on its way?"


def _some_pages(numbers: list[str]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} has"
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"pages {', '.join(numbers[:10])}{more} have"


@contextmanager
def _silent() -> Iterator[None]:
    """Without what pypdf tells its log and as warnings of every small fault; what matters is raised."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(level)
