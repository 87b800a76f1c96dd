"""Sources of several articles that are one, by records alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from speaking import read

from attribution.records import Extent, Mention, Source
from attribution.sources import merge_sources, source_records


def source(article: str, name: str, kind: str = "person", start: int = 0, **more: object) -> Source:
    mention = Mention(article, Extent(start, start + len(name)))
    made = Source(f"{article}:{start}-{start + len(name)}", name, kind, False, (mention,))  # type: ignore[arg-type]
    return replace(made, **more)  # type: ignore[arg-type]


NEWS = ("a", "b")


def test_a_body_is_what_other_articles_of_the_news_call_it() -> None:
    body = "organisation"
    halmo = source("a", "Halmo", body, aliases=("The federation",))
    given = [halmo, source("a", "Mara Lindqvist", start=50), source("b", "Mara Lindqvist", start=50)]
    nameless = source("b", "The federation", body, start=90)
    merged, same = merge_sources([*given, source("b", "Halmo", body), nameless])
    assert same[nameless.id] == halmo.id
    assert "called so in articles that share other sources" in {m.reason for one in merged for m in one.merges}


def test_a_body_that_two_may_be_stays_apart() -> None:
    body = "organisation"
    halmo, norva = (
        source("a", "Halmo", body, aliases=("The federation",)),
        source("a", "Norva", body, 20, aliases=("the federation",)),
    )
    known = [source(article, "Mara Lindqvist", start=50) for article in NEWS]
    nameless = source("b", "The federation", body, start=90)
    _, same = merge_sources([halmo, norva, *known, nameless])
    assert same[nameless.id] == nameless.id


def test_a_body_of_other_news_is_another() -> None:
    halmo, nameless = (
        source("a", "Halmo", "organisation", aliases=("The federation",)),
        source("b", "The federation", "organisation"),
    )
    _, same = merge_sources([halmo, nameless])
    assert same[nameless.id] == nameless.id


ONE = {
    "same-name": (source("a", "Mara Lindqvist"), source("b", "Mara Lindqvist")),
    "surname-in-one": (source("a", "Mara Lindqvist"), source("b", "Lindqvist")),
    "spelling": (source("a", "Volodymyr Zelensky"), source("b", "Volodymyr Zelenskyy")),
    "accents": (source("a", "Hernán Plata"), source("b", "Hernan Plata")),
    "nickname": (source("a", "William Harlow"), source("b", "Bill Harlow")),
    "acronym": (source("a", "the World Health Organization", "organisation"), source("b", "the WHO", "organisation")),
    "short-name": (source("a", "The Hashed al-Shaabi", "organisation"), source("b", "the Hashed", "organisation")),
    "british-spelling": (
        source("a", "the Water Defence Committee", "organisation"),
        source("b", "the Water Defense Committee", "organisation"),
    ),
    "particles-of-a-surname": (source("a", "Sofia af Ekman", role="analyst"), source("b", "af Ekman", role="trader")),
    "ministry-in-the-capital": (
        source("a", "Norway's Foreign Ministry", "organisation"),
        source("b", "The Foreign Ministry in Oslo", "organisation"),
    ),
    "by-alias": (
        source("a", "the Directorate of Public Health", "organisation", aliases=("the DPH",)),
        source("b", "DPH", "organisation"),
    ),
}


@pytest.mark.parametrize(("first", "second"), ONE.values(), ids=ONE.keys())
def test_one_source_under_two_wordings(first: Source, second: Source) -> None:
    merged, same = merge_sources([first, second])
    assert len(merged) == 1
    assert same[first.id] == same[second.id] == merged[0].id
    assert set(merged[0].mentions) == {*first.mentions, *second.mentions}


TWO = {
    "first-names": (source("a", "Hillary Harlow"), source("b", "Peter Harlow")),
    "kinds": (source("a", "Harlow"), source("b", "Harlow", "organisation")),
    "roles-of-bare-surnames": (
        source("a", "Peter Harlow", role="health minister"),
        source("b", "Harlow", role="striker"),
    ),
    "anonymous": (
        source("a", "a security source", "unnamed_person", anonymous=True),
        source("b", "a security source", "unnamed_person", anonymous=True),
    ),
    "groups": (
        source("a", "residents", "unnamed_group", anonymous=True),
        source("b", "residents", "unnamed_group", anonymous=True),
    ),
    "reports": (source("a", "a report", "document"), source("b", "a report", "document")),
    "the-company-of-each": (source("a", "the company", "organisation"), source("b", "the company", "organisation")),
    "country-and-its-body": (source("a", "Iraq", "organisation"), source("b", "Iraq Body Count", "organisation")),
    "described-by-a-name": (
        source("a", "Tarnpank", "organisation"),
        source("b", "The Norway fund that controls Tarnpank", "organisation"),
    ),
    "embassy-in-a-capital": (
        source("a", "Norway's Embassy", "organisation"),
        source("b", "The Embassy in Oslo", "organisation"),
    ),
    "office-in-a-body": (
        source("a", "the Health Department", "organisation"),
        source("b", "the Health Department Inspector General", "organisation"),
    ),
    "same-article": (source("a", "Lindqvist"), source("a", "Mara Lindqvist", start=50)),
    "two-could-be-meant": (source("a", "Anna Harlow"), source("b", "Harlow"), source("c", "Peter Harlow")),
}


@pytest.mark.parametrize("sources", TWO.values(), ids=TWO.keys())
def test_sources_that_stay_apart(sources: tuple[Source, ...]) -> None:
    merged, same = merge_sources(sources)
    assert len(merged) == len(sources)
    assert same == {s.id: s.id for s in sources}


def test_what_has_no_name_is_one_only_between_articles_of_one_story() -> None:
    fire = [source(article, "the fire service", "organisation", 90) for article in "ab"]
    people = [source(article, "Mara Lindqvist") for article in "ab"]
    assert len(merge_sources(fire)[0]) == 2
    assert len(merge_sources(fire + people)[0]) == 2


def test_the_merged_source_keeps_all_names_and_the_fuller_role() -> None:
    merged, _ = merge_sources([source("a", "Lindqvist", role="chief"), source("b", "Mara Lindqvist", role="harbour chief")])
    assert (merged[0].name, merged[0].aliases, merged[0].role) == ("Mara Lindqvist", ("Lindqvist",), "harbour chief")


def test_sources_come_in_the_order_given() -> None:
    given = [source("a", "Rosa Diaz"), source("a", "Mara Lindqvist", start=40), source("b", "Ali Reed")]
    assert [s.name for s in merge_sources(given)[0]] == ["Rosa Diaz", "Mara Lindqvist", "Ali Reed"]


def test_nothing_merges_into_nothing() -> None:
    assert merge_sources([]) == ((), {})


def test_records_bear_characters_and_ids_of_the_first_mention(nlp: Language) -> None:
    reading = read(nlp, "[A|Mara Lindqvist] said <no>. “<Never>,” [A|she] said. [A|Lindqvist] said <so>.")
    (record,) = source_records(reading.doc, "port-1", reading.resolution)
    text = reading.doc.text
    assert record.id == "port-1:0-14"
    assert [m.extent.of(text) for m in record.mentions] == ["Mara Lindqvist", "she", "Lindqvist"]
    assert record.aliases == ("Lindqvist",)


def test_records_have_ids_of_their_own(nlp: Language) -> None:
    reading = read(nlp, "[A|Rosa Diaz and Ali Reed] said <no>. [B|Rosa Diaz] said <so>.")
    records = source_records(reading.doc, "a", reading.resolution)
    assert len({record.id for record in records}) == len(records) == 2


def _office(article: str, name: str, role: str, **more: object) -> list[Source]:
    """An article with an office-holder, and with a person whom other articles name too."""
    return [source(article, name, role=role, **more), source(article, "Mara Lindqvist", start=90)]


OFFICES = {
    "a mayor": (_office("a", "Gonzalo Pardo", "mayor"), _office("b", "the mayor of San Telmo", "mayor"), True),
    "a health minister": (
        _office("a", "Amina Okoro", "Health Minister"),
        _office("b", "the health minister", "health minister"),
        True,
    ),
    "two ministers": (_office("a", "Amina Okoro", "Health Minister"), _office("b", "the minister", "finance minister"), False),
    "an office that many hold": (
        _office("a", "Ali Reed", "spokesman"),
        _office("b", "the ministry's spokesman", "spokesman"),
        False,
    ),
    "articles of two stories": (_office("a", "Gonzalo Pardo", "mayor"), [source("b", "the mayor", role="mayor")], False),
    "a body without its name": (
        _office("a", "Vida Boateng", "general secretary", affiliation="ANW"),
        _office("b", "the union's general secretary", "general secretary", affiliation="the union"),
        True,
    ),
    "two bodies": (
        _office("a", "Gonzalo Pardo", "president", affiliation="the dockers' union"),
        _office("b", "the president", "president", affiliation="the Delmar bank"),
        False,
    ),
}


@pytest.mark.parametrize(("first", "second", "one"), OFFICES.values(), ids=OFFICES)
def test_an_office_holder_is_one_with_the_name_that_another_article_gives(
    first: list[Source], second: list[Source], one: bool
) -> None:
    merged, same = merge_sources([*first, *second])
    assert (same[second[0].id] == first[0].id) is one
    assert [s.name for s in merged if s.id == first[0].id] == [first[0].name]
