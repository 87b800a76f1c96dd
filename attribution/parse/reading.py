"""A Doc read off into lists, and put right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from attribution.name_runs import HYPHENS, knotted_names, person_spans, title_case, with_name_tags
from attribution.parse.capitals import shouted_verbs, with_plain_headlines, with_plain_names, without_capitals
from attribution.parse.names import ampersands, body_names, with_knots, with_whole_names
from attribution.parse.roles import (
    with_named_offices,
    with_near_names,
    with_offices_of,
    with_owned_offices,
    with_roles_after,
    with_roles_before,
    with_shouted_verbs,
    with_titles,
)
from attribution.parse.tags import with_explained_names, with_proper_names
from attribution.parse.trees import children_of, without_circles

DASH = "―"
"""A dash that, unlike those that writers put around an insertion, parts what stands before it from what follows."""
COLUMNS = ("ORTH", "LOWER", "LEMMA", "TAG", "DEP", "ENT_TYPE")


@dataclass(frozen=True, slots=True)
class Parse:
    """The columns of a parse by token index.

    They are spaCy's but for names: those tagged as common words in one place and not in another, those taken apart at
    an "and" inside them, and those hung on something far off instead of the role they explain.
    ``entity`` is the label of the named entity a token is in ("" outside), ``begins`` whether one begins there.
    ``head`` is absolute. ``sentence`` and ``paragraph`` number from 0; a paragraph ends at a token with a line break.
    ``text`` is in the case of running text where that can be told (``parse.capitals``); ``titled`` are the sentences in which
    nearly every word has a capital.
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
    titled: frozenset[int]

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
    rows = doc.to_array([*COLUMNS, "SPACY", "HEAD", "ENT_IOB", "SENT_START"]).astype("int64").T
    names = doc.vocab.strings
    text, lower, lemma, tag, dep, entity = (_strings(row.astype("uint64").tolist(), names) for row in rows[: len(COLUMNS)])
    sentence = (rows[-1] == 1).cumsum().tolist()
    verbs = shouted_verbs(text, tag)
    text = with_plain_names(without_capitals(_with_dashes(text, rows[-4].tolist()), sentence), tag)
    head = (rows[-3] + np.arange(len(doc))).tolist()
    tag, head, dep = with_shouted_verbs(tag, head, dep, verbs)
    tag = with_proper_names(text, with_explained_names(text, tag, dep, head), entity)
    titled = title_case(text, sentence)
    text, tag = with_plain_headlines(text, tag, entity, sentence, titled)
    knotted = knotted_names(text, tag, entity, sentence, titled)
    tag = with_name_tags(text, tag, knotted)
    begins, given = (rows[-2] == 3).tolist(), (head, dep)
    spans = person_spans(text, tag, entity)
    surnames = frozenset(text[last] for first, last in spans if last > first)
    head, dep = with_whole_names(text, head, dep, sorted({*body_names(entity, begins), *ampersands(text)}), surnames)
    tied = {i for first, last in knotted for i in range(first, last + 1)}
    persons = [span for span in spans if tied.isdisjoint(range(span[0], span[1] + 1))]
    head, dep = with_titles(tag, *with_knots(text, sorted(knotted + persons), head, dep))
    head, dep = with_near_names(text, tag, entity, head, dep)
    head, dep = with_roles_after(text, tag, entity, *with_roles_before(text, tag, head, dep))
    head, dep = with_offices_of(text, tag, entity, *with_named_offices(text, tag, entity, head, dep))
    head, dep = without_circles(head, with_owned_offices(text, tag, dep), sentence, given)
    paragraph = np.array(["\n" in word for word in text], dtype=bool).cumsum().tolist()
    headlines = frozenset(n for n, loud in zip(sentence, titled, strict=True) if loud)
    return Parse(text, lower, lemma or text, tag, dep, entity, begins, head, children_of(head), sentence, paragraph, headlines)


def _with_dashes(text: list[str], spaced: list[int]) -> list[str]:
    """The words, a hyphen between blanks as the dash it stands for: "HARBOUR TO STAY SHUT - Tom Reed" is no double name."""
    dashes = {i for i in range(1, len(text)) if text[i] in HYPHENS and spaced[i] and (spaced[i - 1] or not text[i - 1].strip())}
    return [DASH if i in dashes else word for i, word in enumerate(text)] if dashes else text


def _strings(keys: list[int], names: StringStore) -> list[str]:
    known = {key: names[key] if key else "" for key in set(keys)}
    return [known[key] for key in keys]
