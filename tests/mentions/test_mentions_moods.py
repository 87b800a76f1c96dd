"""Adjectives that owe their capital to the start of their sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.mentions import find_phrases

MOODS = {
    "before-its-verb": ("Numb said nothing for a while, then left.", "Numb"),
    "before-a-comma": ("The match was lost. Numb, she sat down.", "Numb"),
    "a-participle": ("Stunned said the family had no words.", "Stunned"),
}
NAMES = {
    "of-the-text": ("The band Numb broke up in May. Numb said it was over.", "Numb"),
    "of-two-words": ("Angry Birds said it would sue.", "Angry Birds"),
}


@pytest.mark.parametrize(("text", "word"), MOODS.values(), ids=MOODS)
def test_a_mood_that_opens_a_sentence_is_nobody(nlp: Language, text: str, word: str) -> None:
    doc = nlp(text)
    assert word not in [doc[slice(*p.tokens)].text for p in find_phrases(doc)]


@pytest.mark.parametrize(("text", "word"), NAMES.values(), ids=NAMES)
def test_a_name_stays_a_name(nlp: Language, text: str, word: str) -> None:
    doc = nlp(text)
    assert word in [doc[slice(*p.tokens)].text for p in find_phrases(doc)]
