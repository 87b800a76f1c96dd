"""The content words of a clause, as lemmas."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")


def terms_of(doc: Doc, tokens: Iterable[int]) -> tuple[str, ...]:
    """The lemmas in lower case, in text order, each once; numbers and function words are left out."""
    words = (doc[i] for i in tokens if doc[i].pos_ in TELLING)
    kept = (
        word.lemma_.lower()
        for word in words
        if any(c.isalpha() for c in word.text) and not _is_function_word(word.pos_, word.is_stop)
    )
    return tuple(dict.fromkeys(lemma for lemma in kept))


def _is_function_word(pos: str, stop: bool) -> bool:
    return stop and pos in ("ADV", "PROPN", "ADJ")
