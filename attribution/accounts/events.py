"""What happened: the claims of each story, and of the earlier happenings that its articles look back on, apart.

An event is one story's news, or one setting of its background ("in January"). Claims of two events are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attribution import languages
from attribution.accounts.settings import is_date, sentence_around
from attribution.accounts.shortening import balanced, cut
from attribution.accounts.statements import Statement, Weights
from attribution.accounts.wordings import is_plain, quoted, worded
from attribution.records import Article, Event

LONGEST_LABEL = 110
"""Characters of a label of a text's words, cut at a word."""
LONGEST_HEADLINE = 200
"""Characters of a headline that is shown whole."""
Key = tuple[int, str | None]
"""A story's number and a setting."""


def keys_of(statements: Iterable[Statement], stories: Mapping[str, int]) -> dict[int, Key]:
    """The event of each statement, by its number."""
    return {s.number: (stories.get(s.claim.article, 0), s.setting) for s in statements}


def events_of(
    statements: Sequence[Statement], keys: Mapping[int, Key], articles: Iterable[Article], weights: Weights
) -> dict[Key, Event]:
    """The events in the order in which claims first tell of them.

    An event goes by its first claim. The news of a story is labelled by the headline of its first article, or by its first
    sentence where it has none; background by the words of its fullest claim, with the time that sets it apart.
    """
    given = {article.id: article for article in articles}
    groups: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[keys[statement.number]].append(statement)
    return {
        key: Event(f"event:{told[0].claim.id}", _label(key, told, given, weights), tuple(s.claim.id for s in told))
        for key, told in groups.items()
    }


def _label(key: Key, told: Sequence[Statement], articles: Mapping[str, Article], weights: Weights) -> str:
    article = articles[told[0].claim.article]
    if key[1] is None:
        return cut(article.title, LONGEST_HEADLINE) if article.title else _opening(article.text)
    best = min(told, key=lambda statement: _rank(statement, weights))
    label = cut(worded(best), LONGEST_LABEL) if _names_its_subject(best) else quoted(best)
    return f"{label} ({dated(key[1])})" if is_date(key[1]) and key[1] not in label.lower() else label


def _opening(text: str) -> str:
    """The first sentence of an article."""
    start = len(text) - len(text.lstrip())
    return balanced(cut(sentence_around(text, start).rstrip(" .;"), LONGEST_LABEL))


def _rank(statement: Statement, weights: Weights) -> tuple[object, ...]:
    """How well a claim labels an event, the best first: a clause that names its subject, full of words that tell."""
    told = sum(1 - weights.of(word) for word in statement.stems)
    return statement.claim.clause is None, not _names_its_subject(statement), -told, statement.number


def _names_its_subject(statement: Statement) -> bool:
    return statement.claim.clause is not None and is_plain(statement.claim.clause)


def dated(setting: str) -> str:
    """The words that set an event in another time, as a heading has them: "January", "2019"."""
    months = {row["month"] for row in languages.table("en", "months")}
    return setting.capitalize() if setting in months else setting
