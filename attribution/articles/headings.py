"""What the first lines of a plain-text article say about it: headline, author, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from attribution.articles.bylines import author_of
from attribution.articles.dates import date_pattern, iso_date
from attribution.articles.lines import lines_of
from attribution.records import Extent

# Headlines run to some 25 words; the longest seen are those of the British popular press.
_LONGEST_HEADLINE = 200
_MOST_WORDS = 35
# Author and date stand above the text or directly under the headline.
_LINES_READ = 8
_BLANK_LINE = re.compile(r"[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n|$)")
_NO_HEADLINE_END = re.compile(r"[.,;:–—-]$|[.,;:][\"'”’)\]]$")
# A sentence that ends inside ("U.S. Senate" and "Dr. Ruiz" do not), or a credit after it ("(Photo: Ana Ruiz)").
_CAPTION = re.compile(r"[a-z]{3}\.[\"'”’)]* [(\"'“‘]?[A-Z]|\([^()]*:[^()]*\)$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)$")
_PLACE = r"(?-i:[A-Z][\w.'’/-]*(?:,? (?:(?:de|del|da|al|el|la|of|the) )?[A-Z][\w.'’/-]*){{0,5}})"
_DATELINE = _PLACE + r",? \(?(?P<date>{date})\)?(?: \([\w ./-]{{2,30}}\))? ?[-–—:/]"
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted|issued)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a plain text says of itself; None where it does not."""

    title: str | None = None
    author: str | None = None
    published: str | None = None


def read_heading(text: str, furniture: Sequence[Extent], *, language: str = "en") -> Heading:
    """Headline, author and date of a plain text; ``furniture`` as ``find_furniture`` gives it.

    The headline is the first line that is no furniture, where it is short, has no closing full stop and stands alone.
    The date is that of a line of furniture ("Published: 31 July 2024") or of a dateline ("CAIRO, July 31, 2024 —").

    >>> read_heading("Ferry sinks off Kells\\n\\nBy Maeve Corrigan\\n\\nEleven people died, police said.", ()).title
    'Ferry sinks off Kells'
    """
    lines = tuple(islice(lines_of(text), _LINES_READ))
    news = [line for line in lines if not any(extent.overlaps(line) for extent in furniture)]
    authors = (author_of(line.of(text)) for line in lines)
    return Heading(
        title=_headline(text, lines, news),
        author=next((author for author in authors if author), None),
        published=_published(text, lines, news, language),
    )


def _headline(text: str, lines: Sequence[Extent], news: Sequence[Extent]) -> str | None:
    if not news:
        return None
    words = news[0].of(text)
    below = lines[lines.index(news[0]) + 1 :]
    stands_alone = bool(below) and (below[0] not in news or _BLANK_LINE.match(text, news[0].end) is not None)
    return words if stands_alone and _is_headline(words) else None


def _is_headline(words: str) -> bool:
    short = len(words) <= _LONGEST_HEADLINE and 2 <= len(words.split()) <= _MOST_WORDS
    closed = _NO_HEADLINE_END.search(words) is not None and _ELLIPSIS.search(words) is None
    return short and not closed and author_of(words) is None and _CAPTION.search(words) is None


def _published(text: str, lines: Sequence[Extent], news: Sequence[Extent], language: str) -> str | None:
    labels = [line.of(text) for line in lines if line not in news]
    labels.sort(key=lambda label: _PUBLISHED.match(label) is None)  # before "Updated: …"
    dateline = re.compile(_DATELINE.format(date=date_pattern(language)), re.IGNORECASE)
    datelines = (dateline.match(line.of(text)) for line in news)
    dates = [*labels, *(found["date"] for found in datelines if found)]
    return next((iso for words in dates if (iso := iso_date(words, language=language))), None)
