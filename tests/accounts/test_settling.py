"""What is shown of two sayings whose likelihood is given by hand."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import Told, told

from attribution.accounts.comparison import laid_out
from attribution.accounts.relations import judged
from attribution.accounts.sayings import sayings_of
from attribution.accounts.settling import AGREEING, LOOSE, NEEDED, OTHER_NUMBERS, STRANGE, settled
from attribution.accounts.statements import by_article, weights_of
from attribution.accounts.stories import stories_of
from attribution.accounts.verdicts import Pair, Verdict
from attribution.accounts.weighing import Weighed

LEAD = "Inspectors came to Tessra, where Tessra harbour stood closed."
OTHERWISE = "Tessra harbour is to stay shut until the inspectors leave."
"""The same news in other words: an article that holds most of another's words is a copy of it."""


def found_by_rules(found: Told) -> list[Pair]:
    statements = laid_out(
        found.articles, found.sources, found.attributions, found.claims, stories_of(found.articles)
    ).statements
    return judged(statements, by_article(statements, found.articles).values(), weights_of(statements))


def opponents(found: Told) -> set[tuple[str | None, str | None]]:
    """The names of those whom rules find to contradict one another."""
    return {(a.claim.source_id, b.claim.source_id) for a, b, verdict in found_by_rules(found) if verdict.kind == "contradicts"}


def weighed_alone(nlp: Language, first: str, second: str, weighed: Weighed, cue: str = "said") -> list[Verdict]:
    """What is shown of two sources' statements where no rule finds anything and they are so likely to stand so."""
    found = told(nlp, f"{LEAD}\nThe mayor | said | {first}", f"{LEAD}\nA pilot | {cue} | {second}")
    statements = laid_out(
        found.articles, found.sources, found.attributions, found.claims, stories_of(found.articles)
    ).statements
    sayings = sayings_of(statements, found.articles)
    return [verdict for *_, verdict in settled([], sayings, {(0, 1): weighed}, weights_of(statements))]


def is_shown(nlp: Language, first: str, second: str, likelihood: float, cue: str = "said") -> bool:
    """Whether a contradiction is shown of them that is so likely."""
    shown = weighed_alone(nlp, first, second, Weighed(likelihood, 0.01), cue)
    return any(verdict.kind == "contradicts" for verdict in shown)


UNSAID = [
    ("of one thing", "The wall was mended in spring", "The wall came down in the first gale", NEEDED[None]),
    ("of other things in other words", "The wall stood firm all winter", "Rivets lay about on the quay", STRANGE),
    ("each with numbers of its own", "The wall stood for 40 winters", "The wall fell in 12 places", OTHER_NUMBERS),
]


@pytest.mark.parametrize(("first", "second", "needed"), [row[1:] for row in UNSAID], ids=[row[0] for row in UNSAID])
def test_what_differs_in_no_word_must_be_the_likelier_the_less_is_shared(
    nlp: Language, first: str, second: str, needed: float
) -> None:
    assert [is_shown(nlp, first, second, needed + step) for step in (-0.02, 0.02)] == [False, True]


def test_a_word_or_two_exclude_nothing_by_themselves(nlp: Language) -> None:
    assert not is_shown(nlp, "The wall was mended in spring", "bare bricks", 0.97)


SAYING_NO = [
    ("of one act", "The sluice was opened at high tide", "nobody opened any gate that night", NEEDED["negation"]),
    ("of another", "The sluice leaked at high tide", "nobody repaired the sluice that night", LOOSE),
]


@pytest.mark.parametrize(("first", "second", "needed"), [row[1:] for row in SAYING_NO], ids=[row[0] for row in SAYING_NO])
def test_a_denial_of_another_act_must_be_likelier_than_one_of_the_same(
    nlp: Language, first: str, second: str, needed: float
) -> None:
    assert [is_shown(nlp, first, second, needed + step) for step in (-0.02, 0.02)] == [False, True]


AGREEING_WORDS = [
    ("a word in common", "The wall came down in the gale", "Wind broke the wall"),
    ("none", "The wall came down in the gale", "High winds wrecked it"),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in AGREEING_WORDS], ids=[row[0] for row in AGREEING_WORDS])
def test_an_agreement_that_no_rule_finds_says_that_it_was_read(nlp: Language, first: str, second: str) -> None:
    (found,) = weighed_alone(nlp, first, second, Weighed(0.01, AGREEING + 0.02))
    words = f"read as saying the same: “{first}”; “{second}”"
    assert (found.kind, found.reason, found.confidence) == ("corroborates", words, round(AGREEING + 0.02, 2))
    assert not weighed_alone(nlp, first, second, Weighed(0.01, AGREEING - 0.02))


def test_who_gives_the_same_count_shares_its_contradictions(nlp: Language) -> None:
    found = told(
        nlp,
        f"{LEAD}\nThe mayor | said | five people were killed",
        f"{LEAD}\nA pilot | said | nine people were killed",
        f"{OTHERWISE}\nThe port union | said | nine people were killed",
        published=("2026-03-02", "2026-03-02", "2026-03-03"),
    )
    assert opponents(found) == {("The mayor", "A pilot"), ("The mayor", "The port union")}


def test_another_count_of_the_next_day_shares_no_contradiction(nlp: Language) -> None:
    found = told(
        nlp,
        f"{LEAD}\nThe mayor | said | five people were killed",
        f"{LEAD}\nA pilot | said | nine people were killed",
        f"{LEAD}\nThe port union | said | eleven people were killed",
        published=("2026-03-02", "2026-03-02", "2026-03-03"),
    )
    assert opponents(found) == {("The mayor", "A pilot")}


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("a clerk opened the sluice", "the minister opened the sluice", "“a clerk” against “the minister”"),
        ("a clerk read the letter", "the minister read the letter", "read as excluding one another"),
        ("a clerk held his breath", "the minister read the order", "read as excluding one another"),
    ],
    ids=["an act of one", "an act of many", "two acts"],
)
def test_who_did_it_is_a_difference_only_of_one_act(nlp: Language, first: str, second: str, reason: str) -> None:
    (shown,) = weighed_alone(nlp, first, second, Weighed(0.9, 0.01))
    assert (shown.kind, shown.reason) == ("contradicts", f"{reason}: “{first}”; “{second}”")
