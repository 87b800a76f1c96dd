"""Somebody told by whose he is: one source under all the ways of saying whose."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

ONE_LAWYER = {
    "a name and an office": (
        "[A|Okello's spokesman] said <the talks would go on>. Prime Minister David Okello flew to Oslo on Friday. "
        "[A|The prime minister's spokesman] said <a deal was near>."
    ),
    "a name and a pronoun": (
        "Aaron Holt was arrested on Monday. [A|Holt's lawyer] said <he would appeal>. “<He is innocent>,” [A|his lawyer] said."
    ),
    "whose stands behind": (
        "Aaron Holt was arrested on Monday. [A|Holt's lawyer] said <he would appeal>. [A|The lawyer for Holt] said <it was a lie>."
    ),
    "one with a name": (
        "[A|Holt's lawyer, Dana Rowe,] said <he would appeal>. Aaron Holt was arrested on Monday. [A|The lawyer for Holt] said "
        "<it was a lie>."
    ),
}


@pytest.mark.parametrize("marked", ONE_LAWYER.values(), ids=ONE_LAWYER)
def test_whose_somebody_is_tells_that_it_is_the_same_one(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters


APART = {
    "another's": (
        "Aaron Holt met Ben Cole. [A|Holt's lawyer] said <he would appeal>. [B|Cole's lawyer] said <no>. "
        "[B|The lawyer for Cole] said <it was late>."
    ),
    "another of his": (
        "Aaron Holt fled. [A|Holt's lawyer] said <he would appeal>. [B|Another lawyer for Holt] said <the police had lied>."
    ),
}


@pytest.mark.parametrize("marked", APART.values(), ids=APART)
def test_who_belongs_to_somebody_else_is_a_source_apart(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == reading.letters
