"""Quotations whose speaker takes the floor in the sentence before them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

BEFORE = "“We should have asked for more,” Ebba Lind said"
AFTER = "“It was never safe on that bridge.”"
TAKEN = {
    "clause of its own": (", and her husband cut in. ", "her husband", "cut in"),
    "particle": (", and Moreno chimed in. ", "Moreno", "chimed in"),
    "objection": (", but Moreno objected. ", "Moreno", "objected"),
    "sentence of its own": (". Her husband interrupted. ", "Her husband", "interrupted"),
    "agreement": (". Moreno disagreed. ", "Moreno", "disagreed"),
}
KEPT = {
    "the crowd cheers": " as the crowd cheered. ",
    "the room is silent": ", and the room fell silent. ",
    "she laughs": ", and she laughed. ",
    "something is agreed": ". Moreno agreed a price. ",
    "nobody answers": ". Moreno did not reply. ",
}


def speakers(nlp: Language, text: str, detectors: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    doc = nlp(text)
    found = find_attributions(doc, detectors)
    first = doc.char_span(text.index(AFTER), text.index(AFTER) + len(AFTER))
    assert first is not None
    here = [f for f in found if any(start <= first.start < end for start, end in f.content)]
    return [(doc[slice(*f.source)].text if f.source else "", doc[slice(*f.cue)].text if f.cue else "") for f in here]


@pytest.mark.parametrize("detectors", [(), ("rules",)], ids=["all detectors", "rules alone"])
@pytest.mark.parametrize(("between", "source", "cue"), TAKEN.values(), ids=TAKEN)
def test_who_takes_the_floor_speaks(nlp: Language, between: str, source: str, cue: str, detectors: tuple[str, ...]) -> None:
    assert speakers(nlp, BEFORE + between + AFTER, detectors) == [(source, cue)]


@pytest.mark.parametrize("between", KEPT.values(), ids=KEPT)
def test_who_spoke_before_goes_on_past_what_others_do(nlp: Language, between: str) -> None:
    assert speakers(nlp, BEFORE + between + AFTER, ("rules",)) == [("Ebba Lind", "said")]


def test_who_replies_with_one_quotation_goes_on_with_the_next(nlp: Language) -> None:
    doc = nlp(f"“There are other ways across the river,” Moreno replied. {AFTER}")
    (found,) = find_attributions(doc, ["rules"])
    assert (len(found.content), found.source and doc[slice(*found.source)].text) == (2, "Moreno")


def test_a_participle_of_the_same_speaker_gives_no_second_attribution(nlp: Language) -> None:
    doc = nlp("“No letter about the clinic is registered here,” the ministry in Lima said, replying to a question on Friday.")
    assert len(find_attributions(doc)) == 1


def test_a_verb_beside_the_quotation_is_believed_first(nlp: Language) -> None:
    text = f"{BEFORE}. Moreno disagreed. {AFTER[:-2]},” Ada Obi said."
    doc = nlp(text)
    sources = {doc[slice(*f.source)].text for f in find_attributions(doc, ["rules"]) if f.source}
    assert sources == {"Ebba Lind", "Ada Obi"}
