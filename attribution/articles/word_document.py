"""Word documents (.docx): paragraphs, headings and tables in their order, tracked changes as accepted.

What this cannot do: read headers, footers, footnotes and comments, which stand in parts of their own; show that something
was struck out; read the old .doc.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from attribution.articles.decoding import binary_kind, declares_entities, writable
from attribution.articles.extras import library
from attribution.articles.plain_text import text_article
from attribution.articles.reading import File, Reading
from attribution.errors import ReadingError
from attribution.registry import readers

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Struck out or moved away; the copy of a text box for old programs; what is said of a paragraph or a run, not in it.
_SKIPPED = frozenset(
    {f"{_WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_MARKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_WORD}{name}" for name in ("t", "p", "tbl", "tr", "tc"))
_DELETED_MARK = f"{_WORD}pPr/{_WORD}rPr/{_WORD}del"
_DELETED_ROW = f"{_WORD}trPr/{_WORD}del"
_XML = (".xml", ".rels")
_SAVE_AS = "open it in a word processor and save it as .docx or as plain text"


@readers.register(".docx")
def read_document(file: File) -> Reading:
    """The one article of a Word document; a paragraph styled "Title" is its headline.

    Raises:
        ReadingError: python-docx is missing, the file is damaged, locked or too large when unpacked, or holds no text.
    """
    docx = library("docx", extra="docx", of="a Word document")
    _check(file)
    try:
        document = docx.Document(io.BytesIO(file.data))
        paragraphs = tuple(_paragraphs(document.element.body))
        title = next(
            (" ".join(p.text.split()) for p in document.paragraphs if p.style.name == "Title" and p.text.strip()), None
        )
    except Exception as error:  # python-docx meets damage with KeyError, TypeError, XMLSyntaxError, … and documents none
        raise ReadingError(f"this Word document cannot be read ({error}); {_SAVE_AS}") from error
    decoded = writable("\n\n".join(paragraphs))
    if not decoded.text:
        raise ReadingError("no text in this Word document; if it holds pictures of text, run OCR first")
    article = text_article(decoded.text, id=file.stem, path=file.path, sha256=file.sha256)
    return Reading((replace(article, title=title or article.title),), decoded.problems(file.name))


@readers.register(".doc")
def read_old_document(file: File) -> Reading:
    """Never an article: the old format has no well-kept reader.

    Raises:
        ReadingError: always; the message tells what the file is and what to do.
    """
    kind = binary_kind(file.data) or "text with the ending of an office document"
    raise ReadingError(f"{kind}, which is not read; {_SAVE_AS}")


def _check(file: File) -> None:
    """Before its XML is parsed: a document of 40 kB can unpack to gigabytes, and what stands behind an entity would be lost.

    Raises:
        ReadingError: this is no whole .docx file, unpacks to more than the limit of bytes, or declares entities.
    """
    if file.data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadingError(f"an old Word document (.doc), or one locked with a password; {_SAVE_AS}, without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            small = size <= file.limits.bytes
            hiding = small and any(declares_entities(archive.read(part)) for part in archive.namelist() if part.endswith(_XML))
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ReadingError(f"not a whole .docx file ({error}); was it cut off on its way? Fetch it again") from error
    if not small:
        raise ReadingError(f"unpacks to {size:,} bytes, more than the {file.limits.bytes:,} that are read; save its text alone")
    if hiding:
        raise ReadingError(f"it declares entities of its own, which can hide anything; {_SAVE_AS}")


def _paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of a document in order; a paragraph whose end was struck out goes on in the next."""
    unfinished = ""
    for block in _blocks(body):
        if block.tag == _TABLE:
            yield from _rows(block)
            continue
        unfinished += _words(block)
        if block.find(_DELETED_MARK) is None:
            yield from (unfinished.strip(),) if unfinished.strip() else ()
            unfinished = ""
    yield from (unfinished.strip(),) if unfinished.strip() else ()


def _blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables of an element in order, also those in content controls and inserted stretches."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    """A row a paragraph, " | " between its cells; the paragraphs of a cell that has several stay paragraphs."""
    for row in (row for row in table.iterchildren(_ROW) if row.find(_DELETED_ROW) is None):
        cells = [tuple(_paragraphs(cell)) for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
        if any(len(cell) > 1 for cell in cells):
            yield from (paragraph for cell in cells for paragraph in cell)
        elif any(cells):
            yield " | ".join(" ".join(cell) for cell in cells if cell)


def _words(paragraph: Any) -> str:
    """The words of a paragraph, text boxes in it after them."""
    words: list[str] = []
    boxes: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == _PARAGRAPH and element is not paragraph:
            boxes.append(_words(element).strip())
        elif element.tag not in _SKIPPED:
            words.append((element.text or "") if element.tag == _TEXT else _MARKS.get(element.tag, ""))
            stack += reversed(element)
    return "\n\n".join(filter(None, ("".join(words), *boxes)))
