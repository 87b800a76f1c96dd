"""Points of one event that ask the same are one point."""

from __future__ import annotations

import pytest

from attribution.accounts.same_question import one_a_question, together
from attribution.records import Point, PointStatus, Position


def counted(id: str, event: str, answer: str, *sources: str, status: PointStatus = "single", **more: tuple[str, ...]) -> Point:
    """A point on how many drones there were, with one answer."""
    question = "how many drones" if id != "capital" else "How many drones"
    return Point(id, event, question, status, (Position(answer, tuple(sources), sources, len(sources)),), **more)


def test_two_that_ask_the_same_of_one_event_are_one_where_the_first_stood() -> None:
    other = Point("q", "fire", "when the fire began", "single", ())
    found = one_a_question([counted("p", "fire", "3", "admiral"), other, counted("capital", "fire", "4", "mayor")])
    assert [point.id for point in found] == ["p", "q"]
    assert [position.answer for position in found[0].positions] == ["3", "4"]


def test_two_that_ask_the_same_of_two_events_are_two() -> None:
    points = (counted("p", "fire", "3", "admiral"), counted("q", "flood", "4", "mayor"))
    assert one_a_question(points) == points


@pytest.mark.parametrize(
    ("first", "second", "answer", "status"),
    [
        ("single", "disputed", "4", "disputed"),
        ("updated", "agreed", "4", "differing"),
        ("single", "single", "4", "differing"),
        ("single", "agreed", "3", "agreed"),
    ],
)
def test_it_has_the_graver_status_and_two_answers_differ(
    first: PointStatus, second: PointStatus, answer: str, status: PointStatus
) -> None:
    points = counted("p", "e", "3", "admiral", status=first), counted("q", "e", answer, "mayor", status=second)
    assert together(*points).status == status


def test_who_speaks_denies_or_declines_on_one_is_not_silent_on_the_other() -> None:
    first = counted("p", "e", "3", "admiral", silent=("mayor", "army", "police", "tv"))
    second = counted("q", "e", "4", "mayor", silent=("admiral", "union"), denied_by=("army",), declined=("police",))
    made = together(first, second)
    assert (made.silent, made.denied_by, made.declined) == (("tv", "union"), ("army",), ("police",))


def test_one_answer_given_on_both_is_one_position_with_the_greater_count_of_origins() -> None:
    first, second = counted("p", "e", "3", "admiral"), counted("q", "e", "3", "admiral", "mayor")
    assert together(first, second).positions == (Position("3", ("admiral", "mayor"), ("admiral", "mayor"), 2),)
