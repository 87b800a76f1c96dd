"""Whose view a sentence gives where no verb reports it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

Said = tuple[str, str, str, str]
"""Source, cue, content with its pieces joined by a slash, and stance."""

VIEWS: dict[str, tuple[str, Said]] = {
    "view, first": (
        "In the warden's view, the fence had been cut from inside.",
        ("the warden", "view", "the fence had been cut from inside", "asserts"),
    ),
    "view, last": (
        "The fence had been cut from inside, in her view.",
        ("her", "view", "The fence had been cut from inside", "asserts"),
    ),
    "view, within": (
        "The fence, in the warden's view, had been cut from inside.",
        ("the warden", "view", "The fence / had been cut from inside", "asserts"),
    ),
    "estimate of one's own": (
        "By the harbour master's own estimate, ninety boats left before dawn.",
        ("the harbour master", "estimate", "ninety boats left before dawn", "asserts"),
    ),
    "reckoning": (
        "Ninety boats had left before dawn, by his reckoning.",
        ("his", "reckoning", "Ninety boats had left before dawn", "asserts"),
    ),
    "admission": (
        "By the firm's own admission, the valve was never tested.",
        ("the firm", "admission", "the valve was never tested", "confirms"),
    ),
    "after a conjunction": (
        "But in the twins' telling, nobody had knocked at the door.",
        ("the twins", "telling", "nobody had knocked at the door", "asserts"),
    ),
    "to hear somebody tell it": (
        "To hear the landlord tell it, the roof was new.",
        ("the landlord", "tell it", "the roof was new", "claims"),
    ),
    "to be believed": (
        "The roof was new, if the landlord is to be believed.",
        ("the landlord", "is to be believed", "The roof was new", "claims"),
    ),
    "as somebody tells it": (
        "The roof, as the landlord tells it, was new.",
        ("the landlord", "tells it", "The roof / was new", "asserts"),
    ),
    "an aside about the view": (
        "In the judge's opinion, published on Monday, the law is void.",
        ("the judge", "opinion", "the law is void", "asserts"),
    ),
    "who disputes the view": (
        "By the ministry's count, which the union disputes, forty schools stayed shut.",
        ("the ministry", "count", "forty schools stayed shut", "asserts"),
    ),
    "who was told": (
        "If Lind is to be believed, she told the court, the gate was shut.",
        ("Lind", "is to be believed", "the gate was shut", "claims"),
    ),
    "behind where it was said": (
        "In court on Monday, in his words, the firm had lied to its own drivers.",
        ("his", "words", "the firm had lied to its own drivers", "asserts"),
    ),
    "behind when it was so": (
        "At noon, by the harbour master's count, ninety boats had left.",
        ("the harbour master", "count", "At noon / ninety boats had left", "asserts"),
    ),
    "if you ask": (
        "The lorry had no business on the road, if you ask the tenants' leader.",
        ("the tenants' leader", "if you ask", "The lorry had no business on the road", "asserts"),
    ),
    "if you believe": (
        "The loss is sixty thousand, if you believe him.",
        ("him", "if you believe", "The loss is sixty thousand", "claims"),
    ),
    "in a paper of somebody's": (
        "In the ministry's own returns, seen by this newsletter, most nurses were at work that day.",
        ("the ministry", "returns", "most nurses were at work that day", "asserts"),
    ),
    "for somebody, quoted": (
        "For the tenants' leader, Ada Brandt, it was “robbery by the square metre”.",
        ("the tenants' leader, Ada Brandt", "For", "it was “robbery by the square metre”", "asserts"),
    ),
}

NONE = {
    "the reporter's": "In view of the storm, the ferry stayed in port.",
    "a time": "For the first time, the ferry stayed in port.",
    "a sight": "The bridge came into the pilot's view, and he slowed the ferry.",
    "a case": "For the tenants, it was a long winter.",
    "a bank account": "The clerk paid by his account.",
    "eyes": "She left the room with tears in her eyes.",
    "a manner": "The clerk left the door as he found it.",
    "what is asked for": "Come at noon, if you ask for him.",
    "a condition": "Come at noon, if you believe he is there.",
    "a doubt": "If the weather is to be fine, the ferry will sail.",
    "what an account ends": "By the end of the warden's account, the room was in tears.",
    "what a letter is to": "In a letter to the warden's mind, the fence was safe.",
    "a number of things": "For the police, it was the third “raid” of the year.",
    "my own": "By my count, the ferry had sailed twice.",
}


def read(nlp: Language, text: str) -> list[Said]:
    doc = nlp(text)
    found = find_attributions(doc, ["viewpoint"])
    return [
        (
            doc[slice(*f.source)].text if f.source else "",
            doc[slice(*f.cue)].text if f.cue else "",
            " / ".join(doc[slice(*part)].text for part in f.content),
            f.stance,
        )
        for f in found
    ]


@pytest.mark.parametrize(("text", "said"), VIEWS.values(), ids=VIEWS)
def test_a_phrase_tells_whose_view_it_is(nlp: Language, text: str, said: Said) -> None:
    assert read(nlp, text) == [said]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_phrase_like_it_gives_nobodys_view(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_what_another_counts_is_not_this_ones_view(nlp: Language) -> None:
    ((source, _, content, _),) = read(
        nlp, "By the union's count, forty men were hurt, but by the firm's count only twelve were."
    )
    assert (source, content) == ("the union", "forty men were hurt")


def test_a_view_inside_a_quotation_is_left_to_it(nlp: Language) -> None:
    assert read(nlp, "“In the warden's view, the fence was cut,” Ada Brandt said.") == []


def test_a_view_is_found_with_all_detectors(nlp: Language) -> None:
    doc = nlp("Ninety boats left before dawn, by the harbour master's own estimate. The ferry stayed in port.")
    (found,) = find_attributions(doc)
    assert found.source is not None
    assert doc[slice(*found.source)].text == "the harbour master"
