"""Which contradictions are one point, which are none, and what a reader is told of them once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.comparison import laid_out
from attribution.accounts.grouping import grouped
from attribution.accounts.quantity import topic_of
from attribution.accounts.settling import WEIGHED
from attribution.accounts.statements import Statement
from attribution.accounts.stories import stories_of
from attribution.accounts.verdicts import Pair, Topic, Verdict
from attribution.records import RelationKind


def statements(nlp: Language, *lines: str) -> Sequence[Statement]:
    found = told(nlp, "\n".join(lines))
    stories = stories_of(found.articles)
    return laid_out(found.articles, found.sources, found.attributions, found.claims, stories).statements


def pair(
    first: Statement,
    second: Statement,
    sure: float,
    *,
    kind: RelationKind = "contradicts",
    judge: str = WEIGHED,
) -> Pair:
    return first, second, Verdict(kind, Topic("whether", ()), "", sure, judge=judge)


KILLED = Topic("count", ("people", "killed"))
CUSTOMS = (
    "The navy | said | the boat was stopped in open water",
    "The owner | said | the boat was moored in the harbour",
    "A pilot | said | the boat was bound for the shipyard",
)


def test_three_that_exclude_one_another_are_three_answers_to_one_question(nlp: Language) -> None:
    navy, owner, pilot = statements(nlp, *CUSTOMS)
    pairs = [pair(navy, owner, 0.6), pair(navy, pilot, 0.55), pair(owner, pilot, 0.5)]
    assert [set(point.members) for point in grouped((navy, owner, pilot), pairs)] == [{0, 1, 2}]


@pytest.mark.parametrize(("judge", "points"), [(WEIGHED, 0), ("", 1)], ids=["signs alone", "a rule"])
def test_what_is_weighed_and_not_sure_is_no_point(nlp: Language, judge: str, points: int) -> None:
    navy, owner, _ = statements(nlp, *CUSTOMS)
    assert len(grouped((navy, owner), [pair(navy, owner, 0.3, judge=judge)])) == points


@pytest.mark.parametrize(("sure", "points"), [(0.35, 0), (0.6, 1)], ids=["unsure", "sure"])
def test_agreement_is_a_point_where_it_is_sure(nlp: Language, sure: float, points: int) -> None:
    told = statements(
        nlp, "A nurse | said | the army shelled the clinic", "A monk | said | soldiers shelled the clinic at noon"
    )
    assert len(grouped(told, [pair(told[0], told[1], sure, kind="corroborates")])) == points


@pytest.mark.parametrize(
    ("third", "related", "points"),
    [
        ("A widow | said | “I keep the nine names at home”", (0, 0.8), [{0, 1}]),
        ("A doctor | said | seven bodies were examined", (1, 0.6), [{0, 1, 2}]),
    ],
    ids=["words by who gives the count are no point beside it", "another number of people stands with it"],
)
def test_what_is_said_on_a_count(nlp: Language, third: str, related: tuple[int, float], points: list[set[int]]) -> None:
    told = statements(nlp, "The ministry | said | five people were killed", "A widow | said | nine people were killed", third)
    place, sure = related
    figures = (told[0], told[1], Verdict("contradicts", KILLED, "", 0.9))
    found = grouped(told, [figures, pair(told[place], told[2], sure)])
    assert [set(point.members) for point in found] == points
    assert [point.topic for point in found] == [KILLED]


def test_another_amount_of_one_unit_stands_with_the_count(nlp: Language) -> None:
    told = statements(
        nlp,
        "The port | said | 60 tonnes of oil had been spilled",
        "A diver | said | 400 tonnes of oil had been spilled",
        "The owner | said | 35 tonnes of fuel entered the sea",
        "A captain | said | about 60 tonnes were lost",
    )
    figures = (told[0], told[1], Verdict("contradicts", topic_of(told[0].claim.figures[0], told[0]), "", 0.9))
    found = grouped(told, [figures, pair(told[0], told[2], 0.6), pair(told[3], told[2], 0.6)])
    assert [set(point.members) for point in found] == [{0, 1, 2, 3}]


def test_what_is_doubtful_joins_no_two_disputes(nlp: Language) -> None:
    told_of = statements(
        nlp,
        "The mayor | said | the bridge was closed",
        "The owner | said | the bridge was open",
        "The mayor | said | a barrier stood there",
        "The owner | said | nothing stood there",
    )
    bridge, road, barrier, nothing = told_of
    sure = [pair(bridge, road, 0.8), pair(barrier, nothing, 0.8)]
    doubtful = [pair(bridge, nothing, 0.25), pair(road, barrier, 0.25)]
    assert [set(point.members) for point in grouped(told_of, [*sure, *doubtful])] == [{0, 1}, {2, 3}]


def test_what_is_doubtful_is_noted_inside_a_dispute(nlp: Language) -> None:
    navy, owner, pilot = statements(
        nlp,
        "The navy | said | the crew attacked the patrol",
        "The owner | said | the patrol attacked the crew",
        "A pilot | said | the patrol attacked the crew at dawn",
    )
    same = pair(owner, pilot, 0.9, kind="corroborates", judge="")
    (point,) = grouped((navy, owner, pilot), [pair(navy, owner, 0.8), same, pair(navy, pilot, 0.25)])
    assert point.confidences == {frozenset((0, 1)): 0.8, frozenset((0, 2)): 0.25}


@pytest.mark.parametrize(
    ("claim", "one", "other", "points"),
    [
        (
            "The firm | denied that | the smoke came from any of its ovens",
            "A cook | said | the oven in the forward galley was to blame",
            "A pilot | said | the smoke began in an oven",
            [{0, 1, 2}],
        ),
        (
            "The clinic | denied that | any deposit was demanded of the family",
            "A clerk | said | the money left the accounts on 28 May",
            "A nurse | said | the man arrived lifeless",
            [{0, 1}, {0, 2}],
        ),
        (
            "The rebels | said | they were meant for Tessra",
            "The navy | said | the rifles were destined for the Harun movement in the north",
            "A broker | said | the cargo was bought by the Harun movement",
            [{0, 1, 2}],
        ),
        (
            "The owner | said | the ferry left the southern quay with a full load of lorries before dawn",
            "A guard | said | the northern gate was locked all night",
            "A diver | said | the northern gate was repainted",
            [{0, 1}, {0, 2}],
        ),
    ],
    ids=[
        "what one denial denies",
        "a denial of something else",
        "a claim that says one thing",
        "a long claim that says neither",
    ],
)
def test_what_stands_against_one_claim_is_one_point_where_it_is_of_one_thing(
    nlp: Language, claim: str, one: str, other: str, points: list[set[int]]
) -> None:
    told = statements(nlp, claim, one, other)
    assert len(told) == len((claim, one, other))
    found = grouped(told, [pair(told[0], told[1], 0.6), pair(told[0], told[2], 0.5)])
    assert [set(point.members) for point in found] == points


def test_a_number_of_a_count_under_another_name_stands_with_the_count(nlp: Language) -> None:
    told = statements(
        nlp,
        "The insurer | said | the files of 1.2 million people were copied",
        "The gang | said | the files of 4.6 million people were copied",
        "A paper | said | only 1.2 million Norlanders have been hit",
    )
    copied = Topic("count", ("people", "copied"))
    figures = (told[0], told[1], Verdict("contradicts", copied, "", 0.9))
    (point,) = grouped(told, [figures, pair(told[1], told[2], 0.6)])
    assert set(point.members) == {0, 1, 2}


def test_a_count_that_does_not_say_what_happened_is_put_under_the_one_that_does(nlp: Language) -> None:
    told = statements(
        nlp,
        "The hospital | said | the number of dead has risen to seven",
        "A lawyer | said | nine patients have died",
        "The mayor | stood by | the figure of five patients",
    )
    killed = (told[0], told[1], Verdict("contradicts", KILLED, "", 0.9))
    bare = [(one, told[2], Verdict("contradicts", Topic("count", ("people", "")), "", 0.9)) for one in told[:2]]
    (point,) = grouped(told, [killed, *bare])
    assert (point.topic, set(point.members)) == (KILLED, {0, 1, 2})
