"""Addresses that may become links: an article's own page on the web, and nothing that a browser would run."""

from __future__ import annotations

from urllib.parse import urlsplit

from attribution.reports.inert import inert

SCHEMES = ("http", "https")


def link(address: str | None) -> str | None:
    """The address if it is of the web, else None: ``javascript:`` and ``data:`` addresses run as soon as they are clicked.

    >>> link("https://example.org/story"), link("javascript:alert(1)")
    ('https://example.org/story', None)
    """
    if not address or inert(address) != address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[" is no address at all
        return None
    return address if parts.scheme in SCHEMES and parts.netloc else None
