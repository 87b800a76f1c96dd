"""Names for articles and places in them where a format wants an address: IRIs, after RFC 5147 for places in a text."""

from __future__ import annotations

from urllib.parse import quote

from attribution.records import Article, Extent
from attribution.reports.links import link

TOOL = "urn:attribution:"


def named(kind: str, id: str) -> str:
    """An IRI made of an id, for things that have no address of their own.

    >>> named("source", "wire:3-12")
    'urn:attribution:source:wire%3A3-12'
    """
    return f"{TOOL}{kind}:{quote(id, safe='-._~', errors='backslashreplace')}"


def named_article(article: Article) -> str:
    """An article's name: two versions of one page have one address, and still two texts."""
    return named("article", article.id)


def passage(article: Article, extent: Extent) -> str:
    """A place in an article's text: characters counted as positions between them, as in Python and RFC 5147.

    >>> passage(Article("wire", "The mayor said no."), Extent(4, 9))
    'urn:attribution:article:wire#char=4,9'
    """
    return f"{named_article(article)}#char={extent.start},{extent.end}"


def address(article: Article) -> str | None:
    """An article's own address on the web, with what no address may hold encoded; None where it has none of the web.

    >>> address(Article("wire", "", url="https://example.org/a b"))
    'https://example.org/a%20b'
    """
    found = link(article.url)
    return quote(found, safe=":/?#[]@!$&'()*+,;=%~") if found else None
