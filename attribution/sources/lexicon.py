"""The word lists that say what two phrases may share: gender, role, country, and how names are shortened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from attribution.languages import table, used, words
from attribution.sources.spelling import folded, name_key

LANGUAGE = "en"
NOUN_LISTS = ("person", "group", "organisation", "document")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``titles`` and ``gendered`` give "male", "female" or "either"; ``general`` the narrower nouns a noun may point to.

    ``surnames`` are the first names that are as often surnames, ``place_named`` those that are also a place's or a nation's
    name, with their gender. ``countries`` maps every adjective, name and capital to its country, ``places`` the names and
    adjectives alone, ``seats`` the capitals alone; the ``folded`` ones, the ``seats`` and the ``keys`` are without case and
    marks.
    """

    persons: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    common_nouns: frozenset[str]
    courtesy: frozenset[str]
    offices: frozenset[str]
    sole_offices: frozenset[str]
    telling_offices: frozenset[str]
    kin: frozenset[str]
    passing_descriptions: frozenset[str]
    papers: frozenset[str]
    loose_bodies: frozenset[str]
    owned_bodies: frozenset[str]
    traded: frozenset[str]
    locatives: frozenset[str]
    outlets: frozenset[str]
    outlet_nouns: frozenset[str]
    speaking_nouns: frozenset[str]
    kept_titles: frozenset[str]
    company_endings: frozenset[str]
    state_words: frozenset[str]
    moods: frozenset[str]
    speaking_names: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    surnames: frozenset[str]
    place_named: dict[str, str]
    titles: dict[str, str]
    gendered: dict[str, str]
    general: dict[str, frozenset[str]]
    nicknames: dict[str, frozenset[str]]
    countries: dict[str, str]
    places: frozenset[str]
    adjectives: frozenset[str]
    folded_countries: dict[str, str]
    seats: dict[str, str]
    outlet_keys: frozenset[tuple[str, ...]]
    body_keys: frozenset[tuple[str, ...]]
    known_keys: frozenset[tuple[str, ...]]
    bodies: dict[str, str]
    regions: frozenset[str]
    telling_verbs: frozenset[str]
    citing_verbs: frozenset[str]
    general_words: frozenset[str]
    office_adjectives: frozenset[str]
    office_owners: frozenset[str]
    particles: frozenset[str]
    portfolios: frozenset[str]
    small_particles: frozenset[str]


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
        common_nouns=frozenset().union(*(words(language, f"{kind}_nouns") for kind in NOUN_LISTS)),
        courtesy=words(language, "courtesy_titles"),
        offices=words(language, "office_nouns"),
        sole_offices=words(language, "sole_offices"),
        telling_offices=words(language, "sole_offices") | words(language, "telling_offices"),
        passing_descriptions=words(language, "passing_descriptions") | {folded(word) for word in words(language, "adherents")},
        papers=frozenset(folded(word) for word in words(language, "paper_names")),
        loose_bodies=words(language, "loose_bodies"),
        owned_bodies=words(language, "owned_bodies"),
        traded=words(language, "traded_nouns"),
        locatives=used(language, "claim_words", "where"),
        kin=words(language, "kin_nouns"),
        outlets=words(language, "outlets"),
        outlet_nouns=words(language, "outlet_nouns"),
        speaking_nouns=words(language, "speaking_nouns"),
        kept_titles=words(language, "kept_titles"),
        company_endings=words(language, "company_endings"),
        state_words=words(language, "state_words"),
        moods=words(language, "moods"),
        speaking_names=words(language, "speaking_names"),
        male=words(language, "first_names_male"),
        female=words(language, "first_names_female"),
        surnames=words(language, "first_names_as_surnames"),
        place_named={row["name"]: row["gender"] for row in table(language, "first_names_of_places")},
        titles={row["title"]: row["gender"] for row in table(language, "name_titles")},
        gendered={row["noun"]: row["gender"] for row in table(language, "gendered_nouns")},
        general=_lists(language, "general_nouns", "noun", "covers"),
        nicknames=_lists(language, "nicknames", "nickname", "names"),
        countries=_countries(language, ("adjectives", "names", "capitals")),
        adjectives=frozenset(_countries(language, ("adjectives",))) - frozenset(_countries(language, ("names",))),
        places=frozenset(_countries(language, ("adjectives", "names"))),
        folded_countries={folded(form): country for form, country in _countries(language, ("adjectives", "names")).items()},
        seats={
            folded(city): row["country"] for row in table(language, "countries") for city in row["capitals"].split(",") if city
        },
        body_keys=frozenset(name_key(row["body"].split()) for row in table(language, "bodies")),
        known_keys=frozenset(name_key(n.split()) for n in words(language, "speaking_names") | words(language, "outlets")),
        outlet_keys=frozenset(name_key(name.split()) for name in words(language, "outlets")),
        bodies={row["body"]: row["country"] for row in table(language, "bodies")},
        general_words=words(language, "general_name_words"),
        office_adjectives=words(language, "office_adjectives"),
        office_owners=words(language, "office_owners"),
        telling_verbs=words(language, "telling_verbs"),
        citing_verbs=words(language, "citing_verbs"),
        regions=words(language, "regions"),
        particles=words(language, "name_particles"),
        portfolios=words(language, "portfolios"),
        small_particles=frozenset(folded(word) for word in words(language, "name_particles")),
    )


def _lists(language: str, name: str, key: str, column: str) -> dict[str, frozenset[str]]:
    return {row[key]: frozenset(row[column].split(",")) for row in table(language, name)}


def _countries(language: str, columns: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for row in table(language, "countries"):
        forms = [row["country"], *(form for column in columns for form in row[column].split(",") if form)]
        found.update(dict.fromkeys(forms, row["country"]))
    return found
