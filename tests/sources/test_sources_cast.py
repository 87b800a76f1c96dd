"""What a draft of an entity knows of somebody from all its mentions together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from attribution.mentions import find_phrases
from attribution.parse import read_parse
from attribution.sources.cast import Draft
from attribution.sources.lexicon import lexicon
from attribution.sources.mention import Mention, quoted_tokens, read_mention

ORDERS = {
    "told by the name, then a pronoun": ("Maria Ruiz", "he", "female", True),
    "a pronoun, then told by the name": ("he", "Maria Ruiz", "female", True),
    "told by pronouns alone": ("he", "she", "female", False),
}


def _mention(nlp: Language, words: str, number: int) -> Mention:
    doc = nlp(f"{words} left.")
    parse = read_parse(doc)
    (phrase,) = find_phrases(doc)
    return replace(read_mention(parse, lexicon(), quoted_tokens(parse), number, phrase), tokens=(9 * number, 9 * number + 1))


@pytest.mark.parametrize(("first", "second", "gender", "told"), ORDERS.values(), ids=ORDERS)
def test_a_gender_that_a_name_tells_goes_before_that_of_a_pronoun(
    nlp: Language, first: str, second: str, gender: str, told: bool
) -> None:
    draft = Draft()
    for number, words in enumerate((first, second)):
        draft.add(_mention(nlp, words, number))
    assert (draft.gender, draft.gender_told) == (gender, told)
