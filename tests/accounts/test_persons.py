"""The people whom a text names: by first name, title or age; what is no person's name is left out."""

from __future__ import annotations

import pytest

from attribution.accounts.persons import people_of


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        pytest.param("The dead man was Peter Dunmore, a baker.", {"dunmore"}, id="a first name"),
        pytest.param("It was then that Zuwe Okabe, 31, was found.", {"okabe"}, id="an age behind"),
        pytest.param("The 31-year-old Zuwe Okabe was found.", {"okabe"}, id="an age before"),
        pytest.param("They were led by Capt. Zuwe Okabe.", {"okabe"}, id="a title"),
        pytest.param("He asked for Robert J. Lindqvist Jr., his uncle.", {"lindqvist"}, id="an initial and a suffix"),
        pytest.param("It burned down on Peter Street in May.", set(), id="a street"),
        pytest.param("The Harlow County Council met on Monday.", set(), id="a body"),
        pytest.param("PETER DUNMORE FOUND DEAD IN MILL", set(), id="a headline in capitals"),
    ],
)
def test_names_of_people_are_read_from_letters_alone(text: str, surnames: set[str]) -> None:
    assert set(people_of(text).weights) == surnames


def test_who_is_named_with_an_office_and_no_age_is_an_official() -> None:
    found = people_of("Detective Olga Brandt arrested Officer Anna Reyes, 29, at her flat.")
    assert found.officials == {"brandt"}


def test_a_text_is_most_about_those_with_an_age_whom_it_names_again() -> None:
    text = "Peter Dunmore, 34, a baker, was robbed. Dunmore ran. Anna Reyes saw it."
    weights = people_of(text).weights
    assert weights["dunmore"] > weights["reye"]
