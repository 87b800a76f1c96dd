"""A parse that was put right never hangs words on one another in a circle: every climb from a word to its root ends."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from attribution.parse import read_parse


def _doc(words: str, tags: str, heads: list[int], labels: str) -> Doc:
    given = words.split()
    return Doc(
        Vocab(),
        words=given,
        tags=tags.split(),
        heads=heads,
        deps=labels.split(),
        sent_starts=[i == 0 for i in range(len(given))],
    )


READ_IN_A_CIRCLE = {
    "a verb hung on a particle": ("President dos Reis left", "NNP NNP NNP VBD", [1, 1, 3, 1], "compound ROOT nsubj ccomp"),
    "a name hung on the verb below its particle": (
        "Cissy van Heuvel wept",
        "NNP IN NNP VBD",
        [1, 1, 3, 1],
        "dep ROOT nsubj dep",
    ),
}


@pytest.mark.parametrize(("words", "tags", "heads", "labels"), READ_IN_A_CIRCLE.values(), ids=READ_IN_A_CIRCLE)
def test_every_word_hangs_on_a_root(words: str, tags: str, heads: list[int], labels: str) -> None:
    parse = read_parse(_doc(words, tags, heads, labels))
    for i in range(len(parse)):
        for _ in range(len(parse)):
            i = parse.head[i]
        assert parse.head[i] == i
