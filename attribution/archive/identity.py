"""What a source is known by in every article of an archive, by its name alone.

In a handful of articles "Calder" is the Ruth Calder of the article beside it, and "the Health Ministry" that of the country
they all tell of. Among 100,000 articles a bare surname or a name that many countries share tells nobody apart, so across an
archive only full personal names and names of their own are one source. What the rest mean is read inside each story, where
the rules for a handful of articles hold (``comparing``).

An identity depends on nothing but the name: adding an article never looks at the sources there are, and the order of adding
makes no difference.
"""

from __future__ import annotations

from functools import cache

from attribution.languages import words
from attribution.records import Source, SourceKind
from attribution.sources.bodies import FILLERS
from attribution.sources.lexicon import lexicon
from attribution.sources.merging import MERGED_KINDS, is_name
from attribution.sources.spelling import name_key, skeleton

WORLDWIDE = frozenset({"european", "international", "united", "world"})
"""Words of which a body's name needs but one more to tell it from those of all countries: "World Bank", "United Nations"."""


def identity(name: str, kind: SourceKind) -> str | None:
    """What a name of a source of that kind is known by in every article; None where the name alone does not tell.

    A person by first name and surname, a body by its words in any order, both without what ways of spelling differ in.

    >>> identity("Volodymyr Zelensky", "person") == identity("President Volodymyr Zelenskyy", "person")
    True
    >>> identity("the Iraqi Health Ministry", "organisation") == identity("Ministry of Health of Iraq", "organisation")
    True
    >>> identity("World Health Organization", "organisation")
    'organisation:ealt organization vorld'
    >>> identity("Zelensky", "person"), identity("Health Ministry", "organisation"), identity("police", "organisation")
    (None, None, None)
    """
    if kind not in MERGED_KINDS:
        return None
    return _person(name) if kind == "person" else _body(name, kind)


def short_names(source: Source) -> frozenset[str]:
    """The identities of one word by which an article calls a body whose full name it gives: "WHO"; empty for others."""
    own = identity(source.name, source.kind)
    if source.anonymous or source.kind == "person" or own is None or " " not in own:
        return frozenset()
    found = {identity(alias, source.kind) for alias in source.aliases}
    return frozenset(each for each in found if each is not None and " " not in each)


def _person(name: str) -> str | None:
    if not is_name(name, lexicon()):
        return None
    titles = lexicon().titles
    given = name.split()
    while len(given) > 1 and given[0] in titles:
        del given[0]
    key = name_key(given)
    # An initial fits too many.
    if len(key) < 2 or min(len(key[0]), len(key[-1])) < 2:
        return None
    return f"person:{skeleton(key[-1])} {skeleton(key[0])}"


def _body(name: str, kind: SourceKind) -> str | None:
    lists = lexicon()
    capital = any(word[0].isupper() for word in name.split()[1:])
    if not (capital or is_name(name, lists)):
        return None
    key = [lists.folded_countries.get(word, word) for word in name_key(name.split()) if word not in FILLERS]
    if not (any(word not in _shared_words() for word in key) or (len(key) > 1 and WORLDWIDE & set(key))):
        return None
    return f"{kind}:{' '.join(sorted({skeleton(word) for word in key}))}"


@cache
def _shared_words() -> frozenset[str]:
    """Words that make up names which many countries and towns have one of."""
    lists = lexicon()
    return lists.general_words | lists.common_nouns | words("en", "department_words")
