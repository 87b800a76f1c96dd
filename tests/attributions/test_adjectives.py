"""What an adjective takes as its content."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from attribution.attributions.adjectives import adjective_offers

WORDS = {
    "its own clause": ("Lind was certain that it rained", "nsubj ROOT acomp mark nsubj ccomp", [1, 1, 1, 5, 5, 1], ["that"]),
    "behind an adverb": ("Lind was certain now it rained", "nsubj ROOT acomp advmod nsubj ccomp", [1, 1, 1, 1, 5, 1], ["that"]),
    "another's clause": ("Lind was certain , Blom said", "nsubj ROOT acomp punct nsubj ccomp", [1, 1, 1, 1, 5, 1], []),
    "a joined clause": ("Lind was certain and Blom said", "nsubj ROOT acomp cc nsubj ccomp", [1, 1, 1, 1, 5, 1], []),
}
POS = {"Lind": "PROPN", "Blom": "PROPN", "and": "CCONJ", ",": "PUNCT", "now": "ADV", "was": "AUX", "certain": "ADJ"}


@pytest.mark.parametrize(("text", "deps", "heads", "frames"), WORDS.values(), ids=WORDS)
def test_a_clause_that_does_not_go_on_from_the_adjective_is_not_its_content(
    text: str, deps: str, heads: list[int], frames: list[str]
) -> None:
    words = text.split()
    pos = [POS.get(word, "VERB" if deps.split()[i] == "ccomp" else "PRON") for i, word in enumerate(words)]
    doc = Doc(spacy.blank("en").vocab, words=words, deps=deps.split(), heads=heads, pos=pos)
    assert [frame for frame, _ in adjective_offers(doc[2])] == frames
