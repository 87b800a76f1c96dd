"""Who is given a quotation, and with what stance."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

STANCES = {
    "threatened before a colon": ("The union threatened: “We will walk out on Monday.”", "predicts"),
    "threatened somebody": ("The dockers' union yesterday threatened the port: “We will walk out on Monday.”", "predicts"),
    "no verb before the colon": ("More from Elena Marchetti: “The report was never sent to us.”", "asserts"),
    "a negation that is quoted": ("“Never!” came the reply from the back benches.", "asserts"),
    "a verb that is negated": ("“No more strikes,” the union did not promise.", "declines"),
}


@pytest.mark.parametrize(("text", "stance"), STANCES.values(), ids=STANCES)
def test_the_verb_beside_a_quotation_tells_its_stance(nlp: Language, text: str, stance: str) -> None:
    assert [f.stance for f in find_attributions(nlp(text), ["rules"])] == [stance]


NOBODY = {
    "who is asked": "On Wednesday Lind was asked, “Why did you not call the police?”",
    "the subject of another clause": "Since the mayor resigned the phones have been ringing, telling, “It was time to go home now.”",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_a_quotation_is_not_given_to(nlp: Language, text: str) -> None:
    assert [f.source for f in find_attributions(nlp(text), ["rules"])] == [None]
