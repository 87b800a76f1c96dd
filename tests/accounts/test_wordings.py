from __future__ import annotations

import pytest

from attribution.accounts.wordings import _without_kicker, affirmed, number
from attribution.records import Extent, Figure

DENIED = [
    ("no gas was used", "any gas was used"),
    ("there was no landslide", "there was any landslide"),
    ("there had been no leak", "there had been any leak"),
    ("nobody walked out", "anybody walked out"),
    ("no one was hurt", "anyone was hurt"),
    ("none of our drones flew", "any of our drones flew"),
    ("not one of the officers fired", "any of the officers fired"),
    ("not a single tent has arrived", "any tent has arrived"),
    ("the gate was not locked", "the gate was locked"),
    ("the gate wasn't locked", "the gate was locked"),
    ("the army hasn’t ever shelled the town", "the army has ever shelled the town"),
    ("the car never moved", "the car moved"),
    ("the bridge cannot be repaired", "the bridge can be repaired"),
    ("the president did not leave the palace", "the president did leave the palace"),
    ("the gate was locked", "the gate was locked"),
]


@pytest.mark.parametrize(("denied", "asked"), DENIED, ids=[denied for denied, _ in DENIED])
def test_what_is_denied_is_asked(denied: str, asked: str) -> None:
    assert affirmed(denied) == asked


SUMS = [
    (610_000_000, "610 million EUR"),
    (1_500_000, "1.5 million EUR"),
    (2_000_000_000, "2 billion EUR"),
    (1_146, "1,146 EUR"),
]


@pytest.mark.parametrize(("value", "said"), SUMS, ids=[said for _, said in SUMS])
def test_sums_are_written_as_newspapers_write_them(value: float, said: str) -> None:
    assert number(Figure(value, value, value, "EUR", None, "", Extent(0, 0))) == said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("UPDATE, 20 October: The gate was shut", "The gate was shut"),
        ("“BREAKING: The gate was shut", "The gate was shut"),
        ("NATO had one aim: peace", "NATO had one aim: peace"),
        ("the BBC reported this on Monday: nobody was hurt", "the BBC reported this on Monday: nobody was hurt"),
    ],
)
def test_only_a_kicker_is_left_out_before_a_colon(text: str, left: str) -> None:
    assert _without_kicker(text) == left
