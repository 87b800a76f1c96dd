"""Who was mentioned up to the place of reading, latest first: looked up without going through all of a long text's cast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from attribution.sources.cast import Draft


class Standing(NamedTuple):
    """What decides whether an entity can be meant at all, and how often it was mentioned so far."""

    kind: str
    gender: str
    gender_told: bool
    likely_gender: str
    plural: bool
    perhaps_person: bool
    times: int


def standing(draft: Draft) -> Standing:
    """The standing of an entity that has a mention."""
    return Standing(
        draft.kind,
        draft.gender,
        draft.gender_told,
        draft.likely_gender,
        draft.plural,
        draft.perhaps_person,
        len(draft.seen),
    )


Fits = Callable[[Standing], bool]


@dataclass(slots=True)
class Recent:
    """Those mentioned so far, by their standing and by what they are called, in each case the latest last."""

    standings: dict[Standing, dict[Draft, None]] = field(default_factory=dict)
    called: dict[str, dict[Draft, None]] = field(default_factory=dict)
    standing_of: dict[Draft, Standing] = field(default_factory=dict)

    def pass_by(self, draft: Draft) -> None:
        """Note that the reading has come past a mention of someone."""
        old, new = self.standing_of.get(draft), standing(draft)
        if old is not None:
            del self.standings[old][draft]
            if not self.standings[old]:
                del self.standings[old]
        self.standing_of[draft] = new
        self.standings.setdefault(new, {})[draft] = None
        for word in draft.called:
            bearers = self.called.setdefault(word, {})
            bearers.pop(draft, None)
            bearers[draft] = None

    def latest(self, fits: Fits) -> Iterator[Draft]:
        """Those whose standing fits, the last mentioned first."""
        return _latest([group for each, group in self.standings.items() if fits(each)])

    def most(self, fits: Fits) -> Iterator[Draft]:
        """Those whose standing fits, the most often mentioned first, of these the last mentioned."""
        fitting = sorted((each for each in self.standings if fits(each)), key=lambda each: -each.times)
        for _, alike in groupby(fitting, key=lambda each: each.times):
            yield from _latest([self.standings[each] for each in alike])

    def latest_called(self, words: frozenset[str]) -> Iterator[Draft]:
        """Those called by one of the words, the last mentioned first; who is called by several comes once."""
        seen: set[Draft] = set()
        for draft in _latest([self.called[word] for word in words if word in self.called]):
            if draft not in seen:
                seen.add(draft)
                yield draft


def _latest(groups: Sequence[dict[Draft, None]]) -> Iterator[Draft]:
    """Those of all groups, the last mentioned first; of two mentioned by one word the one that came up first."""
    merged = merge(*(reversed(group) for group in groups), key=lambda draft: -draft.seen[-1].head)
    for _, together in groupby(merged, key=lambda draft: draft.seen[-1].head):
        yield from sorted(together, key=lambda draft: draft.number)
