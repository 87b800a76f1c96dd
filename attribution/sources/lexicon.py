"""The word lists that say what two phrases may share: gender, role, country, and how names are shortened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from attribution.languages import table, words
from attribution.sources.spelling import folded, name_key

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``titles`` and ``gendered`` give "male", "female" or "either"; ``general`` the narrower nouns a noun may point to.

    ``surnames`` are the first names that are as often surnames. ``countries`` maps every adjective, name and capital to its country, ``places`` the names and adjectives alone.
    """

    persons: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    offices: frozenset[str]
    outlets: frozenset[str]
    speaking_names: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    surnames: frozenset[str]
    titles: dict[str, str]
    gendered: dict[str, str]
    general: dict[str, frozenset[str]]
    nicknames: dict[str, frozenset[str]]
    countries: dict[str, str]
    places: frozenset[str]
    adjectives: frozenset[str]
    folded_countries: dict[str, str]
    outlet_keys: frozenset[tuple[str, ...]]
    bodies: dict[str, str]
    particles: frozenset[str]


@cache
def lexicon(language: str = LANGUAGE) -> Lexicon:
    """The lists of a language.

    >>> lexicon().gendered["spokeswoman"], lexicon().countries["Iraqi"]
    ('female', 'Iraq')
    """
    return Lexicon(
        persons=words(language, "person_nouns"),
        organisations=words(language, "organisation_nouns"),
        groups=words(language, "group_nouns"),
        documents=words(language, "document_nouns"),
        offices=words(language, "office_nouns"),
        outlets=words(language, "outlets"),
        speaking_names=words(language, "speaking_names"),
        male=words(language, "first_names_male"),
        female=words(language, "first_names_female"),
        surnames=words(language, "first_names_as_surnames"),
        titles={row["title"]: row["gender"] for row in table(language, "name_titles")},
        gendered={row["noun"]: row["gender"] for row in table(language, "gendered_nouns")},
        general=_lists(language, "general_nouns", "noun", "covers"),
        nicknames=_lists(language, "nicknames", "nickname", "names"),
        countries=_countries(language, ("adjectives", "names", "capitals")),
        adjectives=frozenset(_countries(language, ("adjectives",))) - frozenset(_countries(language, ("names",))),
        places=frozenset(_countries(language, ("adjectives", "names"))),
        folded_countries={
            folded(form): country for form, country in _countries(language, ("adjectives", "names")).items()
        },
        outlet_keys=frozenset(name_key(name.split()) for name in words(language, "outlets")),
        bodies={row["body"]: row["country"] for row in table(language, "bodies")},
        particles=words(language, "name_particles"),
    )


def _lists(language: str, name: str, key: str, column: str) -> dict[str, frozenset[str]]:
    return {row[key]: frozenset(row[column].split(",")) for row in table(language, name)}


def _countries(language: str, columns: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for row in table(language, "countries"):
        forms = [row["country"], *(form for column in columns for form in row[column].split(",") if form)]
        found.update(dict.fromkeys(forms, row["country"]))
    return found
