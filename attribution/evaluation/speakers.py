"""Whether attributions are grouped by who speaks as the gold groups them: B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attribution.evaluation.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Overlap:
    """B-cubed precision and recall, 0..1, and over how many attributions they were taken."""

    precision: float
    recall: float
    attributions: int

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def speakers(comparisons: Iterable[Comparison]) -> Overlap | None:
    """Over the attributions whose content was found and whose speaker is marked, story by story; None if there are none.

    An attribution that was given no source stands alone.
    """
    stories = defaultdict[str, list[tuple[str, str]]](list)
    for each in comparisons:
        for pair in each.matched:
            gold, found = each.gold[pair.gold].relation.speaker, each.found[pair.found].relation.speaker
            if gold:
                stories[each.story].append((gold, found or f"none {each.article.id} {pair.found}"))
    pairs = [share for story in stories.values() for share in _shares(story)]
    if not pairs:
        return None
    return Overlap(sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs), len(pairs))


def _shares(story: Sequence[tuple[str, str]]) -> Iterable[tuple[float, float]]:
    both, gold, found = Counter(story), Counter(g for g, _ in story), Counter(f for _, f in story)
    return ((both[g, f] / found[f], both[g, f] / gold[g]) for g, f in story)
