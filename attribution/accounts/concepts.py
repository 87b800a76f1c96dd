"""Words to ideas: which words news uses for one thing (``concepts.tsv``), which ideas exclude one another (``opposites.tsv``).

The small pipeline has no word vectors, so likeness of words is read from these lists; a word in none of them stands for
itself, by its stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attribution import languages
from attribution.records import Why

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDINGS = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("tre", "ter"), ("ence", "ense"))
"""British endings and American ones, so that "defence" and "defense" have one stem."""
ENDINGS_OF_NOUNS = (
    "ations",
    "ation",
    "ating",
    "ators",
    "ator",
    "ates",
    "ated",
    "ate",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ance",
    "ence",
    "als",
    "al",
    "ers",
    "er",
    "ors",
    "or",
    "ed",
    "es",
    "e",
    "s",
)
"""Endings that a noun has and its verb has not, or that a verb drops before them, the longest first."""
SHORTEST = 5
"""Letters that are left of a word at least."""


@cache
def stem(word: str) -> str:
    """A word without its plural or possessive ending, in one spelling.

    >>> stem("soldiers'"), stem("authorise"), stem("cities")
    ('soldier', 'authorize', 'city')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for british, american in ENDINGS:
        if len(word) > 5 and word.endswith(british):
            return word.removesuffix(british) + american
    return word


@cache
def concepts(word: str) -> frozenset[str]:
    """The ideas a lemma may stand for, as ``concepts.tsv`` names them; its root where none is known.

    >>> "kill" in concepts("death"), concepts("relegation") == concepts("relegate")
    (True, True)
    """
    known = _index().get(word) or _index().get(stem(word)) or ()
    return frozenset(known) or frozenset({root(stem(word))})


@cache
def root(word: str) -> str:
    """What a verb and its nouns have in common, roughly: "relegat" of "relegate" and "relegation".

    Made for comparison alone, in the manner of Porter (1980) with the endings that make nouns of verbs.
    """
    for ending in ENDINGS_OF_NOUNS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def phrase_concepts(text: str) -> frozenset[str]:
    """The ideas that a text gives in several words: "put out", "tear gas"."""
    found = _phrases().findall(text.lower())
    return frozenset(concept for phrase in found for concept in _index()[phrase])


@cache
def opposite(first: str, second: str) -> Why | None:
    """What kind of contradiction two ideas make of one thing; None where both can hold."""
    return _opposites().get(frozenset((first, second)))


def clash(first: Iterable[str], second: Iterable[str]) -> Why | None:
    """The contradiction that some idea of the first makes with some idea of the second, where they share none."""
    ours, theirs = frozenset(first), frozenset(second)
    if ours & theirs:
        return None
    return next((why for one in sorted(ours) for other in sorted(theirs) if (why := opposite(one, other))), None)


@cache
def opposites(idea: str) -> tuple[str, ...]:
    """A name for each pair of opposites that an idea is one of: the same for both."""
    return tuple("/".join(sorted(pair)) for pair in _opposites() if idea in pair)


@cache
def acts(ideas: frozenset[str]) -> frozenset[str]:
    """Those of the ideas that are happenings, not things or people."""
    return ideas & _happenings()


@cache
def _happenings() -> frozenset[str]:
    return frozenset(row["concept"] for row in languages.table("en", "concepts") if row["sort"] == "act")


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for row in languages.table("en", "concepts"):
        for word in row["words"].split(","):
            index.setdefault(word.strip(), []).append(row["concept"])
    return {word: tuple(found) for word, found in index.items()}


@cache
def _phrases() -> re.Pattern[str]:
    several = sorted((word for word in _index() if " " in word), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, several)) + r")\b")


@cache
def _opposites() -> dict[frozenset[str], Why]:
    return {frozenset((row["first"], row["second"])): row["why"] for row in languages.table("en", "opposites")}  # type: ignore[misc]
