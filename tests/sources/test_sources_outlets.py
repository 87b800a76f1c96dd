"""An outlet that the opening only describes is the one that is named and reports right after it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

ONE = {
    "headline and lead": (
        "[A|Newspaper]: <harbour deal was signed early>\n\n"
        "LISBON, March 14 - [A|A news report published Wednesday] says <the contract was signed before the vote>.\n\n"
        "[A|The New York Times] reported <it was worth 40 million euros>. [A|The newspaper] said <it had a copy>."
    ),
    "a newspaper": (
        "Minister took bribes\n\n[A|A newspaper] reported on Monday that <the minister took bribes>.\n\n"
        "[A|The Guardian] said <it had seen bank records>. [A|The paper] said <the payments began in May>."
    ),
    "a media report": (
        "Firm hid leak\n\n<The firm hid a leak for months>, according to [A|a media report].\n\n"
        "[A|The Wall Street Journal] said <the valve had failed twice>."
    ),
}


@pytest.mark.parametrize("marked", ONE.values(), ids=ONE)
def test_the_outlet_described_is_the_outlet_named(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert any("described before" in reason for reason in reading.entity("A").reasons)


APART = {
    "two outlets are named": (
        "[A|A news report] says <the minister took bribes>.\n\n"
        "[B|The Guardian] said <it had seen records>. [C|The Times] said <the payments began in May>."
    ),
    "a report of another sort": (
        "[A|A report] says <bridges are unsafe>.\n\nThe Audit Office looked at 40 bridges. [B|The Times] said <it was late>."
    ),
    "named long after": (
        "[A|A news report] says <the minister took bribes>.\n\nThe minister left.\n\nThe court sat.\n\nThe crowd went home.\n\n"
        "[B|The Guardian] said <the trial was over>."
    ),
    "the outlet is only told": (
        "[A|A news report] says <the minister took bribes>.\n\n[B|Ali Reed] told the Guardian that <it was a lie>."
    ),
}


@pytest.mark.parametrize("marked", APART.values(), ids=APART)
def test_outlets_stay_apart_where_the_text_leaves_it_open(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
