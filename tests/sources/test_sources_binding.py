"""Whom grammar keeps a pronoun from standing for."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import write_phrases
from attribution.mentions import find_phrases
from attribution.sources import resolve_pronoun

OTHERS = {
    "who-tries-to-reach-him": ("Daniel Brandt had left. The guard, Peter Kovac, tried to reach him.", "him", "Brandt"),
    "who-came-and-called-him": ("Daniel Brandt was ill. Peter Kovac came at noon and carried him.", "him", "Brandt"),
    "who-came-to-see-him": ("Daniel Brandt was in hospital. Peter Kovac came to see him.", "him", "Brandt"),
    "who-was-ready-to-see-him": ("Daniel Brandt was in hospital. Peter Kovac was ready to see him.", "him", "Brandt"),
    "whom-somebody-asks-to-call-him": ("Daniel Brandt was late. The clerk asked Peter Kovac to call him.", "him", "Brandt"),
    "who-was-somebodys-lawyer": ("Laura Stein resigned in May. Maria Costa was her lawyer.", "her", "Stein"),
}
THEMSELVES = {
    "her-own-lawyer": ("Laura Stein resigned. In court Maria Costa was her own lawyer.", "her", "Costa"),
    "a-clause-that-tells-of-her": ("Maria Costa, a nurse hoping to keep her job, wept.", "her", "Costa"),
    "who-asks-somebody-to-call-him": ("Daniel Brandt asked Maria Costa to call him.", "him", "Brandt"),
    "what-befalls-him": ("Daniel Brandt fell from a ladder, leaving him unable to walk.", "him", "Brandt"),
}


def antecedent(nlp: Language, text: str, pronoun: str) -> str:
    doc: Doc = nlp(text)
    write_phrases(doc, find_phrases(doc))
    found = resolve_pronoun(doc, next(t.i for t in doc if t.text == pronoun))
    return doc[slice(*found)].text if found else ""


@pytest.mark.parametrize(("text", "pronoun", "name"), OTHERS.values(), ids=OTHERS)
def test_a_pronoun_is_not_who_does_it_to_him(nlp: Language, text: str, pronoun: str, name: str) -> None:
    assert name in antecedent(nlp, text, pronoun)


@pytest.mark.parametrize(("text", "pronoun", "name"), THEMSELVES.values(), ids=THEMSELVES)
def test_a_pronoun_may_be_who_is_told_of_there(nlp: Language, text: str, pronoun: str, name: str) -> None:
    assert name in antecedent(nlp, text, pronoun)
