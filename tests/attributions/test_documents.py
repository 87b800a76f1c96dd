"""What a paper is said to hold, and papers and verbs of which nothing is said."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

HELD = {
    "a figure given": (
        "The ticket gives 18,240 kilograms for lorry and load.",
        "The ticket",
        "18,240 kilograms for lorry and load",
    ),
    "under what it stands": (
        "The register of consents, which lies on the counter, has the grant under 11 May.",
        "The register of consents, which lies on the counter",
        "the grant under 11 May",
    ),
    "as what it is given": (
        "A page of the dispatch log has “rear lamp out” as the reason for the stop.",
        "A page of the dispatch log",
        "“rear lamp out” as the reason for the stop",
    ),
    "how long it is": (
        "A loading list, shown to us by an agent, runs to 48 cartons of noodles.",
        "A loading list, shown to us by an agent",
        "48 cartons of noodles",
    ),
    "where it puts somebody": (
        "A boarding pass in his name puts him on the first flight to Oslo.",
        "A boarding pass in his name",
        "him on the first flight to Oslo",
    ),
    "what it lists": (
        "A notice filed with the ministry lists 1,146 posts that are to go by September.",
        "A notice filed with the ministry",
        "1,146 posts that are to go by September",
    ),
}
NOT_HELD = {
    "no paper": "The school has 40 pupils.",
    "somebody": "The clerk puts 20 letters on the first train.",
    "no figure": "The register has a red cover.",
    "a law": "The law gives the ministry 30 days.",
    "denied": "The register does not have 40 names.",
    "not yet": "The register will have 40 names.",
}


@pytest.mark.parametrize(("text", "source", "content"), HELD.values(), ids=HELD)
def test_a_document_holds_what_its_verb_leads_to(nlp: Language, text: str, source: str, content: str) -> None:
    doc = nlp(text)
    [found] = find_attributions(doc, ["document"])
    assert found.source is not None
    assert (doc[slice(*found.source)].text, doc[slice(*found.content[0])].text) == (source, content)


@pytest.mark.parametrize("text", NOT_HELD.values(), ids=NOT_HELD)
def test_other_things_and_other_verbs_hold_nothing(nlp: Language, text: str) -> None:
    assert find_attributions(nlp(text), ["document"]) == ()
