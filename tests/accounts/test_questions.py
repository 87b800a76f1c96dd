"""Points as an editor would put them: what is asked, and answers that answer it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.causes import cause_in
from attribution.accounts.comparison import laid_out
from attribution.accounts.draft import Draft
from attribution.accounts.questions import question
from attribution.accounts.questions.clauses import place_of
from attribution.accounts.questions.whether import is_said_to_be
from attribution.accounts.verdicts import Topic, Verdict
from attribution.records import Point


def points(nlp: Language, *lines: str) -> tuple[Point, ...]:
    return told(nlp, "\n".join(lines)).accounts().points


def only(nlp: Language, *lines: str) -> Point:
    found = points(nlp, *lines)
    assert len(found) == 1, [point.question for point in found]
    return found[0]


WHETHER = [
    (
        "The union | said | The pump had been broken for days",
        "The company | said | the pump had never been broken",
        "whether the pump had been broken for days",
    ),
    (
        "A clerk | said | “Police fired rubber bullets at the crowd”",
        "The police | denied that | they had fired rubber bullets at the crowd",
        "whether police fired rubber bullets at the crowd",
    ),
    (
        "The mayor | said | no barge had been sunk in the canal",
        "A boatman | said | a barge had been sunk in the canal",
        "whether a barge had been sunk in the canal",
    ),
    (
        "The ministry | said | Tessra was shelled at dawn",
        "The army | said | Tessra had not been shelled",
        "whether Tessra was shelled at dawn",
    ),
]


@pytest.mark.parametrize(("said", "denied", "asked"), WHETHER, ids=[row[2] for row in WHETHER])
def test_what_one_denies_is_asked_as_a_clause_of_the_other(nlp: Language, said: str, denied: str, asked: str) -> None:
    assert asked in {point.question for point in points(nlp, said, denied)}


def test_a_question_is_put_by_the_claim_that_names_its_subject(nlp: Language) -> None:
    found = points(
        nlp,
        "A clerk | said | they had fired rubber bullets",
        "A nurse | said | the police had fired rubber bullets at the crowd",
        "The police | denied that | they had fired rubber bullets at the crowd",
    )
    assert "whether the police had fired rubber bullets at the crowd" in {point.question for point in found}


DENIALS = [
    ("denied that", "its jets had hit the depot", "denied that its jets had hit the depot"),
    ("rejected", "the allegation", "rejected the allegation"),
    ("dismissed", "this as gossip", "dismissed this as gossip"),
]


@pytest.mark.parametrize(("cue", "content", "answer"), DENIALS, ids=[row[2] for row in DENIALS])
def test_a_denial_answers_in_its_own_words(nlp: Language, cue: str, content: str, answer: str) -> None:
    found = only(nlp, "The brigade | said | jets hit the depot at noon", f"The ministry | {cue} | {content}")
    assert [position.answer for position in found.positions] == ["jets hit the depot at noon", answer]


def test_no_answer_is_a_bare_denial(nlp: Language) -> None:
    found = points(nlp, "The union | said | the pump had been broken for days", "The company | dismissed | the allegation")
    assert not {position.answer for point in found for position in point.positions} & {"denied", "confirmed", "no comment"}


def test_two_forms_of_one_dispute_over_figures_are_one_point(nlp: Language) -> None:
    found = points(
        nlp,
        "The voivode | said | 2,300 people had been evacuated",
        "The mayor | replied | “That is nonsense. No fewer than 4,000 people had been evacuated”",
    )
    assert [point.question for point in found] == ["how many people were evacuated"]


def test_causes_of_one_thing_are_one_point_in_whatever_words_it_is_told(nlp: Language) -> None:
    point = only(
        nlp,
        "The mayor | said | the wall fell because of heavy rain",
        "An engineer | said | the wall collapsed because of poor concrete",
        "A builder | said | the wall fell because of a nearby blast",
    )
    assert [position.answer for position in point.positions] == ["heavy rain", "poor concrete", "nearby blast"]


def test_children_counted_by_several_are_a_point_of_their_own(nlp: Language) -> None:
    found = points(
        nlp,
        "The ministry | said | 47 people were killed",
        "A nurse | said | 68 people were killed",
        "The principal | said | 26 children were killed",
        "A teacher | said | 19 children were killed",
    )
    asked = {point.question: {position.answer for position in point.positions} for point in found}
    assert asked == {"how many people were killed": {"47", "68"}, "how many children were killed": {"26", "19"}}


def test_the_age_of_some_of_the_dead_is_no_count_of_them(nlp: Language) -> None:
    found = points(
        nlp,
        "The police | said | eight people were killed",
        "The hospital | said | thirteen people were killed",
        "A doctor | said | four of the dead were under fifteen",
    )
    killed = next(point for point in found if point.question == "how many people were killed")
    assert [position.answer for position in killed.positions] == ["8", "13"]


@pytest.mark.parametrize("unsaid", ["how many pumps had failed", "whether the pump had failed"])
def test_what_is_a_question_already_is_asked_as_it_is(nlp: Language, unsaid: str) -> None:
    found = points(nlp, "The union | said | the pump had failed at noon", f"The company | did not mention | {unsaid}")
    assert unsaid in {point.question for point in found}


QUOTED = [
    ("“They told us to open the sluice”", "they had been told to open the sluice", None),
    ("“It was shut at noon by half of us”", "it had been shut at noon", None),
    ("“They told us to open the sluice”", "anyone had been told to open the sluice", "anyone had been told to open the sluice"),
    ("“We shut the sluice at noon”", "the sluice had been shut at noon", "the sluice had been shut at noon"),
]


@pytest.mark.parametrize(("said", "denied", "plain"), QUOTED, ids=[denied for _, denied, _ in QUOTED])
def test_what_means_another_in_a_readers_mouth_is_asked_in_quotation_marks_or_by_who_names_it(
    nlp: Language, said: str, denied: str, plain: str | None
) -> None:
    found = points(nlp, f"A docker | said | {said}", f"The owner | denied that | {denied}")
    assert (f"whether {plain}" if plain else f"whether it is so that {said}") in {point.question for point in found}


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        ("the ferry lay in harbour", "whether the ferry was at sea or the ferry lay in harbour"),
        ("the ferry lay at the eastern quay of the old harbour", "whether the ferry was at sea"),
    ],
    ids=["two short ones", "a long one beside it"],
)
def test_a_question_of_two_is_short(nlp: Language, second: str, asked: str) -> None:
    found = told(nlp, f"The navy | said | the ferry was at sea\nThe owner | said | {second}")
    given = laid_out(found.articles, found.sources, found.attributions, found.claims, {}).statements
    draft = Draft(Topic("whether", ()))
    draft.add((given[0], given[1], Verdict("contradicts", draft.topic, "", 0.9)))
    assert question(draft) == asked


def test_what_is_asked_of_the_news_and_of_the_past_tells_them_apart(nlp: Language) -> None:
    found = points(
        nlp,
        "The mayor | said | the ferry fire killed four people",
        "A nurse | said | the ferry fire killed nine people",
        "The union | said | a fire in 2016 killed two people",
    )
    assert [point.question for point in found] == ["how many people were killed", "how many people were killed (2016)"]


SUMS = [
    (
        "a ransom of $9 million was paid to the pirates",
        "a ransom of $4 million was paid to the pirates",
        "how large a ransom was paid to the pirates",
    ),
    (
        "unemployment in the valley was 9 percent",
        "unemployment in the valley was 14 percent",
        "how high unemployment in the valley was",
    ),
    (
        "losses at the mill amounted to 9 million euros",
        "losses at the mill amounted to 14 million euros",
        "to how much losses at the mill amounted",
    ),
    (
        "the number of homes without power was 900",
        "the number of homes without power was 4,100 on Friday",
        "what the number of homes without power was",
    ),
]


@pytest.mark.parametrize(("one", "other", "asked"), SUMS, ids=[row[2] for row in SUMS])
def test_a_figure_is_asked_for_as_its_clause_has_it(nlp: Language, one: str, other: str, asked: str) -> None:
    assert only(nlp, f"A lawyer | said | {one}", f"The bureau | said | {other}").question == asked


def test_several_things_left_out_are_asked_as_several(nlp: Language) -> None:
    found = points(
        nlp, "The ministry | said | drones were launched at the port", "The navy | made no mention of | any drone launches"
    )
    assert "whether there were any drone launches" in {point.question for point in found}


def test_an_answer_is_in_the_words_of_the_question_where_one_of_its_claims_puts_that(nlp: Language) -> None:
    found = points(
        nlp,
        "A clerk | said | they had fired rubber bullets",
        "A nurse | said | the police had fired rubber bullets at the crowd",
        "The police | denied that | they had fired rubber bullets at the crowd",
    )
    asked = {point.question.removeprefix("whether "): point for point in found}
    answers = {position.answer for position in asked["the police had fired rubber bullets at the crowd"].positions}
    assert "the police had fired rubber bullets at the crowd" in answers


def test_what_was_targeted_is_asked_of_a_clause_with_its_footing(nlp: Language) -> None:
    found = points(
        nlp,
        "An army spokesman | said | our jets carried out an air strike against militants who were hiding rockets",
        "The council | said | the evidence shows that two ambulance crews were targeted with rockets",
    )
    assert "what was targeted" in {point.question for point in found}


def test_who_says_all_of_it_again_gives_the_same_answer(nlp: Language) -> None:
    found = points(
        nlp,
        "A general | said | our forces carried out a defensive air strike against militants who were attempting to launch rockets",
        "A general | said | “Our forces conducted a defensive air strike tonight, targeting militants attempting to launch rockets”",
        "The council | said | initial reports suggest that two patrols were targeted with missiles",
    )
    asked = {point.question: point for point in found}
    answers = {position.answer: len(position.claims) for position in asked["what was targeted"].positions}
    assert answers == {"militants": 2, "two patrols": 1}


def test_a_number_of_the_same_things_is_answered_as_a_number(nlp: Language) -> None:
    found = points(
        nlp,
        "The port | said | 60 tonnes of oil had been spilled",
        "A diver | said | 400 tonnes of oil had been spilled",
        "The owner | said | not more than 35 tonnes of residual product was spilled into the sea",
    )
    answers = {position.answer for point in found for position in point.positions if "35" in position.answer}
    assert answers == {"up to 35 tonnes"}


@pytest.mark.parametrize("phrase", ["", ","], ids=["nothing", "a comma"])
def test_nothing_is_not_said_to_be(phrase: str) -> None:
    assert not is_said_to_be(phrase)


PLACES = [
    ("4", "on 14 May 4 barges sank", "4 barges"),
    ("4", "some 1.4 million litres and 4 barges", "4 barges"),
    ("the gate", "İzmir's İİİ police held İlkay at the Gate", "the Gate"),
    ("he", "the gate was shut before he came", "he came"),
]


@pytest.mark.parametrize(("words", "text", "rest"), PLACES, ids=["in a date", "in a number", "long small letters", "in a word"])
def test_words_are_found_whole_and_where_they_stand(words: str, text: str, rest: str) -> None:
    place = place_of(words, text)
    assert place is not None
    assert text[place[0] :].startswith(rest)


def test_a_cause_is_cut_where_it_stands_whatever_letters_stand_before() -> None:
    assert cause_in("the İİİzmir fire was caused by a gas leak").text == "a gas leak"
