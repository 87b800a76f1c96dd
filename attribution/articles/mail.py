"""Messages as mail programs keep them (.eml) and mailboxes of them (.mbox): the text, and who sent it when.

The subject is the title and no part of the text. Signatures and what is quoted of other messages (lines after ">") are
furniture, unless there is nothing else. What this cannot do: read attachments, which the remark names; read a message of
Outlook (.msg), or one that is encrypted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePath
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import Decoded, decode, writable
from attribution.articles.fragments import fragment_paragraphs
from attribution.articles.furniture import find_furniture
from attribution.articles.reading import File, Reading, joined
from attribution.errors import ReadingError
from attribution.records import Article, Extent, Problem
from attribution.registry import readers

_ENVELOPE = re.compile(rb"(?:\A|(?<=\n)\r?\n)From \S[^\n]*\b(?:19|20)\d\d[^\n]*\r?\n(?=[\w-]+:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(r"^(?:(?:re|fwd?|fw|aw|wg|tr|sv)\s*:\s*)+", re.IGNORECASE)
# RFC 3676: a line that ends in a space goes on in the next; "-- " alone opens the signature.
_FLOWED = re.compile(r"(?<=[^\s>]) \r?\n(?!-- \r?\n)(?![>\s])")
_SIGNATURE = re.compile(r"^-- ?\r?\n.*\Z", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"(?:^On [^\n]{5,200}?(?:\r?\n[^\n]{0,100})?wrote:[ \t]*\r?\n\s*)?(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
# Fewer words beside a page are "your program cannot show this message".
_FEW_WORDS = 20


@dataclass(frozen=True, slots=True)
class _Body:
    decoded: Decoded
    furniture: tuple[Extent, ...] = ()


@readers.register(".eml")
def read_message(file: File) -> Reading:
    """The one article of a message; attachments are named in a remark.

    Raises:
        ReadingError: there is no text in it, or in no known encoding, or its parts nest without end.
    """
    return _read(file, file.data, id=file.stem, where=file.name)


@readers.register(".mbox")
def read_mailbox(file: File) -> Reading:
    """An article a message; a message that gives none is a problem with its number, and the others are read.

    Raises:
        ReadingError: there is no message in it.
    """
    starts = [found.span() for found in _ENVELOPE.finditer(file.data)]
    if not starts:
        raise ReadingError('no message in this mailbox; each begins with a line "From sender date"')
    ends = [*(start for start, _ in starts[1:]), len(file.data)]
    messages = [file.data[begin:end] for (_, begin), end in zip(starts, ends, strict=True)]
    return joined(_read_one(file, data, number) for number, data in enumerate(messages, start=1))


def _read_one(file: File, data: bytes, number: int) -> Reading:
    where = f"{file.name}, message {number}"
    try:
        reading = _read(file, _ESCAPED.sub(rb"\1", data), id=f"{file.stem}-{number}", where=where)
    except ReadingError as error:
        return Reading(problems=(Problem(where, str(error)),))
    texts = ((article, article.text.encode()) for article in reading.articles)
    articles = tuple(replace(a, sha256=hashlib.sha256(text).hexdigest(), size=len(text)) for a, text in texts)
    return replace(reading, articles=articles)


def _read(file: File, data: bytes, *, id: str, where: str) -> Reading:
    message = _parsed(data)
    body = _body(message, file.limits.nesting)
    text = body.decoded.text
    article = Article(
        id=id,
        text=text,
        path=file.path,
        title=_REPLY.sub("", _header(message, "Subject")) or None,
        author=_sender(message),
        published=_date(message),
        sha256=file.sha256,
        furniture=_merged((*find_furniture(text), *body.furniture)),
        encoding=body.decoded.encoding,
    )
    attached = tuple(_attached(message))
    told = (
        Problem(where, f"its attachments are not read ({', '.join(attached)}); save them and give their files", fatal=False),
    )
    return Reading((article,), body.decoded.problems(where) + (told if attached else ()))


def _parsed(data: bytes) -> EmailMessage:
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except RecursionError as error:
        raise ReadingError("the parts of this message nest too deep; save its text as plain text") from error


def _body(message: EmailMessage, nesting: int) -> _Body:
    """The text part, or the page where there is no text to speak of.

    Raises:
        ReadingError: there is neither.
    """
    parts = {part.get_content_subtype(): part for part in _text_parts(message)}
    pages, texts = parts.get("html"), parts.get("plain")
    plain = _plain(texts) if texts is not None else None
    if pages is not None and (plain is None or len(plain.decoded.text.split()) < _FEW_WORDS):
        page = _decoded(pages)
        text = "\n\n".join(fragment_paragraphs(page.text, nesting)) if page else ""
        if page and text.strip():
            return _Body(replace(page, text=writable(text).text))
    if plain is None:
        raise ReadingError("no text in this message; save what is attached to it and give those files")
    return plain


def _text_parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are text and no attachment; of two of a kind the last, so reversed."""
    parts: list[Any] = [part for part in message.walk() if part.get_content_maintype() == "text"]
    yield from (part for part in reversed(parts) if not part.is_attachment())


def _plain(part: EmailMessage) -> _Body | None:
    decoded = _decoded(part)
    if decoded is None:
        return None
    text = decoded.text
    if part.get_param("format") == "flowed":
        text = _FLOWED.sub("" if part.get_param("delsp") == "yes" else " ", text)
    furniture = _merged(Extent(*found.span()) for pattern in (_SIGNATURE, _QUOTED) for found in pattern.finditer(text))
    bare = sum(len(extent.of(text).split()) for extent in furniture) == len(text.split())
    return _Body(replace(decoded, text=text), () if bare else furniture)


def _decoded(part: EmailMessage) -> Decoded | None:
    """The text of a part; None where it is empty."""
    data: Any = part.get_payload(decode=True)
    return decode(data, part.get_content_charset()) if data and data.strip() else None


def _attached(message: EmailMessage) -> Iterator[str]:
    """The names of attachments that a reader would take: a statement, not the logo under it."""
    for part in message.walk():
        name = part.get_filename()
        if part.get_content_type() == "message/rfc822":
            yield name or "a message"
        elif name and PurePath(name).suffix.lower() in readers.names():
            yield writable(" ".join(name.split())).text


def _header(message: EmailMessage, name: str) -> str:
    """A header's words on one line; empty where it is missing or cannot be read."""
    try:
        return writable(" ".join(str(message.get(name, "")).split())).text
    except (ValueError, LookupError, IndexError, AttributeError):  # what email makes of some broken headers
        return ""


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "From"))
    return name or address or None


def _date(message: EmailMessage) -> str | None:
    """The day where the message was written, not that of Greenwich."""
    return iso_date(_header(message, "Date"))


def _merged(extents: Any) -> tuple[Extent, ...]:
    """Extents in order, those that overlap as one."""
    merged: list[Extent] = []
    for extent in sorted(extents):
        if merged and extent.start <= merged[-1].end:
            merged[-1] = Extent(merged[-1].start, max(extent.end, merged[-1].end))
        else:
            merged.append(extent)
    return tuple(merged)
