"""What happened: the claims of each story, and of the earlier happenings that its articles look back on, apart.

An event is one story's news, or one setting of its background ("in January"). Claims of two events are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attribution.accounts.statements import Statement, Weights
from attribution.records import Article, Event

LONGEST_LABEL = 90
"""Characters of a label, cut at a word."""
Key = tuple[int, str | None]
"""A story's number and a setting."""


def keys_of(statements: Iterable[Statement], stories: Mapping[str, int]) -> dict[int, Key]:
    """The event of each statement, by its number."""
    return {s.number: (stories.get(s.claim.article, 0), s.setting) for s in statements}


def events_of(
    statements: Sequence[Statement], keys: Mapping[int, Key], articles: Iterable[Article], weights: Weights
) -> dict[Key, Event]:
    """The events in the order in which claims first tell of them.

    An event goes by its first claim. The news of a story is labelled by the headline of its first article, background by
    the words of its fullest claim.
    """
    titles = {article.id: article.title for article in articles}
    groups: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[keys[statement.number]].append(statement)
    return {
        key: Event(f"event:{told[0].claim.id}", _label(key, told, titles, weights), tuple(s.claim.id for s in told))
        for key, told in groups.items()
    }


def _label(key: Key, told: Sequence[Statement], titles: Mapping[str, str | None], weights: Weights) -> str:
    title = titles.get(told[0].claim.article)
    if key[1] is None and title:
        return shortened(title)
    fullest = max(told, key=lambda s: (sum(1 - weights.of(word) for word in s.stems), -s.number))
    return shortened(fullest.claim.text)


def shortened(text: str, limit: int = LONGEST_LABEL) -> str:
    """A text in one line, cut at a word where it is longer than ``limit`` characters.

    >>> shortened("Four people were killed in a blast at the port", 20)
    'Four people were …'
    """
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + " …"
