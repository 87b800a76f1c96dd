"""What stands in quotation marks, beside a colon or after a verb of saying, and is nobody's statement."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.annotation import write_furniture
from attribution.attributions import find_attributions

NOT_SAID = {
    "title": "The festival opened with “The Long Harbour” on Friday night.",
    "scare quotes": "A row of “luxury” flats now stands where the market burned.",
    "part of a noun phrase": "The “wise owl” remark that Lind cited was years old.",
    "name": "The boat, named “Santa Rita”, was towed to the yard.",
    "order to the reader": "Compare the two maps before you vote.",
    "clock time": "The ferry left at 7:45 and never reached the island.",
    "kicker": "Video: fire crews tackle a blaze at the sugar mill\n\nThe fire broke out at dawn.",
}


@pytest.mark.parametrize("text", NOT_SAID.values(), ids=NOT_SAID)
def test_nothing_is_attributed(nlp: Language, text: str) -> None:
    assert find_attributions(nlp(text), ["rules"]) == ()


def test_a_quoted_person_answers_for_what_others_said(nlp: Language) -> None:
    found = find_attributions(nlp("“My neighbour told me the dam had gone,” Rosa Lima said."), ["rules"])
    assert [f.cue for f in found] == [(13, 14)]


def test_furniture_is_not_reported_on(nlp: Language) -> None:
    doc = nlp("The mayor said the bridge was safe.\n\nReaders said they love our newsletter.")
    assert len(find_attributions(doc, ["rules"])) == 2
    write_furniture(doc, [doc[9:]])
    assert [doc[f.source[0] : f.source[1]].text for f in find_attributions(doc, ["rules"]) if f.source] == ["The mayor"]
