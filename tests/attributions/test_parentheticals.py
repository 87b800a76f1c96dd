"""Who says it, set apart by commas: where what is said begins."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

SAID = {
    "two who speak": (
        "The bonus was paid in May, the ministry says; not one nurse has seen it, the union says.",
        [("the ministry", "The bonus was paid in May"), ("the union", "not one nurse has seen it")],
    ),
    "one who goes on": (
        "The gates had been shut at noon; nobody came in after that, the ministry says.",
        [("the ministry", "The gates had been shut at noon; nobody came in after that")],
    ),
    "a verb of reckoning": (
        "There were six shots, perhaps seven, Mrs Lavoie reckons.",
        [("Mrs Lavoie", "There were six shots, perhaps seven")],
    ),
}


@pytest.mark.parametrize(("text", "said"), SAID.values(), ids=SAID)
def test_what_is_said_begins_behind_what_another_says(nlp: Language, text: str, said: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    found = find_attributions(doc, ["parenthetical"])
    assert [(doc[slice(*f.source)].text if f.source else "", doc[slice(*f.content[0])].text) for f in found] == said
