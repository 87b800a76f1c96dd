"""What somebody says yes or no to in the sentence that asks it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import RULES, find_attributions

ANSWERED = {
    "no": ("Asked whether he had signed, Mr Okoro said no.", "Mr Okoro", "he had signed", "denies"),
    "asked by somebody": (
        "Asked by the Courier on Friday if the gates had been shut, the harbour master, Ana Lind, said no.",
        "the harbour master, Ana Lind",
        "the gates had been shut",
        "denies",
    ),
    "the question behind": (
        "The captain said no when asked whether the lights had been on.",
        "The captain",
        "the lights had been on",
        "denies",
    ),
    "yes": ("Asked whether the fund was empty, the minister answered yes.", "the minister", "the fund was empty", "confirms"),
}
NOT_ANSWERED = {
    "no with its noun": "Asked whether he would resign, Lind said no decision had been taken.",
    "another question": "Asked who gave the order, Lind said no.",
    "nothing asked": "Lind said no.",
}


@pytest.mark.parametrize("detectors", [(RULES,), ()], ids=["rules", "all"])
@pytest.mark.parametrize(("text", "source", "content", "stance"), ANSWERED.values(), ids=ANSWERED)
def test_who_says_yes_or_no_says_what_was_asked(
    nlp: Language, detectors: tuple[str, ...], text: str, source: str, content: str, stance: str
) -> None:
    doc = nlp(text)
    [found] = find_attributions(doc, detectors)
    assert found.source is not None
    read = doc[slice(*found.source)].text, doc[slice(*found.content[0])].text, found.stance
    assert read == (source, content, stance)


@pytest.mark.parametrize("text", NOT_ANSWERED.values(), ids=NOT_ANSWERED)
def test_other_questions_and_answers_are_left_to_others(nlp: Language, text: str) -> None:
    assert find_attributions(nlp(text), ["answer"]) == ()
