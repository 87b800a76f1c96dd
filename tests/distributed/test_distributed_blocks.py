"""Which articles of a large run meet: those that share a key in the same days, in whatever cell of days they fall."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'attribution[ray]'")
pytest.importorskip("ray", reason="Ray is not installed: pip install 'attribution[ray]'")

from attribution.archive.grouping import DAYS, MOST, NEWEST, SPAN
from attribution.distributed.blocks import UNDATED, blocks, groups_of, pairs

FERRY = {"ferry": 3.0, "kells": 3.0, "coastguard": 2.0, "doors": 2.0, "sank": 1.5, "monday": 1.0}
MILL = {"mill": 3.0, "tarnow": 3.0, "fire": 2.0, "boiler": 2.0, "zielak": 1.5, "thursday": 1.0}


def row(number: int, day: int, words: dict[str, float] = FERRY, keys: tuple[str, ...] = ("kells",)) -> dict[str, object]:
    return {"number": number, "day": day, "words": json.dumps(words), "keys": list(keys)}


def in_blocks(day: int) -> set[str]:
    return {block["block"] for block in blocks(row(1, day))}


def test_articles_few_days_apart_always_share_a_block() -> None:
    start = 738_000
    for day in range(start, start + 40):
        for later in range(DAYS + 1):
            assert in_blocks(day) & in_blocks(day + later), (day, later)


def test_articles_weeks_apart_share_none() -> None:
    assert not in_blocks(738_000) & in_blocks(738_021)
    assert not in_blocks(738_000) & in_blocks(UNDATED)


def test_alike_articles_of_a_block_are_a_pair_whatever_their_order() -> None:
    (pair,) = pairs([row(7, 11), row(3, 12), row(5, 12, MILL)])
    assert (pair["first"], pair["second"]) == (3, 7)
    assert pair["likeness"] == pytest.approx(1.0)


def test_alike_articles_too_many_days_apart_are_none() -> None:
    assert len(list(pairs([row(1, 11), row(2, 11 + DAYS)]))) == 1
    assert list(pairs([row(1, 11), row(2, 12 + DAYS)])) == []


def test_an_article_is_weighed_against_few_of_a_crowded_block() -> None:
    crowd = [row(number, 11) for number in range(3 * NEWEST)]
    assert len(list(pairs(crowd))) <= 3 * NEWEST * NEWEST


def test_what_is_alike_through_others_is_one_group_named_after_its_first() -> None:
    assert groups_of({1: 5, 2: 6, 3: 8, 4: 8}, {(2, 3): 0.9, (1, 2): 0.5}) == {1: 1, 2: 1, 3: 1, 4: 4}


def test_a_group_spans_few_days_and_the_most_alike_are_joined_first() -> None:
    days = {1: 0, 2: SPAN, 3: SPAN + 1}
    assert groups_of(days, {(1, 2): 0.5, (2, 3): 0.9}) == {1: 1, 2: 2, 3: 2}
    assert groups_of(days, {(1, 2): 0.9, (2, 3): 0.5}) == {1: 1, 2: 1, 3: 3}


def test_a_group_has_so_many_articles_at_most() -> None:
    chain = dict.fromkeys(pairwise(range(MOST + 5)), 0.9)
    groups = groups_of(dict.fromkeys(range(MOST + 5), 3), chain)
    assert max(list(groups.values()).count(group) for group in groups.values()) == MOST
