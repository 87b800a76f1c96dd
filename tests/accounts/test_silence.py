"""Who would not speak: a refusal stands beside what it answers, and nowhere else."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import source, told

FAR = "Shops along the quay stayed open all day, and trams ran as they always do on a weekday in this town.\n" * 6
LINES = (
    "The union | said | the pump had been broken for days",
    "The engineer | said | the pump had never been broken",
)
REFUSALS = ["did not return | calls", "declined to | comment"]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_that_names_nothing_answers_what_stands_right_before_it(nlp: Language, refusal: str) -> None:
    firm = {"firm": source("The firm", "organisation")}
    near = told(nlp, "\n".join((*LINES, f"The firm | {refusal}")), **firm).accounts().points
    far = told(nlp, "\n".join((*LINES, FAR + f"The firm | {refusal}")), **firm).accounts().points
    assert [point.declined for point in near] == [("The firm",)]
    assert [point.declined for point in far] == [()]


@pytest.mark.parametrize(
    ("refusal", "declined"),
    [
        ("declined to say | whether she would resign", ()),
        ("declined to say | whether the pump had been broken", ("The chairwoman",)),
    ],
    ids=["another matter", "the matter"],
)
def test_a_refusal_about_another_matter_bears_on_no_point(nlp: Language, refusal: str, declined: tuple[str, ...]) -> None:
    chair = {"chairwoman": source("The chairwoman", "person")}
    (point,) = told(nlp, "\n".join((*LINES, f"The chairwoman | {refusal}")), **chair).accounts().points
    assert point.declined == declined
