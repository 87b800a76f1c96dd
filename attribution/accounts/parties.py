"""Who takes part in a claim, in a form that two accounts can be compared by: "its troops" and "the army" may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from attribution import languages
from attribution.accounts.concepts import WORD, actors, concepts, stem

Family = Literal["person", "place", "thing"]
FIRST_PERSON = languages.used("en", "claim_words", "first person")
PLACE_ENDINGS = tuple(languages.used("en", "claim_words", "place ending"))
BREAKS = languages.used("en", "claim_words", "phrase end")
"""Words that end the part of a phrase in which its head stands."""
SKIPPED = languages.used("en", "claim_words", "not a name")


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase: its words, the ideas of its head, the ideas of all of it, and the stems that name it.

    A phrase that names nobody ("they", "anyone") has no head: it fits whoever another account names.
    """

    text: str
    head: frozenset[str] = frozenset()
    ideas: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    family: Family = "thing"

    @property
    def named(self) -> bool:
        """Whether the phrase tells who or what it is."""
        return bool(self.head)


NOBODY = Party("")


def party(
    text: str | None, speaker: str | None = None, pronouns: frozenset[str] = FIRST_PERSON, *, acting: bool = False
) -> Party:
    """The party that a phrase names; one of the ``pronouns`` alone is the ``speaker``, by name.

    What is ``acting`` is rather a body than a place: "the court ordered", "the hospital admitted".

    >>> sorted(party("four members of a militia").head), party("they").named, party("We", "the army").text
    (['member', 'people'], False, 'the army')
    """
    if not text:
        return NOBODY
    words = [word.lower() for word in WORD.findall(text)]
    if speaker is not None and len(words) == 1 and words[0] in pronouns:
        return party(speaker, acting=True)
    kept = [
        word for word in words if not (word in SKIPPED or word in FIRST_PERSON or word in _indefinites() or word[0].isdigit())
    ]
    if not kept:
        return Party(text)
    head = _head(words, kept)
    return Party(text, concepts(head), _ideas(kept), frozenset(map(stem, kept)), _names(text), _family(head, text, acting))


def same(first: Party, second: Party) -> bool:
    """Whether both name somebody and it can be the same one."""
    return bool(first.named and second.named and (first.head & second.ideas or second.head & first.ideas))


def apart(first: Party, second: Party) -> bool:
    """Whether both name somebody and nothing that one says of it fits the other, or each bears another's proper name."""
    if not (first.named and second.named):
        return False
    return not first.ideas & second.ideas or bool(first.names and second.names and not first.names & second.names)


def _head(words: list[str], kept: list[str]) -> str:
    end = next((i for i, word in enumerate(words) if i and word in BREAKS), len(words))
    front = [word for word in words[:end] if word in kept]
    return front[-1] if front else kept[-1]


def _names(text: str) -> frozenset[str]:
    """The proper names in a phrase, a country's adjective as the country's name."""
    words = WORD.findall(text)
    proper = [word for word in words if word[0].isupper() and word.lower() not in SKIPPED | FIRST_PERSON]
    common = {words[0]} if words and _is_common(words[0]) else set()
    return frozenset(_country(stem(word)) for word in proper if word not in common)


def _is_common(word: str) -> bool:
    """Whether a capital only opens the sentence: "Police", "Soldiers", "Four"."""
    single = stem(word)
    people = languages.words("en", "person_nouns") | languages.words("en", "group_nouns")
    return concepts(word.lower()) != frozenset({single}) or single in people


@cache
def _country(name: str) -> str:
    return _countries().get(name, name)


@cache
def _countries() -> dict[str, str]:
    rows = languages.table("en", "countries")
    return {
        stem(other.strip()): stem(row["country"])
        for row in rows
        for column in ("adjectives", "names")
        for other in row[column].split(",")
        if other.strip()
    }


def _ideas(words: Iterable[str]) -> frozenset[str]:
    return frozenset(idea for word in words for idea in (*concepts(word), _country(stem(word))))


@cache
def _indefinites() -> frozenset[str]:
    return languages.words("en", "indefinites")


def _family(head: str, text: str, acting: bool) -> Family:
    single = stem(head)
    if acting and {single, head} & (languages.words("en", "organisation_nouns") | languages.words("en", "office_nouns")):
        return "person"
    if {single, head} & languages.words("en", "place_nouns") or (len(single) > 6 and single.endswith(PLACE_ENDINGS)):
        return "place"
    people = languages.words("en", "person_nouns") | languages.words("en", "group_nouns")
    named = re.search(rf"\b{re.escape(head[:1].upper())}{re.escape(head[1:])}", text) is not None
    return "person" if single in people or named or actors(concepts(head)) else "thing"
