""" "The company", "the airline": the one body that it can be, by what the text calls it or leaves open; else a doubt."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

JOINED = {
    "named as what it is": "The carrier Skyvia flies to 40 cities. [A|Skyvia] said <the crew was rested>. [A|The airline] said <it would pay>.",
    "explained": "[A|Skyvia, the airline that runs the route,] said <the crew was rested>. [A|The airline] said <it would pay>.",
    "a noun of its name": "[A|Krona Bank] said <it had lost millions>. [A|The bank] said <it would close branches>.",
    "named only behind it": (
        "A jet left the runway on Monday. Nobody was hurt, [A|the airline] said <on Monday>. Skyvia was founded in 1998. "
        "[A|Skyvia] said <the jet was new>."
    ),
    "a noun for its trade": "Shares in Tarvo fell on Friday. Tarvo was fined in May. [A|The steelmaker] said <it would appeal>. [A|Tarvo] said <no more>.",
    "called so itself": (
        "[A|Their union, KTV,] said <the port stood still>. [B|Halmo, the employers' federation,] said <no ship was late>. "
        "[B|The federation] said <it had written in May>. [A|The union] said <no letter came>."
    ),
    "where people work": "Drivers at Stanhope walked out on Tuesday. [A|The company] said <it would pay>. [A|Stanhope] said <no more>.",
    "the one the text goes on about": (
        "[B|Norjet] said <it was on time>.\n\n[A|Skyvia] said <its jet was late>.\n\nSkyvia flies to 40 cities.\n\nSkyvia was "
        "founded in 1998.\n\n[A|The airline] said <it would pay>."
    ),
}


@pytest.mark.parametrize("marked", JOINED.values(), ids=JOINED)
def test_a_loose_noun_is_the_one_body_that_fits(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert not any(reading.resolution.candidates)


def test_where_two_fit_neither_is_taken_and_both_are_told(nlp: Language) -> None:
    reading = read(
        nlp,
        "Two carriers fly the route, Skyvia and Norjet. [A|Skyvia] said <its plane was late>. [B|Norjet] said <its own was on "
        "time>. [C|The airline] said <passengers would be paid>.",
    )
    assert reading.found == reading.letters
    given = reading.resolution.candidates[2]
    assert [reading.doc[slice(*tokens)].text for tokens, _ in given] == ["Norjet", "Skyvia"]


def test_where_something_was_is_no_body_that_speaks(nlp: Language) -> None:
    reading = read(
        nlp, "A jet landed at Farrow on Tuesday after smoke filled the cabin.\n\n[A|The airline] said <nobody was hurt>."
    )
    assert reading.entity("A").name == "The airline"


def test_a_headlines_party_is_no_body_that_it_speaks_of(nlp: Language) -> None:
    reading = read(
        nlp,
        "[A|Party] claims <Coastway forged signatures>\n\nCoastway handed in its lists in May. [B|Coastway] said <they were "
        "checked>.",
    )
    assert reading.found == reading.letters


def test_a_mayor_is_not_whoever_leads_something_else(nlp: Language) -> None:
    reading = read(
        nlp, "[A|Opposition leader Petra Vank] said <the budget was a fraud>. [B|The mayor] said <the figures were right>."
    )
    assert reading.found == reading.letters


PASSED_BY = {
    "a body that it speaks of": (
        "[A|The airline] says <Skyvia sold it faulty seats>\n\nSkyvia makes seats in Tarn. [B|Skyvia] said <its seats were safe>."
    ),
    "a name told of once, then a pronoun": (
        "[A|The airline] said <no>. [B|Skyvia, which opened a hotel in May,] said <rooms were full>."
    ),
    "a name told of once": "[A|The bank] said <its vaults were full>. Crowds gathered in Lasmere on Monday. [A|The bank] said <it was calm>.",
    "the outlet itself": "[A|This station] reported <a fire>. Tarvo was fined in May. [B|Tarvo] said <it would appeal>.",
}


@pytest.mark.parametrize("marked", PASSED_BY.values(), ids=PASSED_BY)
def test_a_body_is_not_joined_to_a_name_in_passing(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert reading.entity("A").name.lower() in ("the airline", "the bank", "this station")
