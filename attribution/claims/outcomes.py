"""What happened to the things a number counts: killed, detained, launched; None where nothing is safe.

Ways to find it, the surest first: the counted noun itself ("four deaths"), the words directly behind the figure ("12 were
killed", "four dead"), the words directly before ("killing at least 12", "the deaths of four people"), and then the parse,
which finds what stands further off ("12 people, most of them children, were killed") and errs more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from attribution.claims.counted import PEOPLE, Counted, people
from attribution.claims.happenings import Happening, happening_around, happening_at, happenings_at
from attribution.claims.parsed import event_by_parse
from attribution.claims.wordlists import listed

REACH = 8
"""Tokens: auxiliaries, adverbs and "others" between a figure and its verb; more is another clause."""
NOUN_PHRASE = frozenset({"DT", "PRP", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ"})
INSERTION = 30
"""Tokens that an insertion between commas may have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its first token, the token after it and its noun, its noun, and the bounds of the sentence."""

    first: int
    end: int
    counted: Counted | None
    sentence: tuple[int, int]

    @property
    def unit(self) -> str | None:
        """The unit, if a noun gives one."""
        return self.counted.unit if self.counted else None

    @property
    def head(self) -> Token | None:
        """The noun, if there is one."""
        return self.counted.head if self.counted else None


def event_of(doc: Doc, place: Place, number: int) -> str | None:
    """What happened to what a figure counts; ``number`` is the last token of the number itself."""
    for find in (_noun, _behind, _before, _governed, _beyond):
        event = find(doc, place)
        if event is not None:
            return event
    return event_by_parse(doc, place.head or doc[number], place.end)


def counts_people(doc: Doc, head: Token) -> bool:
    """Whether a noun stands for people to whom something happened: "deaths", "arrests", "survivors"."""
    if happening_at(doc, head.i, "noun") is None or (head.i > 0 and head.nbor(-1).lower_ in listed("earlier")):
        return False
    return not _other_bodies(head)


def named_people(doc: Doc, head: Token) -> str:
    """Whose deaths or arrests a noun counts: "12 civilian deaths" are of civilians, "12 deaths" of people."""
    return people().get(doc[head.i - 1].lower_, PEOPLE) if head.i else PEOPLE


def measured_event(doc: Doc, place: Place, family: str) -> str | None:
    """What a measured figure is told of, by the word before it alone: "fined $20m", "rose by 5 per cent", "worth €2m"."""
    i = _adverbs_back(doc, place.first - 1, place.sentence[0])
    i -= i > place.sentence[0] and doc[i].lower_ == "by"
    found = _ending(doc, i, place.sentence[0], "measure", "before") if i >= place.sentence[0] else None
    if found is None and place.end + 1 < place.sentence[1] and doc[place.end].lower_ in listed("be"):
        found = happening_at(doc, place.end + 1, "measure")
    if found is None or (family == "duration" and found.event in ("rose", "fell")):  # "rose over six years"
        return None
    return found.event


def _noun(doc: Doc, place: Place) -> str | None:
    head = place.head
    if head is None:
        return None
    if counts_people(doc, head):
        found = happening_at(doc, head.i, "noun")
        return found.event if found else None
    before = happening_at(doc, head.i - 1, "adjective", "object") if head.i > place.first else None
    fits = before is not None and before.end == head.i and (before.role == "adjective" or before.passive)
    return before.event if before and fits else None


def _other_bodies(head: Token) -> bool:
    """ "12 charred bodies" are dead, "two government bodies" are not."""
    if head.lemma_ != "body" or head.i == 0:
        return False
    return head.nbor(-1).tag_ in ("NN", "NNP") or head.nbor(-1).lower_ in listed("official body")


def _behind(doc: Doc, place: Place) -> str | None:
    """ "12 people were killed", "four dead", "the 12 who died", "30 were reported missing", "two were found shot dead".

    Not "homes in five villages were damaged": behind a preposition it is no longer the villages that a verb tells of.
    """
    if place.head is None and place.end < place.sentence[1] and (condition := happening_at(doc, place.end, "condition")):
        return condition.event if condition.end == place.sentence[1] or doc[condition.end].is_punct else None
    passive, relative, weak = False, False, None
    inner = place.first > place.sentence[0] and doc[place.first - 1].lower_ in listed("inner")
    for i in range(place.end, min(place.end + REACH, place.sentence[1])):
        token = doc[i]
        for found in happenings_at(doc, i, "object", "subject", "adjective"):
            if found.end <= place.sentence[1] and _undergoes(doc, found, place.sentence[1], passive, relative):
                if inner and (passive or (found.role == "subject" and found.shape != "ing")):
                    return None
                if found.event != "found":
                    return found.event
                weak = found.event
        passive |= token.lower_ in listed("be")
        relative |= token.lower_ in ("who", "that", "which")
        if token.lower_ not in listed("between") and token.tag_ not in ("RB", "MD") and not token.is_space:
            return weak
    return weak


def _beyond(doc: Doc, place: Place) -> str | None:
    """Behind an insertion between commas: "two of the victims, a man and his son, were pronounced dead"."""
    start, stop = place.end, place.sentence[1]
    if start >= stop or doc[start].text != ",":
        return None
    for i in range(start + 1, min(start + INSERTION, stop - 1)):
        if doc[i].text == "," and (doc[i + 1].lower_ in listed("be") or doc[i + 1].tag_ == "VBD"):
            return _behind(doc, replace(place, end=i + 1))
    return None


def _undergoes(doc: Doc, found: Happening, stop: int, passive: bool, relative: bool) -> bool:
    """Whether what stands before the words undergoes what they tell: "two gunmen killed four" tells nothing of the gunmen."""
    if found.role == "adjective":
        return True
    if found.role == "subject":
        return not passive or found.shape in ("ing", "past")
    if not found.passive:
        return False
    return passive or (not relative and not _has_object(doc, found.end, stop))


def _has_object(doc: Doc, i: int, stop: int) -> bool:
    """Whether a noun phrase begins at token ``i``, which makes the verb before it active."""
    while i < stop and (doc[i].tag_ == "RB" or doc[i].lower_ in ("at", "least", "up", "to", "as", "many", "more", "than")):
        i += 1
    if i >= stop:
        return False
    return doc[i].tag_ in NOUN_PHRASE and doc[i].ent_type_ not in ("DATE", "TIME")


def _before(doc: Doc, place: Place) -> str | None:
    """ "killed at least 12 people", "shot dead two men", "leaving 12 injured"; "among those killed were four children"."""
    i = _back(doc, place)
    if i < place.sentence[0]:
        return None
    if doc[i].lower_ in listed("be"):
        found = _ending(doc, _adverbs_back(doc, i - 1, place.sentence[0]), place.sentence[0], "object", "adjective")
        return found.event if found and (found.passive or found.role == "adjective") else None
    noun = place.head.lower_ if place.head is not None else ""
    special = next((role for role in ("lives", "jobs") if noun in listed(role)), "object")
    found = happening_around(doc, i, place.end, "object") or _ending(doc, i, place.sentence[0], "object", special, "before")
    if found is None or _is_passive(doc, i, found, place.sentence[0]):
        return None
    return found.event


def _back(doc: Doc, place: Place) -> int:
    """The last token before a figure that is neither adverb nor article nor mark."""
    i = place.first - 1
    while i >= place.sentence[0] and (
        doc[i].tag_ == "RB" or doc[i].lower_ in listed("before figure") or doc[i].is_space or doc[i].is_quote
    ):
        i -= 1
    return i


def _adverbs_back(doc: Doc, i: int, floor: int) -> int:
    while i > floor and doc[i].tag_ == "RB":
        i -= 1
    return i


def _ending(doc: Doc, i: int, floor: int, *roles: str) -> Happening | None:
    """The longest entry that ends with token ``i``."""
    starts = range(max(floor, i - 4), i + 1)
    return next((f for start in starts for f in happenings_at(doc, start, *roles) if f.end == i + 1), None)


def _is_passive(doc: Doc, i: int, found: Happening, floor: int) -> bool:
    """ "were killed 12 days ago": a passive takes no object."""
    if not found.passive:
        return False
    j = _adverbs_back(doc, i - 1, floor)
    return j >= floor and doc[j].lower_ in listed("be")


def _governed(doc: Doc, place: Place) -> str | None:
    """ "the deaths of four people", "injuries to 12", "a crowd of 5,000"."""
    i = place.first - 1
    while i >= place.sentence[0] and doc[i].lower_ in listed("before figure"):
        i -= 1
    if i <= place.sentence[0] or doc[i].lower_ not in listed("event of"):
        return None
    found = happening_at(doc, i - 1, "of", "noun")
    if found is None or found.end != i or (doc[i].lower_ != "of" and found.role != "noun"):
        return None
    return found.event


def leads_on(doc: Doc, place: Place) -> bool:
    """Whether a figure goes on from the one before: "12 people, including three children", "three of them children"."""
    i = _back(doc, place)
    if place.counted is not None and place.counted.partitive and place.counted.head is None:
        return True
    return i >= place.sentence[0] and (
        doc[i].lower_ in listed("leads on") or (doc[i].lower_ in ("them", "whom") and doc[i].nbor(-1).lower_ == "among")
    )


def is_person(unit: str | None) -> bool:
    """Whether a unit stands for people."""
    return unit is not None and people().get(unit) == unit
