"""Which words of a claim are denied."""

from __future__ import annotations

import pytest

from attribution.accounts.denied import denied_in

DENIED = [
    ("treated for injuries that did not appear severe", {"appear", "severe"}),
    ("all with non-life-threatening injuries", {"life", "threatening"}),
    ("No one was hurt, but two cars burned", {"hurt"}),
    ("nobody threw anything", {"threw"}),
    ("the crew sailed without a permit", {"permit"}),
    ("the bridge wasn’t closed; the road was", {"closed"}),
    ("the bridge was closed", set()),
]


@pytest.mark.parametrize(("text", "words"), [pytest.param(*row, id=row[0]) for row in DENIED])
def test_a_word_of_denial_reaches_to_the_next_mark(text: str, words: set[str]) -> None:
    assert denied_in(text) == words
