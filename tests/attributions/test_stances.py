"""What a cue's own words do with its content."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

STANCES = {
    "asserts": "Police said the gate was locked.",
    "denies": "Police denied that the gate was locked.",
    "denies by dismissing": "The firm dismissed the report as nonsense.",
    "confirms": "Police confirmed that the gate was locked.",
    "confirms by admitting": "The pilot admitted that he had been drinking.",
    "claims": "The rebels claimed that the airport had fallen.",
    "claims by alleging": "Lawyers allege that the files were burned.",
    "predicts": "Economists predicted that prices would fall.",
    "predicts by what may come": "A doctor said the toll could rise.",
    "demands": "The union demanded that the plant be closed.",
    "declines": "The ministry declined to comment.",
    "declines by not saying": "The ministry did not say who had fired.",
    "declines by not confirming": "The ministry would not confirm that a jet was lost.",
    "doubts": "The auditor doubted that the money was ever sent.",
    "doubts by not believing": "The judge did not believe that the letter was real.",
    "declines by not denying": "The army did not deny that shells had hit the school.",
}


@pytest.mark.parametrize(("stance", "text"), [(s.split()[0], t) for s, t in STANCES.items()], ids=STANCES)
def test_a_cue_gives_its_stance(nlp: Language, stance: str, text: str) -> None:
    assert [f.stance for f in find_attributions(nlp(text), ["rules"])] == [stance]


def test_what_could_have_been_is_no_prediction(nlp: Language) -> None:
    (found,) = find_attributions(nlp("The inquiry said the leak could have been stopped."), ["rules"])
    assert found.stance == "asserts"
