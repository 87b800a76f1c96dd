"""Who was asked and gave no answer."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

REFUSALS = {
    "calls not returned": ("The operator did not return calls.", "The operator", "calls"),
    "questions not replied to": ("The embassy has not replied to our questions.", "The embassy", "our questions"),
    "messages not answered": ("Ruiz did not answer messages.", "Ruiz", "messages"),
    "at once": ("The airline did not immediately respond to a request for comment.", "The airline", "a request for comment"),
    "not drawn": ("The chairman would not be drawn on the price.", "The chairman", "the price"),
    "refused to be drawn": ("The governing body refused to be drawn.", "The governing body", "to be drawn"),
    "no comment made": ("Tripoli has not commented on the raid.", "Tripoli", "the raid"),
    "none yet": ("The ministry has yet to comment on the report.", "The ministry", "the report"),
    "no comment had": ("The police had no comment.", "The police", "comment"),
    "none from": ("There was no immediate reaction from Tehran.", "Tehran", "immediate reaction"),
    "calls unanswered": ("Calls to the embassy went unanswered.", "the embassy", "Calls"),
    "requests not answered": ("Requests for comment from the refinery were not answered.", "the refinery", "Requests"),
}


@pytest.mark.parametrize(("sentence", "source", "content"), REFUSALS.values(), ids=REFUSALS)
def test_who_gave_no_answer_is_found(nlp: Language, sentence: str, source: str, content: str) -> None:
    doc = nlp(sentence)
    found = [
        (doc[slice(*f.source)].text, doc[slice(*f.content[0])].text)
        for f in find_attributions(doc, ["refusal"])
        if f.source and f.stance == "declines"
    ]
    assert found == [(source, content)]


NO_REFUSALS = {
    "answered": "The operator returned calls on Friday.",
    "unreachable": "Ruiz could not be reached on Sunday.",
    "unnamed": "The officer asked not to be named.",
    "a ship": "The ferry did not return to port.",
    "not an answer": "The keeper did not respond to treatment.",
    "quoted": "“We did not answer questions,” she said.",
}


@pytest.mark.parametrize("sentence", NO_REFUSALS.values(), ids=NO_REFUSALS)
def test_what_is_no_refusal_is_left(nlp: Language, sentence: str) -> None:
    assert find_attributions(nlp(sentence), ["refusal"]) == ()


SAID = {
    "will not comment": ("The mayor's office said it would not comment on the inquiry.", "declines"),
    "quoted": ("“I will not comment on that,” Ruiz said.", "declines"),
    "said of another": ("Ruiz said the ministry had not answered calls.", "asserts"),
    "has answered": ("Ruiz said he had returned the call.", "asserts"),
}


@pytest.mark.parametrize(("sentence", "stance"), SAID.values(), ids=SAID)
def test_who_says_that_he_will_not_answer_declines(nlp: Language, sentence: str, stance: str) -> None:
    assert [finding.stance for finding in find_attributions(nlp(sentence), ["rules"])] == [stance]
