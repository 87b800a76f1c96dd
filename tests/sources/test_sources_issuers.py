"""Whose a document is: its issuer is its affiliation, so that both count as one origin."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

ISSUED = {
    "by": ("<The fire killed nine>, according to [A|a report by the county government].", "the county government"),
    "by, and taken up": (
        "<Nine died>, according to [A|a report by the county government]. [A|The report] said <40 stalls burned>.",
        "the county government",
    ),
    "possessor": (
        "[B|The inquiry] said <90 witnesses were heard>. [A|The inquiry's final report] says <managers lied>.",
        "The inquiry",
    ),
    "said in it": (
        "[B|The airline] said in a report <the pilot was ill>. [A|The report] said <no passenger was at risk>.",
        "The airline",
    ),
    "in it, in front": (
        "In a report for staff, [B|Rosa Diaz] wrote <the plant would close>. [A|The report] said <pay was safe>.",
        "Rosa Diaz",
    ),
    "issued": ("The regulator published a report on Monday. [A|The report] says <three dams are unsafe>.", "The regulator"),
    "posted by": ("[A|The video, posted by the rebels], says <the town has fallen>.", "the rebels"),
    "was released by": (
        "A survey was released by the Farmers Union. [A|The survey] says <harvests fell>.",
        "the Farmers Union",
    ),
    "the body before it": ("[A|A police report] says <the driver was drunk>.", "police"),
    "who led it": (
        "[A|A study] found <the vaccine worked>. [B|Kofi Mensah, who led the study], said <it was a milestone>.",
        "Kofi Mensah",
    ),
    "published in": ("[A|A study published in the Lancet] found <the vaccine worked>.", "the Lancet"),
}


@pytest.mark.parametrize(("marked", "issuer"), ISSUED.values(), ids=ISSUED)
def test_a_document_is_affiliated_to_its_issuer(nlp: Language, marked: str, issuer: str) -> None:
    assert read(nlp, marked).entity("A").affiliation == issuer


VOICES = {
    "by": "<The fire killed nine>, according to [A|a statement by the county government]. [A|The county government] said <no more>.",
    "taken up": "[A|A communiqué of the army] said <the road was open>. [A|The communiqué] added that <two had died>. [A|The army] said <no>.",
    "said in it": "[A|The airline] said in a statement <the pilot was ill>. [A|The statement] said <no passenger was at risk>.",
    "in it, in front": "In a letter to staff, [A|Rosa Diaz] wrote <the plant would close>. [A|The letter] said <pay was safe>.",
    "that somebody sent": "[A|Mara Lindqvist] said <no more>. [A|A note that she sent to clients] said <prices would fall>.",
    "circulated by": "[A|A note circulated by the port union] said <nobody was paid>. [A|The port union] said <it would strike>.",
}


@pytest.mark.parametrize("marked", VOICES.values(), ids=VOICES)
def test_in_a_statement_its_issuer_speaks(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
    assert reading.entity("A").kind != "document"


def test_a_letter_of_nobody_known_speaks_itself(nlp: Language) -> None:
    reading = read(nlp, "[A|A letter seen by the Tarn Post] says <the dam is unsafe>. [B|The ministry] said <it was safe>.")
    assert reading.found == reading.letters
    assert reading.entity("A").kind == "document"


UNTOLD = {
    "a day": "[A|Wednesday's report] says <nothing was paid>.",
    "what it is about": "[A|A report on the ministry] says <money is missing>.",
    "who got it": "[A|A letter to the mayor] says <the bridge is unsafe>.",
    "nobody": "[A|A confidential report] says <the dam is unsafe>.",
}


@pytest.mark.parametrize("marked", UNTOLD.values(), ids=UNTOLD)
def test_no_issuer_is_made_up(nlp: Language, marked: str) -> None:
    assert read(nlp, marked).entity("A").affiliation is None
