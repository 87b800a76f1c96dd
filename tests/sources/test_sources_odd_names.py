"""Names that are easily misread: words that are common nouns too, names in capitals, names whose first word is the surname."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

PERSONS = {
    "a modal verb": ("[A|Will] said <the pump had failed twice>.", "Will"),
    "a month": ("[A|May] said <the vote would go ahead>.", "May"),
    "a flower": ("[A|Rose] denied <that papers had been shredded>.", "Rose"),
    "a title": ("[A|Prince] said <the concert had been cancelled>.", "Prince"),
    "an office": ("<The song was stolen>, [A|Bishop] told the court on Monday.", "Bishop"),
    "a month cut short": ("Phan Van Giang met Dong Jun. [A|Giang] said <they spoke of fishing>.", "Phan Van Giang"),
    "after a dateline": ("KAMPALA - [A|Will Okello, the lands minister,] said <he had resigned>.", "Will Okello"),
    "an office of a field": ("[A|Minister of Energy Sherali Holm] said <no>.", "Sherali Holm"),
    "a chief of police": ("“<Nobody was hurt>,” [A|Tarn Chief of Police Ruth Okafor] said at the scene.", "Ruth Okafor"),
    "a line of a list": ("What others say:\n-[A|Lena Moor] finds <that prices fell>.", "Lena Moor"),
    "behind a dash": ("HARBOUR TO STAY SHUT - [A|Tom Reed]: “<It will not open>.”", "Tom Reed"),
    "a nation": ("[A|German Ortega] said <the bridge was safe>.", "German Ortega"),
    "a country": ("[A|Chad Mendes] said <he was hurt>.", "Chad Mendes"),
    "a faith": ("[A|Christian Alvarez] denied <that he had fled>.", "Christian Alvarez"),
    "a country before a rank": ("[A|Georgia Gov. Brian Holt] said <no>.", "Brian Holt"),
    "a nation before an office": ("[A|German Chancellor Olaf Lenz] said <yes>.", "Olaf Lenz"),
    "an hour before an entry": ("8:40 – [A|Ruth Okafor] says <the ward is full>.", "Ruth Okafor"),
    "an office of a body": (
        "[A|The head of the port authority of Tarn, Waleed al-Sabti,] said <it burned>.",
        "Waleed al-Sabti",
    ),
    "an office with a capital": ("[A|The Director of the State Police, Ilir Muka,] said <it fell>.", "Ilir Muka"),
    "a short title": ("<Shots were fired>, according to [A|Ald. Marco Reyes].", "Marco Reyes"),
}


@pytest.mark.parametrize(("marked", "name"), PERSONS.values(), ids=PERSONS)
def test_a_word_that_is_something_else_too_is_a_person_where_it_speaks(nlp: Language, marked: str, name: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.name, entity.kind, entity.anonymous) == (name, "person", False)


NO_PERSONS = {
    "a headline without articles": "[A|Judge] blocks <plan to fell oaks>\n\nThe plan was old.",
    "a known firm": "[A|Apple] said <it would appeal>.",
    "a noun with an article": "[A|The king] said <nothing had been signed>.",
}


@pytest.mark.parametrize("marked", NO_PERSONS.values(), ids=NO_PERSONS)
def test_a_word_is_not_a_name_for_its_capital_alone(nlp: Language, marked: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert entity.kind == "organisation" or entity.role == entity.name.split()[-1]


ONE = {
    "a rank of two words": (
        "[A|Staff Insp. Gordon Marsh-Reid] said <he was told to stop>. <He did not>, [A|the staff inspector] said."
    ),
    "an office without an article": (
        "[A|Luo Jianping, spokesperson for the coast guard,] said <it sank>. [A|Luo] said <it was old>."
    ),
    "an office that one namesake holds": (
        "[A|President dos Anjos] said <no>. Major Quintino dos Anjos was held. [A|The head of state, Amilcar dos Anjos,] said <yes>."
    ),
    "a surname that is an office": "[A|Judge Alan King] said <the case would go on>. [A|King] said <the jury would decide>.",
    "a woman whose surname is a man's first name": (
        "[A|Maria Clinton] said <no>. Her husband is Robert Clinton. [A|Ms. Clinton] said <it was late>."
    ),
    "a surname in capitals": "[A|Elena Novak, the harbour master,] said <the ferry was full>. [A|NOVAK] said <the limit was 150>.",
    "a surname that is a body's noun": (
        "Latanya Banks wept. <It was hard>, [A|Latanya Banks] said. [A|Ms Banks] said <no>. [A|Banks] said <so>."
    ),
    "a shouted verb": "[A|ROSA LIND] DENIED <that she was hurt>. ROSA LIND FELL from a stage. [A|LIND] said <she was fine>.",
    "all names in capitals": "[A|SARAH MBEKI] said <her manager had lied>. [A|MBEKI] said <she kept a diary>.",
    "a headline above": "DAM WILL HOLD, SAYS MINISTER\n[A|Rosa Diaz] said <the dam was safe>. [A|Diaz] said <it was new>.",
    "a Vietnamese name": "[A|Party chief Nguyen Phu Trong] said <graft must end>. [A|Mr. Trong] said <the fight went on>.",
    "a Korean name": "[A|Park Geun-ho, a spokesman for the ministry,] said <it fell>. [A|Park] said <nobody was hurt>.",
    "a rank": "<It was under way>, [A|Lt. Aaron Doyle] said. <The motive was unknown>, [A|the lieutenant] said.",
    "a party and a state": "[A|Dale Hurst] said <the server was old>. [A|The Ohio Republican] admitted <that it had failed>.",
    "said to be so": "[A|Ana Cole] said <no>. Cole remains [A|one of the few miners] who say <the shaft is safe>.",
}


@pytest.mark.parametrize("marked", ONE.values(), ids=ONE)
def test_one_person_is_one_source(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


TWO = {
    "a neighbour of hers": "Maria Jensen was found on Sunday. [A|She] said <no>. [B|Her neighbour] said <the shots came late>.",
    "a neighbour and his brother": "[A|Her neighbour] said <it was dark>. [B|Anna Kowal] said <she heard nothing>.",
    "a prince and Prince": "[A|Prince] said <contracts were slavery>. [B|Prince Harald] said <he was sorry>.",
    "two of one surname": "[A|Anna Berg] said <it was full>. [B|John Berg] said <it was shut>. [?|Berg] said <he was late>.",
    "a surname and a body": "[A|Raymond Lopez] said <it was dark>. <They fled>, according to [B|Lopez and Tarn Police].",
    "several and one before": "[A|Ana Cole] said <no>. [B|The actors involved] said <they were not political>.",
    "a firm and two firms": "[A|Apple] said <it would appeal>. [B|Apple and Google] said <the law was vague>.",
    "only possible": "[A|Ana Cole] said <no>. Cole may be [B|a miner] who says <the shaft is safe>.",
}


@pytest.mark.parametrize("marked", TWO.values(), ids=TWO)
def test_who_is_somebody_else_is_a_source_apart(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


def test_a_surname_that_is_a_mans_first_name_makes_no_man_of_a_woman(nlp: Language) -> None:
    reading = read(
        nlp,
        "[A|Maria Clinton] said <the gate was shut>. [A|Clinton] said <it was late>.\n\nClinton left at noon.\n\nThe road is "
        "named after Robert Clinton.",
    )
    assert reading.found == reading.letters


def test_a_headline_in_title_case_makes_no_name_of_its_words(nlp: Language) -> None:
    reading = read(
        nlp,
        "Keane Harbour Plan Draws Anger From Fishermen.\n\nThe harbour plan of Mayor Sally Keane was debated. "
        "[A|Keane] said <the harbour would grow>.",
    )
    assert reading.entity("A").name == "Sally Keane"


def test_a_name_above_the_text_is_not_run_into_the_first_speaker(nlp: Language) -> None:
    reading = read(nlp, "[A|Pia Keane\n\nPolice chief Rosa Diaz] said <Pia Keane had been held>.")
    assert reading.entity("A").name == "Rosa Diaz"


def test_a_headline_does_not_say_what_the_sentence_under_it_gives_to_somebody(nlp: Language) -> None:
    reading = read(
        nlp, "[A|TARN PARTY CHIEF] WARNS OF GRAFT AND WASTE\n\nParty chief Ines Moll told the congress <it was dying>."
    )
    assert reading.entity("A").name == "Ines Moll"


SEVERAL = {
    "places": "[A|Oslo, Rome and other capitals] said <the treaty stood>.",
    "a name and bodies": "[A|Judge David Cash, prosecutors and county detectives] said <the man was held>.",
}


@pytest.mark.parametrize("marked", SEVERAL.values(), ids=SEVERAL)
def test_several_who_speak_together_are_shown_whole(nlp: Language, marked: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.name, entity.kind) == (marked[3 : marked.index("]")], "unnamed_group")


PAPERS = {
    "a paper, not the agency": (
        "[A|The Associated Press] said <she came at noon>. [A|The AP] said <she left>.\n\n[B|The Lasmere Sentinel] reported "
        "<a fire>.\n\n[B|The newspaper] said <it was small>."
    ),
}


@pytest.mark.parametrize("marked", PAPERS.values(), ids=PAPERS)
def test_a_newspaper_is_the_outlet_whose_name_is_a_papers(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
