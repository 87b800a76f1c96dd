"""A word for how somebody feels is no speaker, though it has the capital of its sentence's start (marks: see speaking.py)."""

from __future__ import annotations

import pytest
from spacy.language import Language
from speaking import read

NOBODY = {
    "numb": "Maria Okello stood by the gate. [?|Numb] said <it was over>.",
    "a participle": "The family left the court. [?|Devastated] said <neighbours had warned the firm>.",
}


@pytest.mark.parametrize("marked", NOBODY.values(), ids=NOBODY)
def test_a_mood_speaks_for_nobody(nlp: Language, marked: str) -> None:
    reading = read(nlp, marked)
    assert reading.found == ("?",)
    assert not {"Numb", "Devastated"} & {entity.name for entity in reading.resolution.entities}


def test_a_band_of_that_name_speaks(nlp: Language) -> None:
    assert read(nlp, "The band Numb broke up in May. [A|Numb] said <it was over>.").found == ("A",)
