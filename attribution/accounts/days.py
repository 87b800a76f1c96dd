"""On which day each article stands, in order: by its date, or by the weekdays on which its sources spoke.

A toll told on Tuesday does not contradict a lower one told on Sunday. Articles without a date still say "said on Monday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from attribution.records import Article, Attribution

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAMES = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b(?!\s+(?:week|next))", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:next|until|by|before|coming|for|till)\s+$", re.IGNORECASE)
BESIDE = 60
"""Characters around a cue in which a weekday tells when the source spoke."""


def days_of(articles: Sequence[Article], attributions: Iterable[Attribution]) -> dict[str, int | None]:
    """For each article the number of its day, for comparison only; None where nothing tells it."""
    dated = {article.id: ordinal(article.published) for article in articles}
    if all(day is not None for day in dated.values()):
        return dated
    cues: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        cues.setdefault(attribution.article, []).append(attribution)
    spoken = {article.id: _weekdays(article, cues.get(article.id, ())) for article in articles}
    first = _first_day({day for found in spoken.values() for day in found})
    ranks = {name: max(((day - first) % 7 for day in found), default=None) for name, found in spoken.items()}
    return ranks if any(rank is not None for rank in ranks.values()) else dated


def ordinal(published: str | None) -> int | None:
    """The number of a day, for comparison; None where no day is given, or none in ISO ("2 May", of a caller's own article)."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _weekdays(article: Article, attributions: Iterable[Attribution]) -> set[int]:
    """The weekdays in the dateline and beside the cues, as numbers from Monday."""
    places = [article.text[:200].split("\n\n")[1][:60]] if "\n\n" in article.text[:200] else []
    for attribution in attributions:
        if attribution.cue is not None:
            around = article.text[max(0, attribution.cue.start - BESIDE) : attribution.cue.end + BESIDE]
            places.append(around)
    found = set()
    for place in places:
        for match in NAMES.finditer(place):
            if not AHEAD.search(place[: match.start()]):
                found.add(WEEKDAYS.index(match.group(1).lower()))
    return found


def _first_day(days: Iterable[int]) -> int:
    """The day that begins the week of the story: the one after the longest gap."""
    ordered = sorted(set(days))
    if not ordered:
        return 0
    gaps = [((day - ordered[i - 1]) % 7, day) for i, day in enumerate(ordered)]
    return max(gaps)[1]


def weekday(text: str) -> str | None:
    """The weekday that a text gives as its time; None where it gives none, or only as the end of something.

    >>> weekday("were freed on Monday"), weekday("until Monday")
    ('Monday', None)
    """
    found = (match for match in NAMES.finditer(text) if not AHEAD.search(text[: match.start()]))
    return next((match.group(1) for match in found), None)
