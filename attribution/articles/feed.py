"""Feeds as saved (RSS, Atom, RDF): an article an entry, by feedparser, which is given bytes and never an address.

What this cannot do: read what a feed leaves out. Many carry the first lines of each article only, which a remark tells.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from attribution.articles.dates import iso_date
from attribution.articles.decoding import declares_entities, writable
from attribution.articles.extras import library
from attribution.articles.fragments import fragment_paragraphs, has_markup
from attribution.articles.reading import File, NoArticleError, Reading, joined
from attribution.errors import ReadingError
from attribution.records import Article, Problem
from attribution.registry import readers

_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|continue) (?:more|reading)\W*)\s*$", re.IGNORECASE)
# The first lines of an article; the shortest news in brief have as many words.
_SUMMARY_WORDS = 80
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@readers.register(".rss", ".atom", ".xml")
def read_feed(file: File) -> Reading:
    """An article an entry, the headline its first paragraph; entries without text, and summaries, are told in remarks.

    Raises:
        NoArticleError: it is XML of another kind.
        ReadingError: feedparser is missing, the feed declares entities, or no entry has text.
    """
    if declares_entities(file.data):
        raise ReadingError("it declares entities of its own, which can hide anything; take its <!DOCTYPE …> out")
    feed = _parsed(file)
    read = joined(_read_entry(file, feed, number) for number in range(1, len(feed.entries) + 1))
    if not read.articles and not read.problems:
        raise ReadingError(f"the {len(feed.entries)} entries of this feed are headlines only; save the pages they lead to")
    doubts = (Problem(file.name, what, fatal=False) for what in _doubts(feed, read))
    return Reading(read.articles, (*read.problems, *doubts))


def _parsed(file: File) -> Any:
    feedparser = library("feedparser", extra="feeds", of="a feed")
    try:
        feed = feedparser.parse(io.BytesIO(file.data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # It documents none, yet raises what markup makes of two parsers: OverflowError at "&#99999999999;".
        raise ReadingError(f"this feed cannot be parsed ({error}); save it again") from error
    if feed.entries:
        return feed
    if feed.get("version"):  # an empty file has none
        raise ReadingError("no entries in this feed; save it again")
    raise NoArticleError("XML, but no feed (RSS, Atom) of articles; save the page itself")


def _read_entry(file: File, feed: Any, number: int) -> Reading:
    """The article of an entry, counted from 1, or what is wrong with it; neither where it is a headline only."""
    entry = feed.entries[number - 1]
    try:
        title = " ".join(_paragraphs(entry.get("title", ""), file)) or None
        bodies = [_paragraphs(value, file) for value in _contents(entry)]
    except ReadingError as error:
        return Reading(problems=(Problem(f"{file.name}, entry {number}", str(error)),))
    body = max(bodies, key=lambda found: len("".join(found)))
    if not body:
        return Reading()
    text = "\n\n".join((title, *body) if title and title not in body[0] else body)
    data = text.encode()
    article = Article(
        id=f"{file.stem}-{number}",
        text=text,
        path=file.path,
        title=title,
        publisher=_line(entry.get("source", {}).get("title")) or _line(feed.feed.get("title")),
        author=_line(entry.get("author")),
        published=_day(entry),
        url=next((link for link in (entry.get("link"), entry.get("id")) if link and _WEB_ADDRESS.match(link)), None),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=feed.get("encoding"),
    )
    return Reading((article,))


def _contents(entry: Any) -> Iterator[str]:
    """What an entry has of its article, the whole before the summary."""
    yield from (content.get("value") or "" for content in entry.get("content", ()))
    yield entry.get("summary") or ""


def _paragraphs(words: str, file: File) -> tuple[str, ...]:
    words = writable(words).text
    if has_markup(words):
        return fragment_paragraphs(words, file.limits.nesting)
    return tuple(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", words) if paragraph.strip())


def _line(words: Any) -> str | None:
    return writable(" ".join(str(words or "").split())).text or None


def _day(entry: Any) -> str | None:
    """The day where the entry was written; in Greenwich where its words tell no full date."""
    known = dict(entry)  # feedparser itself warns where it is asked for what an entry has not
    words = known.get("published") or known.get("updated") or ""
    parsed = known.get("published_parsed") or known.get("updated_parsed")
    return iso_date(words) or (f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else None)


def _doubts(feed: Any, read: Reading) -> Iterator[str]:
    short = sum(len(a.text.split()) < _SUMMARY_WORDS or _CUT.search(a.text) is not None for a in read.articles)
    if short:
        yield f"{short} of its {len(read.articles)} texts are summaries, it seems; save the pages themselves for the rest"
    if missing := len(feed.entries) - len(read.articles) - len(read.problems):
        yield f"{missing} of its {len(feed.entries)} entries are headlines only; save the pages they lead to"
    if feed.bozo and "Encoding" not in type(feed.bozo_exception).__name__:
        yield f"broken XML ({feed.bozo_exception}); what could be made out was read, entries may be missing"
