"""What a source says on both sides of its cue: two statements, or one in two pieces."""

from __future__ import annotations

import pytest
from spacy.language import Language

from attribution.attributions import find_attributions

Said = tuple[str, str]
"""Source, and content with its pieces joined by a slash."""

TWO: dict[str, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "said": (
        "Four sailors were hurt, the ministry said, and the captain was flown to hospital.",
        ("the ministry", "Four sailors were hurt"),
        ("the ministry", "the captain was flown to hospital"),
    ),
    "there were": (
        "The road was closed at noon, the mayor added, and there were no signs at either end.",
        ("the mayor", "The road was closed at noon"),
        ("the mayor", "there were no signs at either end"),
    ),
    "behind a semicolon": (
        "The boats collided at noon, he said; and nobody was at the wheel.",
        ("he", "The boats collided at noon"),
        ("he", "nobody was at the wheel"),
    ),
    "told somebody, somewhere": (
        "The bridge had been checked in March, the engineer told reporters in Olmedo, and two bolts were found loose.",
        ("the engineer", "The bridge had been checked in March"),
        ("the engineer", "two bolts were found loose"),
    ),
    "according to": (
        "Two houses burned down, according to the fire service, and a third was damaged by smoke.",
        ("the fire service", "Two houses burned down"),
        ("the fire service", "a third was damaged by smoke"),
    ),
    "the present after the present": (
        "The pumps are running, the operator says, and the water is safe to drink.",
        ("the operator", "The pumps are running"),
        ("the operator", "the water is safe to drink"),
    ),
}
ONE: dict[str, tuple[str, tuple[Said, ...]]] = {
    "no subject of its own": (
        "The gate was shut, the guard told reporters on Monday, and had been since noon.",
        (("the guard", "The gate was shut / and had been since noon"),),
    ),
    "the source goes on to do something": (
        "The road was closed, she said, and walked back to her car.",
        (("she", "The road was closed"),),
    ),
    "another speaks behind the comma": (
        "The dam was sound, the owners said, and the inspectors said it was not.",
        (("the owners", "The dam was sound"), ("the inspectors", "it was not")),
    ),
    "the source reports again": (
        "The dam was sound, Lind said, and he denied that anybody had been hurt.",
        (("Lind", "The dam was sound"), ("he", "that anybody had been hurt")),
    ),
    "what the source has": (
        "The gates were open, Moreno says, and he has a photograph.",
        (("Moreno", "The gates were open"),),
    ),
    "the article goes on in the present": (
        "The ship had left on Sunday, the captain said, and it is now in port at Olmedo.",
        (("the captain", "The ship had left on Sunday"),),
    ),
    "but": (
        "The tunnel was dry, the contractor said, but the water stood a metre deep on Monday.",
        (("the contractor", "The tunnel was dry"),),
    ),
    "a cue in front": (
        "The mayor said the road was closed, and the school was empty on Monday.",
        (("The mayor", "the road was closed"),),
    ),
}


def read(nlp: Language, text: str) -> list[Said]:
    doc = nlp(text)
    found = find_attributions(doc)
    return [
        (doc[slice(*f.source)].text if f.source else "", " / ".join(doc[slice(*piece)].text for piece in f.content))
        for f in found
    ]


@pytest.mark.parametrize(("text", "first", "second"), TWO.values(), ids=TWO)
def test_a_clause_behind_the_cue_is_a_statement_of_its_own(nlp: Language, text: str, first: Said, second: Said) -> None:
    assert read(nlp, text) == [first, second]


@pytest.mark.parametrize(("text", "said"), ONE.values(), ids=ONE)
def test_what_is_no_clause_of_the_source_is_no_statement(nlp: Language, text: str, said: tuple[Said, ...]) -> None:
    assert tuple(read(nlp, text)) == said


def test_both_statements_have_one_cue_and_stance(nlp: Language) -> None:
    first, second = find_attributions(nlp("Two men were shot, the guard claimed, and a third was led away."))
    assert (first.cue, first.stance) == (second.cue, second.stance)


def test_a_clause_that_only_the_grammar_gives_to_the_source_is_less_sure(nlp: Language) -> None:
    first, second = find_attributions(nlp("Four sailors were hurt, the ministry said, and the captain was flown to hospital."))
    assert second.confidence < first.confidence
