from __future__ import annotations

import pytest

from attribution.accounts.shortening import balanced, cut

LONG = [
    (
        "the navy sank the largest boat of the smugglers in a night raid",
        57,
        "the navy sank the largest boat of the smugglers …",
    ),
    ("the gate was shut", 57, "the gate was shut"),
    ("the  gate\nwas shut", 57, "the gate was shut"),
    ("the mayor, who had been warned, left", 14, "the mayor …"),
]


@pytest.mark.parametrize(("text", "limit", "kept"), LONG, ids=[kept for _, _, kept in LONG])
def test_a_text_is_cut_at_a_word_that_leads_up_to_nothing(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept


MARKS = [
    ("only “the first cars", "only the first cars"),
    ("only ‘the first cars", "only the first cars"),
    ("only ‘the first’ cars", "only ‘the first’ cars"),
    ("the “first” cars", "the “first” cars"),
    ("the miners’ hall", "the miners’ hall"),
]


@pytest.mark.parametrize(("text", "kept"), MARKS, ids=[text for text, _ in MARKS])
def test_a_quotation_mark_does_not_stand_alone(text: str, kept: str) -> None:
    assert balanced(text) == kept
