"""That somebody is not named, and why, is no statement of his: nothing of it is reported as said, refused or demanded."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

UNNAMED = {
    "declined to be identified": (
        "A trader, who declined to be identified, said queues had grown.",
        ["queues had grown"],
    ),
    "declined to be named, a group": (
        "Two drivers who declined to be named said they had waited for six hours.",
        ["they had waited for six hours"],
    ),
    "asked not to be named": (
        "“There is no scarcity,” said a senior official at the ministry, who asked not to be named.",
        ["“There is no scarcity,”"],
    ),
    "the reason, a fear": (
        "A dealer spoke on condition of anonymity because he feared for his licence. He said pumps had run dry.",
        ["pumps had run dry"],
    ),
    "the reason, what he may not do": (
        "The pipe had burst twice, said an engineer who asked not to be identified because she was told not to talk to reporters.",
        ["The pipe had burst twice,"],
    ),
    "the reason, a noun": (
        "The doctor, who asked for her name to be withheld for fear of reprisals, said the ward was full.",
        ["the ward was full"],
    ),
    "in a sentence of its own": (
        "A clerk said the safe was empty. She asked that her name not be used, citing threats.",
        ["the safe was empty"],
    ),
    "of a company": (
        "The supplier, which asked that it not be named, said the order was cancelled.",
        ["the order was cancelled"],
    ),
    "would not be named": (
        "A steward, who would not be named because he had signed a pledge of silence, said the gate was locked.",
        ["the gate was locked"],
    ),
    "asked for anonymity": (
        "A crane driver, who asked for anonymity because he feared the sack, said the brake had failed.",
        ["the brake had failed"],
    ),
    "asked the paper": (
        "A porter, who requested that we not identify him, said the ward had been locked since noon.",
        ["the ward had been locked since noon"],
    ),
    "asked the paper not to": (
        "The sluice had stuck, said a keeper, who asked us not to print her name.",
        ["The sluice had stuck,"],
    ),
    "left out": (
        "A foreman told reporters the plates were torn, asking that his name be left out since he had signed a paper.",
        ["the plates were torn"],
    ),
    "wished to remain anonymous": (
        "A teacher who wished to remain anonymous told reporters the roof had leaked for years.",
        ["the roof had leaked for years"],
    ),
}


@pytest.mark.parametrize(("text", "contents"), UNNAMED.values(), ids=UNNAMED)
def test_only_what_was_said_is_found(nlp: Language, text: str, contents: list[str]) -> None:
    doc = nlp(text)
    found = [doc[slice(*piece)].text for finding in find_attributions(doc) for piece in finding.content]
    assert [content.strip(".,") for content in found] == [content.strip(".,") for content in contents]


SAID_NEVERTHELESS = {
    "a refusal to comment": ("The minister declined to comment on the raid.", "declines"),
    "a demand that is not about a name": ("The union asked not to be blamed for the delay.", "demands"),
    "what follows on the condition": (
        "An aide spoke on condition of anonymity, saying the talks had failed.",
        "asserts",
    ),
}


@pytest.mark.parametrize(("text", "stance"), SAID_NEVERTHELESS.values(), ids=SAID_NEVERTHELESS)
def test_what_somebody_says_beside_it_stays(nlp: Language, text: str, stance: str) -> None:
    assert stance in [finding.stance for finding in find_attributions(nlp(text))]
