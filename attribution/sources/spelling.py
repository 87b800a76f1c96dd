"""Names made comparable: without case, accents, hyphens and articles; and a coarser form that spelling variants share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from attribution.languages import table

SINGLE_LETTERS = str.maketrans("øłđðßþæœıʻʼ’'", "oldds" + "taei" + "    ")
DROPPED = frozenset({"the", "al", "el", "ul", "-", "‐", "‑", ".", ",", "and", "&"})
HYPHEN = re.compile(r"[-‐‑]")
POSSESSIVE = re.compile(r"['’]s?$")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
TRANSLITERATED = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("gh", "g"),
    ("dj", "j"),
    ("dzh", "j"),
    ("zh", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("gi", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ei", "i"),
    ("ay", "ai"),
    ("ey", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("ii", "i"),
    ("y", "i"),
    ("aa", "a"),
    ("h", ""),
)
"""Spellings that differ between ways of writing one foreign name, reduced to one; applied in this order."""


@cache
def folded(word: str) -> str:
    """A word without case, accents and marks.

    >>> folded("Élysée"), folded("O’Connor"), folded("U.S.")
    ('elysee', 'oconnor', 'us')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(SINGLE_LETTERS))
    return re.sub(r"[^\w]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def name_key(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name that count when two names are compared, in order, in American spelling.

    >>> name_key(["the", "Hashed", "al", "-", "Shaabi"])
    ('hashed', 'shaabi')
    """
    parts = [part for word in words for part in HYPHEN.split(POSSESSIVE.sub("", word))]
    keys = [folded(part) for part in parts if part.casefold() not in DROPPED]
    american = _american()
    return tuple(american.get(key, key) for key in keys if key and key not in SUFFIXES)


@cache
def _american() -> dict[str, str]:
    return {row["british"]: row["american"] for row in table("en", "spellings")}


@cache
def skeleton(word: str) -> str:
    """What the usual ways of writing one foreign name in English have in common.

    >>> skeleton("Zelensky") == skeleton("Zelenskyy") == skeleton("Zelenskiy")
    True
    >>> skeleton("Gaddafi") == skeleton("Qaddafi"), skeleton("Merkel") == skeleton("Markle")
    (False, False)
    """
    key = folded(word)
    for old, new in TRANSLITERATED:
        key = key.replace(old, new)
    return re.sub(r"(.)\1", r"\1", key)
