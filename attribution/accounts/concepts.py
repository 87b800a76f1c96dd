"""Words to ideas: which words news uses for one thing (``concepts.tsv``, and the senses of WordNet), which ideas exclude one
another (``opposites.tsv``).

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
    """The ideas a lemma may stand for: those of ``concepts.tsv``, else its stem; and its senses in WordNet.

    >>> "kill" in concepts("death"), "walrus" in concepts("walruses")
    (True, True)
    """
    known = _index().get(word) or _index().get(stem(word)) or (stem(word),)
    senses = _senses().get(word) or _senses().get(stem(word)) or ()
    return frozenset(known).union(senses)


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
    if any(idea.startswith("!") and idea[1:] in theirs for idea in ours) or any(idea.startswith("!") and idea[1:] in ours for idea in theirs):
        return "negation"
    return next((why for one in sorted(ours) for other in sorted(theirs) if (why := opposite(one, other))), None)


@cache
def opposites(idea: str) -> tuple[str, ...]:
    """A name for each pair of opposites that an idea is one of: the same for both."""
    if idea.startswith("!"):
        return (idea[1:],)
    return tuple("/".join(sorted(pair)) for pair in _opposites() if idea in pair)


@cache
def acts(ideas: frozenset[str]) -> frozenset[str]:
    """Those of the ideas that are happenings, not things or people."""
    return frozenset(idea for idea in ideas if idea in _happenings() or idea.startswith("v."))


@cache
def _happenings() -> frozenset[str]:
    return frozenset(row["concept"] for row in languages.table("en", "concepts") if row["sort"] == "act")


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    rows = languages.table("en", "wordnet_ideas")
    return {row["word"]: tuple(_named(sense) for sense in row["senses"].split()) for row in rows}


def _named(sense: str) -> str:
    """A sense's name, which no word can have: "v.1e5d", and "!a.40a" for its opposite."""
    opposed = "!" if sense.startswith("!") else ""
    bare = sense.removeprefix("!")
    return f"{opposed}{bare[0]}.{bare[1:]}"


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
