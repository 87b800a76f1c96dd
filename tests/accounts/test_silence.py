"""Who would not speak: a refusal stands once, beside what it answers or beside the event, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from told import Told, source, told

from attribution.accounts.comparison import laid_out
from attribution.accounts.silence import is_omission

FAR = "Shops along the quay stayed open all day, and trams ran as they always do on a weekday in this town.\n" * 6
LINES = (
    "The union | said | the pump had been broken for days",
    "The engineer | said | the pump had never been broken",
)
BESIDE = "The mayor | said | two divers were hurt\n\nThe hospital | said | six divers were hurt"
REFUSALS = [
    "did not return | calls",
    "declined to | comment",
    "did not answer | three messages on Tuesday",
    "declined to make | any statement",
]


def declined(story: Told) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Who declines each point, and who the events."""
    found = story.accounts()
    return [point.declined for point in found.points], [event.declined for event in found.events]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_that_names_nothing_answers_what_stands_right_before_it(nlp: Language, refusal: str) -> None:
    firm = {"firm": source("The firm", "organisation")}
    assert declined(told(nlp, "\n".join((*LINES, f"The firm | {refusal}")), **firm)) == ([("The firm",)], [()])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_that_names_nothing_is_about_the_event_where_nothing_stands_before_it(nlp: Language, refusal: str) -> None:
    firm = {"firm": source("The firm", "organisation")}
    assert declined(told(nlp, "\n".join((*LINES, FAR + f"The firm | {refusal}")), **firm)) == ([()], [("The firm",)])


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        ("declined to comment on | the blaze", ([(), ()], [("The shipyard",)])),
        ("declined to comment on | the incident", ([(), ()], [("The shipyard",)])),
        ("did not reply to | the invitation", ([(), ()], [()])),
        ("declined to say | how many divers were hurt", ([(), ("The shipyard",)], [()])),
    ],
    ids=["the event of the headline", "the incident", "a thing told on the way", "one point"],
)
def test_a_refusal_about_the_event_stands_once(
    nlp: Language, refusal: str, expected: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
) -> None:
    lines = "\n".join((*LINES, BESIDE, f"The shipyard | {refusal}"))
    story = told(nlp, lines, shipyard=source("The shipyard", "organisation"))
    headed = replace(story, articles=tuple(replace(one, title="Blaze guts pump room at shipyard") for one in story.articles))
    assert declined(headed) == expected


def test_who_takes_a_position_does_not_decline_the_event(nlp: Language) -> None:
    assert declined(told(nlp, "\n".join((*LINES, FAR + "The engineer | did not return | calls")))) == ([()], [()])


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        ("declined to say | whether she would resign", ()),
        ("declined to discuss | the price of the pump", ()),
        ("declined to say | whether the pump had been broken", ("The chairwoman",)),
    ],
    ids=["another matter", "another matter of one word", "the matter"],
)
def test_a_refusal_about_another_matter_bears_on_no_point(nlp: Language, refusal: str, expected: tuple[str, ...]) -> None:
    chair = {"chairwoman": source("The chairwoman", "person")}
    (point,) = told(nlp, "\n".join((*LINES, f"The chairwoman | {refusal}")), **chair).accounts().points
    assert point.declined == expected


@pytest.mark.parametrize(
    ("cue", "omission"),
    [
        ("made no mention of", True),
        ("didn't mention", True),
        ("didn’t specify", True),
        ("was silent on", True),
        ("did not refer to", True),
        ("did not answer", False),
        ("mentioned", False),
        ("declined to discuss", False),
    ],
)
def test_what_was_left_out_is_told_by_its_cue(nlp: Language, cue: str, omission: bool) -> None:
    found = told(nlp, f"The report | {cue} | the second pump")
    (statement,) = laid_out(found.articles, found.sources, found.attributions, found.claims, {}).statements
    assert is_omission(statement) == omission
