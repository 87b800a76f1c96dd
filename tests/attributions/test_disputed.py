"""What a denial names: whose claim it rejects, and the statement to which it is hung."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions
from attribution.attributions.disputed import with_disputed
from attribution.attributions.marked import mark

Said = tuple[str, str, str]
"""Source, stance, and content with its pieces joined by a slash."""

BOTH_SIDES: dict[str, tuple[str, list[Said]]] = {
    "possessive": (
        "The mayor rejected the union's claim that forty nurses had been dismissed.",
        [
            ("The mayor", "denies", "the union's claim that forty nurses had been dismissed"),
            ("the union's", "claims", "that forty nurses had been dismissed"),
        ],
    ),
    "by somebody": (
        "The harbour master denied allegations by fishermen that he had sold their berths.",
        [
            ("The harbour master", "denies", "allegations by fishermen that he had sold their berths"),
            ("fishermen", "claims", "that he had sold their berths"),
        ],
    ),
    "hung, behind who says it": (
        "Forty nurses were dismissed, the union says, a claim the ministry rejects.",
        [
            ("the union", "asserts", "Forty nurses were dismissed"),
            ("the ministry", "denies", "Forty nurses were dismissed"),
        ],
    ),
    "hung, with that": (
        "The firm knew of the leak, Brandt told the court, a charge that the company's lawyers deny.",
        [
            ("Brandt", "asserts", "The firm knew of the leak"),
            ("the company's lawyers", "denies", "The firm knew of the leak"),
        ],
    ),
    "hung, a pronoun": (
        "The berths were sold for cash, fishermen say, an allegation he has denied.",
        [
            ("fishermen", "asserts", "The berths were sold for cash"),
            ("he", "denies", "The berths were sold for cash"),
        ],
    ),
}

ONE_SIDE = {
    "nobody's claim": "The mayor rejected claims that forty nurses had been dismissed.",
    "one's own claim": "Lind rejected her own claim that the gate was shut.",
    "not denied": "Forty nurses were dismissed, the union says, a claim the ministry repeats.",
    "not said": "Forty nurses left, and the ministry bought a hall, a figure the union disputes, in May.",
}


def read(nlp: Language, text: str) -> list[Said]:
    doc = nlp(text)
    return [
        (
            doc[slice(*f.source)].text if f.source else "",
            f.stance,
            " / ".join(doc[slice(*part)].text for part in f.content),
        )
        for f in find_attributions(doc)
    ]


@pytest.mark.parametrize(("text", "said"), BOTH_SIDES.values(), ids=BOTH_SIDES)
def test_a_denial_and_what_it_denies_are_both_told(nlp: Language, text: str, said: list[Said]) -> None:
    assert read(nlp, text) == said


@pytest.mark.parametrize("text", ONE_SIDE.values(), ids=ONE_SIDE)
def test_nothing_is_added_where_nobody_else_says_or_denies_it(nlp: Language, text: str) -> None:
    doc = nlp(text)
    found = find_attributions(doc)
    assert [f for f in found if f.detector == "nominal"] == []
    assert with_disputed(mark(doc), found) == found
