from __future__ import annotations

import pytest

from attribution.accounts.pair_signs import NAMES, reading_of, signs_between


def signs(one: str, other: str) -> dict[str, float]:
    return dict(zip(NAMES, signs_between(reading_of(one, "en"), reading_of(other, "en")), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "sign", "expected"),
    [
        ("the gate was locked", "the gate was not locked", "one denies", 1.0),
        ("the gate was locked", "the gate wasn’t locked", "one denies", 1.0),
        ("denied the gate was locked", "no gate was locked", "one denies", 0.0),
        ("denied the gate was locked", "no gate was locked", "both deny", 1.0),
        ("14 were hurt", "fourteen people were hurt", "a figure in common", 1.0),
        ("1,200 came", "1200 came", "a figure in common", 1.0),
        ("14 were hurt", "20 were hurt", "other figures", 1.0),
        ("14 were hurt", "20 were hurt", "other figures for what the other says", 1.0),
        ("14 were hurt", "many were hurt", "one gives figures", 1.0),
        ("one of them was hurt", "two were hurt", "both give figures", 0.0),
        ("explosions were heard", "an explosion woke us", "words in common", 0.25),
        ("they shelled Brezno", "the shells fell on Brezno", "a name in common", 1.0),
        ("they shelled Brezno", "the shells fell on Dorvane", "other names", 1.0),
        ("Rockets fell", "they fell on Dorvane", "other names", 0.0),
        ("“We went home”", "they stayed", "quoted", 1.0),
        ("that", "shells fell on the market square", "the shorter says little", 1.0),
        ("that", "it", "the longer says little", 1.0),
    ],
)
def test_a_sign_is_seen(one: str, other: str, sign: str, expected: float) -> None:
    assert signs(one, other)[sign] == expected


def test_signs_are_the_same_whichever_is_named_first() -> None:
    one, other = "troops did not fire on 12 people in Brezno", "“They shot at us,” and 30 fell"
    assert signs(one, other) == signs(other, one)


@pytest.mark.parametrize("text", ["", "1e9 ½ IV １２ -5", "3,,1 1.2.3 4.", "\x00", "ⅷ ²"], ids=ascii)
def test_odd_texts_have_signs_too(text: str) -> None:
    found = signs(text, "two were hurt")
    assert [*found] == [*NAMES]
    assert [name for name, value in found.items() if not 0.0 <= value <= 2.0] == []
    assert found["words in common"] == 0.0
