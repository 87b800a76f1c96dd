"""Where the learned network looks from pronouns, as kept on a Doc."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from attribution.annotation import read_looks
from attribution.attributions import find_attributions

TEXT = "Anna Brandt runs the port of Hallen.\n\nIt will stay shut for a week, she said, and the union gave her its thanks."


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    doc = nlp(TEXT)
    find_attributions(doc)
    return doc


def test_each_pronoun_of_a_person_has_its_look(doc: Doc) -> None:
    _, looks = read_looks(doc)
    assert [doc[i].text for i in looks] == ["she", "her"]


def test_a_look_spreads_over_the_tokens_of_the_window(doc: Doc) -> None:
    heads, looks = read_looks(doc)
    for look in looks.values():
        assert look.shares.shape == (len(heads), len(doc) - look.first)
        assert 0.5 < look.shares.sum(axis=1).max() <= 1.01


def test_looks_survive_being_written(doc: Doc) -> None:
    heads, looks = read_looks(Doc(doc.vocab).from_bytes(doc.to_bytes()))
    assert (heads, list(looks)) == (read_looks(doc)[0], list(read_looks(doc)[1]))


def test_rules_alone_look_nowhere(nlp: Language) -> None:
    doc = nlp(TEXT)
    find_attributions(doc, ["rules"])
    assert read_looks(doc) == ((), {})
