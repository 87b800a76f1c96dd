"""What outlets say in their own voice on points that sources speak to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from attribution.accounts import Accounts, compare
from attribution.accounts.outlets import outlet_of
from attribution.claims import own_claims_of
from attribution.records import OWN_VOICE, Article, Point
from tests.told import told

SIDES = "The ministry | said | seven people were killed in the strike\nThe army | said | three people were killed in the strike"
NOTHING_NEW = "Shops stayed shut."
TOWN = "Halden lies on the coast road, and its market feeds the valleys below the dam."
"""What all articles tell, so that they are of one story."""


def heard(nlp: Language, *articles: str, publishers: tuple[str | None, ...] = ()) -> Accounts:
    """The accounts of articles given as for ``told``; a line without bars is said in the article's own voice."""
    given = told(nlp, *(f"{article}\n{TOWN}" for article in articles))
    named = [replace(a, publisher=p) for a, p in zip(given.articles, publishers or (None,) * len(articles), strict=True)]
    own = [claim for article in named for claim in own_claims_of(nlp(article.text), article, given.attributions)]
    return compare(named, given.sources, given.attributions, (*given.claims, *own))


def said(found: Accounts) -> list[str]:
    """What is said in own voices, in the order of the claims."""
    return [claim.text for claim in found.claims if claim.attribution == OWN_VOICE]


def point(found: Accounts, question: str) -> Point:
    return next(point for point in found.points if point.question == question)


def answers(asked: Point) -> dict[str, tuple[tuple[str, ...], int]]:
    return {position.answer: (position.sources, position.origins) for position in asked.positions}


def test_an_outlet_takes_a_position_that_no_source_takes(nlp: Language) -> None:
    found = heard(nlp, SIDES, "The strike killed nine people.")
    assert answers(point(found, "how many people were killed"))["9"] == (("outlet of article-2",), 0)


def test_an_outlet_is_beside_the_sources_of_its_position_and_no_origin(nlp: Language) -> None:
    found = heard(nlp, SIDES, "The strike killed seven people.")
    assert answers(point(found, "how many people were killed"))["7"] == (("The ministry", "outlet of article-2"), 1)


def test_an_own_voice_stands_in_no_relation_between_sources(nlp: Language) -> None:
    without, found = heard(nlp, SIDES, NOTHING_NEW), heard(nlp, SIDES, "The strike killed nine people.")
    assert found.relations == without.relations
    assert {(r.kind, r.why) for r in found.own_voice} == {("contradicts", "quantity")}
    own = {claim.id for claim in found.claims if claim.attribution == OWN_VOICE}
    assert {r.second for r in found.own_voice} == own
    assert not own & {r.first for r in found.own_voice}


def test_an_own_voice_makes_no_dispute(nlp: Language) -> None:
    found = heard(nlp, "The ministry | said | seven people were killed in the strike", "The strike killed nine people.")
    asked = point(found, "how many people were killed")
    assert asked.status == "single"
    assert [position.origins for position in asked.positions] == [1, 0]


def test_an_own_voice_opens_no_point(nlp: Language) -> None:
    found = heard(nlp, "The ministry | said | the bridge was closed on Monday", "The strike killed nine people.")
    assert said(found) == []
    assert found.outlets == ()
    assert not any("killed" in p.question for p in found.points)


def test_an_outlet_is_never_silent(nlp: Language) -> None:
    more = "The mayor | said | the gates were locked at dusk\nThe guard | denied | the gates were locked at dusk"
    found = heard(nlp, f"{SIDES}\n{more}", "The strike killed nine people.")
    assert said(found)
    assert all("outlet of article-2" not in asked.silent for asked in found.points)


SUMS_UP = {
    "the same figure": "The strike killed seven people.",
    "the same words": "Seven people died in the strike.",
}


@pytest.mark.parametrize("sentence", SUMS_UP.values(), ids=SUMS_UP.keys())
def test_what_sums_up_a_source_of_the_same_article_is_the_sources(sentence: str, nlp: Language) -> None:
    assert said(heard(nlp, f"{sentence}\n{SIDES}")) == []


PARTS = {
    "in one place": "Nine people died at the scene.",
    "besides others": "Nine other people were killed by the strike.",
    "in a hospital": "Nine people died in hospital after the strike.",
    "of those just named": "The strike killed nine.",
    "less than any source counts": "The strike killed two people.",
}


@pytest.mark.parametrize("sentence", PARTS.values(), ids=PARTS.keys())
def test_a_count_of_a_part_is_no_position_on_the_whole(sentence: str, nlp: Language) -> None:
    assert said(heard(nlp, SIDES, sentence)) == []


def test_a_lower_count_is_heard_where_a_source_gives_it_too(nlp: Language) -> None:
    found = heard(nlp, SIDES, "The strike killed three people.")
    assert answers(point(found, "how many people were killed"))["3"] == (("The army", "outlet of article-2"), 1)


def test_a_text_carried_twice_is_one_voice(nlp: Language) -> None:
    copy = "The strike killed nine people."
    found = heard(nlp, SIDES, copy, copy, publishers=(None, "Delta Courier", "Harbour Post"))
    assert [outlet.name for outlet in found.outlets] == ["Delta Courier"]


def test_an_outlet_is_one_over_its_articles(nlp: Language) -> None:
    found = heard(
        nlp,
        SIDES,
        "The strike killed nine people.",
        "Nine people were killed by the strike on Monday.",
        publishers=(None, "Delta Courier", "Delta Courier"),
    )
    assert len(said(found)) == 2
    assert [outlet.id for outlet in found.outlets] == ["outlet:Delta Courier"]


def test_an_article_without_a_publisher_speaks_itself(nlp: Language) -> None:
    (outlet,) = heard(nlp, SIDES, "The strike killed nine people.").outlets
    assert (outlet.name, outlet.kind, outlet.mentions) == ("the article itself", "outlet", ())


def test_a_paper_that_bears_the_id_of_an_article_is_another_outlet() -> None:
    first, second = Article("a1", ""), Article("a2", "", publisher="a1")
    assert outlet_of(first).id != outlet_of(second).id


def many(nlp: Language, sources: int) -> Accounts:
    """Accounts in which so many sources give one count, and another one another."""
    alike = "\n".join(f"Guard {number} | said | seven people were killed in the strike" for number in range(sources))
    return heard(nlp, f"{alike}\nThe army | said | three people were killed in the strike", "The strike killed seven people.")


def test_an_outlet_that_agrees_with_many_is_heard_beside_them(nlp: Language) -> None:
    sources, origins = answers(point(many(nlp, 130), "how many people were killed"))["7"]
    assert (sources[-1], origins) == ("outlet of article-2", 130)


INSPECTED = (
    "The mayor | said | engineers inspected the dam this spring\nThe union | denied | engineers inspected the dam this spring"
)


def test_a_negation_in_an_own_voice_stands_against_who_affirms(nlp: Language) -> None:
    found = heard(nlp, INSPECTED, "Engineers never inspected the dam.")
    assert said(found) == ["Engineers never inspected the dam"]
    assert {(r.kind, r.first.partition(":")[0]) for r in found.own_voice if r.kind == "contradicts"} == {
        ("contradicts", "article-1")
    }


OTHER = {
    "another act": "Engineers photographed the dam this spring.",
    "another actor": "Pupils never inspected the museum.",
    "other things": "The dam was built by engineers in 1961.",
}


@pytest.mark.parametrize("sentence", OTHER.values(), ids=OTHER.keys())
def test_what_tells_of_something_else_is_not_heard(sentence: str, nlp: Language) -> None:
    assert said(heard(nlp, INSPECTED, sentence)) == []


def test_background_of_another_year_is_not_heard(nlp: Language) -> None:
    assert said(heard(nlp, SIDES, "In 1998 a strike killed nine people.")) == []


def test_comparing_again_changes_nothing(nlp: Language) -> None:
    given = told(nlp, f"{SIDES}\n{TOWN}", f"The strike killed nine people.\n{TOWN}")
    own = [claim for article in given.articles for claim in own_claims_of(nlp(article.text), article, given.attributions)]
    once = compare(given.articles, given.sources, given.attributions, (*given.claims, *own))
    assert once.own_voice
    assert compare(given.articles, given.sources, given.attributions, once.claims) == once
