"""Why a text gives no name: the words that say so stand in brackets; "[A|...]" marks the source (see speaking.py)."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

GIVEN = {
    "condition of anonymity": (
        "[A|A senior official], who spoke on condition of anonymity because he was not authorised to talk to reporters, "
        "said <the dam was unsafe>.",
        "on condition of anonymity because he was not authorised to talk to reporters",
    ),
    "speaking on condition": (
        "[A|Two diplomats], speaking on the condition of anonymity to discuss private talks, said <the deal was dead>.",
        "on the condition of anonymity to discuss private talks",
    ),
    "no reason": ("[A|The officer] spoke on condition of anonymity. He said <two had fled>.", "on condition of anonymity"),
    "asked not to be named": (
        "[A|Two engineers], who asked not to be named for fear of reprisals, said <the wall was rotten>.",
        "asked not to be named for fear of reprisals",
    ),
    "not authorised": (
        "[A|A guard who was not authorized to discuss the case] said <the gate was open>.",
        "was not authorized to discuss the case",
    ),
    "granted anonymity": (
        "[A|Three lawmakers] were granted anonymity to describe a closed meeting. They said <the vote would fail>.",
        "granted anonymity to describe a closed meeting",
    ),
    "declined to be named": (
        "“<It was dark>,” said [A|a neighbour], who declined to be identified.",
        "declined to be identified",
    ),
    "in a sentence of its own": (
        "“<They told us to sign>,” said [A|a clerk at the plant]. She asked that her name not be used, citing threats.",
        "asked that her name not be used, citing threats",
    ),
    "contracted": (
        "[A|An aide] said <the minister was ill>. The aide wasn’t allowed to speak to the press.",
        "wasn’t allowed to speak to the press",
    ),
    "one of several": (
        "Guards ran. “<We were told to lie>,” said [A|one of the guards, who asked not to be named].",
        "asked not to be named",
    ),
}


@pytest.mark.parametrize(("marked", "why"), GIVEN.values(), ids=GIVEN)
def test_the_reason_is_cut_from_the_text(nlp: Language, marked: str, why: str) -> None:
    reading = read(nlp, marked)
    assert [reading.doc[slice(*tokens)].text for tokens in reading.entity("A").unnamed] == [why]


NOT_GIVEN = {
    "a named person": "[A|Rosa Diaz], who was not authorised to speak for the port, said <the gate was open>.",
    "nothing said": "[A|A senior official] said <the dam was unsafe>.",
    "anonymity as a subject": "[A|A lawyer] said <anonymity is a right>.",
    "somebody else": "[A|A lawyer] said <the officer, who asked not to be named, had fled>.",
}


@pytest.mark.parametrize("marked", NOT_GIVEN.values(), ids=NOT_GIVEN)
def test_no_reason_is_made_up(nlp: Language, marked: str) -> None:
    assert read(nlp, marked).entity("A").unnamed == ()
