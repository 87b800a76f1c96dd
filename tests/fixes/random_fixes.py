"""Fixes of every kind at random, of what an analysis holds and of what it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import get_args

from attribution.records import Analysis, Fix, FixAction, Ref, RelationKind, SourceKind, Stance, Why


def random_fixes(analysis: Analysis, number: int, random: Random) -> list[Fix]:
    """So many fixes, each of a kind drawn at random; some name words that are not there, or stand there more than once."""
    dice = Dice(analysis, random)
    return [dice.fix(count) for count in range(number)]


class Dice:
    """Draws what a fix names from the records of an analysis."""

    def __init__(self, analysis: Analysis, random: Random) -> None:
        self.analysis, self.random = analysis, random
        self.texts = {article.id: article.text for article in analysis.articles}
        self.digits = {article.id: article.sha256[:12] or None for article in analysis.articles}

    def fix(self, number: int) -> Fix:
        do = self.random.choice(get_args(FixAction))
        drawn: dict[str, Callable[[], Fix]] = {
            "merge": lambda: Fix("merge", (self.source(), self.source())),
            "split": lambda: Fix("split", (self.source(),), self.alias()),
            "rename": lambda: Fix("rename", (self.source(),), name=f"{self.source().words} {number}"),
            "set": lambda: Fix("set", (self.source(),), kind=self.kind(), anonymous=self.random.choice((True, False))),
            "reassign": lambda: Fix("reassign", (self.said(),), self.random.choice((self.source(), None))),
            "reject": lambda: Fix("reject", (self.said(),)),
            "add": lambda: Fix("add", (self.passage(),), self.source(), stance=self.random.choice(get_args(Stance))),
            "join": lambda: Fix("join", (self.event(), self.event())),
            "part": lambda: Fix("part", (self.claim(),)),
            "relate": lambda: Fix("relate", (self.claim(), self.claim()), relation=self.relation(), ground=self.ground()),
        }
        made = drawn[do]()
        values = {name: getattr(made, name) for name in made.__dataclass_fields__}
        return Fix(
            **{**values, "who": "R. Dice", "when": "2026-03-01", "why": f"throw {number}", "place": f"fixes.toml:{number}"}
        )

    def source(self) -> Ref:
        found = self.random.choice(self.analysis.sources)
        article = self.random.choice([mention.article for mention in found.mentions] or [None])  # type: ignore[list-item]
        return self.random.choice((Ref(found.name), Ref(found.name, article, self.digits.get(article))))

    def alias(self) -> Ref:
        found = self.random.choice(self.analysis.sources)
        named = [*found.aliases, *(merge.alias for merge in found.merges)] or [found.name]
        return Ref(self.random.choice(named))

    def said(self) -> Ref:
        found = self.random.choice(self.analysis.attributions)
        return self.words(found.article, found.content[0].start, found.content[0].end)

    def claim(self) -> Ref:
        found = self.random.choice(self.analysis.claims)
        return self.words(found.article, found.extents[0].start, found.extents[0].end)

    def event(self) -> Ref:
        if self.analysis.events and self.random.random() < 0.5:
            return Ref(self.random.choice(self.analysis.events).label)
        return self.claim()

    def passage(self) -> Ref:
        article = self.random.choice(self.analysis.articles)
        places = [match.start() for match in re.finditer(r"\b\w", article.text)]
        start = self.random.randrange(len(places) - 1)
        end = self.random.randrange(start + 1, min(start + 12, len(places)))
        return self.words(article.id, places[start], places[end])

    def words(self, article: str, start: int, end: int) -> Ref:
        """Words, cut at random now and then, with or without their article."""
        if self.random.random() < 0.1:
            end = start + max(4, (end - start) // 2)
        words = self.texts[article][start:end].strip() or "nothing"
        nth = self.random.choice((*[None] * 8, 1, 2))
        return self.random.choice((Ref(words, nth=nth), Ref(words, article, self.digits[article], nth)))

    def kind(self) -> SourceKind:
        return self.random.choice(get_args(SourceKind))

    def relation(self) -> RelationKind | None:
        return self.random.choice((None, *get_args(RelationKind)))

    def ground(self) -> Why | None:
        return self.random.choice((None, *get_args(Why)))
