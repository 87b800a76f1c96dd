"""A parsed Doc as plain lists, read off in one go: asking spaCy token by token is what would cost the time.

Both stages that look at phrases read the parse through this; a Doc without a parse or without entities gives empty
labels, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.strings import StringStore
from spacy.tokens import Doc

COMMON = frozenset({"NN", "NNS", "JJ"})
COLUMNS = ("ORTH", "LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE")


@dataclass(frozen=True, slots=True)
class Parse:
    """The columns of a parse by token index.

    ``tag`` is spaCy's, but for names that it tags as common words in one place and not in another.
    ``entity`` is the label of the named entity a token is in ("" outside), ``begins`` whether one begins there.
    ``head`` is absolute. ``sentence`` and ``paragraph`` number from 0; a paragraph ends at a token with a line break.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    begins: list[bool]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    paragraph: list[int]

    def __len__(self) -> int:
        return len(self.text)


def read_parse(doc: Doc) -> Parse:
    """The parse of a Doc, copied out."""
    rows = doc.to_array([*COLUMNS, "HEAD", "ENT_IOB", "SENT_START"]).T
    names = doc.vocab.strings
    text, lower, lemma, tag, dep, entity = (_strings(row.tolist(), names) for row in rows[: len(COLUMNS)])
    head = [i + offset for i, offset in enumerate(rows[-3].astype("int64").tolist())]
    children: list[list[int]] = [[] for _ in head]
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    tag = _with_proper_names(text, tag, entity)
    begins = [iob == 3 for iob in rows[-2].tolist()]
    sentence = _running(value == 1 for value in rows[-1].astype("int64").tolist())
    paragraph = _running("\n" in word for word in text)
    return Parse(text, lower, lemma or text, tag, dep, entity, begins, head, children, sentence, paragraph)


def _with_proper_names(text: list[str], tag: list[str], entity: list[str]) -> list[str]:
    """The tags, with a name that was taken for a common word put right where the text shows it elsewhere as a name."""
    names = {word for word, label in zip(text, tag, strict=True) if label == "NNP" and word[1:].islower()}
    return [
        "NNP" if label in COMMON and word[:1].isupper() and (word in names or person == "PERSON") else label
        for word, label, person in zip(text, tag, entity, strict=True)
    ]


def _strings(keys: list[int], names: StringStore) -> list[str]:
    known = {key: names[key] if key else "" for key in set(keys)}
    return [known[key] for key in keys]


def _running(marks: Iterable[bool]) -> list[int]:
    number, numbers = 0, []
    for mark in marks:
        number += bool(mark)
        numbers.append(number)
    return numbers
