"""The word lists that say what can speak, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from attribution.languages import table, words
from attribution.modal_names import NAMES

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Nouns by what they name, and names by who bears them. Nouns are lower-case lemmas, names as written."""

    persons: frozenset[str]
    groups: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    titles: frozenset[str]
    courtesy: frozenset[str]
    first_names: frozenset[str]
    speaking_names: frozenset[str]
    nationalities: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    company_endings: frozenset[str]
    companies: frozenset[str]
    partitives: frozenset[str]
    place_heads: frozenset[str]
    pronouns: frozenset[str]
    quantifiers: frozenset[str]
    adherents: frozenset[str]
    trade_surnames: frozenset[str]
    gatherings: frozenset[str]
    paper_names: frozenset[str]
    outlet_nouns: frozenset[str]
    personal_adjectives: frozenset[str]
    portfolios: frozenset[str]
    spots: frozenset[str]
    body_pairs: frozenset[str]
    moods: frozenset[str]


@cache
def lexicon(language: str = LANGUAGE) -> Lexicon:
    """The lists of a language.

    >>> "spokesman" in lexicon().persons, "ministry" in lexicon().organisations
    (True, True)
    """
    countries = table(language, "countries")
    return Lexicon(
        persons=words(language, "person_nouns"),
        groups=words(language, "group_nouns"),
        organisations=words(language, "organisation_nouns"),
        documents=words(language, "document_nouns"),
        titles=frozenset(row["title"] for row in table(language, "name_titles")),
        courtesy=words(language, "courtesy_titles") - {"st", "st."},  # "St. Louis"
        first_names=words(language, "first_names_male") | words(language, "first_names_female") | NAMES,
        speaking_names=words(language, "speaking_names") | words(language, "outlets"),
        nationalities=frozenset(word for row in countries for word in row["adjectives"].split(",") if word),
        places=words(language, "regions").union(*(_place_names(row) for row in countries)),
        particles=words(language, "name_particles"),
        company_endings=words(language, "company_endings"),
        companies=words(language, "company_nouns"),
        pronouns=words(language, "personal_pronouns"),
        quantifiers=words(language, "quantifiers"),
        adherents=words(language, "adherents"),
        trade_surnames=words(language, "trade_surnames"),
        place_heads=words(language, "place_heads"),
        partitives=words(language, "partitives"),
        gatherings=words(language, "gathering_nouns"),
        paper_names=words(language, "paper_names"),
        outlet_nouns=words(language, "outlet_nouns"),
        personal_adjectives=words(language, "personal_adjectives"),
        portfolios=words(language, "portfolios"),
        spots=words(language, "numbered_places"),
        body_pairs=words(language, "body_pairs"),
        moods=words(language, "moods"),
    )


def _place_names(row: dict[str, str]) -> list[str]:
    return [row["country"], *(name for column in ("names", "capitals") for name in row[column].split(",") if name)]
