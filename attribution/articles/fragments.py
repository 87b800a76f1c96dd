"""HTML that is an article from end to end (an entry of a feed, a message) → its paragraphs; nothing has to be left out.

A saved page has menus and teasers around its article: that is ``web_page``.
"""

from __future__ import annotations

import re

from attribution.articles.page_text import nesting_of, paragraphs_of_whole
from attribution.errors import ReadingError

_TAG = re.compile(r"</?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);|<!--", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:x([\da-f]{1,9})|(\d{1,9}));?", re.IGNORECASE)
# What no tree can hold.
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fragment_paragraphs(html: str, nesting: int) -> tuple[str, ...]:
    """The paragraphs of a fragment of HTML, in order.

    Raises:
        ReadingError: it nests deeper than ``nesting`` elements.

    >>> fragment_paragraphs("<p>The mayor <b>denied</b> it.<p>“Never,” she said.", 250)
    ('The mayor denied it.', '“Never,” she said.')
    """
    from lxml import html as pages

    if not html.strip():
        return ()
    parser = pages.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    body = _UNFIT.sub("\ufffd", _REFERENCE.sub(_fit, html)).encode()
    tree = pages.document_fromstring(b"<div>" + body + b"</div>", parser=parser)
    if nesting_of(tree) > nesting:
        raise ReadingError(f"its elements nest deeper than {nesting}; open it in a browser and save its text")
    return paragraphs_of_whole(tree)


def has_markup(text: str) -> bool:
    """Whether a text is HTML: it has a tag or a character reference.

    >>> has_markup("Fell by 3 % < 5 % & more")
    False
    """
    return _TAG.search(text) is not None


def _fit(reference: re.Match[str]) -> str:
    """A reference to a character as it is; U+FFFD where there is no such character, or no tree can hold it."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if number <= 0x10FFFF and not _UNFIT.match(chr(number)) else "\ufffd"
