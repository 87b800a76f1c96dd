"""Which articles tell of one story, and why they were taken to."""

from __future__ import annotations

from dataclasses import dataclass

DOUBTFUL = 0.9
"""The confidence below which a join is shown as doubtful. Of reports on shootings in one city, 16 of 32 joins below it were
right, and 506 of 517 above; of development stories each given alone, all of one story, 3 of 57 joins lie below it."""


@dataclass(frozen=True, slots=True)
class Join:
    """Why two groups of articles became one: shown on ``first`` and ``second`` (article ids), one of each, those most alike.

    ``words``, ``names`` (of places, bodies, things), ``people`` (surnames) and ``places`` (streets) stand in both; they are
    given as the first writes them, the most telling first. ``days`` (ISO) are told of by both, or both were published then;
    ``numbers`` are ages and figures in both. ``against`` is what speaks for two stories, in words. ``same_text`` says that
    one is a copy of the other: nothing else is told then. ``confidence`` is 0 to 1, of the groups and not of these two alone;
    what lies below ``DOUBTFUL`` deserves a look.
    """

    first: str
    second: str
    confidence: float
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    same_text: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """The ids of the articles that tell of one story, in the order of the input, and what joined them.

    There is one join less than articles, and from each article every other is reached by them; the surest comes first. A
    claim is compared with those of its own story alone.
    """

    articles: tuple[str, ...]
    joins: tuple[Join, ...] = ()
