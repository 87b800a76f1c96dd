from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.records import Analysis, Claim, Point, Position
from attribution.reports.view import marks
from attribution.reports.view.acts import Act
from attribution.reports.view.grid import Grid, Row, at_issue, grids, title
from attribution.reports.view.index import Index
from attribution.reports.view.legend import MEANING, marks_used, tally


def row(analysis: Analysis, question: str) -> Row:
    rows = [row for grid in grids(Index(analysis)) for row in (*grid.rows, *grid.lone)]
    return next(row for row in rows if row.point.question == question)


def act(row: Row, words: str) -> Act:
    return next(act for act in row.acts if act.words and words in act.words)


def blast(analysis: Analysis) -> Grid:
    return grids(Index(analysis))[0]


def test_events_with_the_gravest_points_come_first(analysis: Analysis) -> None:
    assert [grid.event.id for grid in grids(Index(analysis))] == ["event-1", "event-2"]


def test_points_stand_in_order_of_gravity_and_then_of_the_analysis(analysis: Analysis) -> None:
    assert [row.point.id for row in blast(analysis).rows] == ["p2", "p4", "p3", "p1", "p5"]


def test_a_point_of_one_account_is_not_at_issue(analysis: Analysis) -> None:
    assert [row.point.id for row in blast(analysis).lone] == ["p6"]


@pytest.mark.parametrize("contest", [{"denied_by": ("x",)}, {"declined": ("x",)}])
def test_a_denial_or_refusal_puts_a_single_position_at_issue(contest: dict[str, tuple[str]]) -> None:
    point = Point("p", "e", "who fired", "single", ())
    assert not at_issue(replace(point, silent=("x",)))
    assert at_issue(replace(point, **contest))


def test_those_who_differ_stand_side_by_side(analysis: Analysis) -> None:
    sources = row(analysis, "what caused the blast").sources
    assert sources == ("defence", "admiral", "official", "engineer", "movement", "port")


def test_sources_with_an_account_and_no_point_are_named_apart(analysis: Analysis) -> None:
    assert blast(analysis).others == ("agency",)


def test_an_act_carries_answer_stance_and_words_cut_from_the_text(analysis: Analysis) -> None:
    found = act(row(analysis, "how many drones"), "several drones")
    assert (found.source, found.answer, found.stance) == ("official", "several", "confirms")
    assert found.words == "several drones had been fired at the port"


def test_a_denial_takes_the_words_that_contradict_the_point(analysis: Analysis) -> None:
    acts = row(analysis, "what caused the blast").acts_of("movement")
    assert [(act.stance, act.words) for act in acts] == [("denies", "None of our drones flew last night")]


def test_a_denial_that_no_relation_ties_to_the_point_takes_all_the_source_denies(analysis: Analysis) -> None:
    acts = row(replace(analysis, relations=()), "what caused the blast").acts_of("movement")
    assert [act.words for act in acts] == ["any role", "None of our drones flew last night"]


def test_a_denial_in_plain_words_and_of_no_event_is_found_by_its_contradiction(analysis: Analysis) -> None:
    claims = tuple(
        replace(claim, polarity="positive", event=None) if "None of our drones" in claim.text else claim
        for claim in analysis.claims
    )
    acts = row(replace(analysis, claims=claims), "what caused the blast").acts_of("movement")
    assert [(act.stance, act.words) for act in acts] == [("denies", "None of our drones flew last night")]


def test_a_denial_that_is_itself_an_answer_is_told_once(analysis: Analysis) -> None:
    denial = next(claim for claim in analysis.claims if claim.text == "any role")
    points = tuple(
        replace(point, positions=(Position("no role", (denial.id,), ("movement",), 1),), denied_by=("movement",))
        for point in analysis.points
        if point.id == "p3"
    )
    claims = tuple(c for c in analysis.claims if c.source_id != "movement" or c is denial)
    events = tuple(replace(e, claims=tuple(c.id for c in claims if c.event == e.id)) for e in analysis.events)
    changed = replace(analysis, points=points, claims=claims, events=events, relations=())
    assert [act.words for act in row(changed, "how many drones").acts_of("movement")] == ["any role"]


def test_what_else_a_source_says_whose_denial_is_an_answer_is_not_shown_as_denied(analysis: Analysis) -> None:
    denial = next(claim for claim in analysis.claims if claim.text == "any role")
    points = tuple(
        replace(point, positions=(*point.positions, Position("no role", (denial.id,), ("movement",), 1)))
        if "movement" in point.denied_by
        else point
        for point in analysis.points
    )
    acts = row(replace(analysis, points=points), "what caused the blast").acts_of("movement")
    assert [(act.answer, act.words) for act in acts] == [("no role", "any role")]


def test_a_source_may_hold_a_position_and_deny_another(analysis: Analysis) -> None:
    acts = row(analysis, "what caused the blast").acts_of("engineer")
    assert [(act.answer, act.stance) for act in acts] == [
        ("grain dust", "asserts"),
        ("grain dust", "asserts"),
        (None, "denies"),
    ]


def test_a_refusal_is_quoted_though_it_makes_no_claim(analysis: Analysis) -> None:
    (refusal,) = row(analysis, "what caused the blast").acts_of("port")
    assert (refusal.stance, refusal.words, refusal.claim) == ("declines", "comment on the cause", None)


@pytest.mark.parametrize(("field", "stance"), [("denied_by", "denies"), ("declined", "declines")], ids=["denied", "declined"])
def test_a_source_without_a_claim_still_does_what_the_point_says(field: str, stance: str, analysis: Analysis) -> None:
    points = tuple(replace(point, **{field: ("notice",)}) if point.id == "p3" else point for point in analysis.points)
    assert row(replace(analysis, points=points), "how many drones").acts_of("notice") == (Act("notice", stance),)


def test_a_position_names_a_source_without_a_claim(analysis: Analysis) -> None:
    points = tuple(
        replace(point, positions=(replace(point.positions[0], sources=("admiral", "tv")), *point.positions[1:]))
        for point in analysis.points
        if point.id == "p3"
    )
    assert row(replace(analysis, points=points), "how many drones").acts_of("tv") == (Act("tv", "asserts", "3"),)


def test_conflicts_are_told_by_kind_and_by_the_numbers_of_the_other_side(analysis: Analysis) -> None:
    cause = row(analysis, "what caused the blast")
    assert act(cause, "Three drones").conflicts == (("against", (12,)), ("perhaps", (8,)))
    assert act(cause, "grain dust").conflicts == (("against", (3, 4)),)
    described = row(analysis, "how the blast is described")
    assert act(described, "cowardly").conflicts == (("otherwise", (15,)),)


def test_statements_that_agree_on_a_point_do_not_conflict_there(analysis: Analysis) -> None:
    """The admiral and the engineer contradict one another on the cause, and give the same time."""
    assert all(not act.conflicts for act in row(analysis, "when was the blast").acts)


def test_statements_are_numbered_in_the_order_of_the_text(analysis: Analysis) -> None:
    shuffled = replace(analysis, attributions=tuple(reversed(analysis.attributions)))
    assert Index(shuffled).numbers == Index(analysis).numbers
    assert list(Index(analysis).numbers.values()) == list(range(1, 21))


def test_an_outlets_own_claim_is_a_statement_without_cue(analysis: Analysis) -> None:
    text = analysis.articles[0].text
    own = next(claim for claim in analysis.claims if claim.text == "any role")
    claim: Claim = replace(own, id="own", attribution="none", source_id="wire")
    index = Index(replace(analysis, claims=(*analysis.claims, claim)))
    statement = index.statement_of(claim)
    assert (statement.source_id, statement.cue, statement.stance) == ("wire", None, "asserts")
    assert statement.content[0].of(text) == "any role"
    assert index.number_of(claim) in (7, 8)


def test_a_statement_carried_again_is_told_with_its_number(analysis: Analysis) -> None:
    acts = row(analysis, "what caused the blast").acts
    assert {act.statement.id: act.carried for act in acts if act.carried and act.statement} == {
        "wire:435-480": (11,),
        "coastal-post:227-257": (4,),
    }


def test_a_later_figure_is_told_with_the_number_of_the_one_it_replaces(analysis: Analysis) -> None:
    acts = row(analysis, "how many people were killed").acts
    assert [(act.answer, act.replaced) for act in acts] == [("at least 4", ()), ("at least 4", ()), ("7", (1,))]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Blast at Vestra grain …", "Blast at Vestra grain terminal kills at least four"),
        ("Blast at Vestra grain", "Blast at Vestra grain"),
        ("dust in the silo …", "dust in the silo …"),
        ("…", "…"),
    ],
    ids=["cut headline", "whole label", "cut claim", "nothing"],
)
def test_an_event_goes_by_the_whole_headline(label: str, shown: str, analysis: Analysis) -> None:
    assert title(replace(analysis.events[0], label=label), Index(analysis)) == shown


@pytest.mark.parametrize(("confidence", "said"), [(0.8, "disputed"), (0.3, "perhaps disputed")], ids=["sure", "doubtful"])
def test_a_dispute_is_as_doubtful_as_all_that_is_behind_it(analysis: Analysis, confidence: float, said: str) -> None:
    relations = tuple(replace(relation, confidence=confidence) for relation in analysis.relations)
    question = next(point.question for point in analysis.points if point.status == "disputed")
    found = row(replace(analysis, relations=relations), question)
    assert marks.status(found).word == said


def test_what_is_perhaps_disputed_is_counted_apart_and_explained(analysis: Analysis) -> None:
    doubted = tuple(replace(relation, confidence=0.3) for relation in analysis.relations)
    index = Index(replace(analysis, relations=doubted))
    shown = grids(index)
    counted = {mark.word: number for mark, _, number in tally(shown)}
    disputed = [row for grid in shown for row in grid.rows if row.point.status == "disputed"]
    doubtful = sum(row.doubtful for row in disputed)
    assert doubtful
    assert (counted.get("disputed", 0), counted["perhaps disputed"]) == (len(disputed) - doubtful, doubtful)
    assert (marks.PERHAPS_DISPUTED, MEANING[marks.PERHAPS_DISPUTED]) in tuple(marks_used(shown, index))
