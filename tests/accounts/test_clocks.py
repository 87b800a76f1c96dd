"""Times of day as news tells them, and when two cannot be one."""

from __future__ import annotations

import pytest

from attribution.accounts.clocks import clock, minutes_apart

TOLD = [
    ("The first shell fell at about half past twelve", 750, "at"),
    ("The guard was woken at five minutes to two", 115, "at"),
    ("It was twelve thirty-five by the tower", 755, "at"),
    ("They shut the gate at twenty past one", 80, "at"),
    ("a quarter to six in the evening", 1065, "at"),
    ("The ship called at 4.52 a.m.", 292, "at"),
    ("the form arrived at 10.41pm", 1361, "at"),
    ("The blast came at 23:50", 1430, "at"),
    ("smoke was seen at 11.44, she said", 704, "at"),
    ("The firing was over by 11:40", 700, "by"),
    ("shots rang out only after four in the morning", 240, "after"),
    ("The roof fell shortly before five", 300, "at"),
    ("by midnight", 0, "by"),
    ("They left after five because of the rain", 300, "after"),
    ("The gate opened at six o'clock mass", 360, "at"),
    ("The doors were shut at nine, he said", 540, "at"),
    ("By seven the square was empty", 420, "by"),
]


@pytest.mark.parametrize(("text", "minutes", "side"), [pytest.param(*row, id=row[0]) for row in TOLD])
def test_a_time_of_day_is_read_with_the_side_it_sets(text: str, minutes: int, side: str) -> None:
    found = clock(text)
    assert found is not None
    assert (found.minutes, found.side) == (minutes, side)


@pytest.mark.parametrize(
    "text",
    [
        "turnout rose by 3.15 million",
        "by seven of them",
        "after one of the men left",
        "after ten days",
        "ten to fifteen people",
        "put the dead at six",
        "twelve twenty-dollar bills",
        "the bodies came from one street",
        "at three checkpoints on the road",
        "after two failed attempts",
        "by one in five voters",
        "after two or three shots",
        "by two and a half million",
        "from two to four people",
        "by two-thirds",
    ],
)
def test_a_count_or_a_duration_is_no_time_of_day(text: str) -> None:
    assert clock(text) is None


APART = [
    ("at 3 a.m.", "shortly after five", 120),
    ("at half past twelve", "at 12:31", 1),
    ("over by 11:40", "the first impact at 12:31", 51),
    ("over by 11:40", "it began at 11:20", 0),
    ("only after four in the morning", "at 3.30 a.m.", 30),
    ("only after four in the morning", "at 5 a.m.", 0),
    ("AROUND 6:00 P.M.", "just before 6 p.m.", 0),
    ("around 6:00", "at 6 p.m.", 0),
    ("at 06:00", "at 6 p.m.", 720),
    ("at 18:05", "at 6 a.m.", 715),
]


@pytest.mark.parametrize(("first", "second", "minutes"), [pytest.param(*row, id=f"{row[0]} | {row[1]}") for row in APART])
def test_times_are_apart_where_neither_bound_lets_the_other_in(first: str, second: str, minutes: int) -> None:
    one, other = clock(first), clock(second)
    assert one is not None
    assert other is not None
    assert minutes_apart(one, other) == minutes_apart(other, one) == minutes
