"""First names that are modal verbs too."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

NAMED = {
    "opens the sentence": "Will told the Herald that the seals were broken.",
    "after that": "The clerk heard that May said nothing.",
    "with a surname": "Police left early. Will Dunbar told the Herald that the seals were broken.",
}
MODAL = {
    "a modal verb": "The clerk will tell the Herald that the seals were broken.",
    "a question": "Will the clerk tell the Herald?",
    "a month": "In May the clerk told the Herald that the seals were broken.",
    "a question about what was said": "May I say that the seals were broken?",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_name_that_is_a_modal_verb_is_a_name_before_a_verb_in_the_past(nlp: Language, text: str) -> None:
    name = next(token for token in nlp(text) if token.text in ("Will", "May"))
    assert (name.tag_, name.pos_, name.lemma_) == ("NNP", "PROPN", name.text)
    assert name.dep_ in ("nsubj", "compound")


@pytest.mark.parametrize("text", MODAL.values(), ids=MODAL)
def test_other_uses_are_left_alone(nlp: Language, text: str) -> None:
    word = next(token for token in nlp(text) if token.lower_ in ("will", "may"))
    assert word.dep_ not in ("nsubj", "compound")


def test_who_bears_such_a_name_speaks(nlp: Language) -> None:
    doc = nlp(NAMED["opens the sentence"])
    assert [doc[slice(*f.source)].text for f in find_attributions(doc, ["rules"]) if f.source] == ["Will"]
