"""One person told of without a number: "a woman was killed and her son wounded" is one killed and one wounded.

Read only where harm is told, for nothing else is counted so. A determiner and one noun for a person make the figure, or a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from attribution import languages
from attribution.claims.contexts import Draft
from attribution.claims.counted import PEOPLE, Counted, counted_after
from attribution.claims.happenings import harms, words_of_events
from attribution.claims.outcomes import Place, event_of, is_person
from attribution.claims.wordlists import listed
from attribution.records import Extent

AGE = 5
"""Tokens of "16-year-old"."""
AHEAD = 5
"""Tokens behind the person in which a "not" takes the harm back."""
SINGULAR = ("NN", "NNP", "JJ")


def singles_in(doc: Doc, first: int, last: int, known: Sequence[Draft]) -> Iterator[Draft]:
    """The single people of the sentence in tokens ``first`` to ``last`` to whom harm was done, but for those that the
    ``known`` figures count already."""
    if not any(token.lower_ in _words_of_harm() for token in doc[first:last]):
        return
    parts_end, told_to = 0, -1
    for i in range(first, last - 1):
        described = doc[i].lower_ in listed("one person") | listed("one pronoun")
        counted = _person(doc, i, last) if described else _named(doc, i, last)
        if counted is None or counted.head is None or _is_spared(doc, counted.end, last):
            continue
        if _is_part(doc, i, known, parts_end):
            parts_end = counted.end
            continue
        if told_to == i - 1 and _is_inserted(doc, i, counted.end, last):
            continue
        extent = Extent(doc[i].idx, doc[counted.end - 1].idx + len(doc[counted.end - 1]))
        begin = _age_before(doc, i, first)
        event = event_of(doc, Place(begin, counted.end, counted, (first, last)), counted.head.i)
        if event in harms() and not any(draft.extent.overlaps(extent) for draft in known):
            told_to = counted.end
            yield Draft((1.0, 1.0, 1.0), counted.unit, event, Extent(doc[i].idx, doc[i].idx + len(doc[i])), extent)


def _is_part(doc: Doc, i: int, known: Sequence[Draft], parts_end: int) -> bool:
    """Whether a person is one of those counted just before: "two victims, a man and his son,", "six, including a girl"."""
    if i < 2:
        return False
    before, counted_to = doc[i - 1], doc[i - 2].idx + len(doc[i - 2])
    if before.lower_ in listed("leads on") or (before.lower_ in ("and", ",") and 0 < parts_end >= i - 2):
        return True
    ends = any(draft.extent.end == counted_to for draft in known)
    return (ends and before.text in (",", "–", "—", "(")) or (bool(known) and before.text == ":")


def _is_inserted(doc: Doc, i: int, end: int, stop: int) -> bool:
    """Whether a person stands between commas before a verb, and is the one before: "a guard, a father of two, was hurt"."""
    if doc[i - 1].text != "," or end + 1 >= stop or doc[end].text != ",":
        return False
    return doc[end + 1].tag_ in ("VBD", "VBZ", "MD") or doc[end + 1].pos_ == "AUX"


def _person(doc: Doc, determiner: int, stop: int) -> Counted | None:
    """The one person that a determiner begins to tell of: "a 16-year-old boy", "her son", "the 8-year-old"; or a pronoun."""
    if doc[determiner].lower_ in listed("one pronoun"):
        return Counted(PEOPLE, doc[determiner], determiner + 1)
    after = _behind_age(doc, determiner + 1, stop)
    counted = counted_after(doc, after, stop, singular=True)
    if counted is None or counted.head is None or not _is_one(counted, counted.head):
        aged = after > determiner + 1 and (after >= stop or doc[after].tag_[:1] != "N")
        return Counted(PEOPLE, doc[after - 1], after) if aged else None
    return counted


def _named(doc: Doc, i: int, stop: int) -> Counted | None:
    """The one person that a name beginning at token ``i`` stands for; one name of several ("the Smiths") stands for more."""
    if doc[i].ent_type_ != "PERSON" or doc[i].ent_iob_ != "B" or doc[i].tag_ != "NNP":
        return None
    end = i + 1
    while end < stop and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
        end += 1
    return Counted(PEOPLE, doc[end - 1], end) if doc[end - 1].tag_ == "NNP" else None


def _age_before(doc: Doc, i: int, floor: int) -> int:
    """Where the age before a name begins: "13-month-old" before "Ann Reed"; ``i`` where none stands there."""
    start = next((j for j in range(max(floor, i - AGE), i) if doc[j].like_num), i)
    return start if _behind_age(doc, start, i) == i else i


def _is_one(counted: Counted, head: Token) -> bool:
    group = head.lower_ in languages.words("en", "group_nouns")
    group |= head.lower_ in listed("lives")
    return head.tag_ in SINGULAR and is_person(counted.unit) and counted.unit != head.lower_ and not group


def _behind_age(doc: Doc, i: int, stop: int) -> int:
    words = [token.lower_ for token in doc[i : min(i + AGE, stop)] if token.lower_ not in ("-", "–")]
    if len(words) >= 3 and doc[i].like_num and words[1] in listed("age unit") and words[2] in ("old", "olds"):
        return next(j for j in range(i, stop) if doc[j].lower_ == words[2]) + 1
    return i


def _is_spared(doc: Doc, end: int, stop: int) -> bool:
    """Whether the words behind deny the harm or only fear it: "the driver was not hurt", "a child could have died"."""
    return any(token.lower_ in listed("spared") for token in doc[end : min(end + AHEAD, stop)])


@cache
def _words_of_harm() -> frozenset[str]:
    return words_of_events(harms())
