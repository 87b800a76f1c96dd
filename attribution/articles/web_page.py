"""Saved web pages: the article's text by trafilatura, a blank line between paragraphs, and the page's metadata.

What this cannot do: tell a block quotation without quotation marks from a paragraph; keep tables as tables (a row is a
line); read a page that builds its article by script and was saved without it.
"""

from __future__ import annotations

import re
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import decode
from attribution.articles.page_text import nesting_of, paragraphs_of, prepare
from attribution.articles.reading import File, Reading
from attribution.errors import ReadingError
from attribution.records import Article
from attribution.registry import readers

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
# Browsers leave the address of a saved page in a comment: <!-- saved from url=(0026)https://example.org/news -->
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
# libxml2 leaves out, without a word, what stands deeper than 256.
_DEEPEST = 255
# Dates of the metadata only: the wider search takes years of copyright notices for dates.
_DATES = {"extensive_search": False, "original_date": True}
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@readers.register(".html", ".htm", ".xhtml")
def read_page(file: File) -> Reading:
    """The one article of a saved page.

    Raises:
        ReadingError: the file is binary, empty, or has no article text.
    """
    found = _DECLARED.search(file.data[:_HEAD_BYTES])
    return _read(file, file.data, found[1].decode("ascii") if found else None, url=None)


@readers.register(".mhtml", ".mht")
def read_archive(file: File) -> Reading:
    """The one article of a page saved as a single file (MHTML, as Chrome and Edge write it).

    Raises:
        ReadingError: there is no page in it, or no article text.
    """
    parts = _parts(file.data)
    address = str(parts[0]["Snapshot-Content-Location"])
    for part in parts:
        if part.get_content_type() == "text/html":
            page: Any = part.get_payload(decode=True)
            return _read(file, page, part.get_content_charset(), url=address)
    raise ReadingError("no page in this web archive; save the page as HTML")


def _parts(data: bytes) -> tuple[Message, ...]:
    """The parts of a web archive, in order.

    Raises:
        ReadingError: parts stand inside parts without end, which no browser writes.
    """
    # The newer policy takes time in the square of a header's length.
    try:
        return tuple(BytesParser(policy=policy.compat32).parsebytes(data).walk())
    except RecursionError as error:
        raise ReadingError("the parts of this web archive nest too deep; save the page as HTML") from error


def _read(file: File, page: bytes, charset: str | None, *, url: str | None) -> Reading:
    decoded = decode(page, charset)
    found = _extract(decoded.text, file.limits.nesting)
    paragraphs = paragraphs_of(found.body, found.title) if found else ()
    if not paragraphs:
        raise ReadingError("no article text in this page; save it again once it is fully loaded, or save its text")
    saved_from = _SAVED_FROM.search(decoded.text)
    addresses = (found.url, url, saved_from[1] if saved_from else None)
    article = Article(
        id=file.stem,
        text="\n\n".join(paragraphs),
        path=file.path,
        title=found.title or None,
        publisher=found.sitename or found.hostname or None,
        author=found.author or None,
        published=iso_date(found.date or ""),
        url=next((address for address in addresses if address and _WEB_ADDRESS.match(address)), None),
        sha256=file.sha256,
        encoding=decoded.encoding,
    )
    return Reading((article,), decoded.problems(file.name))


def _extract(page: str, nesting: int) -> Any:
    """trafilatura's document; None where it finds no article.

    Raises:
        ReadingError: the page cannot be parsed, or nests deeper than the limit.
    """
    import trafilatura  # a quarter of a second: only when there is a page

    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        if nesting_of(tree) > min(nesting, _DEEPEST):
            raise ReadingError(
                f"its elements nest deeper than {min(nesting, _DEEPEST)}; open it in a browser and save its text"
            )
        prepare(tree)
        return trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except ReadingError:
        raise
    except Exception as error:  # whatever broken HTML makes of two parsers stops this page, not the run
        raise ReadingError(f"this page cannot be parsed ({error}); save it as text") from error
