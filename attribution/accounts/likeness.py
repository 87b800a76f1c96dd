"""How likely two articles tell of one story: signs of what they share and of what they tell otherwise, on a logistic scale.

The weights (``story_weights.tsv``) were fitted by ``bench/fit_joining.py``. They stand in two columns, for articles that both
have a date and for others: without days the same words say less.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from attribution import languages
from attribution.accounts.traits import Traits, Words

ALWAYS = "(always)"
FEW = 12
"""Articles: among so many or fewer, a word in most of them says that they are of one story, not that it is common."""
MORE_ASKED = {"dated": 2.0, "undated": 3.75}
"""What the odds must make up for among few articles, where no word counts as common talk."""
RAREST = 0.002
"""The share of news articles that a word stands in which the list of common words does not have."""
NAME_WEIGHT = 2.0
"""What a proper name counts for against a common word: two quakes share words, one quake shares places and people."""
MAIN = 2.2
"""How much a text must be about somebody, for another article that never names them to be of other people."""
OFFICIAL = 0.3
"""Of the articles that name somebody, the share with the office alone from which it is one who speaks of many stories."""
WEEKS = 14
"""Days from which an article is a follow-up, and counted in weeks."""
TELLING = 5
"""The rarest words that two articles share which are looked at by themselves."""
NOTABLE = -0.5
"""What a sign takes from the odds at the least to be told: what weighs less, a reader need not weigh either."""
NOTE = 30
"""Words of a note: shorter articles share less, whatever they tell of."""

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class InCommon:
    """What two articles share: stems of words and surnames, the most telling first; which of the words either writes as names;
    streets, days, numbers."""

    words: tuple[str, ...]
    names: frozenset[str]
    people: tuple[str, ...]
    streets: frozenset[str]
    days: frozenset[int]
    ages: frozenset[int]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Vector:
    weights: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as it is laid beside others: its traits, and its words by how much they tell."""

    traits: Traits
    words: Mapping[str, float]
    names: _Vector
    lead: _Vector
    title: _Vector
    main: frozenset[str]


class Given:
    """The articles given together, in whose company a word, a phrase or a name is common or rare."""

    def __init__(self, traits: Iterable[Traits]) -> None:
        """Count what is common in all the articles, and weigh the words of each by it."""
        given = tuple(traits)
        self._many = len(given) > FEW
        self._words = Counter(word for one in given for word in one.words.weights)
        self._phrases = Counter(phrase for one in given for phrase in one.phrases)
        self._named = Counter(name for one in given for name in one.people.weights)
        self._in_office = Counter(name for one in given for name in one.people.officials)
        self._read = tuple(self._reading(one) for one in given)

    def heaviest(self, article: int, most: int) -> list[str]:
        """The words that tell most of an article, the heaviest first."""
        read = self._read[article]
        weights = {
            word: weight * (NAME_WEIGHT if word in read.traits.words.names else 1) for word, weight in read.words.items()
        }
        return heapq.nsmallest(most, weights, key=lambda word: (-weights[word], word))

    def main_people(self, article: int) -> frozenset[str]:
        """Those whom an article is about, without officials."""
        return self._read[article].main

    def shared_words(self, first: int, second: int) -> int:
        """How many words two articles have in common."""
        return len(self._read[first].words.keys() & self._read[second].words.keys())

    def in_common(self, first: int, second: int) -> InCommon:
        """What two articles share, for a reader to see; the words of people's and streets' names stand there alone."""
        one, other = self._read[first], self._read[second]
        ours, theirs = one.traits, other.traits
        people, streets = self._people_in_both(one, other), ours.streets & theirs.streets
        shared = {word: min(one.words[word], other.words[word]) for word in one.words.keys() & other.words.keys()}
        published = frozenset() if ours.day is None or ours.day != theirs.day else frozenset({ours.day})
        return InCommon(
            words=tuple(w for w in sorted(shared, key=lambda w: (-shared[w], w)) if w not in streets and w not in people),
            names=ours.words.names | theirs.words.names,
            people=tuple(people),
            streets=streets,
            days=_told_in_both(ours, theirs) | published,
            ages=ours.ages & theirs.ages,
            figures=ours.figures & theirs.figures,
        )

    def _people_in_both(self, one: _Read, other: _Read) -> list[str]:
        """Those whom both name, one of them perhaps by surname alone; without officials, those they are most about first."""
        ours, theirs = one.traits.people.weights, other.traits.people.weights
        found = {name for name in (*(ours.keys() & theirs.keys()), *_by_surname(one, other)) if not self._official(name)}
        return sorted(found, key=lambda name: (-ours.get(name, 0.0) - theirs.get(name, 0.0), name))

    def signs(self, first: int, second: int) -> Signs:
        """What speaks for and against one story; a sign that is not there is 0."""
        one, other = self._read[first], self._read[second]
        return {
            **self._word_signs(one, other),
            **self._people_signs(one, other),
            **_place_signs(one.traits, other.traits),
            **_day_signs(one.traits, other.traits),
            ALWAYS: 1.0,
        }

    def odds(self, first: int, second: int) -> float:
        """The logarithm of the odds that two articles are of one story: above 0 they rather are.

        The scale for articles with a date was fitted to crimes of one city, where days tell nearly all. Few articles are mostly
        a packet of one story or two, with dates or without: there the other scale has as much to say.
        """
        signs, scale = self.signs(first, second), self._scale_of(first, second)
        if self._many:
            return _weighed(signs, scale)
        return (_weighed(signs, scale) + _weighed(signs, "undated")) / 2 - MORE_ASKED[scale]

    def against(self, first: int, second: int) -> frozenset[str]:
        """The signs that speak against one story, on the scale for these two, enough to be told."""
        weights = _scale(self._scale_of(first, second))
        return frozenset(sign for sign, value in self.signs(first, second).items() if value * weights[sign] <= NOTABLE)

    def _scale_of(self, first: int, second: int) -> str:
        one, other = self._read[first].traits.day, self._read[second].traits.day
        return "undated" if one is None or other is None else "dated"

    def _word_signs(self, one: _Read, other: _Read) -> Signs:
        shared = one.words.keys() & other.words.keys()
        rarest = heapq.nlargest(TELLING, (min(one.words[word], other.words[word]) for word in shared))
        ours, theirs = one.traits.phrases, other.traits.phrases
        phrases = math.fsum(self._rarity(self._phrases[phrase]) for phrase in ours & theirs)
        shorter = min(len(one.words), len(other.words))
        return {
            "names": _cosine(one.names, other.names),
            "headline in the lead": max(_cosine(one.title, other.lead), _cosine(other.title, one.lead)),
            "rarest words": math.fsum(rarest),
            "phrases": math.log1p(phrases / math.sqrt(5 + min(len(ours), len(theirs)))),
            "a note": 1 / (1 + shorter / NOTE),
        }

    def _people_signs(self, one: _Read, other: _Read) -> Signs:
        ours, theirs = one.traits.people.weights, other.traits.people.weights
        shared = ours.keys() & theirs.keys()
        officials = sum(self._official(name) for name in shared)
        people = math.log1p(math.fsum(min(ours[name], theirs[name]) for name in shared if not self._official(name)))
        surname = any(not self._official(name) for name in _by_surname(one, other))
        others = one.main and other.main and not _mentions(one.main, other) and not _mentions(other.main, one)
        return {
            "people": people,
            "people, weeks later": people if _apart(one.traits, other.traits) > WEEKS else 0.0,
            "a surname alone": float(surname),
            "officials": math.log1p(officials),
            "other people": float(bool(others)),
        }

    def _official(self, name: str) -> bool:
        return self._in_office[name] > OFFICIAL * self._named[name]

    def _reading(self, traits: Traits) -> _Read:
        words, names = self._weighed(traits.words), traits.words.names
        people = traits.people.weights
        return _Read(
            traits,
            words,
            names=_vector({word: weight for word, weight in words.items() if word in names}),
            lead=_vector(_names_first(self._weighed(traits.lead), names)),
            title=_vector(self._weighed(traits.title)),
            main=frozenset(name for name, weight in people.items() if weight >= MAIN and not self._official(name)),
        )

    def _weighed(self, words: Words) -> dict[str, float]:
        return {word: weight * _telling(word) * self._rarity(self._words[word]) for word, weight in words.weights.items()}

    def _rarity(self, articles: int) -> float:
        """1 in one article, less in many, never nothing; in a few articles always 1."""
        return 1 / (1 + math.log(articles)) if self._many and articles else 1.0


def _weighed(signs: Signs, scale: str) -> float:
    weights = _scale(scale)
    return math.fsum(value * weights[sign] for sign, value in signs.items())


def _by_surname(one: _Read, other: _Read) -> Iterator[str]:
    """Those whom one of two articles names in full, and the other by a capitalised surname alone."""
    for named, beside in ((one, other), (other, one)):
        full, alone = named.traits.people.weights.keys(), beside.traits.words.names
        yield from (full & alone) - beside.traits.people.weights.keys()


def _mentions(people: Collection[str], other: _Read) -> bool:
    return any(name in other.words or name in other.traits.people.weights for name in people)


def _place_signs(one: Traits, other: Traits) -> Signs:
    return {
        "streets": float(min(2, len(one.streets & other.streets))),
        "other streets": _others(one.streets, other.streets),
        "ages": math.log1p(len(one.ages & other.ages)),
        "other ages": float(bool(one.lead_ages and other.lead_ages and not one.ages & other.ages)),
        "figures": math.log1p(len(one.figures & other.figures)),
        "other figures": _others(one.figures, other.figures),
    }


def _day_signs(one: Traits, other: Traits) -> Signs:
    told = bool(_told_in_both(one, other))
    apart = _apart(one, other)
    return {
        "a day told": float(told),
        "other days told": float(bool(one.lead_days and other.lead_days) and not told),
        "days apart": math.log1p(min(apart, WEEKS)),
        "weeks apart": math.log1p(max(0, apart - WEEKS) / WEEKS),
    }


def _told_in_both(one: Traits, other: Traits) -> frozenset[int]:
    """The days that one tells of in its lead, and the other anywhere."""
    return one.lead_days & other.days | one.days & other.lead_days


def _others(ours: Collection[object], theirs: Collection[object]) -> float:
    """1 where both tell of some and have none in common."""
    return float(bool(ours and theirs) and not set(ours) & set(theirs))


def _apart(one: Traits, other: Traits) -> int:
    """The days between two articles; 0 where one has no date."""
    return 0 if one.day is None or other.day is None else abs(one.day - other.day)


def _names_first(words: Mapping[str, float], names: Collection[str]) -> dict[str, float]:
    return {word: weight * (NAME_WEIGHT if word in names else 1) for word, weight in words.items()}


def _vector(weights: Mapping[str, float]) -> _Vector:
    return _Vector(weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())))


def _cosine(one: _Vector, other: _Vector) -> float:
    shared = one.weights.keys() & other.weights.keys()
    return (
        math.fsum(one.weights[word] * other.weights[word] for word in shared) / (one.length * other.length) if shared else 0.0
    )


@cache
def _telling(word: str) -> float:
    """How much a word tells, however often it stands in a text: 1 for one that no common word of news is, less for others."""
    return math.log(_shares().get(word, RAREST)) / math.log(RAREST)


@cache
def _shares() -> dict[str, float]:
    return {row["word"]: float(row["share"]) for row in languages.table("en", "news_words")}


@cache
def _scale(column: str) -> dict[str, float]:
    return {row["sign"]: float(row[column]) for row in languages.table("en", "story_weights")}
