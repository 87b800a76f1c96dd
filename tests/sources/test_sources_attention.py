"""Whom a network looks at from a pronoun: what it says counts beside the signs, and only where it could see."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import Look, write_looks, write_phrases
from attribution.mentions import find_phrases
from attribution.sources import attention, resolve_pronoun

TEXT = "Anna Brandt praised Maria Keller. The harbour was shut for a week. Then she left."
SAYS = {"1.2": 5.0, "0.0": 0.0}


def looking_at(nlp: Language, word: str, head: str = "1.2", first: int = 0) -> tuple[Doc, int]:
    """The text, as a network reads it of which one head looks at one word alone; and the token of the pronoun."""
    doc = nlp(TEXT)
    write_phrases(doc, find_phrases(doc))
    pronoun = next(t.i for t in doc if t.text == "she")
    shares = np.zeros((2, len(doc)), dtype=np.float16)
    shares[list(SAYS).index(head), next(t.i for t in doc if t.text == word)] = 1
    write_looks(doc, list(SAYS), [Look(pronoun, first, shares[:, first:])])
    return doc, pronoun


def stands_for(doc: Doc, pronoun: int) -> str:
    found = resolve_pronoun(doc, pronoun)
    return doc[slice(*found)].text if found else "nobody"


@pytest.fixture(autouse=True)
def _heads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attention, "head_weights", lambda: SAYS)


@pytest.mark.parametrize(("word", "name"), [("Brandt", "Anna Brandt"), ("Keller", "Maria Keller")])
def test_she_is_whom_the_network_looks_at(nlp: Language, word: str, name: str) -> None:
    assert stands_for(*looking_at(nlp, word)) == name


def test_a_head_that_is_not_believed_changes_nothing(nlp: Language) -> None:
    assert stands_for(*looking_at(nlp, "Brandt", "0.0")) == stands_for(*looking_at(nlp, "Keller", "0.0"))


def test_who_stands_outside_the_window_is_not_judged_by_it(nlp: Language) -> None:
    doc, pronoun = looking_at(nlp, "left", first=7)
    assert stands_for(doc, pronoun) == stands_for(*looking_at(nlp, "left", "0.0"))
