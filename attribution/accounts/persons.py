"""The people whom a text names, read from its letters alone: reports of one trial share them, whenever they were written."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.accounts.concepts import WORD, stem

LEAD = 700
"""Characters of the headline and the lead, in which a report says what it is about."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LONGEST = 4
"""Words of a name at most: what is longer is a headline or a list."""
AGED, LEADING, HEADED = 1.0, 0.5, 0.5
"""What an age beside the name, a place in the lead and one in the headline add to how much a report is about somebody."""
NO_NAMES = (
    "organisation_nouns",
    "place_nouns",
    "place_heads",
    "stop_words",
    "generic_words",
    "general_name_words",
    "menu_words",
    "event_nouns",
    "state_words",
    "regions",
    "courtesy_titles",
)
"""Lists of words that neither begin nor end a person's name."""
AGE_BEHIND = re.compile(r"(?: (?:Jr|Sr)\.?| I{2,3})?(?:, (?:aged? )?\d{1,3}\b| \(\d{1,3}\))")
AGE_BEFORE = re.compile(r"year[- ]old,? $")


@dataclass(frozen=True, slots=True)
class People:
    """Surnames, each with how much the text is about its bearer, and those that are named with their office alone."""

    weights: Mapping[str, float]
    officials: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    surname: str
    aged: bool
    titled: bool


def people_of(text: str, title: str | None = None) -> People:
    """The people of a text that begins with its headline; the surname is the last word of a name, made comparable.

    >>> people_of("Sgt. Olga Brandt said Peter Dunmore, 34, was found on Monday.").officials
    frozenset({'brandt'})
    """
    names = list(_names(text))
    times = Counter(stem(word) for word in WORD.findall(text))
    lead, head = (frozenset(map(stem, WORD.findall(part))) for part in (text[:LEAD], title or ""))
    aged = {name.surname for name in names if name.aged}
    weights = {
        name: (1 + math.log(times[name])) * (1 + AGED * (name in aged) + LEADING * (name in lead) + HEADED * (name in head))
        for name in dict.fromkeys(name.surname for name in names)
    }
    return People(weights, frozenset(name.surname for name in names if name.titled) - aged)


def _names(text: str) -> Iterator[_Name]:
    """Runs of capitalised words that a first name, a title or an age shows to be somebody's name."""
    for run in _runs(text):
        words = [match.group(0) for match in run]
        before = next((i for i, word in enumerate(words) if word.lower() not in _no_names()), len(words))
        titled = any(word.lower() in _titles() for word in words[:before])
        while len(words) > before and words[-1].lower() in SUFFIXES:
            words.pop()
        own = words[before:]
        if not 2 <= len(own) <= LONGEST or own[-1].lower() in _no_names() or all(len(w) > 1 and w.isupper() for w in own):
            continue
        start, end = run[before].start(), run[before + len(own) - 1].end()
        aged = bool(AGE_BEHIND.match(text, end) or AGE_BEFORE.search(text[max(0, start - 12) : start]))
        if aged or titled or own[0].title() in _first_names():
            yield _Name(stem(own[-1]), aged, titled)


def _runs(text: str) -> Iterator[Sequence[re.Match[str]]]:
    """Capitalised words that follow one another with a blank between them, or the full stop of an initial or a title."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run:
            last = run[-1].group(0)
            gap = text[run[-1].end() : match.start()]
            joined = gap == " " or (gap == ". " and (len(last) == 1 or last.lower() in _titles()))
            if not (joined and match.group(0)[0].isupper()):
                yield run
                run = []
        if match.group(0)[0].isupper():
            run.append(match)
    if run:
        yield run


@cache
def _titles() -> frozenset[str]:
    offices = {row["title"].rstrip(".").lower() for row in languages.table("en", "name_titles")}
    return frozenset(offices | languages.words("en", "office_nouns")) - languages.words("en", "courtesy_titles")


@cache
def _first_names() -> frozenset[str]:
    return languages.words("en", "first_names_male") | languages.words("en", "first_names_female")


@cache
def _no_names() -> frozenset[str]:
    """Words that neither begin nor end a person's name: titles, bodies, places, days, common words."""
    times = {row["word"] for row in languages.table("en", "time_words") if row["kind"] in ("weekday", "month")}
    streets = languages.used("en", "street_words", "kind") | languages.used("en", "street_words", "direction")
    return frozenset(word.lower() for name in NO_NAMES for word in languages.words("en", name)) | _titles() | times | streets
