"""Bylines: the line under a headline that says who wrote the article."""

from __future__ import annotations

import re

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = r"(?:de|da|del|della|der|den|di|du|dos|el|la|le|van|von|bin|bint|ibn|al|ter|y|e)"
_PERSON = rf"{_NAME}(?: (?:{_PARTICLE} )*{_NAME}){{1,4}}"
# A comma joins names only where "and" follows: "By Ana Ruiz, Political Editor" names one person.
_PEOPLE = rf"{_PERSON}(?:(?:, {_PERSON}){{0,5}},? (?:and|&) {_PERSON})?"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Words by|Story by|Report by):? (?P<author>{_PEOPLE})"
    r"(?P<rest>(?:,| \||/| [-–—]| •| ·| for | in )[^.!?]{1,80})?"
)


def author_of(line: str) -> str | None:
    """The author or authors whom a byline names; None where the line is no byline.

    >>> author_of("By Maeve Corrigan and Luis de la Cruz, Harbour Correspondents")
    'Maeve Corrigan and Luis de la Cruz'
    >>> author_of("By Monday the water had gone.") is None
    True
    """
    match = _BYLINE.fullmatch(line.strip())
    return match["author"] if match else None
