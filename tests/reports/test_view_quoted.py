"""Words cut from the middle of a quotation are shown with the marks that belong to them."""

from __future__ import annotations

import pytest

from attribution.records import Extent
from attribution.reports.view.quoted import with_marks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The army hit ⟦a store of “stolen shells⟧” on Monday.", "a store of “stolen shells”"),
        ("It was ⟦a “rushed, careless sale⟧,” the union said.", "a “rushed, careless sale,”"),
        ('He was woken by ⟦"one long roar⟧" at three.', '"one long roar"'),
        ('It was ⟦woken by "one long roar⟧" at three.', 'woken by "one long roar"'),
        ("⟦They were ‘only the first cars⟧’ to come.", "They were ‘only the first cars’"),
        ("He said “⟦a quick sale” would follow⟧.", "“a quick sale” would follow"),
        ('He said "⟦a quick sale" would follow⟧.', '"a quick sale" would follow'),
        ("The paper ⟦saw « one lorry⟧».", "saw « one lorry»"),
        ("“⟦They hit the barracks⟧,” he said.", "They hit the barracks"),
        ("⟦The “first” and “second” gates⟧” were shut.", "The “first” and “second” gates"),
        ("‘⟦the drivers’ strike is over⟧’ he said.", "the drivers’ strike is over"),
        ("⟦The “gate⟧ was shut.", "The “gate"),
        ("⟦The gate was “shut⟧", "The gate was “shut"),
    ],
    ids=[
        "open",
        "comma before the mark",
        "straight mark at the start",
        "straight marks",
        "single",
        "closed alone",
        "straight and closed alone",
        "guillemets",
        "whole quotation",
        "both closed",
        "apostrophe",
        "nothing closes",
        "end of text",
    ],
)
def test_words_are_shown_with_the_mark_that_closes_or_opens_them(text: str, shown: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    bare = text.replace("⟦", "").replace("⟧", "")
    (extent,) = with_marks([Extent(start, end)], bare)
    assert extent.of(bare) == shown


def test_the_first_and_the_last_of_several_pieces_take_their_marks() -> None:
    text = "“They sold” the hall, he said, “in a day”."
    pieces = [Extent(1, 20), Extent(31, 40)]
    assert [piece.of(text) for piece in with_marks(pieces, text)] == ["“They sold” the hall", "“in a day”"]


def test_of_no_words_there_are_none() -> None:
    assert with_marks((), "“Nothing”") == ()
