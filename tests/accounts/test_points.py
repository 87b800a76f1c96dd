"""Points that ask one thing are one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.comparison import laid_out
from attribution.accounts.draft import Draft
from attribution.accounts.positions import positions_of
from attribution.accounts.quantity import figure_for
from attribution.accounts.questions import asked_once
from attribution.accounts.statements import Statement
from attribution.accounts.stories import stories_of
from attribution.accounts.verdicts import Topic, Verdict

DAM = (
    "The council | said | the dam broke shortly after 5 a.m.",
    "A farmer | said | it came at 3 a.m.",
    "The owner | said | it gave way at 2:50 a.m.",
)


def statements(nlp: Language, *lines: str) -> Sequence[Statement]:
    found = told(nlp, "\n".join(lines))
    return laid_out(found.articles, found.sources, found.attributions, found.claims, stories_of(found.articles)).statements


def dispute(topic: Topic, first: Statement, second: Statement) -> Draft:
    draft = Draft(topic)
    draft.add((first, second, Verdict("contradicts", topic, "", 0.6)))
    return draft


def test_disputes_led_by_one_claim_are_one_and_of_hours_ask_when(nlp: Language) -> None:
    council, farmer, owner = statements(nlp, *DAM)
    disputes = [dispute(Topic("whether", ()), council, farmer), dispute(Topic("when", ()), council, owner)]
    assert [(point.topic.form, set(point.members)) for point in asked_once(disputes)] == [("when", {0, 1, 2})]


@pytest.mark.parametrize("form", ["who", "where", "why", "order"])
def test_what_no_claim_can_put_in_its_form_is_asked_as_whether(nlp: Language, form: str) -> None:
    told_of = statements(nlp, "The mayor | said | “It was not us”", "A guard | said | “That was them”")
    (asked,) = asked_once([dispute(Topic(form, ()), *told_of)])  # type: ignore[arg-type]
    assert asked.topic.form == "whether"


def test_a_number_in_other_words_is_the_same_answer(nlp: Language) -> None:
    """Also where what is counted is put otherwise than the question puts it."""
    told_of = statements(
        nlp,
        "The firm | said | the vaccine prevented 83% of severe cases",
        "A report | said | efficacy against severe disease was 61%",
        "Its founder | said | the efficacy figure of 83% stands",
    )
    topic = Topic("count", ("%", "efficacy"))
    assert [figure_for(topic, statement) for statement in (told_of[0], told_of[2])] == [None, None]
    against = {frozenset((told_of[0].number, told_of[1].number)), frozenset((told_of[1].number, told_of[2].number))}
    origins = {statement.origin: statement.origin for statement in told_of}
    found = positions_of(topic, told_of, (), against, origins)
    assert [(position.answer, len(position.sources)) for position in found] == [("83 %", 2), ("61 %", 1)]
