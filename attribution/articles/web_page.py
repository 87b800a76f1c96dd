"""Saved web pages: the article's text by trafilatura, a blank line between paragraphs, and the page's metadata.

What this cannot do: tell a block quotation without quotation marks from a paragraph; keep tables as tables (a row is a
line); read a page that builds its article by script and was saved without it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from email import policy
from email.parser import BytesParser
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import decode
from attribution.articles.reading import File, Reading
from attribution.errors import ReadingError
from attribution.records import Article
from attribution.registry import readers

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
# Browsers leave the address of a saved page in a comment: <!-- saved from url=(0026)https://example.org/news -->
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SPEECH_MARK = re.compile('["“”«»„]')
# Elements of trafilatura's tree that stand on lines of their own; in "hi", "ref" and the like the line goes on.
_BLOCKS = frozenset({"body", "p", "head", "list", "item", "quote", "table", "row", "ab", "div"})
_LINES = frozenset({"p", "head", "ab", "hi", "ref"})
# Elements hold trees of lxml, which ships no types.
_Element = Any


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
    message = BytesParser(policy=policy.default).parsebytes(file.data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page: Any = part.get_payload(decode=True)
            return _read(file, page, part.get_content_charset(), url=message["Snapshot-Content-Location"])
    raise ReadingError("no page in this web archive; save the page as HTML")


def _read(file: File, page: bytes, charset: str | None, *, url: str | None) -> Reading:
    decoded = decode(page, charset)
    found = _extract(decoded.text)
    paragraphs = _paragraphs(found.body) if found is not None else ()
    if found is None or not paragraphs:
        raise ReadingError("no article text in this page; save it again once it is fully loaded, or save its text")
    saved_from = _SAVED_FROM.search(decoded.text)
    addresses = (found.url, url, saved_from[1] if saved_from else None)
    article = Article(
        id=file.stem,
        text="\n\n".join(_headed(found.title, paragraphs)),
        path=file.path,
        title=found.title or None,
        publisher=found.sitename or found.hostname or None,
        author=found.author or None,
        published=iso_date(found.date or ""),
        url=next((address for address in addresses if address and _WEB_ADDRESS.match(address)), None),
        sha256=file.sha256,
    )
    return Reading((article,), decoded.problems(file.name))


def _extract(page: str) -> Any:
    """trafilatura's document; None where it finds no article."""
    import trafilatura  # a quarter of a second to import: only when there is a page

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # our Problem says it; nothing on stderr
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return None
        _keep_speech(tree)
        # Dates are taken from the metadata; its wider search takes years of copyright notices for dates.
        dates = {"extensive_search": False, "original_date": True}
        return trafilatura.bare_extraction(
            tree, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except Exception as error:  # whatever broken HTML makes of two parsers stops this page, not the run
        raise ReadingError(f"this page cannot be parsed ({error}); save it as text") from error


def _keep_speech(tree: _Element) -> None:
    """Keep two kinds of quotation that trafilatura loses: <q>, which browsers draw marks around, and in captions."""
    for quotation in list(tree.iter("q")):
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
        quotation.tag = "span"
    for caption in list(tree.iter("figcaption")):
        words = " ".join(caption.text_content().split())
        if _SPEECH_MARK.search(words):
            paragraph = tree.makeelement("p")
            paragraph.text = words
            next(caption.iterancestors("figure"), caption).addnext(paragraph)


def _paragraphs(body: _Element) -> tuple[str, ...]:
    """The paragraphs of trafilatura's tree; two line breaks on end part paragraphs too."""
    text = "".join(_pieces(body))
    lines = (re.sub(r" ?\n ?", "\n", paragraph).strip(" |\n") for paragraph in re.split(r"\n(?: ?\n)+", text))
    return tuple(line for line in lines if line)


def _pieces(body: _Element) -> Iterator[str]:
    """The text in document order, blocks set off by blank lines; without recursion, as pages nest without bound."""
    stack = [(body, False)]
    while stack:
        element, closing = stack.pop()
        if _is_block(element):
            yield "\n\n"
        if closing:
            yield " | " if element.tag == "cell" else ""
            yield re.sub(r"\s+", " ", element.tail or "")
        else:
            yield "\n" if element.tag == "lb" else ""
            yield re.sub(r"\s+", " ", element.text or "")
            stack.append((element, True))
            stack += ((child, False) for child in reversed(element))


def _is_block(element: _Element) -> bool:
    parent = element.getparent()
    inside_line = element.tag == "quote" and parent is not None and parent.tag in _LINES
    return element.tag in _BLOCKS and not inside_line


def _headed(title: str | None, paragraphs: Sequence[str]) -> Sequence[str]:
    """The paragraphs under their headline, which trafilatura keeps in the text of some pages only."""
    if not title or any(_letters(title) in _letters(paragraph) for paragraph in paragraphs[:3]):
        return paragraphs
    return (title, *paragraphs)


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
