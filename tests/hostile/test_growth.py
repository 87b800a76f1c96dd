"""The time for a text grows with its length, not with the square of it: in each stage, however many people it names."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from attribution.articles import from_texts
from attribution.attributions import detector_names
from attribution.parse.trees import without_circles
from attribution.parsing import parse
from attribution.pipeline import Told, _told, together, tool_of

BENCH = str(Path(__file__).parent.parent.parent / "bench")

sys.path.insert(0, BENCH)
try:
    from memory import news
finally:
    sys.path.remove(BENCH)

SHORT, LONG = 4_000, 32_000
RULES = detector_names(["rules"])


@pytest.fixture(scope="module")
def timed(nlp: Language) -> dict[str, list[float]]:
    """The seconds that what one article tells takes, and its accounts, for a short and for a long text."""
    seconds: dict[str, list[float]] = {"told": [], "accounts": []}
    for article, doc in parse(nlp, from_texts([news(SHORT), news(LONG)]).articles):
        told: list[Told] = []
        seconds["told"].append(least(lambda: told.append(_told(doc, article, RULES, None))))  # noqa: B023
        seconds["accounts"].append(least(lambda: together(told[:1], tool_of(nlp, RULES, compare=True))))  # noqa: B023
    return seconds


def least(work: Callable[[], object]) -> float:
    """The lesser of the processor times that work takes twice: the first time word lists are read."""
    times = []
    for _ in range(2):
        started = time.thread_time()
        work()
        times.append(time.thread_time() - started)
    return min(times)


@pytest.mark.parametrize("stage", ["told", "accounts"])
def test_eight_times_the_text_takes_no_more_than_twice_eight_times_the_time(timed: dict[str, list[float]], stage: str) -> None:
    short, long = timed[stage]
    assert long < 2 * LONG / SHORT * short


def test_undoing_eight_times_the_circles_takes_no_more_than_twice_eight_times_the_time() -> None:
    short, long = least(lambda: undone(1_000)), least(lambda: undone(8_000))
    assert long < 2 * 8 * short


def undone(circles: int) -> None:
    """So many pairs of words that hang on one another, each in a sentence of its own, hung as the parser had them."""
    words = range(2 * circles)
    roots, labels = list(words), ["ROOT"] * len(words)
    assert without_circles([i ^ 1 for i in words], labels, [i // 2 for i in words], (roots, labels)) == (roots, labels)
