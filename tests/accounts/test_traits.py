"""What tells of which story an article is: streets, ages and figures as they are written, and odd texts."""

from __future__ import annotations

import pytest

from attribution.accounts.traits import Traits, traits_of
from attribution.records import Article


def traits(text: str) -> Traits:
    return traits_of(Article("a", text))


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        pytest.param("It began in the 1900 block of West 11th Street around noon.", {"11th"}, id="a block of a street"),
        pytest.param("Officers went to the 1300 block of North Erie at two.", {"erie"}, id="a block without a kind"),
        pytest.param("A van was found at Canal Road and Mill Lane.", {"canal", "mill"}, id="a crossing"),
        pytest.param("She lives on Old Ferry St. in Harlow.", {"ferry"}, id="shortened"),
        pytest.param("He took the road to Harlow and drove on.", set(), id="no name"),
        pytest.param("A judge of the Supreme Court left Harlow County Court.", set(), id="courts of law"),
        pytest.param("She lives at Hollis Court, a house of flats.", {"hollis"}, id="a court of flats"),
        pytest.param("It was shut on Monday. Close friends of Lind. Place your bets.", set(), id="two sentences"),
        pytest.param("He was treated in Harlow Dr. Ana Lind said.", set(), id="a doctor"),
        pytest.param("It was found in the 200 block of Maple Dr. Police had left.", {"maple"}, id="a drive with its block"),
        pytest.param("Police closed the 500 block of Alder", {"alder"}, id="a block at the end"),
        pytest.param("The 500 block of Alder, where she lived", {"alder"}, id="a block before a comma"),
    ],
)
def test_streets_are_known_by_the_last_word_of_their_names(text: str, streets: set[str]) -> None:
    assert traits(text).streets == streets


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        pytest.param("A 17-year-old boy and his six-year-old sister", {17, 6}, id="year-old"),
        pytest.param("Peter Dunmore, 34, a baker", {34}, id="behind a name"),
        pytest.param("a man aged 52", {52}, id="aged"),
        pytest.param("a 400-year-old oak", set(), id="older than anybody"),
    ],
)
def test_ages_are_numbers_of_years_that_a_person_may_have(text: str, ages: set[int]) -> None:
    assert traits(text).ages == ages


def test_figures_are_numbers_of_two_digits_that_are_no_years() -> None:
    assert traits("In 2019 a quake of 6.1 cut off 1,250 people for 3 days.").figures == {"6.1", "1250"}


@pytest.mark.parametrize("text", ["", "\n\n", "½ ١٢ Ⅳ — “”", "Home | News | Sport", "A" * 5000, "1e9 -5 ０"])
def test_odd_texts_have_traits_too(text: str) -> None:
    assert traits(text).people.weights == {}
