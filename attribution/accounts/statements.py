"""A claim with everything it takes to compare it: who says it, how often its words occur, who takes part in it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from attribution import languages
from attribution.accounts.clocks import Clock, clock
from attribution.accounts.concepts import WORD, actors, acts
from attribution.accounts.days import weekday
from attribution.accounts.denied import denied_in
from attribution.accounts.labels import Label, labels_in
from attribution.accounts.orders import Order
from attribution.accounts.parties import NOBODY, Party
from attribution.records import Article, Attribution, Claim, Source

TELLING = ("asserts", "confirms", "claims", "denies")
"""Stances that say what was; a doubt, a forecast, a demand or a refusal says nothing that another account could contradict."""
FORECAST = re.compile(
    r"\b(?:could|may|might|will|would|shall|expected to|likely to|set to|due to|going to|at risk"
    r"|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)"
    r"|vow(?:s|ed|ing)?|guarantee[sd]?|propos(?:e|es|ed|ing))\b"
    r"(?!\s+(?:not\s+|well\s+|also\s+)?have\b)",
    re.IGNORECASE,
)
VERBAL = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|do|does|did)\b|['’](?:s|re|ve)\b", re.IGNORECASE)
GIVEN = re.compile(
    r"(?:only |just |shortly |soon )?(?:when|where|after|before|as|while|since|until|once|by the time)\b", re.IGNORECASE
)
NEAR = 1500
"""Characters: about four paragraphs, as far apart as an article puts a claim and its answer."""
FEWEST = 50
"""Claims: in fewer, a word that two share is not yet common talk."""
COMMONEST = 0.2
"""What the commonest word of the texts still weighs; a word in one claim weighs 1."""


@dataclass(frozen=True)
class Statement:
    """A claim, its attribution and source, and the ideas that its words stand for.

    ``origin`` is who vouches for it: sources that speak for one another share one (``independence``). ``predicate`` are the
    ideas of what happened, ``stems`` the words with the ideas of each, ``passage`` the sentence of the content that the claim
    is cut from, ``setting`` the words that set it in another time than the news (``settings``),
    ``day`` the day of its article (``days``).
    """

    claim: Claim
    attribution: Attribution
    source: Source | None
    origin: str
    number: int
    predicate: frozenset[str]
    agent: Party
    target: Party
    place: Party
    subject: Party
    stems: Mapping[str, frozenset[str]]
    speaker: frozenset[str] = frozenset()
    cause: Party = NOBODY
    orders: tuple[Order, ...] = ()
    cue: str = ""
    passage: str = ""
    setting: str | None = None
    day: int | None = None

    @cached_property
    def ideas(self) -> frozenset[str]:
        """All ideas in the claim."""
        return frozenset(idea for found in self.stems.values() for idea in found) | self.predicate

    @cached_property
    def labels(self) -> dict[str, Label]:
        """The words by which it judges what it names (``labels``)."""
        return labels_in(self.claim.text, self.claim.terms, self.claim.predicate, negative=self.negative)

    @cached_property
    def clock(self) -> Clock | None:
        """The time of day it gives (``clocks``)."""
        return clock(self.claim.text)

    @cached_property
    def weekday(self) -> str | None:
        """The weekday it gives (``days``)."""
        return weekday(self.claim.text)

    @cached_property
    def given(self) -> bool:
        """Whether it is told only to set a time for something else: "when the first shot went off"."""
        return GIVEN.match(self.claim.text) is not None

    @cached_property
    def foretold(self) -> bool:
        """Whether it says what is to come; two such can differ, but no such contradicts what has happened."""
        ahead = self.claim.certainty != "certain" and FORECAST.search(self.claim.text) is not None
        return self.attribution.stance == "predicts" or (self.attribution.stance in TELLING and ahead)

    @property
    def negative(self) -> bool:
        """Whether it says that something was not so."""
        return self.claim.polarity == "negative"

    @cached_property
    def denied(self) -> frozenset[str]:
        """The words that it denies (``denied``), whatever its main clause says."""
        return denied_in(self.claim.text)

    @cached_property
    def degrees(self) -> frozenset[str]:
        """The words by which it tells how grave something was."""
        words = frozenset(word.lower() for word in WORD.findall(self.claim.text))
        return words & languages.used("en", "claim_words", "degree")

    @property
    def clausal(self) -> bool:
        """Whether a verb that a list of forms can know stands in it."""
        return VERBAL.search(self.claim.text) is not None

    @property
    def bare(self) -> bool:
        """Whether it is a phrase that tells nothing by itself: "claimed the raid", "an official suspect"."""
        nominal = not (self.claim.agent or self.claim.target or self.claim.figures or self.cause.named)
        return nominal and not self.clausal and (not self.negative or self._names_somebody)

    @property
    def _names_somebody(self) -> bool:
        """Whether it comes to no more than a person: "charges were dismissed against a teenager"."""
        return bool(actors(self.predicate)) or self.claim.predicate in languages.words("en", "person_nouns")

    @property
    def told(self) -> bool:
        """Whether it says that something was or was not so: no forecast, demand, refusal, question or condition."""
        refuses = self.attribution.stance == "denies" and not self.claim.agent and not acts(self.predicate)
        told = self.attribution.stance in TELLING and not (refuses and "den" in self.cue and not self.claim.target)
        asked = self.passage.rstrip("\"”’' ").endswith("?")
        return told and not asked and self.claim.certainty != "unknown" and not self.foretold


@dataclass(frozen=True)
class Weights:
    """How much each word tells, from 0 to 1: rare words in these texts tell more (idf over the claims)."""

    total: int
    counts: Mapping[str, int]

    def of(self, word: str) -> float:
        """The weight of a stem or an idea; 1 for one that no text has."""
        seen = self.counts.get(word, 0)
        if seen < 2:
            return 1.0
        return max(COMMONEST, 1 - math.log(seen) / math.log(max(self.total, FEWEST) + 1))


def weights_of(statements: Sequence[Statement]) -> Weights:
    """The weights of all stems and ideas over these statements."""
    counts = Counter(word for statement in statements for word in {*statement.stems, *statement.ideas})
    return Weights(len(statements), counts)


def near(first: Statement, second: Statement) -> bool:
    """Whether two claims stand in different articles, or close enough in one for the second to answer the first."""
    ours, theirs = first.claim.extents[0].start, second.claim.extents[0].start
    return first.claim.article != second.claim.article or abs(ours - theirs) <= NEAR


def may_be_one(first: Statement, second: Statement) -> bool:
    """Whether two sources, told apart, may be one all the same: one has no name, the name of one is in the other's ("police",
    "a police spokesman"), or both look into the case."""
    inquiring = languages.used("en", "claim_words", "inquiring")
    within = first.speaker <= second.speaker or second.speaker <= first.speaker
    return within or all(one.speaker & inquiring for one in (first, second))


def cover(first: Statement, second: Statement, weights: Weights, *, besides: Iterable[str] = ()) -> float:
    """The share of the first's words, by weight, that the second has too, 0 to 1; 0 where the first has none.

    ``besides`` are ideas whose words are not counted.
    """
    left_out = frozenset(besides)
    told = {word: found for word, found in first.stems.items() if not found & left_out}
    total = sum(weights.of(word) for word in told)
    shared = sum(weights.of(word) for word, found in told.items() if word in second.stems or found & second.ideas)
    return shared / total if total else 0.0


def cover_of(statement: Statement, ideas: frozenset[str]) -> float:
    """The share of a claim's words whose ideas are among those given, 0 to 1."""
    told = statement.stems.values()
    return sum(bool(found & ideas) for found in told) / len(told) if told else 0.0


def one_negative(first: Statement, second: Statement) -> bool:
    """Whether one says that something was not so and the other does not: "her injury was not severe" says of severe what
    "treated for injuries that were not severe" says."""
    return first.negative != second.negative and not first.denied & second.denied


def denies_a_degree(negative: Statement, other: Statement) -> bool:
    """Whether a claim denies only how grave a thing was, and the other says nothing of that: that nobody was seriously hurt
    does not deny that somebody was hurt."""
    return negative.negative and bool(negative.degrees) and not other.degrees


def common(first: Statement, second: Statement) -> tuple[str, ...]:
    """The words of the first that the second has too, or words for the same."""
    return tuple(word for word, found in first.stems.items() if word in second.stems or found & second.ideas)


def by_article(statements: Iterable[Statement], articles: Iterable[Article]) -> dict[str, list[Statement]]:
    """The statements of each article, in text order."""
    found: dict[str, list[Statement]] = {article.id: [] for article in articles}
    for statement in statements:
        found.setdefault(statement.claim.article, []).append(statement)
    return {name: sorted(told, key=lambda one: one.claim.extents[0]) for name, told in found.items()}
