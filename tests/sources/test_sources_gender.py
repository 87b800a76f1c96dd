"""What tells a person's gender, and what does not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import write_phrases
from attribution.mentions import find_phrases
from attribution.sources import resolve_pronoun

TEXTS = {
    "a-woman-is-chairman": (
        "Caroline Marten, the then chairman of the board, resigned. The bank had lost millions. ",
        "She",
        "Marten",
    ),
    "a-title-that-ends-in-man-before-her-name": ("Chairman Caroline Marten resigned on Friday. ", "She", "Marten"),
    "a-man-is-chairman": ("The chairman, Robert Marten, resigned. ", "He", "Marten"),
    "whose-aunt-she-is-tells-nothing-of-her": ("The king's adviser, Caroline Marten, resigned on Friday. ", "She", "Marten"),
    "an-actress-is-no-he": ("Robin Vale, the actress, met David Stone. ", "He", "Stone"),
}


@pytest.mark.parametrize(("text", "pronoun", "name"), TEXTS.values(), ids=TEXTS)
def test_a_pronoun_agrees_with_what_tells_gender(nlp: Language, text: str, pronoun: str, name: str) -> None:
    doc = nlp(f"{text}{pronoun} will leave in May.")
    write_phrases(doc, find_phrases(doc))
    found = resolve_pronoun(doc, next(t.i for t in doc if t.text == pronoun))
    assert found is not None
    assert name in doc[slice(*found)].text


def test_a_pronoun_read_wrongly_does_not_settle_a_gender(nlp: Language) -> None:
    doc = nlp("Nakuru Marwa was a farmer. He bought land. A neighbour, Robert Stone, sold it to Marwa. Later she sued Stone.")
    write_phrases(doc, find_phrases(doc))
    found = resolve_pronoun(doc, next(t.i for t in doc if t.text == "she"))
    assert found is not None
    assert "Marwa" in doc[slice(*found)].text
