"""An office spoken of right after somebody else is its holder, and not whoever spoke last; that it may be he is shown."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

OFFICES = {
    "mayor": "[A|Nino Beridze] said <the river had risen>. [B|The mayor] said <nobody had been warned>.",
    "minister": "[A|Tomas Berg] said <the deal was close>. [B|The minister] said <it would be signed>.",
    "spokeswoman": "[A|Ana Ruiz] said <the gate was shut>. [B|The spokeswoman] said <it was open>.",
    "judge": "[A|Ali Reed] said <he was at home>. [B|The judge] said <the alibi was false>.",
}


@pytest.mark.parametrize("marked", OFFICES.values(), ids=OFFICES)
def test_an_office_is_not_taken_for_the_last_to_speak(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    (candidate,) = reading.resolution.candidates[1]
    assert reading.doc[slice(*candidate[0])].text == reading.entity("A").name


def test_a_man_of_the_other_gender_is_no_candidate(nlp: Language) -> None:
    reading = read(nlp, "[A|Ali Reed] said <no>. [B|The spokeswoman] said <yes>.")
    assert (reading.found, reading.resolution.candidates[1]) == (reading.letters, ())


HELD = {
    "the text tells it": "[A|Nino Beridze, the mayor], said <the river had risen>. [A|The mayor] said <nobody was warned>.",
    "in passing": "[A|Ana Ruiz] said <the water came at night>. [A|The 54-year-old] said <she lost everything>.",
    "a trade": "[A|Ana Ruiz, who lives by the bridge], said <the water came at night>. [A|The farmer] said <she wept>.",
}


@pytest.mark.parametrize("marked", HELD.values(), ids=HELD)
def test_one_who_fits_is_meant(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


BODIES = {
    "field and office": (
        "[A|Disaster agency]: <31 dead>\n\nQUITO - <Thirty-one people died>, [A|the national disaster agency] said.\n\n"
        "Hernan Plata works there. [A|The National Emergency Directorate] said <12 were missing>."
    ),
    "weather": (
        "DHAKA - <A cyclone is near>, [A|the national weather agency] said.\n\n"
        "[A|The Bangladesh Meteorological Department] said <ports should close>."
    ),
    "police": (
        "<Two people died>, [A|police] said.\n\n[A|Norwegian police] said <a man was in hospital>. [A|The police] said <he was held>."
    ),
}


@pytest.mark.parametrize("marked", BODIES.values(), ids=BODIES)
def test_a_body_described_in_the_opening_is_the_one_named_after_it(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


def test_another_field_is_another_body(nlp: Language) -> None:
    marked = "DHAKA - <A cyclone is near>, [A|the national weather agency] said.\n\n[B|The National Health Agency] said <no>."
    reading = read(nlp, marked)
    assert reading.found == reading.letters


SPOKEN_FOR = {
    "a name nobody knows": ("[A|Norsk Atlantik spokeswoman Kari Lund] said <it was safe>.", "Norsk Atlantik"),
    "of one word": ("[A|Skyvia spokesperson Ilze Kalnina] said <it was safe>.", "Skyvia"),
    "a ministry": ("[A|Finance Ministry spokesman Petr Hruby] said <no>.", "Finance Ministry"),
}


@pytest.mark.parametrize(("marked", "body"), SPOKEN_FOR.values(), ids=SPOKEN_FOR)
def test_a_name_before_spokesman_is_for_whom_he_speaks(nlp: Language, marked: str, body: str) -> None:
    assert read(nlp, marked).entity("A").affiliation == body


OF_THE_PLACE = {
    "named later": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "<I counted them>, [A|Mayor Ines Robledo] told reporters."
    ),
    "of another city": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "<We will send pumps>, said [B|Ines Robledo, mayor of the city of Carrales]."
    ),
    "of another place, before the name": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "<We will send pumps>, [B|the mayor of Carrales, Ines Robledo], told reporters."
    ),
    "of another place, a title": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "The river rose. [B|Mayor Ines Robledo of Carrales] said <the pumps were ready>."
    ),
    "of another place, before the title": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "The river rose. [B|Carrales Mayor Ines Robledo] said <the pumps were ready>."
    ),
    "two of them": (
        "Flood kills nine\n\nNine people died in the flood at Olmedo, [A|the town's mayor] said <on Sunday>.\n\n"
        "<I counted them>, [B|Mayor Ines Robledo] said. <We came at once>, [C|Mayor Tomas Berg] said."
    ),
}


@pytest.mark.parametrize("marked", OF_THE_PLACE.values(), ids=OF_THE_PLACE)
def test_the_holder_of_an_office_in_the_place_of_the_story_may_be_named_later(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
