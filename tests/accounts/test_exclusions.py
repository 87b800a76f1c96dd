"""What speaks against a contradiction whatever the words, and what gives way where the weighing is sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from told import told

from attribution.accounts.comparison import laid_out
from attribution.accounts.differences import difference
from attribution.accounts.exclusions import NEVER, OVERRULED, TWO_PARTIES, least
from attribution.accounts.statements import Statement, weights_of
from attribution.accounts.stories import stories_of
from attribution.records import Extent

LEAD = "Inspectors came to Tessra, where Tessra harbour stood closed."
SAME_DAY = ("2026-03-02", "2026-03-02")


def statements(nlp: Language, first: str, second: str, published: tuple[str, str] = SAME_DAY) -> tuple[Statement, Statement]:
    """The first claims of two sources in two articles."""
    found = told(nlp, f"{LEAD}\nThe mayor | said | {first}", f"{LEAD}\nA pilot | said | {second}", published=published)
    stories = stories_of(found.articles)
    made = laid_out(found.articles, found.sources, found.attributions, found.claims, stories).statements
    one, other = (next(s for s in made if s.claim.article == article.id) for article in found.articles)
    return one, other


def least_of(nlp: Language, first: str, second: str, published: tuple[str, str] = SAME_DAY) -> float:
    one, other = statements(nlp, first, second, published)
    return least(one, other, weights_of((one, other)))


OPEN = [
    ("other words for what was spilled", "The loss is put at roughly 30 tonnes", "no less than 250 tonnes were spilled"),
    (
        "other words for what was paid",
        "Payments since Monday amounted to €40m",
        "More than €90m had gone by the close on Tuesday",
    ),
    ("shares of one lake", "The lake was filled to 35 per cent of its capacity", "It was 80 per cent full at the time"),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in OPEN], ids=[row[0] for row in OPEN])
def test_figures_of_one_unit_may_be_of_one_thing_in_other_words(nlp: Language, first: str, second: str) -> None:
    assert least_of(nlp, first, second) == OVERRULED["one thing"]


def test_a_figure_that_is_spoken_of_as_a_figure_may_be_any_count(nlp: Language) -> None:
    found = least_of(nlp, "The toll stands at 14 dead", "our figure of 31 people is right")
    assert found == OVERRULED["figure itself"]


ANOTHER = [
    ("what happened to them", "23 bodies were recovered", "12 people are missing"),
    ("what those did who are counted", "60 people left the quay", "23 people were killed"),
    ("vague and exact", "dozens of tonnes were spilled", "the loss is put at 60 tonnes"),
    ("a part of the people", "Nineteen children were killed", "at least 47 people were killed"),
    ("in one place and overall", "four people were killed in the market", "nine people were killed across the city"),
    ("of a time and at it", "when the first boat sank", "the first boat reached the quay"),
    ("foretold and told", "the wall will hold", "the wall collapsed"),
    ("not known", "nobody knew of the crack", "the crack ran along the wall"),
    ("only how grave", "nobody was seriously injured", "two pilots were injured"),
    ("long before", "the wall was inspected in 2011", "nobody inspected the wall"),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in ANOTHER], ids=[row[0] for row in ANOTHER])
def test_what_is_of_another_thing_or_time_never_contradicts(nlp: Language, first: str, second: str) -> None:
    assert least_of(nlp, first, second) == NEVER


def test_how_grave_it_was_can_be_in_dispute(nlp: Language) -> None:
    assert least_of(nlp, "there was no major leak", "a large leak emptied the tank") < NEVER


def test_a_toll_of_the_next_day_is_news(nlp: Language) -> None:
    found = least_of(nlp, "31 people were killed", "46 people were killed", ("2026-03-02", "2026-03-03"))
    assert found == NEVER


def test_a_toll_of_many_days_later_may_be_a_dispute(nlp: Language) -> None:
    found = least_of(nlp, "Five people were killed", "Nine people were killed", ("2026-03-02", "2026-03-12"))
    assert found == OVERRULED["later day"]


def test_a_toll_that_is_said_to_have_risen_is_news_at_any_time(nlp: Language) -> None:
    found = least_of(nlp, "Five people were killed", "Nine people have now been killed", ("2026-03-02", "2026-03-12"))
    assert found == NEVER


def test_one_thing_may_be_told_of_others_who_did_it_where_the_weighing_is_sure(nlp: Language) -> None:
    found = least_of(nlp, "The company informed the agency at once", "Hallam notified the regulator after a week")
    assert found == TWO_PARTIES


def test_what_a_source_says_that_another_said_is_not_set_against_it(nlp: Language) -> None:
    found = told(nlp, f"{LEAD}\nA pilot | said | the sluice stood open\nThe mayor | said | the sluice was shut")
    one, other = laid_out(found.articles, found.sources, found.attributions, found.claims, {}).statements
    around = Extent(one.attribution.content[0].start, other.attribution.content[0].end)
    holding = replace(one, attribution=replace(one.attribution, content=(around,)))
    weights = weights_of((one, other))
    assert (least(one, other, weights), least(holding, other, weights)) == (0.0, NEVER)


def test_a_difference_of_open_figures_names_both(nlp: Language) -> None:
    one, other = statements(nlp, "The loss is put at roughly 30 tonnes", "no less than 250 tonnes were spilled")
    found = difference(one, other, weights_of((one, other)))
    assert found is not None
    assert (found.why, found.reason) == ("quantity", "roughly 30 tonnes against no less than 250 tonnes")


def test_how_many_there_were_is_no_difference_of_who_they_were(nlp: Language) -> None:
    one, other = statements(nlp, "Six gunmen were buried", "the four were buried at noon")
    found = difference(one, other, weights_of((one, other)))
    assert found is None or found.why != "target"
