"""Events, points, silence and origins, from whole articles to what a reader is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from told import Told, source, told

from attribution.accounts import compare
from attribution.records import Article, Point

STRIKE = """
Jets hit a base of the Idlim Brigade at dawn.
The Idlim Brigade | said | four people were killed at the base
An aide of the brigade | said | four people were killed and others were wounded
A hospital clerk | said | seven bodies were brought in
The defence ministry | denied | that its jets had hit the base
The army | declined to comment on | the strike
A shopkeeper | said | the blast broke his windows
"""
BRIGADE = {
    "brigade": source("The Idlim Brigade", "organisation"),
    "aide": source("An aide of the brigade", affiliation="the Idlim Brigade"),
}


@pytest.fixture(scope="module")
def strike(nlp: Language) -> Told:
    return told(nlp, STRIKE, **BRIGADE)


def point(found: tuple[Point, ...], words: str) -> Point:
    return next(p for p in found if words in p.question)


def test_a_count_is_a_point_with_a_position_for_each_value(strike: Told) -> None:
    killed = point(strike.accounts().points, "how many people were killed")
    assert [position.answer for position in killed.positions] == ["4", "7"]
    assert killed.status == "disputed"


def test_an_official_and_the_body_spoken_for_are_one_origin(strike: Told) -> None:
    four = point(strike.accounts().points, "how many people were killed").positions[0]
    assert (len(four.sources), four.origins) == (2, 1)


def test_an_official_does_not_corroborate_the_body_spoken_for(strike: Told) -> None:
    assert not [r for r in strike.accounts().relations if r.kind == "corroborates"]


def test_silence_refusal_and_denial_are_three_things(strike: Told) -> None:
    killed = point(strike.accounts().points, "how many people were killed")
    assert "A shopkeeper" in killed.silent
    assert killed.denied_by == killed.declined == ()
    assert [event.declined for event in strike.accounts().events] == [("The army",)]


def test_a_denial_attaches_to_what_it_denies(nlp: Language) -> None:
    lines = "The brigade | said | jets hit the base\nThe ministry | denied that | its jets had hit the base"
    found = told(nlp, lines).accounts()
    assert [(r.kind, r.why) for r in found.relations] == [("contradicts", "denial")]
    assert point(found.points, "whether").denied_by == ("The ministry",)


@pytest.mark.parametrize("denial", ["dismissed | the allegation", "dismissed | this as gossip", "replied | “That is a lie”"])
def test_a_denial_that_points_back_denies_what_was_said_last(nlp: Language, denial: str) -> None:
    lines = f"The union | said | the pump had been broken for days\nThe company | {denial}"
    assert [(r.kind, r.why) for r in told(nlp, lines).accounts().relations] == [("contradicts", "denial")]


def test_a_denial_right_behind_a_claim_denies_it_whatever_its_words(nlp: Language) -> None:
    lines = "The firm | said | a surge in the grid burned the cable\nThe grid operator | denied that | there had been any disturbance"
    assert [(r.kind, r.why) for r in told(nlp, lines).accounts().relations] == [("contradicts", "denial")]


def test_a_denial_right_behind_a_mere_answer_does_not_deny_that(nlp: Language) -> None:
    lines = "The minister | said | they are wrong\nThe mayor | denied that | the bridge had been closed"
    assert told(nlp, lines).accounts().relations == ()


def test_a_denial_far_behind_a_claim_denies_it_only_in_like_words(nlp: Language) -> None:
    between = "Shops along the quay stayed open all day, and trams ran as they always do on a weekday in this town. " * 3
    lines = f"The firm | said | a surge in the grid burned the cable\n{between}\nThe mayor | denied that | the bridge had been closed"
    assert told(nlp, lines).accounts().relations == ()


def test_an_insult_is_no_denial(nlp: Language) -> None:
    lines = "The union | said | the pump had been broken for days\nA heckler | shouted | “You lie”"
    assert told(nlp, lines).accounts().relations == ()


def test_a_refused_offer_is_no_denial(nlp: Language) -> None:
    lines = (
        "The union | said | nurses want the offer of the ministry improved\nThe ministry | rejected | the offer of the nurses"
    )
    assert told(nlp, lines).accounts().relations == ()


OMISSION = """
The army | said | militants were launching drones
The brigade | said | four people were killed
The brigade | did not mention | any drone launch
"""


def test_omission_is_neither_denial_nor_refusal(nlp: Language) -> None:
    found = told(nlp, OMISSION).accounts()
    assert [r for r in found.relations if r.kind == "contradicts"] == []
    assert found.points
    assert all("The brigade" not in (*given.denied_by, *given.declined) for given in found.points)


def test_what_is_left_out_is_a_point_on_which_its_source_is_silent(nlp: Language) -> None:
    launch = point(told(nlp, OMISSION).accounts().points, "drone launch")
    assert launch.silent == ("The brigade",)
    assert [position.sources for position in launch.positions] == [("The army",)]


def test_questions_and_answers_are_short_and_in_the_texts_words(strike: Told) -> None:
    text = strike.articles[0].text.lower()
    points = strike.accounts().points
    assert points
    for found in points:
        assert len(found.question) <= 130
        for word in found.question.split():
            assert word.strip("“”,.:").lower() in text or word in ("how", "many", "were", "whether", "any", "what", "who")


LEAD = "Rain fell on Tessra, where the Tessra river rose over the Tessra bridge."
UPDATE = (
    f"{LEAD}\nThe agency | said on Sunday that | 31 people were killed by the flood",
    f"{LEAD}\nThe agency | said on Monday that | 38 people were killed by the flood\nA priest | said on Monday that | 46 people were killed by the flood",
)


def test_a_later_figure_of_one_source_is_an_update(nlp: Language) -> None:
    found = told(nlp, *UPDATE).accounts()
    assert [r.kind for r in found.relations if "31" in r.reason] == ["updates"]


@pytest.mark.parametrize("part", ["two of the wounded had died", "seven more bodies had been found"])
def test_a_part_of_another_count_replaces_no_figure(nlp: Language, part: str) -> None:
    later = f"{LEAD}\nThe agency | said on Monday that | {part}"
    assert not [r for r in told(nlp, UPDATE[0], later).accounts().relations if r.kind == "updates"]


def test_a_count_out_of_a_group_is_replaced_by_a_later_one(nlp: Language) -> None:
    first = f"{LEAD}\nThe agency | said on Sunday that | four of the crew were injured"
    later = f"{LEAD}\nThe agency | said on Monday that | the number of injured had risen to six"
    assert [r.kind for r in told(nlp, first, later).accounts().relations] == ["updates"]


@pytest.mark.parametrize(("words", "kinds"), [("had risen to 38", ["updates"]), ("was 38", [])])
def test_inside_one_article_a_figure_is_replaced_by_words_that_say_so(nlp: Language, words: str, kinds: list[str]) -> None:
    lines = f"The agency | said | 31 people were killed by the flood\nThe agency | said | the number of people killed {words}"
    assert [r.kind for r in told(nlp, lines).accounts().relations if r.kind == "updates"] == kinds


def test_a_toll_that_grows_from_day_to_day_is_no_dispute(nlp: Language) -> None:
    second = UPDATE[1].replace("The agency | said on Monday that | 38 people were killed by the flood\n", "")
    assert not [r for r in told(nlp, UPDATE[0], second).accounts().relations if r.kind == "contradicts"]


def test_counts_of_one_day_are_disputed(nlp: Language) -> None:
    found = told(nlp, *UPDATE).accounts()
    assert [r.why for r in found.relations if "38" in r.reason and "46" in r.reason] == ["quantity"]


def test_copies_of_one_article_repeat_and_do_not_corroborate(nlp: Language) -> None:
    lines = "A clerk | said | four people had been killed when the bridge over the Tessra gave way at noon"
    sources = {f"clerk{n}": source("A clerk", "unnamed_person", anonymous=True, id=f"clerk{n}") for n in range(2)}
    first, second = (told(nlp, lines, clerk=sources[f"clerk{n}"]) for n in range(2))
    renamed = replace(second.articles[0], id="copy")
    attributions = [replace(a, id=f"copy-{a.id}", article="copy") for a in second.attributions]
    claims = [replace(c, id=f"copy-{c.id}", article="copy", attribution=f"copy-{c.attribution}") for c in second.claims]
    found = compare(
        [*first.articles, renamed],
        [*first.sources, *second.sources],
        [*first.attributions, *attributions],
        [*first.claims, *claims],
    )
    assert {r.kind for r in found.relations} == {"repeats"}
    assert {position.origins for p in found.points for position in p.positions} == {1}


QUAKE = """
A quake struck Tessra province on Monday and levelled the old town of Tessra, the Tessra governor's office reported.
The governor of Tessra | said | nine people were killed
"""
ELECTION = """
Votes in the Brennish election were counted on Monday, and the Brennish premier Lund claimed the Brennish mandate.
Premier Lund | said | twelve people were killed in clashes
"""


def test_unrelated_stories_are_separate_events_without_relations(nlp: Language) -> None:
    found = told(nlp, QUAKE, ELECTION).accounts()
    assert len(found.events) == 2
    assert found.relations == ()


def test_background_is_an_event_of_its_own(nlp: Language) -> None:
    lines = "The mission | said | four people were killed\nThe mission | said | a raid in 2014 killed nine people there"
    found = told(nlp, lines).accounts()
    assert len(found.events) == 2
    assert {claim.event for claim in found.claims} == {event.id for event in found.events}


def test_every_claim_is_in_its_event_once(strike: Told) -> None:
    found = strike.accounts()
    listed = [name for event in found.events for name in event.claims]
    assert sorted(listed) == sorted(claim.id for claim in found.claims)


def test_points_and_relations_name_known_claims_and_sources(strike: Told) -> None:
    found = strike.accounts()
    claims = {claim.id for claim in found.claims}
    sources = {given.id for given in strike.sources}
    for relation in found.relations:
        assert {relation.first, relation.second} <= claims
    for given in found.points:
        assert {name for position in given.positions for name in position.claims} <= claims
        assert {*given.silent, *given.declined, *given.denied_by} <= sources
    assert len({given.id for given in found.points}) == len(found.points)


def test_two_runs_give_the_same(strike: Told) -> None:
    assert strike.accounts() == strike.accounts()


def test_nothing_given_comes_to_nothing() -> None:
    assert compare([], [], [], []).relations == ()
    assert compare([Article("a", "No one spoke.")], [], [], []).points == ()


def test_a_claim_without_its_attribution_is_kept_and_compared_with_nothing(strike: Told) -> None:
    found = compare(strike.articles, strike.sources, [], strike.claims)
    assert [claim.id for claim in found.claims] == [claim.id for claim in strike.claims]
    assert found.relations == ()


def test_one_question_is_asked_once(nlp: Language) -> None:
    lines = (
        "A clerk | said | the siren had sounded\nA nurse | said | no siren had sounded\n"
        "The mayor | said | the siren never sounded\nA guard | said | the siren had sounded at once"
    )
    questions = [point.question for point in told(nlp, lines).accounts().points]
    assert len(questions) == len(set(questions))
