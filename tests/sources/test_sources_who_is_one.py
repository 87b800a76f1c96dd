"""One entity, one name and its kind, as a reader of a whole article would check them: party members, titles, clauses, papers."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

KINDS = {
    "a party member of a state": ("“<The race is open>,” said [A|an Ohio Democrat].", "an Ohio Democrat", "unnamed_person"),
    "another one": ("“<It is over>,” added [A|another New Tarn Republican].", "another New Tarn Republican", "unnamed_person"),
    "none of several": ("[A|None of the Harlans] would say <why the mill had closed>.", "None of the Harlans", "unnamed_group"),
    "a senator of a country cut short": (
        "[A|U.S. Senator Paul Kerrick, who led Denby until 2005,] said <he was glad>.",
        "Paul Kerrick",
        "person",
    ),
    "an agent in charge": ("“<We stay>,” said [A|Agent in Charge Lena Wexler], of the FBI.", "Lena Wexler", "person"),
    "an editor in chief": ("[A|Editor in Chief Ruth Okafor] said <the story stands>.", "Ruth Okafor", "person"),
    "a subject of a question": ("It was what [A|police] called <an accident>.", "police", "organisation"),
    "a curly apostrophe": ("“<It is late>,” said [A|Brett O’Donnell], a baker.", "Brett O’Donnell", "person"),
    "another curly apostrophe": ("“<It is late>,” [A|D’Souza] said.", "D’Souza", "person"),
    "officers of a kind": ("[A|Tarn Conservation Officers] said <he slipped>.", "Tarn Conservation Officers", "unnamed_group"),
    "a surname like a plural": ("[A|Ruth Ann Masters] said <he slipped>.", "Ruth Ann Masters", "person"),
    "a part of the body": ("[A|His finger] says <it all>.", "His finger", "document"),
    "a call for a name": ("[A|Save the Children] said <12 boats had sunk>.", "Save the Children", "organisation"),
    "a poll by a call": (
        "[A|A Rock the Vote Youth Poll] found <that 40 % were against>.",
        "A Rock the Vote Youth Poll",
        "document",
    ),
    "more of them": ("[A|More] said <the law was good>.", "More", "unnamed_group"),
    "a generation": ("[A|The younger generation] says <the law is bad>.", "The younger generation", "unnamed_group"),
    "a name given": ("[A|A lobby group called Forward Tarn] said <the law was bad>.", "Forward Tarn", "organisation"),
}


@pytest.mark.parametrize(("marked", "name", "kind"), KINDS.values(), ids=KINDS)
def test_a_source_has_its_own_name_and_kind(nlp: Language, marked: str, name: str, kind: str) -> None:
    entity = read(nlp, marked).entity("A")
    assert (entity.name, entity.kind) == (name, kind)


ONE = {
    "a paper without its town": (
        "<The march began late>, [A|the Denby Sun-Times] reported. <Guards were hired>, [A|the Sun-Times] reported."
    ),
    "a paper by its last word": (
        "The book is by an editor of the Denby Post. [A|The Denby Post] said <it was late>. <Sales were good>, [A|the Post] said."
    ),
    "an insurer with a name like a person's": (
        "Shares in Helvetia Rück fell on Friday. [A|Helvetia Rück] said <claims rose>. [A|The insurer] said <prices would rise>."
    ),
    "a chief executive": (
        "[A|The bank's chief executive, Lena Holt,] said <the sale was done>. [A|The CEO] added <that jobs were safe>."
    ),
    "a group that spoke last, not marchers before it": (
        "On the square, a group of marchers sang.\n\nVolunteers lined the road.\n\nThe march went on until noon.\n\n"
        "[A|Harbour Watch] said <it would not march>. It was founded in Pendle.\n\n“<We fear the crowd>,” [A|the group] said."
    ),
    "a nameless officer far back": (
        "[A|An officer at the Morro barracks] maintains <that nobody planned it>. "
        + "Buses ran as on any other day in the town. " * 14
        + "It was Major Luz who had led the march.\n\nMr Luz sat at his desk.\n\n“<There were no strangers>,” said [A|the officer]."
    ),
    "a department without its town": (
        "[A|The Denby Fire Department] said <six ambulances came>. <Two were hurt>, [A|the Fire Department] said."
    ),
    "a lieutenant who investigates": (
        "Floyd County police Lt. Dan Percy led the search. [A|Percy] said <two friends had played with it>.\n\n“<It is a "
        "tragedy>,” [A|the investigator] said."
    ),
}


@pytest.mark.parametrize("marked", ONE.values(), ids=ONE)
def test_one_entity_is_one(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


TWO = {
    "two of one party": (
        "“<It is open>,” said [A|a New Tarn Republican]. “<It is shut>,” added [B|another New Tarn Republican]. “<It is late>,” "
        "said [C|one New Tarn Democrat]."
    ),
    "two departments of one field": (
        "[A|The Denby Fire Department] said <it burned>. [B|The Harlan Fire Department] said <it came>. [C|The Fire Department] "
        "said <it was out>."
    ),
    "a person and the company of his": (
        "[A|Kenji Watari] said <he was sorry>. He leads a mill. [B|The company] said <it would pay>."
    ),
    "a person beside a company that came in as one": (
        "The mill is run by a company. [A|Helvetia Rück] said <it was late>. [B|The company] said <it would pay>."
    ),
    "two papers of one name": (
        "[A|The Denby Post] said <it was late>. [B|The Tarn Post] said <it was early>. [C|The Post] said <it was shut>."
    ),
    "two parties": (
        "[A|The Christian Liberal Party] said <it was for the bill>. [B|The Liberal Party] said <it was against the bill>."
    ),
    "a new group and one with a name": (
        "A newly formed super PAC called Forward 52 ran advertisements. [A|Rising Tarn PAC] said <they were false>. [B|Forward "
        "52] said <they were true>."
    ),
}


@pytest.mark.parametrize("marked", TWO.values(), ids=TWO)
def test_two_entities_stay_two(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


COMPANIES = {
    "a full name that tells": "[A|Meron Health] said <it was sorry>. Ana Lind was not asked. [A|Meron] said <she had written>.",
    "a bank": "[A|Vesta Pank] said <it was open>. Ana Lind waited outside; she wept. [A|Vesta] said <the doors were shut at noon>.",
}


@pytest.mark.parametrize("marked", COMPANIES.values(), ids=COMPANIES)
def test_a_company_by_its_full_name_is_no_woman(nlp: Language, marked: str) -> None:
    assert read(nlp, marked).entity("A").kind == "organisation"


def test_a_day_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert read(nlp, "On Monday [A|Aldermere Lind] said <it would cut 300 jobs>.").entity("A").name == "Aldermere Lind"


SHOWN = {
    "a clause cut in the middle": (
        "They cited [A|a network that has served at times as a more influential, louder voice than the party itself] as saying "
        "<no>.",
        "a network",
    ),
    "a quotation cut in the middle": (
        '[A|A group dressed in "We are Denby" T-shirts] said <it was afraid>.',
        "A group",
    ),
    "a long clause": (
        "[A|Residents who had left their flats in the night before the water came up to the second floor] said <it was late>.",
        "Residents",
    ),
    "a short clause": ("[A|Executives who have worked with him] said <he was kind>.", "Executives who have worked with him"),
    "what a document says": (
        "The ministry said <no> in [A|a report that the road was shut]. [A|The report] said <12 had died>.",
        "a report",
    ),
}


@pytest.mark.parametrize(("marked", "name"), SHOWN.values(), ids=SHOWN)
def test_a_description_ends_before_the_clause_that_tells_a_story(nlp: Language, marked: str, name: str) -> None:
    assert read(nlp, marked).entity("A").name == name


BODIES = {
    "news organisations": ("[A|News organizations] said <the count was over>.", None),
    "business groups": ("[A|Several business groups] said <the bill was bad>.", None),
    "an office for the news": (
        "[A|Denby Police Department News Affairs Officer Vera Zadok] said <he was hurt>.",
        "Denby Police Department",
    ),
}


@pytest.mark.parametrize(("marked", "body"), BODIES.values(), ids=BODIES)
def test_a_common_noun_before_a_body_is_no_body_of_its_own(nlp: Language, marked: str, body: str | None) -> None:
    assert read(nlp, marked).entity("A").affiliation == body


def test_who_stands_for_one_of_two_namesakes_may_be_either(nlp: Language) -> None:
    reading = read(
        nlp,
        "James Holt met Peter Holt.\n\nJames Holt and Peter Holt spoke.\n\nMuch is asked of Holt, [A|who] said <he would stay>.",
    )
    found = {reading.doc[slice(*tokens)].text for tokens, _ in reading.resolution.candidates[0]}
    assert found == {"James Holt", "Peter Holt"}


def test_the_states_attorney_is_an_office_and_of_no_state(nlp: Language) -> None:
    entity = read(nlp, "<He had a gun>, according to [A|Assistant State's Attorney Joseph Dielle].").entity("A")
    assert (entity.name, entity.role, entity.affiliation) == ("Joseph Dielle", "Assistant State's Attorney", None)


def test_a_small_states_attorney_is_of_no_state_either(nlp: Language) -> None:
    assert read(nlp, "The state has courts. [A|The state's attorney] said <he had a gun>.").entity("A").affiliation is None
