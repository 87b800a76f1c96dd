"""A Doc read off into lists, and put right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribution.name_runs import knotted_names, person_spans, with_name_tags
from attribution.parse.names import ampersands, body_names, with_knots, with_whole_names
from attribution.parse.roles import with_named_offices, with_near_names, with_roles_after, with_roles_before, with_titles
from attribution.parse.tags import with_explained_names, with_proper_names
from attribution.parse.trees import children_of, without_circles

SHORTEST_SHOUT = 4
"""Words; a shorter line in capitals may be all acronyms."""
COLUMNS = ("ORTH", "LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE")


@dataclass(frozen=True, slots=True)
class Parse:
    """The columns of a parse by token index.

    They are spaCy's but for names: those tagged as common words in one place and not in another, those taken apart at
    an "and" inside them, and those hung on something far off instead of the role they explain.
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


def compound_end(parse: Parse, head: int) -> int:
    """Where a head ends with all that hyphens tie to it: "secretary[-general] of the club", "the dad[-of-three]"."""
    end = head + 1
    while end + 1 < len(parse) and parse.tag[end] == "HYPH" and parse.text[end + 1].isalpha():
        end += 2
    return end


def follows_role(parse: Parse, persons: frozenset[str], i: int) -> bool:
    """Whether a noun for a person in small letters stands right before a word, a comma between them left aside: "the ward
    chairman, [Man] Bahadur Gurung"."""
    before = i - 1 if i and parse.text[i - 1] == "," else i
    return before > 0 and parse.text[before - 1] in persons and parse.tag[before - 1] == "NN"


def read_parse(doc: Doc) -> Parse:
    """The parse of a Doc, copied out."""
    rows = doc.to_array([*COLUMNS, "HEAD", "ENT_IOB", "SENT_START"]).astype("int64").T
    names = doc.vocab.strings
    text, lower, lemma, tag, dep, entity = (_strings(row.astype("uint64").tolist(), names) for row in rows[: len(COLUMNS)])
    sentence = (rows[-1] == 1).cumsum().tolist()
    text = _without_capitals(text, sentence)
    head = (rows[-3] + np.arange(len(doc))).tolist()
    tag = with_proper_names(text, with_explained_names(text, tag, dep, head), entity)
    knotted = knotted_names(text, tag, entity, sentence)
    tag = with_name_tags(text, tag, knotted)
    begins, given = (rows[-2] == 3).tolist(), (head, dep)
    head, dep = with_whole_names(text, head, dep, sorted({*body_names(entity, begins), *ampersands(text)}))
    tied = {i for first, last in knotted for i in range(first, last + 1)}
    persons = [span for span in person_spans(text, tag, entity) if tied.isdisjoint(range(span[0], span[1] + 1))]
    head, dep = with_titles(tag, *with_knots(text, sorted(knotted + persons), head, dep))
    head, dep = with_near_names(text, tag, entity, head, dep)
    head, dep = with_roles_after(text, tag, entity, *with_roles_before(text, tag, head, dep))
    head, dep = with_named_offices(text, tag, entity, head, dep)
    head, dep = without_circles(head, dep, sentence, given)
    paragraph = np.array(["\n" in word for word in text], dtype=bool).cumsum().tolist()
    return Parse(text, lower, lemma or text, tag, dep, entity, begins, head, children_of(head), sentence, paragraph)


def _without_capitals(text: list[str], sentence: list[int]) -> list[str]:
    """The words, those of a sentence all in capitals with the first letter alone: "MINISTER AMINA OKORO SAID"."""
    shouted: dict[int, bool] = {}
    words: Counter[int] = Counter()
    for word, n in zip(text, sentence, strict=True):
        if word.isalpha():
            words[n] += 1
            shouted[n] = shouted.get(n, True) and word.isupper()
    loud = {n for n, all_capitals in shouted.items() if all_capitals and words[n] >= SHORTEST_SHOUT}
    return [word.capitalize() if n in loud else word for word, n in zip(text, sentence, strict=True)] if loud else text


def _strings(keys: list[int], names: StringStore) -> list[str]:
    known = {key: names[key] if key else "" for key in set(keys)}
    return [known[key] for key in keys]
