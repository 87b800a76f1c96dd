"""Words that tell what happened to something counted ("killed", "taken to hospital"), matched without trusting the tagger.

A small model tags "12 injured" as adjective, noun or verb as it happens; the forms of a word do not change with that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from attribution import languages

Shape = Literal["base", "s", "past", "participle", "ing", "other"]
SHAPES: tuple[Shape, ...] = ("base", "s", "past", "participle", "ing")
NOUN_LIKE: tuple[Shape, ...] = ("base", "s")
"""Forms that are nouns as well ("murder", "strikes"): here the tagger must say."""
GAP = 3
"""Tokens that may stand inside a phrase: "taken by ambulance to a nearby hospital"."""
VERBAL = ("object", "subject", "lives", "jobs", "measure")


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry found in a text: the event, the role of what is counted, its verb form, and the token after it."""

    event: str
    role: str
    shape: Shape
    end: int

    @property
    def passive(self) -> bool:
        """Whether the form can be a passive or a past participle."""
        return self.role == "object" and self.shape == "participle"


def happenings_at(doc: Doc, i: int, *roles: str) -> Iterator[Happening]:
    """The entries whose first word is token ``i``, in any of the roles, the longest first."""
    for rest, role, event, shape in _entries().get(doc[i].lower_, ()):
        if role in roles and not (shape in NOUN_LIKE and doc[i].tag_[:1] == "N"):
            end = _match(doc, i + 1, rest)
            if end is not None:
                yield Happening(event, role, shape, end)


def happening_at(doc: Doc, i: int, *roles: str) -> Happening | None:
    """The longest entry whose first word is token ``i``, in any of the roles; None where there is none."""
    return next(happenings_at(doc, i, *roles), None) if 0 <= i < len(doc) else None


def happening_around(doc: Doc, i: int, after: int, role: str) -> Happening | None:
    """An entry parted by what it tells of, "took 12 hostage": its first word is token ``i``, the rest begins at ``after``."""
    for rest, known, event, shape in _entries().get(doc[i].lower_, ()):
        end = _match(doc, after, rest) if known == role and rest and rest[0] not in ("and", "or", ",") else None
        if end is not None:
            return Happening(event, role, shape, end)
    return None


def _match(doc: Doc, i: int, rest: tuple[str, ...]) -> int | None:
    """Where the rest of a phrase ends. Two words of a verb and its particle stand together, a longer way may have a gap."""
    gap = GAP if len(rest) > 1 and not {"and", "or"} & set(rest) else 0
    for word in rest:
        i = next((j + 1 for j in range(i, min(i + gap + 1, len(doc))) if word in (doc[j].lower_, doc[j].lemma_)), -1)
        if i < 0:
            return None
    return i


Entry = tuple[tuple[str, ...], str, str, Shape]


@cache
def _entries() -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for row in languages.table("en", "counted_events"):
        first, *rest = row["words"].split()
        for shape, form in _forms(first, row["role"], bool(rest)):
            found.setdefault(form, []).append((tuple(rest), row["role"], row["event"], shape))
    return {form: tuple(sorted(entries, key=lambda e: (-len(e[0]), e[3] != "participle"))) for form, entries in found.items()}


def _forms(word: str, role: str, phrase: bool) -> Iterator[tuple[Shape, str]]:
    if "/" in word:
        yield from zip(SHAPES, word.split("/"), strict=True)
    elif role in VERBAL:
        yield from zip(SHAPES, _regular(word), strict=True)
    else:
        yield "other", word
        if role == "noun" and not phrase:
            yield "other", word[:-1] + "ies" if word.endswith("y") else word + "s"


def words_of_events(events: Collection[str]) -> frozenset[str]:
    """The words, in all their forms, with which entries for one of the events begin."""
    return frozenset(form for form, entries in _entries().items() if any(event in events for _, _, event, _ in entries))


@cache
def harms() -> frozenset[str]:
    """The events in which people are hurt, killed or lost."""
    return frozenset(row["event"] for row in languages.table("en", "event_classes") if row["wider"] == "casualties")


def forms_of(verb: str) -> tuple[str, ...]:
    """All forms of a verb as the list has it, irregular ones after a slash."""
    return tuple(verb.split("/")) if "/" in verb else _regular(verb)


def _regular(verb: str) -> tuple[str, str, str, str, str]:
    """The five forms of a regular verb.

    >>> _regular("trap"), _regular("bury")[1:3], _regular("rescue")[2:]
    (('trap', 'traps', 'trapped', 'trapped', 'trapping'), ('buries', 'buried'), ('rescued', 'rescued', 'rescuing'))
    """
    stem = verb + verb[-1] if verb in languages.words("en", "doubling_verbs") else verb
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
    return verb, third, stem + "ed", stem + "ed", stem + "ing"
