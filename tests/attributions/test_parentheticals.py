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
    "two who speak, joined": (
        "A crowd overpowered the guards, the league states, and at no time was gas used, it underlines.",
        [("the league", "A crowd overpowered the guards"), ("it", "at no time was gas used")],
    ),
    "another's count behind": (
        "The strike killed 17 men, the group said, while the army put the dead at six.",
        [("the group", "The strike killed 17 men")],
    ),
    "inside a relative clause": (
        "Lind blamed a fire in the mixer, whose pump, he said, had been out of order since May.",
        [("he", "whose pump / had been out of order since May")],
    ),
    "told before of him": (
        "Her deputy disagrees with that: the dam was full, he says.",
        [("he", "the dam was full")],
    ),
    "one who goes on": (
        "The gates had been shut at noon; nobody came in after that, the ministry says.",
        [("the ministry", "The gates had been shut at noon; nobody came in after that")],
    ),
    "a verb of reckoning": (
        "There were six shots, perhaps seven, Mrs Lavoie reckons.",
        [("Mrs Lavoie", "There were six shots, perhaps seven")],
    ),
    "between a subject and its verb": (
        "The gates, the owner maintained for years, were shut.",
        [("the owner", "The gates / were shut")],
    ),
    "between the two, with a day": (
        "The road, a police spokesman said on Tuesday evening, was closed because of mud.",
        [("a police spokesman", "The road / was closed because of mud")],
    ),
}

NOBODY = {
    "an apposition": "Blom, the trader who reported the theft, was fined.",
    "what is made of it": "The firm knew of the leak, a charge that the company's lawyers deny.",
    "a clause of time in it": "Blom, the head of the yard until it closed in March, rejected the claim.",
    "a main clause before it": "The gates were shut, and Lind, the owner, was ill.",
}


@pytest.mark.parametrize(("text", "said"), SAID.values(), ids=SAID)
def test_what_is_said_begins_behind_what_another_says(nlp: Language, text: str, said: list[tuple[str, str]]) -> None:
    doc = nlp(text)
    found = find_attributions(doc, ["parenthetical"])
    read = [
        (doc[slice(*f.source)].text if f.source else "", " / ".join(doc[slice(*part)].text for part in f.content))
        for f in found
    ]
    assert read == said


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_what_looks_like_somebody_set_apart_reports_nothing(nlp: Language, text: str) -> None:
    assert find_attributions(nlp(text), ["parenthetical"]) == ()
