from __future__ import annotations

import pytest
from archived import article, filled, rows

from attribution.archive.identity import identity, short_names
from attribution.records import Source, SourceKind


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("person", "Volodymyr Zelensky", "Volodymyr Zelenskyy", id="spelled otherwise"),
        pytest.param("person", "Mayor Ruth Calder", "Ruth Calder", id="title"),
        pytest.param("person", "Ruth Anne Calder", "Ruth Calder", id="middle name"),
        pytest.param("organisation", "the Ministry of Health of Iraq", "Iraqi Health Ministry", id="order of words"),
        pytest.param("organisation", "Velgate Labour Council", "Velgate Labor Council", id="British spelling"),
        pytest.param("organisation", "Greenpeace", "Greenpeace", id="one word of its own"),
    ],
)
def test_two_forms_of_a_name_are_one_source(kind: SourceKind, one: str, other: str) -> None:
    assert identity(one, kind) == identity(other, kind) is not None


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("person", "Hillary Clinton", "Bill Clinton", id="another first name"),
        pytest.param("organisation", "Iraqi Health Ministry", "Syrian Health Ministry", id="another country"),
        pytest.param("organisation", "University of Lindau", "University of Velgate", id="another town"),
    ],
)
def test_two_names_are_two_sources(kind: SourceKind, one: str, other: str) -> None:
    assert None is not identity(one, kind) != identity(other, kind) is not None


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param("person", "Calder", id="a surname alone"),
        pytest.param("person", "J. Calder", id="an initial"),
        pytest.param("person", "the district prosecutor", id="an office"),
        pytest.param("organisation", "Health Ministry", id="one in every country"),
        pytest.param("organisation", "the Supreme Court", id="a court in every country"),
        pytest.param("organisation", "Police", id="a common noun that opens a sentence"),
        pytest.param("organisation", "the fire service", id="no name"),
        pytest.param("unnamed_person", "a Greenpeace spokeswoman", id="nobody named"),
    ],
)
def test_a_name_that_many_bear_tells_nobody(kind: SourceKind, name: str) -> None:
    assert identity(name, kind) is None


def test_a_short_name_is_one_that_stands_beside_the_full_name() -> None:
    body = Source("a:0-5", "World Health Organization", "organisation", False, (), aliases=("WHO", "the organization"))
    assert short_names(body) == {identity("WHO", "organisation")}


def test_one_full_name_is_one_source_in_all_articles(tmp_path) -> None:  # type: ignore[no-untyped-def]
    told = [
        article("Bridge shut\nRuth Calder said that the bridge was unsafe.", "a"),
        article("Cup final\nMayor Ruth Calder said that the match was a draw.", "b", published="2021-01-01"),
    ]
    with filled(tmp_path, *told) as connection:
        assert rows(connection, "SELECT name, articles FROM quoted") == [("Mayor Ruth Calder", 2)]


def test_surnames_in_two_stories_are_two_sources_and_in_one_story_the_person_named_in_full(tmp_path) -> None:  # type: ignore[no-untyped-def]
    bridge = "Velgate bridge shut\nReporters saw cracks in the Velgate bridge near Lindau.\n"
    told = [
        article(bridge + "Ruth Calder said that the bridge near Lindau was unsafe.", "a"),
        article(bridge + "Calder said that the bridge would be shut for 9 days.", "b", publisher="Post"),
        article("Cup final\nCalder said that the match in Osterholm was a draw.", "c", published="2021-01-01"),
    ]
    with filled(tmp_path, *told) as connection:
        assert rows(connection, "SELECT name, articles FROM quoted ORDER BY 2 DESC") == [("Ruth Calder", 2), ("Calder", 1)]
        why = rows(connection, "SELECT name, same_because FROM sources WHERE same_as IS NOT NULL")
        assert why == [("Calder", "same surname, and no other role or affiliation")]
